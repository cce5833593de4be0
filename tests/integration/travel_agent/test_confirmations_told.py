"""What became of a proposal is an event of its conversation, stored together with it."""

import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from generated import models
from generated.models import ConfirmationStatus, Decision
from impl.platform.database import Database, DatabaseOptions
from impl.platform.identifiers import encode
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.confirmations.telling import ConversationTeller
from impl.travel_agent.conversations.events import Appended, EventLog
from tests.support.confirmation_database import conversation, migrated_database
from tests.support.confirmation_desk import ANNA, Desk


class Listener:
    """Hears what is told after the commit."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def publish(self, *_: object, **__: object) -> None:
        """Nothing passing is told here."""

    async def catch_up(self, *_: object, **__: object) -> None:
        """Nobody listens elsewhere."""

    def deliver(self, appended: Appended) -> None:
        self.heard.extend(event.text for event in appended.events)


@pytest.fixture(scope="module")
def ledger_url(postgres_url: str) -> Iterator[str]:
    with migrated_database(postgres_url) as url:
        yield url


@pytest.fixture
async def database(ledger_url: str) -> AsyncIterator[Database]:
    async with Database(DatabaseOptions(url=ledger_url)) as opened:
        yield opened


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
async def desk(database: Database, listener: Listener) -> AsyncIterator[Desk]:
    async with conversation(database, customer_id=ANNA) as conversation_id:
        async with database.connection() as connection:
            await connection.execute("UPDATE conversations SET locale = 'de' WHERE id = $1", conversation_id)
        desk = Desk(transactions=database, ledger=ConfirmationRepository(), conversation_id=conversation_id)
        log = EventLog(database, broadcaster=listener, clock=desk.clock)
        desk.confirmations._teller = ConversationTeller(log, phrases_for=_phrases)
        yield desk


def _phrases(language: models.Locale, zone: ZoneInfo) -> ProposingPhrases:
    return ProposingPhrases(language, time_zone=zone)


async def _events(database: Database, desk: Desk) -> list[models.ConfirmationResolved]:
    async with database.connection() as connection:
        rows = await connection.fetch(
            "SELECT body FROM events WHERE conversation_id = $1 ORDER BY seq", desk.conversation_id
        )
    return [models.ConfirmationResolved.model_validate_json(row["body"]) for row in rows]


async def test_what_was_carried_out_is_told_in_the_language_of_the_conversation(
    desk: Desk, database: Database, listener: Listener
) -> None:
    approved = await desk.approved(await desk.creation())
    await desk.commit(approved)
    [event] = await _events(database, desk)
    stored = await desk.confirmations.get(approved.id, customer_id=ANNA)
    assert (event.status, event.reservation_id) == (ConfirmationStatus.COMMITTED, stored.reservation_id)
    assert event.confirmation_id == encode("cnf", value=approved.id)
    assert event.turn_id == encode("trn", value=approved.turn_id)
    assert "gebucht" in event.detail.lower() or "reserviert" in event.detail.lower()
    assert [json.loads(text)["seq"] for text in listener.heard] == [event.seq]


async def test_every_end_is_told_once(desk: Desk, database: Database) -> None:
    await desk.propose(await desk.creation())
    declined = await desk.propose(await desk.creation())
    await desk.decide(declined, Decision.DECLINE)
    await desk.propose(await desk.creation())
    desk.clock.advance(timedelta(minutes=5))
    await desk.confirmations.expire_due()
    await desk.confirmations.expire_due()
    events = await _events(database, desk)
    assert [event.status for event in events] == ["superseded", "declined", "expired"]
    assert len({event.detail for event in events}) == 3
