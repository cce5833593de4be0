"""Wishes for reservations, and the typed proposals that are made of them before anything is asked of the price list."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

_ID = "_[0-7][0-9a-hjkmnp-tv-z]{25}$"

type OptionId = Annotated[str, Field(pattern=f"^opt{_ID}")]
type VehicleId = Annotated[str, Field(pattern=f"^veh{_ID}")]
type ReservationId = Annotated[str, Field(pattern=f"^res{_ID}")]
type CommuteId = Annotated[str, Field(pattern=f"^cmt{_ID}")]
type NoteText = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
type Action = Literal["create", "change", "cancel"]


class ReservationWish(BaseModel):
    """What the customer wants reserved, changed or cancelled; absent members are as the option or reservation has them.

    An empty note removes the note.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: Action
    option_id: OptionId | None = None
    vehicle_id: VehicleId | None = None
    reservation_id: ReservationId | None = None
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    note: NoteText | None = None
    commute_id: CommuteId | None = None
    day: date | None = None


class ReservationProposal(BaseModel):
    """Exactly what is to be priced: no option any more, but vehicle and times. Durations are minutes, distances metres.

    No start means now; no end means that the ride ends when the customer likes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    action: Action
    reservation_id: ReservationId | None = None
    vehicle_id: VehicleId | None = None
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    expected_duration_min: Annotated[int, Field(ge=1, le=720)] | None = None
    trip_distance_m: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    note: NoteText | None = None


def proposal_as_said(wish: ReservationWish, *, base: ReservationProposal | None = None) -> ReservationProposal:
    """The proposal of a wish: what was said counts, and the rest is as `base`, that of an option, has it."""
    said = wish.model_dump(include={"reservation_id", "vehicle_id", "starts_at", "ends_at", "note"}, exclude_none=True)
    kept = {} if base is None else base.model_dump(exclude_none=True)
    return ReservationProposal.model_validate({**kept, **said, "action": wish.action})
