"""Settings of the Reservation service."""

from pydantic import Field

from impl.platform.settings import Settings


class ReservationSettings(Settings):
    """What the service needs beyond the platform's settings."""

    hold_seconds: int = Field(
        300, ge=10, le=3600, description="seconds a hold waits for its confirmation", examples=["300"]
    )
    quote_seconds: int = Field(
        600, ge=10, le=86_400, description="seconds the price of a quote holds", examples=["600"]
    )
    open_reservation_limit: int = Field(
        5, ge=1, le=1000, description="open reservations one customer may have", examples=["5"]
    )
    sweep_seconds: float = Field(
        5, gt=0, le=3600, description="seconds between two searches for lapsed holds", examples=["5"]
    )
    purge_seconds: float = Field(
        600, gt=0, le=86_400, description="seconds between two clean-ups of what is kept no longer", examples=["600"]
    )
    event_retention_days: int = Field(
        30, ge=1, le=3650, description="days that events are kept after their delivery", examples=["30"]
    )
