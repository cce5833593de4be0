"""Figure: what Envoy adds before the services, how much goes through it, and what idle sockets take of it."""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from scripts.stack.envoy import ENVOY
from scripts.stack.parts import AUDIENCE, RESERVATION, TRAVEL_AGENT, await_readiness, url_of
from scripts.stack.ports import port_of
from tests.load import machine
from tests.load.customer import Identity, UnexpectedAnswer
from tests.load.endpoints import CONNECTIONS, QUEUE_SECONDS, SERVERS_PROCESSOR, WARM_UP_SECONDS, pinned
from tests.load.ground import MANY, Ground, Listening, Server, prepared_ground
from tests.load.http_client import HttpConnection, compose
from tests.load.idle_sockets import IdleSockets, measure_idle_sockets
from tests.load.measures import Spread, percentile, ratio, spread
from tests.load.report import Figure, Table, Target
from tests.load.running import run
from tests.load.traffic import Run, drive

CUSTOMERS: Final = 100
SPARE_FILES: Final = 1000
ADDED_MS, LEAST_SHARE = 0.4, 0.6
TARGET: Final = "/v1/customers/me"
METHOD: Final = (
    f"GET {TARGET} with an access token, whose signature Envoy checks each time, of {CUSTOMERS} customers. Envoy as"
    " the stack starts it, with one worker, limits a thousand times higher and its access log on. The service and Envoy"
    " share one processor; PostgreSQL and the clients share the other. {rounds} rounds; in each the service is asked"
    " directly and through Envoy, in turn first: by one client, {requests:,} requests, and by"
    f" {CONNECTIONS} connections for {{seconds:g}} s."
)
SHARED: Final = (
    "Directly, the service has the whole processor that it shares with Envoy otherwise, so the ratio of requests is the"
    " share of a processor that is left to the service. Where Envoy has a processor of its own, it is not a limit."
)
SOCKETS: Final = (
    "Idle sockets as with the travel agent: each is that of another customer, with a session; it is asked for a sign of"
    " life and hears an event that another process has written, all through Envoy. Memory is the growth of Envoy's"
    " process (RSS) after {warm_up} other sockets."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is measured."""

    rounds: int
    requests: int
    seconds: float
    warm_up_sockets: int
    sockets: int


FULL: Final = Size(rounds=7, requests=1000, seconds=2.0, warm_up_sockets=200, sockets=5000)
QUICK: Final = Size(rounds=2, requests=200, seconds=0.6, warm_up_sockets=20, sockets=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """An Envoy that runs: its port, and its process, which its launcher has started."""

    port: int
    process: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found in one way to the service in one round; times of single requests in seconds.

    `gateway_us` is Envoy's processor time for each request of `together`, in microseconds.
    """

    alone: Sequence[float]
    together: Run
    gateway_us: float

    def ms(self, *, percent: float) -> float:
        """A percentile of what one client waited, in milliseconds."""
        return percentile(self.alone, percent=percent) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Both ways in one round."""

    direct: Measured
    through: Measured


def measure(*, quick: bool) -> Figure:
    """Measure requests in both ways, several times, and then idle sockets.

    Raises:
        StackFailure: the stack, a server or Envoy cannot be started, or too few sockets may be open.
        UnexpectedAnswer: a request is refused.
    """
    size = QUICK if quick else FULL
    machine.allow_open_files(2 * size.sockets + SPARE_FILES)
    with prepared_ground() as ground:
        rounds = _measure_requests(ground, size=size)
        idle = _measure_sockets(ground, size=size)
    return _figure(rounds, idle=idle, size=size)


def _measure_requests(ground: Ground, *, size: Size) -> list[Round]:
    identities = ground.identities(CUSTOMERS, group="gateways")
    # Nothing is refused for want of a database connection while everything shares two processors.
    settings = {"MOBILITY_DATABASE_QUEUE_SECONDS": QUEUE_SECONDS}
    with (
        ground.serving(RESERVATION, environment=settings, processor=SERVERS_PROCESSOR) as service,
        envoy_before(ground, reservation=service, travel_agent=service) as gateway,
        pinned(ground),
    ):
        return [
            _measure_round(service, gateway, number, identities=identities, size=size) for number in range(size.rounds)
        ]


def _measure_round(
    service: Server, gateway: Gateway, number: int, *, identities: Sequence[Identity], size: Size
) -> Round:
    found: dict[str, Measured] = {}
    ways: list[tuple[str, Listening]] = [("direct", service), ("through", gateway)]
    for name, way in ways if number % 2 == 0 else reversed(ways):
        found[name] = run(_measure_way(way, gateway=gateway, identities=identities, size=size))
    return Round(direct=found["direct"], through=found["through"])


async def _measure_way(way: Listening, *, gateway: Gateway, identities: Sequence[Identity], size: Size) -> Measured:
    messages = itertools.cycle(
        compose("GET", TARGET, headers={"Authorization": f"Bearer {identity.token}"}) for identity in identities
    )
    await drive(way, messages, status=200, connections=CONNECTIONS, seconds=WARM_UP_SECONDS)
    alone = await _ask_alone(way, messages, count=size.requests)
    before = machine.processor_seconds(gateway.process) or 0
    together = await drive(way, messages, status=200, connections=CONNECTIONS, seconds=size.seconds)
    used = (machine.processor_seconds(gateway.process) or 0) - before
    return Measured(alone=alone, together=together, gateway_us=used / together.requests * 1e6)


async def _ask_alone(way: Listening, messages: Iterator[bytes], *, count: int) -> list[float]:
    """One request after the other on one connection; gives how long each took, in seconds."""
    connection = await HttpConnection.open(way.port)
    taken = []
    for message in itertools.islice(messages, count):
        began = time.perf_counter()
        answer = await connection.request(message)
        taken.append(time.perf_counter() - began)
        if answer.status != 200:
            raise UnexpectedAnswer(answer)
    connection.close()
    return taken


def _measure_sockets(ground: Ground, *, size: Size) -> IdleSockets:
    identities = ground.identities(size.warm_up_sockets + size.sockets, group="idle")
    url = ground.travel_agent["DATABASE_URL"]
    with (
        ground.serving(RESERVATION) as reservation,
        ground.serving(TRAVEL_AGENT, environment=ground.travel_agent) as travel_agent,
        envoy_before(ground, reservation=reservation, travel_agent=travel_agent) as gateway,
    ):
        run(measure_idle_sockets(gateway, database_url=url, identities=identities[: size.warm_up_sockets]))
        return run(measure_idle_sockets(gateway, database_url=url, identities=identities[size.warm_up_sockets :]))


@contextmanager
def envoy_before(ground: Ground, *, reservation: Server, travel_agent: Server) -> Iterator[Gateway]:
    """An Envoy with one worker on the servers' processor.

    Raises:
        StackFailure: it does not get ready.
    """
    environment = {
        "MOBILITY_TOKEN_ISSUER": ground.issuer_url,
        "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
        "MOBILITY_TOKEN_JWKS_URL": f"{ground.issuer_url}/jwks.json",
        "MOBILITY_RESERVATION_URL": f"http://127.0.0.1:{reservation.port}",
        "MOBILITY_TRAVEL_AGENT_URL": f"http://127.0.0.1:{travel_agent.port}",
        "MOBILITY_RATE_LIMIT_SCALE": MANY,
        "MOBILITY_GATEWAY_WORKERS": "1",
    }
    with ENVOY.listen(on_any_port=True) as listener:
        # Its threads stay where the one that starts them is.
        with machine.Pinning([0], to=SERVERS_PROCESSOR):
            child = ENVOY.start(listener, environment=environment, log=ground.logs / "envoy.log")
        try:
            await_readiness(child, url=url_of(listener), path="/readyz")
            yield Gateway(port=port_of(listener), process=machine.child_of(child.process.pid))
        finally:
            child.stop()


def _figure(rounds: Sequence[Round], *, idle: IdleSockets, size: Size) -> Figure:
    return Figure(
        title="Envoy before the services",
        method=METHOD.format(rounds=len(rounds), requests=size.requests, seconds=size.seconds),
        targets=_targets(rounds, idle=idle, size=size),
        tables=[_request_table(rounds), _socket_table(idle)],
        notes=(SHARED, SOCKETS.format(warm_up=size.warm_up_sockets)),
    )


def _targets(rounds: Sequence[Round], *, idle: IdleSockets, size: Size) -> list[Target]:
    added = _over(rounds, lambda each: each.through.ms(percent=50) - each.direct.ms(percent=50))
    share = ratio(_rates(rounds)["through"], to=_rates(rounds)["direct"])
    alive = min(idle.answered, idle.heard)
    return [
        Target(
            name="added latency at one client, p50",
            measured=f"{added.text()} ms",
            promised=f"≤ {ADDED_MS} ms",
            holds=added.median <= ADDED_MS,
        ),
        Target(
            name="requests per second, through Envoy / directly, on the same processor",
            measured=share.text(),
            promised=f"≥ {LEAST_SHARE}",
            holds=share.median >= LEAST_SHARE,
        ),
        Target(
            name="idle sockets through Envoy that answer and hear",
            measured=f"{alive:,}",
            promised=f"≥ {size.sockets:,}",
            holds=alive >= size.sockets,
        ),
    ]


def _rates(rounds: Sequence[Round]) -> Mapping[str, list[float]]:
    return {
        "direct": [each.direct.together.per_second for each in rounds],
        "through": [each.through.together.per_second for each in rounds],
    }


def _request_table(rounds: Sequence[Round]) -> Table:
    def row(name: str, way: Callable[[Round], Measured], envoy: str) -> tuple[str, ...]:
        return (
            name,
            _over(rounds, lambda each: way(each).ms(percent=50)).text(),
            _over(rounds, lambda each: way(each).ms(percent=99)).text(),
            _over(rounds, lambda each: way(each).together.per_second).text(0),
            envoy,
        )

    return Table(
        heading=(f"GET {TARGET}", "p50, ms", "p99, ms", "requests/s", "Envoy's processor time each, µs"),
        rows=[
            row("directly", lambda each: each.direct, "–"),
            row(
                "through Envoy", lambda each: each.through, _over(rounds, lambda each: each.through.gateway_us).text(0)
            ),
        ],
    )


def _socket_table(idle: IdleSockets) -> Table:
    return Table(
        heading=(f"{idle.sockets:,} idle sockets", "measured"),
        rows=[
            ("KB of Envoy each, silent since hello", f"{idle.idle_bytes / 1000:.1f}"),
            ("KB of Envoy each, after a ping and an event", f"{idle.used_bytes / 1000:.1f}"),
            ("sessions begun in a second", f"{idle.sockets / idle.opening_seconds:.0f}"),
            ("sessions that began at a later attempt, as the service was busy", f"{idle.refused:,}"),
        ],
    )


def _over(rounds: Sequence[Round], value: Callable[[Round], float]) -> Spread:
    return spread([value(each) for each in rounds])
