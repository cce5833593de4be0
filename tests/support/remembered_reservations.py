"""The Reservation API as a value in memory, for fast tests: the real rules, without a database and without a network.

`test_reservations_port.py` holds it to the real service. Everything that is written is noted in `writes`, with whose
token it was, and calls can be made to fail before or after they take effect.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pydantic import MISSING, TypeAdapter

from generated import models
from impl.platform.etags import etag_of
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.reservation import representations
from impl.reservation.domain import errors as domain
from impl.reservation.domain.changes import (
    Change,
    Terms,
    edit_note,
    move,
    preview_change,
    require_acceptance,
)
from impl.reservation.domain.quotes import Candidate, Quote, Wish, hold, offer
from impl.reservation.domain.reservations import (
    Reservation,
    ReservedVehicle,
    as_of,
    cancel,
    confirm,
    preview_cancellation,
)
from impl.reservation.domain.transitions import status_after
from impl.travel_agent.reservations import errors
from impl.travel_agent.reservations.port import (
    ChangeWish,
    PreviewedChange,
    QuoteWish,
    ReadReservation,
    VehicleWish,
)
from tests.support.bookings import tariff
from tests.support.fleet import FLEET, HELSINKI, ZURICH, FleetVehicle
from tests.support.remembered_meanings import Fault, change_of, fail, meaning_of, uuid_of

OPEN_LIMIT: Final = 5
HOLD_DURATION: Final = timedelta(minutes=5)
QUOTE_VALIDITY: Final = timedelta(minutes=10)
_ZONES: Final = {HELSINKI: "Europe/Helsinki", ZURICH: "Europe/Zurich"}
_PRICES: Final = {
    models.VehicleClass.SCOOTER: (25, 3000),
    models.VehicleClass.BIKE: (20, 2500),
    models.VehicleClass.CAR: (29, 5900),
    models.VehicleClass.VAN: (39, 7900),
}
_LIVE: Final = frozenset(
    {
        models.ReservationStatus.HELD,
        models.ReservationStatus.CONFIRMED,
        models.ReservationStatus.ACTIVE,
        models.ReservationStatus.PAUSED,
    }
)
_VEHICLE: Final[TypeAdapter[models.Vehicle]] = TypeAdapter(models.Vehicle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """Something that was written: by whose token, with which key, and the reservation afterwards."""

    customer_id: UUID
    kind: str
    key: str | None
    reservation: Reservation
    before: Reservation | None
    at: datetime


@dataclass(slots=True, kw_only=True)
class RememberedService:
    """The service: fleet, quotes and reservations of all customers."""

    clock: Callable[[], datetime]
    fleet: dict[UUID, FleetVehicle] = field(default_factory=lambda: {vehicle.uuid: vehicle for vehicle in FLEET})
    quotes: dict[UUID, Quote] = field(default_factory=dict)
    reservations: dict[UUID, Reservation] = field(default_factory=dict)
    without_payment_method: set[UUID] = field(default_factory=set)
    preferences: dict[UUID, models.Preferences] = field(default_factory=dict)
    writes: list[Write] = field(default_factory=list)
    surcharge: int = 0
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    answers: dict[tuple[UUID, str, str], ReadReservation | errors.ReservationsError] = field(default_factory=dict)

    def customer(self, customer_id: UUID) -> "RememberedReservations":
        """Both ports for one customer."""
        return RememberedReservations(self, customer_id)

    def candidate(self, vehicle_id: UUID) -> Candidate:
        """A vehicle as it stands now."""
        vehicle = self.fleet.get(vehicle_id)
        if vehicle is None:
            raise errors.NotYours("There is no such resource.")
        return Candidate(
            vehicle=ReservedVehicle(
                id=vehicle.uuid,
                vehicle_class=vehicle.vehicle_class,
                model=f"Volt {vehicle.vehicle_class}",
                licence_plate=vehicle.licence_plate,
            ),
            metro_id=vehicle.metro_id,
            time_zone=_ZONES[vehicle.metro_id],
            range_m=vehicle.range_m,
            out_of_service=vehicle.out_of_service,
        )

    def tariff_of(self, candidate: Candidate) -> models.Tariff:
        """What the vehicle costs today."""
        return self.tariff(candidate.vehicle.vehicle_class, metro_id=candidate.metro_id)

    def tariff(self, vehicle_class: models.VehicleClass, *, metro_id: UUID) -> models.Tariff:
        """What a class costs today in a metro."""
        per_minute, daily_cap = _PRICES[vehicle_class]
        currency, vat_rate = ("EUR", 2550) if metro_id == HELSINKI else ("CHF", 810)
        return tariff(
            vehicle_class=vehicle_class,
            currency=currency,
            vat_rate=vat_rate,
            unlock_fee=100 + self.surcharge,
            per_minute=per_minute,
            daily_cap=daily_cap,
        )

    def require_free(self, wanted: Reservation, *, now: datetime) -> None:
        """Check that nobody else has the vehicle for an overlapping time."""
        for known in self.reservations.values():
            other = as_of(known, now)
            if (
                other.id != wanted.id
                and other.vehicle.id == wanted.vehicle.id
                and other.status in _LIVE
                and other.period.starts_at < wanted.period.reserved_until
                and wanted.period.starts_at < other.period.reserved_until
            ):
                raise domain.VehicleUnavailable

    def fault_of(self, operation: str) -> Fault | None:
        """The fault that waits for the operation, once."""
        for index, (name, fault) in enumerate(self.faults):
            if name in (operation, "any"):
                del self.faults[index]
                return fault
        return None


class RememberedReservations:
    """`CustomerReservations` and `ReservationWrites` of one customer."""

    def __init__(self, service: RememberedService, customer_id: UUID) -> None:
        self._service = service
        self._customer_id = customer_id

    async def profile(self) -> models.Customer:
        with self._answering("profile"):
            return models.Customer(
                id=models.CustomerId(encode("cus", value=self._customer_id)),
                locale=models.Locale.EN,
                preferences=self._service.preferences.get(self._customer_id, models.Preferences()),
                has_payment_method=self._customer_id not in self._service.without_payment_method,
                updated_at=self._service.clock(),
            )

    async def change_preferences(self, preferences: models.PreferencesPatch) -> models.Customer:
        with self._answering("change_preferences"):
            known = self._service.preferences.get(self._customer_id, models.Preferences()).model_dump()
            merged = known | preferences.model_dump(exclude_unset=True)
            kept = {name: value for name, value in merged.items() if value is not None}
            self._service.preferences[self._customer_id] = models.Preferences.model_validate(kept)
        return await self.profile()

    async def list_reservations(
        self, *, statuses: Collection[models.ReservationStatus] = (), limit: int = 20
    ) -> tuple[models.Reservation, ...]:
        with self._answering("list_reservations"):
            mine = [as_of(each, self._service.clock()) for each in self._mine()]
            chosen = [each for each in mine if not statuses or each.status in statuses]
            chosen.sort(key=lambda each: (each.period.starts_at, each.id), reverse=True)
            return tuple(representations.represent_reservation(each) for each in chosen[:limit])

    async def get(self, reservation_id: models.ReservationId) -> ReadReservation:
        with self._answering("get"):
            return _read(self._find(reservation_id))

    async def read(self, reservation_id: models.ReservationId) -> ReadReservation:
        return await self.get(reservation_id)

    async def made_from(self, quote_id: models.QuoteId) -> ReadReservation | None:
        with self._answering("made_from"):
            value = decode("quo", text=quote_id)
            made = [each for each in self._mine() if each.quote_id == value]
            return _read(as_of(made[0], self._service.clock())) if made else None

    async def search_vehicles(self, wish: VehicleWish) -> tuple[models.VehicleOffer, ...]:
        with self._answering("search_vehicles"):
            fitting = [
                vehicle
                for vehicle in self._service.fleet.values()
                if vehicle.metro_id == HELSINKI
                and not vehicle.out_of_service
                and (not wish.vehicle_classes or vehicle.vehicle_class in wish.vehicle_classes)
                and vehicle.range_m >= (wish.trip_distance_m or 0)
            ]
            return tuple(self._offer(vehicle) for vehicle in fitting[: wish.limit])

    async def vehicle(self, vehicle_id: models.VehicleId) -> models.Vehicle:
        with self._answering("vehicle"):
            found = self._service.fleet.get(uuid_of("veh", vehicle_id))
            if found is None:
                raise errors.NotYours("There is no such resource.")
            return _vehicle(found)

    async def metro(self, near: models.Position | None = None) -> models.Metro:
        with self._answering("metro"):
            return models.Metro(
                id=models.MetroId(encode("met", value=HELSINKI)),
                name="Helsinki",
                country="FI",
                currency=models.Currency("EUR"),
                time_zone=models.TimeZone("Europe/Helsinki"),
                vat_rate=models.BasisPoints(2550),
                centre=_CENTRE,
                radius_m=models.DistanceM(8000),
                tariffs=[self._service.tariff(each, metro_id=HELSINKI) for each in models.VehicleClass],
                attributions=[],
            )

    async def quote(self, wish: QuoteWish) -> models.Quote:
        with self._answering("quote"):
            candidate = self._service.candidate(uuid_of("veh", wish.vehicle_id))
            made = offer(
                candidate,
                Wish(
                    starts_at=wish.starts_at,
                    ends_at=wish.ends_at,
                    expected_duration_min=wish.expected_duration_min,
                    trip_distance_m=wish.trip_distance_m,
                ),
                quote_id=new_uuid7(),
                customer_id=self._customer_id,
                tariff=self._service.tariff_of(candidate),
                validity=QUOTE_VALIDITY,
                now=self._service.clock(),
            )
            self._service.require_free(self._held(made, note=None), now=self._service.clock())
            self._service.quotes[made.id] = made
            return representations.represent_quote(made)

    async def cancellation_preview(self, reservation_id: models.ReservationId) -> models.CancellationPreview:
        with self._answering("cancellation_preview"):
            found = self._find(reservation_id)
            return representations.represent_preview(preview_cancellation(found, now=self._service.clock()))

    async def change_preview(self, reservation_id: models.ReservationId, wish: ChangeWish) -> PreviewedChange:
        with self._answering("change_preview"):
            before = self._find(reservation_id)
            change = Change(
                vehicle_id=None if wish.vehicle_id is None else uuid_of("veh", wish.vehicle_id),
                starts_at=wish.starts_at,
                ends_at=wish.ends_at,
            )
            moved = self._moved(before, change)
            preview = preview_change(moved, before=before, now=self._service.clock())
            return PreviewedChange(
                preview=representations.represent_change_preview(preview), version=etag_of(before.version)
            )

    async def hold(self, quote_id: models.QuoteId, *, note: str | None, key: str) -> ReadReservation:
        def work() -> Reservation:
            quote = self._service.quotes.get(uuid_of("quo", quote_id))
            if quote is None or quote.customer_id != self._customer_id:
                raise errors.NotYours("There is no such resource.")
            held = self._held(quote, note=note)
            if any(each.quote_id == quote.id for each in self._service.reservations.values()):
                raise domain.QuoteAlreadyUsed
            if sum(as_of(each, self._service.clock()).status in _LIVE for each in self._mine()) >= OPEN_LIMIT:
                raise domain.TooManyOpenReservations(limit=OPEN_LIMIT)
            self._service.require_free(held, now=self._service.clock())
            return held

        return self._write("hold", key=key, work=work)

    async def confirm(self, reservation_id: models.ReservationId, *, version: str, key: str) -> ReadReservation:
        def work() -> Reservation:
            found = self._to_change(reservation_id, event=models.ReservationEventName.CONFIRM, version=version)
            has_payment_method = self._customer_id not in self._service.without_payment_method
            return confirm(found, has_payment_method=has_payment_method, now=self._service.clock())

        return self._write("confirm", key=key, work=work)

    async def change(
        self, reservation_id: models.ReservationId, *, version: str, patch: models.ReservationPatch
    ) -> ReadReservation:
        def work() -> Reservation:
            before = self._to_change(reservation_id, event=models.ReservationEventName.CHANGE, version=version)
            moved = self._moved(before, change_of(patch))
            accepted = None if patch.accepted_total is MISSING else patch.accepted_total
            require_acceptance(moved, before=before, accepted=accepted)
            return moved

        return self._write("change", key=None, work=work)

    async def cancel(
        self, reservation_id: models.ReservationId, *, version: str, accepted_fee: models.AcceptedAmount, key: str
    ) -> ReadReservation:
        def work() -> Reservation:
            found = self._to_change(reservation_id, event=models.ReservationEventName.CANCEL, version=version)
            return cancel(found, accepted_fee=accepted_fee, now=self._service.clock())

        return self._write("cancel", key=key, work=work)

    def _write(self, kind: str, *, key: str | None, work: Callable[[], Reservation]) -> ReadReservation:
        """Do something once for a key; what it was answered, a conflict included, is answered again."""
        fault = self._service.fault_of(kind)
        if fault in (Fault.UNREACHABLE, Fault.TOKEN_REJECTED):
            fail(fault)
        known = None if key is None else self._service.answers.get((self._customer_id, kind, key))
        answer = known or self._first_answer(kind, key=key, work=work)
        if fault is Fault.ANSWER_LOST:
            raise errors.ReservationsUnavailable("The answer was lost.", outcome_unknown=True)
        if isinstance(answer, errors.ReservationsError):
            raise answer
        return answer

    def _first_answer(
        self, kind: str, *, key: str | None, work: Callable[[], Reservation]
    ) -> ReadReservation | errors.ReservationsError:
        answer: ReadReservation | errors.ReservationsError
        try:
            done = work()
        except domain.DomainError as conflict:
            answer = meaning_of(conflict)
        except errors.ReservationsError as refusal:
            return refusal
        else:
            before = self._service.reservations.get(done.id)
            if done is not before:
                self._service.reservations[done.id] = done
                self._service.writes.append(
                    Write(
                        customer_id=self._customer_id,
                        kind=kind,
                        key=key,
                        reservation=done,
                        before=before,
                        at=self._service.clock(),
                    )
                )
            answer = _read(done)
        if key is not None:
            self._service.answers[self._customer_id, kind, key] = answer
        return answer

    @contextmanager
    def _answering(self, operation: str) -> Iterator[None]:
        fault = self._service.fault_of(operation)
        if fault is not None:
            fail(fault)
        try:
            yield
        except domain.DomainError as error:
            raise meaning_of(error) from error

    def _mine(self) -> list[Reservation]:
        return [each for each in self._service.reservations.values() if each.customer_id == self._customer_id]

    def _find(self, reservation_id: models.ReservationId) -> Reservation:
        found = self._service.reservations.get(uuid_of("res", reservation_id))
        if found is None or found.customer_id != self._customer_id:
            raise errors.NotYours("There is no such resource.")
        return as_of(found, self._service.clock())

    def _to_change(
        self, reservation_id: models.ReservationId, *, event: models.ReservationEventName, version: str
    ) -> Reservation:
        found = self._find(reservation_id)
        status_after(found.status, event)
        if version != etag_of(found.version):
            raise errors.ReservationChanged("The resource has changed since it was read.")
        return found

    def _moved(self, before: Reservation, change: Change) -> Reservation:
        now = self._service.clock()
        status_after(before.status, models.ReservationEventName.CHANGE)
        if not change.moves(before):
            return edit_note(before, change.note, now=now)
        target = self._service.candidate(change.vehicle_id or before.vehicle.id)
        quote = self._service.quotes[before.quote_id]
        terms = Terms(expected_duration_min=quote.expected_duration_min, trip_distance_m=quote.trip_distance_m)
        moved = move(before, change, target=target, todays_tariff=self._service.tariff_of(target), terms=terms, now=now)
        self._service.require_free(moved, now=now)
        return moved

    def _held(self, quote: Quote, *, note: str | None) -> Reservation:
        return hold(
            quote,
            self._service.candidate(quote.vehicle.id),
            reservation_id=new_uuid7(),
            note=note,
            hold_duration=HOLD_DURATION,
            now=self._service.clock(),
        )

    def _offer(self, vehicle: FleetVehicle) -> models.VehicleOffer:
        terms = self._service.tariff(vehicle.vehicle_class, metro_id=vehicle.metro_id)
        return models.VehicleOffer(
            vehicle=_vehicle(vehicle),
            distance_m=models.DistanceM(50),
            unlock_fee=models.Money(amount=terms.unlock_fee, currency=terms.currency),
            per_minute=models.Money(amount=terms.per_minute, currency=terms.currency),
        )


_CENTRE: Final = models.Position(latitude=models.Latitude(60.1699), longitude=models.Longitude(24.9384))


def _vehicle(vehicle: FleetVehicle) -> models.Vehicle:
    members: dict[str, object] = {
        "id": vehicle.id,
        "metro_id": encode("met", value=vehicle.metro_id),
        "vehicle_class": vehicle.vehicle_class,
        "model": f"Volt {vehicle.vehicle_class}",
        "status": "out_of_service" if vehicle.out_of_service else "available",
        "position": _CENTRE.model_dump(),
        "battery_percent": 80,
        "range_m": vehicle.range_m,
        "equipment": [],
    }
    if vehicle.licence_plate is not None:
        members |= {"licence_plate": vehicle.licence_plate, "seats": 5}
    if vehicle.vehicle_class is models.VehicleClass.VAN:
        members["cargo_volume_l"] = 6000
    return _VEHICLE.validate_python(members)


def _read(reservation: Reservation) -> ReadReservation:
    return ReadReservation(
        reservation=representations.represent_reservation(reservation), version=etag_of(reservation.version)
    )
