"""Figure: GET and POST reservation next to the same endpoints written by hand in two other ways."""

import itertools
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from scripts.stack.parts import RESERVATION, Part
from tests.load import machine
from tests.load.booking import wanted_vehicles
from tests.load.bookings import Bookings
from tests.load.customer import Customer, Identity, Tally
from tests.load.ground import Ground, Server, prepared_ground
from tests.load.measures import ratio, spread
from tests.load.report import Figure, Table, Target
from tests.load.running import run
from tests.load.traffic import Run, drive

CUSTOMERS = 100
OPEN_RESERVATIONS = "50"
CONNECTIONS = 16
QUEUE_SECONDS = "5"
QUOTES = 4000
WARM_UP_SECONDS = 0.5
SERVERS_PROCESSOR, OTHERS_PROCESSOR = 0, 1
METHOD = (
    f"{CONNECTIONS} connections, {CUSTOMERS} customers; each server in turn, with the order rotated from round to round"
    " ({rounds} rounds): uvicorn with uvloop and httptools, one process, no access log, the same database. The server"
    " has one processor; PostgreSQL and the load generator share the other. The service runs with the settings of"
    " production but for limits, its own request log on. (a) is `tests/load/baselines/orm_app.py`, (b)"
    " `tests/load/baselines/bare_app.py`."
)
TOKENS = (
    "The service checks a token's signature once a minute and remembers the outcome; the ORM server checks it with"
    " PyJWT in each request, as applications commonly do. Its line without a token check tells how much that is."
)
PROCESSOR_TIME = (
    "Processor time is the server process's own for each request, whatever the database does meanwhile, and less"
    " sensitive to what else the machine does. Starlette + asyncpg runs the service's own statements without"
    " validation, types, tokens, logs or delivery of events. Where the database's processor is the limit (POST), the"
    " ratio of processor times says more than the one of requests."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A server to be measured.

    Attributes:
        name: as the report calls it.
        part: how it is started.
        environment: settings of its own.
        ratio: how many times its requests per second the service must reach, or None where that is not promised.
    """

    name: str
    part: Part = RESERVATION
    environment: Mapping[str, str] = field(default_factory=dict)
    ratio: float | None = None


SERVICE = Contestant(name="our service")
QUIET = Contestant(name="our service, no request log", environment={"MOBILITY_LOG_LEVEL": "WARNING"})
ORM = Contestant(
    name="FastAPI + SQLAlchemy ORM",
    part=replace(RESERVATION, name="orm", application="tests.load.baselines.orm_app:create_app"),
    ratio=2,
)
OPEN_ORM = Contestant(
    name="the same, no token check",
    part=replace(RESERVATION, name="orm", application="tests.load.baselines.orm_app:create_open_app"),
)
BARE = Contestant(
    name="Starlette + asyncpg",
    part=replace(RESERVATION, name="bare", application="tests.load.baselines.bare_app:create_app"),
    ratio=0.45,
)
PROMISED = (SERVICE, ORM, BARE)
ALL = (*PROMISED, QUIET, OPEN_ORM)


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of one contestant, a run for each round."""

    get: list[Run] = field(default_factory=list)
    post: list[Run] = field(default_factory=list)


def measure(*, quick: bool) -> Figure:
    """Measure all contestants in turn, several times.

    Raises:
        StackFailure: the stack or a server cannot be started.
    """
    rounds, seconds, contestants = (2, 0.6, PROMISED) if quick else (5, 1.5, ALL)
    with prepared_ground() as ground, pinned(ground):
        identities = ground.identities(CUSTOMERS, group="endpoints")
        with ground.serving(RESERVATION) as server:
            run(_make_a_quote(ground, server, identity=identities[0]))
        results = {contestant.name: Series() for contestant in contestants}
        for number in range(rounds):
            order = deque(contestants)
            order.rotate(number)
            for contestant in order:
                take_turn(ground, contestant, identities=identities, seconds=seconds, series=results[contestant.name])
    return _figure(results)


def pinned(ground: Ground) -> machine.Pinning:
    """Keep everything but the measured servers on a processor of its own."""
    processes = [0] if ground.database_process is None else [0, ground.database_process]
    return machine.Pinning(processes, to=OTHERS_PROCESSOR)


def take_turn(
    ground: Ground, contestant: Contestant, *, identities: Sequence[Identity], seconds: float, series: Series
) -> None:
    """Start a server, let it answer first the one and then the other kind of request, and stop it."""
    environment = {
        **contestant.environment,
        "MOBILITY_OPEN_RESERVATION_LIMIT": OPEN_RESERVATIONS,
        "MOBILITY_DATABASE_QUEUE_SECONDS": QUEUE_SECONDS,
    }
    with ground.serving(contestant.part, environment=environment, processor=SERVERS_PROCESSOR) as server:
        run(_take_turn(ground, server, identities=identities, seconds=seconds, series=series))


async def _take_turn(
    ground: Ground, server: Server, *, identities: Sequence[Identity], seconds: float, series: Series
) -> None:
    bookings = await Bookings.prepare(ground.database_url, identities=identities)
    try:
        gets = itertools.cycle(await bookings.reservations())
        await _run(server, gets, status=200, seconds=WARM_UP_SECONDS)
        series.get.append(await _run(server, gets, status=200, seconds=seconds))
        await _run(server, iter(await bookings.quotes(QUOTES)), status=201, seconds=WARM_UP_SECONDS)
        series.post.append(await _run(server, iter(await bookings.quotes(QUOTES)), status=201, seconds=seconds))
    finally:
        await bookings.close()


async def _run(server: Server, messages: Iterator[bytes], *, status: int, seconds: float) -> Run:
    return await drive(server, messages, status=status, connections=CONNECTIONS, seconds=seconds)


async def _make_a_quote(ground: Ground, server: Server, *, identity: Identity) -> None:
    """Have the service write down a tariff and a price, which all later quotes take over."""
    customer = Customer(identity, port=server.port)
    starts_at = datetime.now(UTC) + timedelta(hours=2)
    body = {
        "vehicle_id": (await wanted_vehicles(ground.database_url))[0],
        "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(hours=1)).isoformat(),
    }
    await customer.post("/v1/quotes", tally=Tally(), key="terms", body=body)
    customer.close()


def _figure(results: Mapping[str, Series]) -> Figure:
    return Figure(
        title="GET and POST reservation, next to hand-written servers",
        method=METHOD.format(rounds=len(results[SERVICE.name].get)),
        targets=[
            _target(kind, letter, contestant=contestant, results=results)
            for kind in ("get", "post")
            for letter, contestant in (("a", ORM), ("b", BARE))
        ],
        tables=[_table(kind, results) for kind in ("get", "post")],
        notes=(TOKENS, PROCESSOR_TIME),
    )


def _target(kind: str, letter: str, *, contestant: Contestant, results: Mapping[str, Series]) -> Target:
    found = ratio(_rates(kind, results[SERVICE.name]), to=_rates(kind, results[contestant.name]))
    wanted = contestant.ratio or 0
    return Target(
        name=f"{kind.upper()}, service / ({letter}) {contestant.name}, requests per second",
        measured=found.text(),
        promised=f"≥ {wanted}",
        holds=found.median >= wanted,
    )


def _table(kind: str, results: Mapping[str, Series]) -> Table:
    return Table(
        heading=(
            f"{kind.upper()} reservation",
            "requests/s",
            "processor time each, µs",
            "requests/s, service / this one",
            "processor time, this one / service",
        ),
        rows=[
            (
                name,
                spread(_rates(kind, series)).text(0),
                spread(_costs(kind, series)).text(0),
                ratio(_rates(kind, results[SERVICE.name]), to=_rates(kind, series)).text(),
                ratio(_costs(kind, series), to=_costs(kind, results[SERVICE.name])).text(),
            )
            for name, series in results.items()
        ],
    )


def _runs(kind: str, series: Series) -> list[Run]:
    return series.get if kind == "get" else series.post


def _rates(kind: str, series: Series) -> list[float]:
    return [run.per_second for run in _runs(kind, series)]


def _costs(kind: str, series: Series) -> list[float]:
    return [run.microseconds_each for run in _runs(kind, series)]
