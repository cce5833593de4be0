"""Figure: the travel agent's turns, its idle sockets, and how soon a client that comes back has what it missed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from scripts.stack.parts import RESERVATION, TRAVEL_AGENT, Part
from tests.load import machine
from tests.load.customer import Identity
from tests.load.ground import Ground, Server, prepared_ground
from tests.load.idle_sockets import IdleSockets, measure_idle_sockets
from tests.load.measures import Spread, percentile, spread
from tests.load.report import Figure, Table, Target
from tests.load.resuming import Resumed, miss_events, resume
from tests.load.running import run
from tests.load.turn_trace import CLOCKS, FILE_VARIABLE, Span, read_spans, within
from tests.load.turns import TURNS_IN_A_CONVERSATION, TurnTaken, take_turns, wishes

CUSTOMERS: Final = 10
MISSED_EVENTS: Final = 1000
SPARE_FILES: Final = 1000
# The last one is the fastest.
PERCENTILES: Final = (50, 95, 0.001)
TURN_MS, SOCKET_KB, RESUME_MS = 60.0, 60.0, 100.0
TRACED: Final = replace(TRAVEL_AGENT, name="traced travel agent", application="tests.load.turn_trace:create_app")
METHOD: Final = (
    "{rounds} rounds, each with new processes of the travel agent, started as the stack starts them: one process, its"
    " sockets without compression, the embedded model, the built map of Helsinki's centre, made-up weather and"
    " incidents, rate limits a thousand times higher. The Reservation API with its seeded fleet is a process of its"
    " own, both use one PostgreSQL, and the clients are in the process that measures. A turn is timed from the sending"
    " of user.message to the arrival of turn.completed, over a real WebSocket; the customer asks for the way from one"
    " place to another by bike, another trip each time, {turns} turns in a conversation; each turn must show a route."
)
SOCKETS_METHOD: Final = (
    "Each idle socket is that of another customer, with a token and a conversation of its own. Memory is the growth of"
    " the process (RSS), which has run turns and served {warm_up} other sockets before. Then each socket is asked for a"
    " sign of life, and hears an event that another process has written."
)
RESUME_METHOD: Final = (
    f"The {MISSED_EVENTS:,} missed events are those of real turns. The time runs from the sending of session.hello to"
    " the arrival of the last of them; connecting comes before."
)
TRACE_METHOD: Final = (
    "Clocks within the process cost a little themselves, so these turns are not among those above. What is under way"
    " side by side counts once in a line; the model understands language and events are written by statements, so lines"
    " overlap. The rest is the work of the agents' framework, of our own code and of the event loop."
)
NOISE: Final = (
    "Processor time is the process's own, whatever it waits for, and less sensitive to what else the machine does."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is measured."""

    rounds: int
    warm_up_turns: int
    turns: int
    turns_at_once: int
    resumes: int
    warm_up_sockets: int
    sockets: int


FULL: Final = Size(rounds=3, warm_up_turns=30, turns=40, turns_at_once=8, resumes=20, warm_up_sockets=200, sockets=5000)
QUICK: Final = Size(rounds=1, warm_up_turns=6, turns=12, turns_at_once=2, resumes=5, warm_up_sockets=20, sockets=300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Turns of a round, and the processor time that the travel agent took for each, in milliseconds."""

    taken: Sequence[TurnTaken]
    processor_ms: float

    def ms(self, *, percent: float) -> float:
        """A percentile of what customers waited."""
        return percentile([turn.seconds for turn in self.taken], percent=percent) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round found."""

    alone: Turns
    at_once: Turns
    resumes: Sequence[Resumed]
    idle: IdleSockets

    def resume_ms(self, *, percent: float) -> float:
        """A percentile of the time until everything missed was there."""
        return percentile([resumed.seconds for resumed in self.resumes], percent=percent) * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What turns spent on one thing: how often in a turn, and for how long (medians)."""

    name: str
    times: float
    ms: float


def measure(*, quick: bool) -> Figure:
    """Measure turns, resumes and idle sockets, several times.

    Raises:
        StackFailure: the stack or a server cannot be started, or too few sockets may be open.
        UnexpectedMessage: a turn does not lead to a route, or a session does not begin.
    """
    size = QUICK if quick else FULL
    machine.allow_open_files(size.sockets + SPARE_FILES)
    with prepared_ground() as ground, ground.serving(RESERVATION) as reservation:
        speakers = ground.identities(CUSTOMERS, group="speakers")
        silent = ground.identities(size.warm_up_sockets + size.sockets, group="silent")
        rounds = [
            _measure_round(ground, reservation, size=size, speakers=speakers, silent=silent) for _ in range(size.rounds)
        ]
        shares = _trace(ground, reservation, size=size, speaker=speakers[0])
    return _figure(rounds, shares=shares, size=size)


def _measure_round(
    ground: Ground, reservation: Server, *, size: Size, speakers: Sequence[Identity], silent: Sequence[Identity]
) -> Round:
    with _serving(ground, reservation) as server:
        wanted = wishes()
        run(take_turns(server, identities=speakers[:1], wishes=wanted, each=size.warm_up_turns))
        alone = _take_turns(server, identities=speakers[:1], wishes=wanted, each=size.turns)
        at_once = _take_turns(server, identities=speakers, wishes=wanted, each=size.turns_at_once)
        resumes = run(_resume(ground, server, identity=speakers[0], turns=alone.taken, count=size.resumes))
    with _serving(ground, reservation) as server:
        run(take_turns(server, identities=speakers[:1], wishes=wishes(), each=size.warm_up_turns))
        for identities in (silent[: size.warm_up_sockets], silent[size.warm_up_sockets :]):
            url = ground.travel_agent["DATABASE_URL"]
            idle = run(measure_idle_sockets(server, database_url=url, identities=identities))
    return Round(alone=alone, at_once=at_once, resumes=resumes, idle=idle)


def _take_turns(server: Server, *, identities: Sequence[Identity], wishes: Iterator[str], each: int) -> Turns:
    used = machine.processor_seconds(server.process) or 0
    taken = run(take_turns(server, identities=identities, wishes=wishes, each=each))
    used = (machine.processor_seconds(server.process) or 0) - used
    return Turns(taken=taken, processor_ms=used * 1000 / len(taken))


async def _resume(
    ground: Ground, server: Server, *, identity: Identity, turns: Sequence[TurnTaken], count: int
) -> list[Resumed]:
    missed = await miss_events(
        server,
        database_url=ground.travel_agent["DATABASE_URL"],
        identity=identity,
        events=[event for turn in turns for event in turn.events],
        count=MISSED_EVENTS,
    )
    await resume(server, missed)
    return [await resume(server, missed) for _ in range(count)]


def _trace(ground: Ground, reservation: Server, *, size: Size, speaker: Identity) -> list[Share]:
    """Where the time of turns goes, and what is left."""
    file = ground.logs / "spans.json"
    with _serving(ground, reservation, part=TRACED, environment={FILE_VARIABLE: str(file)}) as server:
        wanted = wishes()
        run(take_turns(server, identities=[speaker], wishes=wanted, each=size.warm_up_turns))
        taken = run(take_turns(server, identities=[speaker], wishes=wanted, each=size.turns))
    spans = read_spans(file)
    every = [span for found in spans.values() for span in found]
    rest = _median([turn.seconds - within(every, window=_window(turn))[1] for turn in taken])
    whole = _median([turn.seconds for turn in taken])
    return [
        *(_share(name, spans=spans[name], turns=taken) for name in CLOCKS),
        Share(name="none of these", times=1, ms=rest * 1000),
        Share(name="the whole turn", times=1, ms=whole * 1000),
    ]


def _share(name: str, *, spans: Sequence[Span], turns: Sequence[TurnTaken]) -> Share:
    found = [within(spans, window=_window(turn)) for turn in turns]
    return Share(
        name=name, times=_median([times for times, _ in found]), ms=_median([seconds for _, seconds in found]) * 1000
    )


def _window(turn: TurnTaken) -> Span:
    return turn.began, turn.ended


def _median(values: Sequence[float]) -> float:
    return percentile(values, percent=50)


@contextmanager
def _serving(
    ground: Ground, reservation: Server, *, part: Part = TRAVEL_AGENT, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A travel agent that asks this Reservation API."""
    settings = {
        **ground.travel_agent,
        "MOBILITY_RESERVATION_URL": f"http://127.0.0.1:{reservation.port}",
        **(environment or {}),
    }
    with ground.serving(part, environment=settings) as server:
        yield server


def _figure(rounds: Sequence[Round], *, shares: Sequence[Share], size: Size) -> Figure:
    return Figure(
        title="Travel Agent",
        method=METHOD.format(rounds=len(rounds), turns=TURNS_IN_A_CONVERSATION),
        targets=_targets(rounds, size=size),
        tables=[
            _turn_table(rounds),
            Table(
                heading=("in a turn, one customer", "times", "ms"),
                rows=[(share.name, f"{share.times:.0f}", f"{share.ms:.1f}") for share in shares],
            ),
            _socket_table(rounds),
            _resume_table(rounds),
        ],
        notes=(NOISE, TRACE_METHOD, SOCKETS_METHOD.format(warm_up=size.warm_up_sockets), RESUME_METHOD),
    )


def _targets(rounds: Sequence[Round], *, size: Size) -> list[Target]:
    turn = _over(rounds, lambda each: each.alone.ms(percent=95))
    memory = _over(rounds, lambda each: each.idle.used_bytes / 1000)
    resuming = _over(rounds, lambda each: each.resume_ms(percent=95))
    alive = min(min(each.idle.answered, each.idle.heard) for each in rounds)
    return [
        Target(
            name="turn with one route, one customer, p95",
            measured=f"{turn.text(0)} ms",
            promised=f"≤ {TURN_MS:.0f} ms",
            holds=turn.median <= TURN_MS,
        ),
        Target(
            name="idle sockets on one worker that answer and hear",
            measured=f"{alive:,}",
            promised=f"≥ {size.sockets:,}",
            holds=alive >= size.sockets,
        ),
        Target(
            name="memory for each of them",
            measured=f"{memory.text(1)} KB",
            promised=f"≤ {SOCKET_KB:.0f} KB",
            holds=memory.median <= SOCKET_KB,
        ),
        Target(
            name=f"resume after {MISSED_EVENTS:,} missed events, p95",
            measured=f"{resuming.text(0)} ms",
            promised=f"≤ {RESUME_MS:.0f} ms",
            holds=resuming.median <= RESUME_MS,
        ),
    ]


def _turn_table(rounds: Sequence[Round]) -> Table:
    return Table(
        heading=("turns", "in a round", "p50, ms", "p95, ms", "fastest, ms", "processor time each, ms"),
        rows=[
            _turn_row("one customer", [each.alone for each in rounds]),
            _turn_row(f"{CUSTOMERS} customers at once", [each.at_once for each in rounds]),
        ],
    )


def _turn_row(name: str, rounds: Sequence[Turns]) -> tuple[str, ...]:
    waits = [spread([turns.ms(percent=percent) for turns in rounds]) for percent in PERCENTILES]
    costs = spread([turns.processor_ms for turns in rounds])
    return (name, str(len(rounds[0].taken)), *(wait.text(0) for wait in waits), costs.text(0))


def _socket_table(rounds: Sequence[Round]) -> Table:
    rows: Sequence[tuple[str, Callable[[Round], float], int]] = (
        ("KB each, silent since hello", lambda each: each.idle.idle_bytes / 1000, 1),
        ("KB each, after a ping and an event", lambda each: each.idle.used_bytes / 1000, 1),
        ("sessions begun in a second", lambda each: each.idle.sockets / each.idle.opening_seconds, 0),
        ("sessions that began at the second attempt, as the service was busy", lambda each: each.idle.refused, 0),
        ("seconds until all had heard their event, its writing included", lambda each: each.idle.hearing_seconds, 1),
    )
    return Table(
        heading=(f"{rounds[0].idle.sockets:,} idle sockets", "measured"),
        rows=[(name, _over(rounds, value).text(digits)) for name, value, digits in rows],
    )


def _resume_table(rounds: Sequence[Round]) -> Table:
    waits = [spread([each.resume_ms(percent=percent) for each in rounds]) for percent in PERCENTILES]
    return Table(
        heading=(f"{MISSED_EVENTS:,} missed events", "resumes in a round", "p50, ms", "p95, ms", "fastest, ms", "KB"),
        rows=[
            (
                "from session.hello to the last of them",
                str(len(rounds[0].resumes)),
                *(wait.text(0) for wait in waits),
                f"{rounds[0].resumes[0].bytes / 1000:,.0f}",
            )
        ],
    )


def _over(rounds: Sequence[Round], value: Callable[[Round], float]) -> Spread:
    return spread([value(each) for each in rounds])
