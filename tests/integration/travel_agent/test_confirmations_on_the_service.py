"""What was approved reaches the real Reservation service, once, with the customer's own token."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from generated import models
from impl.platform.context import customer_id_of
from impl.platform.settings import load_settings
from impl.reservation.migrate import upgrade
from impl.reservation.settings import ReservationSettings
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.conversations.conversation import AccessToken, CustomerSession
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.domain.outcomes import (
    CommitResult,
    Committed,
    Failed,
    FailureReason,
    Stale,
    StaleReason,
    Unknown,
    UnknownReason,
)
from impl.travel_agent.reservations.api import ReservationWriteApi
from impl.travel_agent.reservations.port import ChangeWish, ReadReservation
from impl.travel_agent.tools.reservation_work import terms_as_they_are
from scripts.stack.database import scratch_database
from tests.support.customers import HOUR, SettableClock
from tests.support.fleet import CAR, insert_fleet
from tests.support.remembered_ledger import RememberedLedger, ToldResolutions
from tests.support.reservation_grounds import ServiceGround, Traveller, copied_database
from tests.support.reservation_service import running_service
from tests.support.tokens import ISSUER, TokenIssuer


@pytest.fixture(scope="module")
def template_url(postgres_url: str) -> Iterator[str]:
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        executor.submit(asyncio.run, insert_fleet(database.url)).result()
        yield database.url


@pytest.fixture
async def ground(
    postgres_url: str, template_url: str, issuer: TokenIssuer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ServiceGround]:
    async with copied_database(postgres_url, template_url) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("MOBILITY_ENV", "test")
        monkeypatch.setenv("MOBILITY_STRICT_CONTRACT", "true")
        monkeypatch.setenv("MOBILITY_RATE_LIMIT_SCALE", "1000")
        monkeypatch.setenv("MOBILITY_SWEEP_SECONDS", "3600")
        clock = SettableClock()
        async with running_service(load_settings(ReservationSettings), clock=clock, issuer=issuer) as client:
            yield ServiceGround(client, issuer=issuer, clock=clock)


class Desk:
    """Anna's, before the real service."""

    def __init__(self, ground: ServiceGround, anna: Traveller) -> None:
        self.ground, self.anna = ground, anna
        self.anna_id = customer_id_of("auth0|anna", issuer=ISSUER)
        self._ledger = RememberedLedger()
        self.confirmations = Confirmations(
            self._ledger,
            ledger=self._ledger,
            writes_for=lambda session: ReservationWriteApi(ground.client, token=session.token.value),
            teller=ToldResolutions(),
            clock=ground.clock,
        )

    def session(self, token: str | None = None) -> CustomerSession:
        return CustomerSession(
            customer_id=self.anna_id,
            subject="auth0|anna",
            scopes=frozenset(),
            token=AccessToken(value=token or self.ground.token("anna"), expires_at=self.ground.clock.now + HOUR),
            locale=models.Locale.EN,
            time_zone="Europe/Helsinki",
        )

    async def approved(self, change: models.ProposedChange) -> Confirmation:
        proposal = await self.confirmations.propose(
            change,
            conversation_id=uuid4(),
            turn_id=uuid4(),
            customer_id=self.anna_id,
            terms=(),
            expires_at=self.ground.clock.now + HOUR,
            tool_call_id=None,
        )
        return await self._ledger.run(
            lambda connection: self.confirmations.decide(
                proposal.id,
                customer_id=self.anna_id,
                digest=proposal.digest,
                decision=models.Decision.APPROVE,
                connection=connection,
            )
        )

    async def commit(self, confirmation_id: UUID, *, token: str | None = None) -> CommitResult:
        return await self.confirmations.commit(confirmation_id, session=self.session(token))

    async def creation(self) -> models.ProposedChange:
        quote = await self.anna.quote(CAR)
        after = models.ReservationTerms(
            vehicle=quote.vehicle,
            starts_at=quote.starts_at,
            ends_at=quote.ends_at,
            total=quote.estimate.total,
            note=models.Note("Two child seats on board?"),
        )
        return models.ProposedChange(action=models.ProposedAction.CREATE, quote_id=quote.id, after=after)

    async def change_of(self, booked: ReadReservation) -> models.ProposedChange:
        ends_at = booked.reservation.starts_at + 2 * HOUR
        previewed = await self.anna.asks.change_preview(booked.reservation.id, ChangeWish(ends_at=ends_at))
        before = terms_as_they_are(booked.reservation)
        return models.ProposedChange(
            action=models.ProposedAction.CHANGE,
            reservation_id=booked.reservation.id,
            reservation_version=previewed.version,
            before=before,
            after=before.model_copy(update={"ends_at": ends_at, "total": previewed.preview.price.total}),
            price=previewed.preview.price,
        )

    async def cancellation_of(self, booked: ReadReservation) -> models.ProposedChange:
        preview = await self.anna.asks.cancellation_preview(booked.reservation.id)
        return models.ProposedChange(
            action=models.ProposedAction.CANCEL,
            reservation_id=booked.reservation.id,
            reservation_version=booked.version,
            before=terms_as_they_are(booked.reservation),
            fee=preview.fee,
        )


@pytest.fixture
async def desk(ground: ServiceGround) -> Desk:
    return Desk(ground, await ground.customer("anna"))


async def test_a_creation_is_reserved_and_confirmed_once(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    outcomes = [await desk.commit(approved.id) for _ in range(2)]
    [reservation] = await desk.anna.asks.list_reservations()
    assert outcomes == [Committed(reservation=reservation)] * 2
    assert (reservation.status, reservation.note) == ("confirmed", "Two child seats on board?")


async def test_a_change_and_a_cancellation_are_made_on_the_version_that_was_seen(desk: Desk) -> None:
    booked = await desk.anna.book(CAR)
    change, cancellation = await desk.change_of(booked), await desk.cancellation_of(booked)
    assert isinstance(await desk.commit((await desk.approved(change)).id), Committed)
    stale = await desk.approved(cancellation)
    assert await desk.commit(stale.id) == Stale(reason=StaleReason.RESERVATION_CHANGED)
    current = await desk.anna.asks.get(booked.reservation.id)
    outcome = await desk.commit((await desk.approved(await desk.cancellation_of(current))).id)
    assert isinstance(outcome, Committed)
    assert outcome.reservation.status is models.ReservationStatus.CANCELLED


async def test_a_fee_that_has_come_up_is_told(desk: Desk) -> None:
    booked = await desk.anna.book(CAR)
    desk.ground.clock.advance(timedelta(hours=13, minutes=58))
    approved = await desk.approved(await desk.cancellation_of(booked))
    desk.ground.clock.advance(timedelta(minutes=3))
    outcome = await desk.commit(approved.id)
    assert isinstance(outcome, Stale)
    assert outcome.price is not None
    assert outcome.price.total.amount == 500


async def test_without_a_payment_method_the_hold_is_given_back(desk: Desk, ground: ServiceGround) -> None:
    approved = await desk.approved(await desk.creation())
    own = ground.client.with_token(ground.token("anna"))
    profile = await own.get_customer()
    await own.update_customer(if_match=profile.etag, body=models.CustomerPatch(payment_method_token=None))
    assert await desk.commit(approved.id) == Stale(reason=StaleReason.PAYMENT_METHOD_REQUIRED)
    [reservation] = await desk.anna.asks.list_reservations()
    assert reservation.status is models.ReservationStatus.CANCELLED


async def test_a_vehicle_that_was_taken_is_told(desk: Desk, ground: ServiceGround) -> None:
    approved = await desk.approved(await desk.creation())
    ben = await ground.customer("ben")
    await ben.book(CAR)
    assert await desk.commit(approved.id) == Stale(reason=StaleReason.VEHICLE_TAKEN)


async def test_a_token_that_does_not_hold_leaves_it_to_be_tried_again(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    assert await desk.commit(approved.id, token="no-token-at-all") == Unknown(reason=UnknownReason.TOKEN_REJECTED)
    assert isinstance(await desk.commit(approved.id), Committed)


async def test_a_token_that_may_not_reserve_fails_for_good(desk: Desk, issuer: TokenIssuer) -> None:
    approved = await desk.approved(await desk.creation())
    weak = issuer.token("auth0|anna", scopes="reservations:read")
    assert await desk.commit(approved.id, token=weak) == Failed(reason=FailureReason.REFUSED)


async def test_another_customers_token_writes_nothing_even_in_annas_session(desk: Desk, ground: ServiceGround) -> None:
    await ground.customer("ben")
    approved = await desk.approved(await desk.creation())
    assert await desk.commit(approved.id, token=ground.token("ben")) == Stale(reason=StaleReason.QUOTE_EXPIRED)
    booked = await desk.anna.book(CAR)
    for change in (await desk.change_of(booked), await desk.cancellation_of(booked)):
        refused = await desk.approved(change)
        outcome = await desk.commit(refused.id, token=ground.token("ben"))
        assert outcome == Stale(reason=StaleReason.RESERVATION_CHANGED)
    assert await desk.anna.asks.get(booked.reservation.id) == booked


@pytest.mark.parametrize(
    ("action", "method", "ending"),
    [
        ("create", "POST", "/v1/reservations"),
        ("create", "POST", "/confirm"),
        ("change", "PATCH", ""),
        ("cancel", "POST", "/cancel"),
    ],
)
async def test_a_lost_answer_is_made_up_for(
    desk: Desk, action: str, method: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    match action:
        case "create":
            change = await desk.creation()
        case "change":
            change = await desk.change_of(await desk.anna.book(CAR))
        case _:
            change = await desk.cancellation_of(await desk.anna.book(CAR))
    approved = await desk.approved(change)
    with monkeypatch.context() as patched:
        _lose_answers(patched, desk.ground.http, method=method, ending=ending)
        assert await desk.commit(approved.id) == Unknown(reason=UnknownReason.NO_ANSWER)
    assert isinstance(await desk.commit(approved.id), Committed)
    assert len(await desk.anna.asks.list_reservations()) == 1


def _lose_answers(patched: pytest.MonkeyPatch, http: httpx.AsyncClient, *, method: str, ending: str) -> None:
    """Let such requests arrive, and lose what is answered."""
    send = http.send

    async def lossy(request: httpx.Request, **options: Any) -> httpx.Response:
        response = await send(request, **options)
        if request.method == method and request.url.path.endswith(ending):
            await response.aclose()
            raise httpx.ReadError("The connection broke.", request=request)
        return response

    patched.setattr(http, "send", lossy)
