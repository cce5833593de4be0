"""Where proposals are made, decided and carried out in tests, before a Reservation API in memory."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from generated import models
from impl.travel_agent.confirmations.ports import Ledger, Transactions
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.conversations.conversation import AccessToken, CustomerSession
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.domain.outcomes import CommitResult
from impl.travel_agent.reservations.port import ChangeWish, QuoteWish, ReadReservation
from impl.travel_agent.tools.reservation_work import terms_as_they_are
from tests.support.customers import HOUR, IN_THE_MORNING, SettableClock
from tests.support.fleet import CAR, FleetVehicle
from tests.support.remembered_ledger import RememberedLedger, ToldResolutions
from tests.support.remembered_reservations import RememberedReservations, RememberedService

ANNA, BEN = uuid4(), uuid4()


def session_of(customer_id: UUID, *, clock: SettableClock) -> CustomerSession:
    """A session whose token holds for an hour."""
    return CustomerSession(
        customer_id=customer_id,
        subject="somebody",
        scopes=frozenset({"reservations:read", "reservations:write", "quotes:write", "profile:read"}),
        token=AccessToken(value="a-token", expires_at=clock() + timedelta(hours=1)),
        locale=models.Locale.EN,
        time_zone="Europe/Helsinki",
    )


@dataclass(slots=True)
class Desk:
    """Where Anna's proposals are made, decided and carried out."""

    clock: SettableClock = field(default_factory=SettableClock)
    transactions: Transactions = field(default_factory=RememberedLedger)
    ledger: Ledger | None = None
    teller: ToldResolutions = field(default_factory=ToldResolutions)
    service: RememberedService = field(init=False)
    confirmations: Confirmations = field(init=False)
    conversation_id: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        self.service = RememberedService(clock=self.clock)
        self.confirmations = Confirmations(
            self.transactions,
            ledger=self.rows if self.ledger is None else self.ledger,
            writes_for=lambda session: self.service.customer(session.customer_id),
            teller=self.teller,
            clock=self.clock,
        )

    @property
    def rows(self) -> RememberedLedger:
        """The ledger, where it is the one in memory."""
        assert isinstance(self.transactions, RememberedLedger)
        return self.transactions

    @property
    def anna(self) -> RememberedReservations:
        return self.service.customer(ANNA)

    @property
    def kinds(self) -> list[str]:
        return [write.kind for write in self.service.writes]

    @property
    def told(self) -> list[models.ConfirmationStatus]:
        return [confirmation.status for confirmation in self.teller.told]

    async def booked(self, vehicle: FleetVehicle = CAR) -> ReadReservation:
        """A reservation of Anna's that was made elsewhere."""
        starts_at = self.clock.now + IN_THE_MORNING
        wish = QuoteWish(vehicle_id=models.VehicleId(vehicle.id), starts_at=starts_at, ends_at=starts_at + HOUR)
        held = await self.anna.hold((await self.anna.quote(wish)).id, note=None, key=uuid4().hex)
        return await self.anna.confirm(held.reservation.id, version=held.version, key=uuid4().hex)

    async def creation(self, vehicle: FleetVehicle = CAR) -> models.ProposedChange:
        starts_at = self.clock.now + IN_THE_MORNING
        quote = await self.anna.quote(
            QuoteWish(vehicle_id=models.VehicleId(vehicle.id), starts_at=starts_at, ends_at=starts_at + HOUR)
        )
        return models.ProposedChange(
            action=models.ProposedAction.CREATE,
            quote_id=quote.id,
            after=models.ReservationTerms(
                vehicle=quote.vehicle, starts_at=quote.starts_at, ends_at=quote.ends_at, total=quote.estimate.total
            ),
            price=quote.estimate,
        )

    async def change_of(self, booked: ReadReservation) -> models.ProposedChange:
        """An hour more."""
        ends_at = booked.reservation.starts_at + 2 * HOUR
        previewed = await self.anna.change_preview(booked.reservation.id, ChangeWish(ends_at=ends_at))
        before = terms_as_they_are(booked.reservation)
        after = before.model_copy(update={"ends_at": ends_at, "total": previewed.preview.price.total})
        return models.ProposedChange(
            action=models.ProposedAction.CHANGE,
            reservation_id=booked.reservation.id,
            reservation_version=booked.version,
            before=before,
            after=after,
            price=previewed.preview.price,
        )

    async def cancellation_of(self, booked: ReadReservation) -> models.ProposedChange:
        preview = await self.anna.cancellation_preview(booked.reservation.id)
        return models.ProposedChange(
            action=models.ProposedAction.CANCEL,
            reservation_id=booked.reservation.id,
            reservation_version=booked.version,
            before=terms_as_they_are(booked.reservation),
            fee=preview.fee,
        )

    async def propose(self, change: models.ProposedChange, *, expires_in: timedelta = HOUR) -> Confirmation:
        return await self.confirmations.propose(
            change,
            conversation_id=self.conversation_id,
            turn_id=uuid4(),
            customer_id=ANNA,
            terms=("Free until eight.",),
            expires_at=self.clock.now + expires_in,
            tool_call_id="call-1",
        )

    async def decide(
        self,
        confirmation: Confirmation,
        decision: models.Decision = models.Decision.APPROVE,
        *,
        customer_id: UUID = ANNA,
        digest: str | None = None,
    ) -> Confirmation:
        return await self.transactions.run(
            lambda connection: self.confirmations.decide(
                confirmation.id,
                customer_id=customer_id,
                digest=digest or confirmation.digest,
                decision=decision,
                connection=connection,
            )
        )

    async def approved(self, change: models.ProposedChange) -> Confirmation:
        return await self.decide(await self.propose(change))

    async def commit(self, confirmation: Confirmation, *, customer_id: UUID = ANNA) -> CommitResult:
        return await self.confirmations.commit(confirmation.id, session=session_of(customer_id, clock=self.clock))
