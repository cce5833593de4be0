"""Builds the stage of the evaluation, and has all conversations on it."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pydantic_evals import Case, Dataset

from impl.platform.database import Database, DatabaseOptions
from impl.platform.settings import Environment
from impl.reservation.migrate import upgrade as upgrade_reservation
from impl.reservation.settings import ReservationSettings
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.maps.assemble import build_maps
from impl.travel_agent.maps.settings import MapSettings
from impl.travel_agent.migrate import upgrade
from impl.travel_agent.models.embedded.model import EmbeddedModel
from impl.travel_agent.models.providers import EnsembleModels
from scripts.stack.database import scratch_database
from tests.evaluation.conversation import Conversation
from tests.evaluation.evaluators import EVALUATORS
from tests.evaluation.grounds import Ground, HandedClock, MemoryGround, ServiceGround
from tests.evaluation.moments import BEGINNING
from tests.evaluation.parked_fleet import park
from tests.evaluation.record import Record
from tests.evaluation.scores import Scores, score
from tests.evaluation.talking import Stage
from tests.support.fleet import insert_fleet
from tests.support.maps import helsinki_map
from tests.support.reservation_service import running_service
from tests.support.tokens import TokenIssuer

AT_ONCE: Final = 8
"""So many conversations are held at the same time."""


@contextmanager
def migrated(server_url: str, migrate: Callable[[str], None]) -> Iterator[str]:
    """The address of a migrated database of its own. Migrations run a loop themselves, so they get a thread."""
    with scratch_database(server_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(migrate, database.url).result()
        yield database.url


@asynccontextmanager
async def staged(server_url: str) -> AsyncIterator[Stage]:
    """The Travel Agent with the embedded model, the real map, and a database of its own."""
    understander = Understander.with_similarity()
    await understander.warm_up()
    maps = build_maps(MapSettings(map_directory=helsinki_map()), environment=Environment.TEST, clock=lambda: BEGINNING)
    with migrated(server_url, upgrade) as url, TemporaryDirectory() as directory:
        async with Database(DatabaseOptions(url=url, queue_size=1000, queue_seconds=30)) as database:
            try:
                yield Stage(
                    database=database,
                    maps=maps,
                    understander=understander,
                    ensemble=EnsembleModels({}, embedded=EmbeddedModel(understander)),
                    directory=Path(directory),
                )
            finally:
                await understander.close()
                await maps.close()


@asynccontextmanager
async def real_ground(server_url: str, settings_for: Callable[[str], ReservationSettings]) -> AsyncIterator[Ground]:
    """The real Reservation service, with the fleet of the evaluation."""
    with migrated(server_url, upgrade_reservation) as url:
        await insert_fleet(url)
        await park(url)
        clock, issuer = HandedClock(), TokenIssuer()
        clock.source = lambda: BEGINNING
        async with running_service(settings_for(url), clock=clock, issuer=issuer) as client:
            yield ServiceGround(client, issuer=issuer, database_url=url, clock=clock)


async def evaluate(
    stage: Stage,
    conversations: Sequence[Conversation],
    *,
    ground: Ground | None = None,
    at_once: int = AT_ONCE,
    progress: bool = False,
) -> Scores:
    """Have the conversations, each on a ground of its own in memory, or one after the other on the ground given."""

    async def hold(conversation: Conversation) -> Record:
        return await stage.hold(conversation, ground=ground or MemoryGround())

    dataset = Dataset[Conversation, Record, None](
        name="travel-agent",
        cases=[Case(name=conversation.name, inputs=conversation) for conversation in conversations],
        evaluators=list(EVALUATORS),
    )
    report = await dataset.evaluate(hold, max_concurrency=1 if ground else at_once, progress=progress)
    return score(report)
