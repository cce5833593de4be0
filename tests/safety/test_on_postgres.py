"""The same episodes on the ledger's own SQL."""

from collections.abc import AsyncIterator, Iterator

import pytest

from impl.platform.database import Database, DatabaseOptions
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from tests.safety.episodes import judge, play
from tests.support.confirmation_database import conversation, migrated_database, rows_of

SEEDS = range(300_000, 300_300)
BATCHES = 3


@pytest.fixture(scope="module")
def ledger_url(postgres_url: str) -> Iterator[str]:
    with migrated_database(postgres_url) as url:
        yield url


@pytest.fixture
async def database(ledger_url: str) -> AsyncIterator[Database]:
    async with Database(DatabaseOptions(url=ledger_url)) as opened:
        yield opened


@pytest.mark.parametrize("batch", range(BATCHES))
async def test_episodes_on_the_real_ledger_write_nothing_unapproved(database: Database, batch: int) -> None:
    committed = 0
    for seed in SEEDS[batch::BATCHES]:
        async with conversation(database) as conversation_id:
            stage = await play(
                seed, transactions=database, ledger=ConfirmationRepository(), conversation_id=conversation_id
            )
            broken = await judge(stage, await rows_of(database, conversation_id))
        assert not broken, f"seed {seed} on PostgreSQL, model {stage.model.model_name}: {broken}"
        committed += len(stage.service.writes) - stage.baseline
    assert committed >= len(SEEDS) / BATCHES / 3
