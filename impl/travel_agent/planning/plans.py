"""Plans as they are kept: made of drafts, found again by their customer, and invalidated when they no longer hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import MISSING, TypeAdapter

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import InvalidIdentifier, decode, new_uuid7
from impl.travel_agent import representations
from impl.travel_agent.domain.corrections import Basis
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.routes import TravelMode
from impl.travel_agent.domain.trips import BookedTime, TripRequest, booked_time
from impl.travel_agent.maps.polylines import decode as decode_polyline
from impl.travel_agent.planning.drafts import Draft

_COLUMNS: Final = (
    "plan.id, plan.conversation_id, plan.customer_id, plan.body, plan.request, plan.status, plan.created_at"
)
_INSERT: Final = """
WITH made AS (
    INSERT INTO plans (id, conversation_id, customer_id, body, request, created_at) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING id
)
INSERT INTO plan_options (id, plan_id) SELECT option, made.id FROM made, unnest($7::uuid[]) AS option
"""
_FIND: Final = f"SELECT {_COLUMNS} FROM plans AS plan WHERE plan.id = $1 AND plan.customer_id = $2"
_FIND_BY_OPTION: Final = f"""
SELECT {_COLUMNS} FROM plan_options AS option JOIN plans AS plan ON plan.id = option.plan_id
WHERE option.id = $1 AND plan.customer_id = $2
"""
_LATEST: Final = f"""
SELECT {_COLUMNS} FROM plans AS plan
WHERE plan.conversation_id = $1 AND plan.customer_id = $2 ORDER BY plan.created_at DESC, plan.id DESC LIMIT $3
"""
_INVALIDATE: Final = """
UPDATE plans SET status = 'invalidated', invalidated_reason = $2 WHERE id = ANY ($1::uuid[]) AND status = 'valid'
RETURNING id
"""
_INVALIDATE_BY_OPTION: Final = """
UPDATE plans AS plan SET status = 'invalidated', invalidated_reason = $3
FROM plan_options AS option
WHERE option.id = $1 AND option.plan_id = plan.id AND plan.customer_id = $2 AND plan.status = 'valid'
RETURNING plan.id
"""
# The last departure of a plan bounds its use; the texts are ISO 8601 with offsets, which PostgreSQL reads.
_LAST_DEPARTURE: Final = """
(SELECT max((option ->> 'departs_at')::timestamptz) FROM jsonb_array_elements(plan.body -> 'options') AS option)
"""
_UPCOMING: Final = f"""
SELECT {_COLUMNS} FROM plans AS plan
WHERE plan.status = 'valid' AND plan.created_at > $1::timestamptz - interval '8 days'
  AND {_LAST_DEPARTURE} BETWEEN $2 AND $3
ORDER BY plan.created_at DESC LIMIT $4
"""
_EXPIRED: Final = f"""
UPDATE plans AS plan SET status = 'invalidated', invalidated_reason = 'expired'
WHERE plan.status = 'valid' AND plan.id IN (
    SELECT plan.id FROM plans AS plan WHERE plan.status = 'valid' AND {_LAST_DEPARTURE} < $1 LIMIT $2
)
RETURNING plan.id, plan.conversation_id
"""
_RESERVED: Final = """
UPDATE plan_options SET reservation_id = $2 WHERE id = $1 AND plan_id IN (SELECT id FROM plans WHERE customer_id = $3)
"""


class PlanStatus(StrEnum):
    """Whether a plan still holds."""

    VALID = "valid"
    INVALIDATED = "invalidated"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is stored beside the contract's form of a plan."""

    request: TripRequest
    basis: Basis


_KEPT: Final = TypeAdapter(_Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """A plan that has been told.

    Attributes:
        id: names it.
        conversation_id, customer_id: whose it is.
        plan: as it was shown, best option first.
        request: what it was made for, to make it anew.
        facts: what it stands on, without the lines of its options.
        status: whether it still holds.
        created_at: when it was made.
    """

    id: UUID
    conversation_id: UUID
    customer_id: UUID
    plan: models.Plan
    request: TripRequest
    facts: Basis
    status: PlanStatus
    created_at: datetime

    @property
    def basis(self) -> Basis:
        """All that it stands on, with the lines of its options."""
        return replace(self.facts, shapes=tuple(line_of(option) for option in self.plan.options))

    @property
    def best(self) -> models.TripOption:
        """The option that is recommended."""
        return self.plan.options[0]

    def option(self, option_id: str) -> models.TripOption | None:
        """The option of an id, if it is one of the plan's."""
        return next((option for option in self.plan.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What a reservation for an option asks for; `ends_at` is None for rides that end whenever the customer likes."""

    vehicle_id: models.VehicleId
    vehicle_class: models.VehicleClass
    starts_at: datetime
    ends_at: datetime | None
    expected_duration_min: int
    trip_distance_m: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedOption:
    """An option of a plan, to be priced or reserved."""

    stored: StoredPlan
    option: models.TripOption

    @property
    def plan_id(self) -> models.PlanId:
        """The plan it belongs to."""
        return self.stored.plan.id

    @property
    def plan(self) -> models.Plan:
        """The plan it belongs to, as it was shown."""
        return self.stored.plan

    @property
    def status(self) -> PlanStatus:
        """Whether the plan still holds."""
        return self.stored.status

    def booking(self, now: datetime) -> Booking | None:
        """What to reserve for it at this moment; None where there is no vehicle."""
        vehicle = self.option.vehicle
        if vehicle is MISSING:
            return None
        time = booked_time_of(self.option, now=now)
        return Booking(
            vehicle_id=vehicle.id,
            vehicle_class=vehicle.vehicle_class,
            starts_at=time.starts_at,
            ends_at=time.ends_at,
            expected_duration_min=time.expected_duration_min,
            trip_distance_m=self.option.distance_m,
        )


def booked_time_of(option: models.TripOption, *, now: datetime) -> BookedTime:
    """The time to reserve for an option by vehicle."""
    return booked_time(
        TravelMode(option.mode.value),
        departs_at=option.departs_at,
        arrives_at=option.arrives_at,
        walk_s=option.walk_to_vehicle_s,
        ride_s=option.duration_s - option.walk_to_vehicle_s,
        now=now.astimezone(option.departs_at.tzinfo),
    )


def line_of(option: models.TripOption) -> tuple[Position, ...]:
    """The line of an option's route."""
    return decode_polyline(option.route.polyline)


class Plans:
    """Keeps plans. A plan is seen by its customer alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, draft: Draft, *, conversation_id: UUID, customer_id: UUID) -> StoredPlan:
        """Keep a draft that has been judged, as a plan; its options are in the order of their judgement.

        Raises:
            ValueError: there is no option, or nobody has judged.
        """
        if not draft.judged:
            raise ValueError("a plan has one option at least, and its options have been judged")
        stored = StoredPlan(
            id=(new_id := new_uuid7()),
            conversation_id=conversation_id,
            customer_id=customer_id,
            plan=_plan(draft, plan_id=new_id),
            request=draft.request,
            facts=replace(draft.basis, shapes=()),
            status=PlanStatus.VALID,
            created_at=draft.now,
        )
        async with self._database.connection() as connection:
            await connection.execute(
                _INSERT,
                stored.id,
                conversation_id,
                customer_id,
                stored.plan.model_dump(mode="json"),
                _KEPT.dump_python(_Kept(request=stored.request, basis=stored.facts), mode="json"),
                stored.created_at,
                [judged.option.id for judged in draft.judged],
            )
        return stored

    async def get(self, plan_id: str, *, customer_id: UUID) -> StoredPlan | None:
        """A plan of the customer's; None where there is none of that id."""
        try:
            value = decode("pln", text=plan_id)
        except InvalidIdentifier:
            return None
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_FIND, value, customer_id)
        return None if row is None else _stored(row)

    async def option(self, option_id: str, *, customer_id: UUID) -> PlannedOption | None:
        """An option of one of the customer's plans; None where there is none of that id."""
        try:
            value = decode("opt", text=option_id)
        except InvalidIdentifier:
            return None
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_FIND_BY_OPTION, value, customer_id)
        stored = None if row is None else _stored(row)
        option = None if stored is None else stored.option(option_id)
        return None if stored is None or option is None else PlannedOption(stored=stored, option=option)

    async def latest(self, conversation_id: UUID, *, customer_id: UUID, limit: int = 1) -> tuple[StoredPlan, ...]:
        """The newest plans of a conversation, newest first."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_LATEST, conversation_id, customer_id, limit)
        return tuple(_stored(row) for row in rows)

    async def invalidate(self, plan_ids: Sequence[UUID], *, reason: models.InvalidationReason) -> tuple[UUID, ...]:
        """Mark plans as no longer holding; returns those that held until now."""
        if not plan_ids:
            return ()
        async with self._database.connection() as connection:
            rows = await connection.fetch(_INVALIDATE, list(plan_ids), reason)
        return tuple(row["id"] for row in rows)

    async def invalidate_by_option(
        self, option_id: str, *, customer_id: UUID, reason: models.InvalidationReason
    ) -> models.PlanId | None:
        """Mark the plan of one of the customer's options as no longer holding; None where it held no longer before."""
        async with self._database.connection() as connection:
            found = await connection.fetchval(_INVALIDATE_BY_OPTION, decode("opt", text=option_id), customer_id, reason)
        return None if found is None else representations.plan_id(found)

    async def reserved(self, option_id: str, *, reservation_id: UUID, customer_id: UUID) -> None:
        """Note that a reservation was made of an option."""
        async with self._database.connection() as connection:
            await connection.execute(_RESERVED, decode("opt", text=option_id), reservation_id, customer_id)

    async def upcoming(self, *, now: datetime, until: datetime, limit: int = 500) -> tuple[StoredPlan, ...]:
        """Valid plans of all customers whose last departure lies between two moments, newest first."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_UPCOMING, now, now, until, limit)
        return tuple(_stored(row) for row in rows)

    async def expire(self, *, before: datetime, limit: int = 500) -> tuple[tuple[UUID, UUID], ...]:
        """Invalidate plans whose last departure was before a moment; returns their ids with their conversations'."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_EXPIRED, before, limit)
        return tuple((row["id"], row["conversation_id"]) for row in rows)


def _plan(draft: Draft, *, plan_id: UUID) -> models.Plan:
    request, best = draft.request, draft.found[draft.judged[0].option.id]
    choice = best.choice
    candidates = choice.candidates
    window = None
    if candidates:
        window = models.TimeWindow(earliest=candidates[0].leaves_at, latest=candidates[-1].leaves_at)
    sources = sorted(draft.sources.values(), key=lambda used: used.source.name)
    return models.Plan(
        id=representations.plan_id(plan_id),
        origin=representations.represent_place(request.origin),
        destination=representations.represent_place(request.destination),
        stops=[representations.represent_place(stop) for stop in request.stops],
        time_zone=models.TimeZone(request.time_zone),
        departure_window=window or MISSING,
        options=[representations.represent_option(judged) for judged in draft.judged[:20]],
        departure_times=[
            representations.represent_departure(each, recommended=each == choice.best) for each in candidates
        ],
        sources=[
            representations.represent_source(used.source, observed_at=used.observed_at, valid_until=used.valid_until)
            for used in sources[:50]
        ],
        replaces_plan_id=MISSING if draft.replaces is None else representations.plan_id(draft.replaces),
        created_at=draft.now.astimezone(request.zone),
    )


def _stored(row: asyncpg.Record) -> StoredPlan:
    kept = _KEPT.validate_python(row["request"])
    return StoredPlan(
        id=row["id"],
        conversation_id=row["conversation_id"],
        customer_id=row["customer_id"],
        plan=models.Plan.model_validate(row["body"]),
        request=kept.request,
        facts=kept.basis,
        status=PlanStatus(row["status"]),
        created_at=row["created_at"],
    )
