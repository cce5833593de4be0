"""Figure: 200 clients, 5 vehicles; then the same with the service killed in between."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scripts.stack.parts import RESERVATION
from tests.load.audit import Audit, audit
from tests.load.booking import CLIENTS, VEHICLES, Crowd, wanted_vehicles
from tests.load.customer import Identity, Tally
from tests.load.ground import Ground, Server, prepared_ground
from tests.load.measures import percentile
from tests.load.report import Figure, Table, Target
from tests.load.running import run

WORST_RATIO = 8
CANCELLED_SHARE = 0.3
LOST_SHARE = 0.05
METHOD = (
    f"{CLIENTS} customers with a connection each reserve {VEHICLES} cars at random, overlapping times of one week; all"
    " quotes are asked for before the first reservation. Settings are those of production (one process, 10 database"
    " connections, 100 requests waiting) but for rate limits and the limit of open reservations. Then the same again,"
    " with 3 of 10 reservations cancelled straight away and 1 of 20 answers lost on the way, while the service is"
    " killed (SIGKILL) and started again; customers repeat what they have no answer to with the same key."
)
AUDIT = (
    "Faults are counted in SQL against what customers were told: overlaps, deadlocks, reservations that were"
    " acknowledged and are not there, two for one key, some that were denied and are there, cancellations that were"
    " acknowledged and did not happen, and reservations whose outbox events are not one for each change."
)
TIMES = (
    "The call is timed from sending to the answer 201 or 409. Calls answered 503 are repeated after Retry-After and"
    " counted apart; the time to the decision includes these waits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a crowd met, and what is found in the database afterwards."""

    crowd: Crowd
    audit: Audit
    kills: int


def measure(*, quick: bool) -> Figure:
    """Book under contention, without and with crashes.

    Raises:
        StackFailure: the stack cannot be started.
    """
    with prepared_ground() as ground:
        calm = book(ground, clients=CLIENTS, each=8 if quick else 25, kills=0)
        crashing = book(ground, clients=CLIENTS, each=5 if quick else 15, kills=2 if quick else 5)
    return _figure(calm, crashing)


def book(ground: Ground, *, clients: int, each: int, kills: int) -> Outcome:
    """Let a crowd book, killing and restarting the service as often as is said on the way.

    Args:
        ground: where; other crowds may have been there before.
        clients: customers, all at once.
        each: reservations that each tries to make.
        kills: how often the service crashes; if it does, answers get lost and reservations are cancelled, too.
    """
    identities = ground.identities(clients, group=f"crowd-with-{kills}-crashes")
    with ground.serving(RESERVATION) as server:
        crowd = run(_book(ground, server, identities=identities, each=each, kills=kills))
    found = run(audit(ground.database_url, customers=identities, acknowledged=crowd.acknowledged))
    return Outcome(crowd=crowd, audit=found, kills=kills)


async def _book(ground: Ground, server: Server, *, identities: Sequence[Identity], each: int, kills: int) -> Crowd:
    crowd = Crowd(identities, port=server.port, distraction=LOST_SHARE if kills else 0)
    await crowd.ask_for_quotes(await wanted_vehicles(ground.database_url), each=each)
    async with asyncio.TaskGroup() as group:
        group.create_task(crowd.reserve(cancelled_share=CANCELLED_SHARE if kills else 0))
        for _ in range(kills):
            await crowd.decisions(1 / (kills + 1))
            await asyncio.to_thread(server.kill_and_restart)
    return crowd


def _figure(calm: Outcome, crashing: Outcome) -> Figure:
    ratio = _ratio(calm.crowd.reserving.answered)
    return Figure(
        title="Booking under contention",
        method=METHOD,
        targets=[
            Target(name="overlaps", **_zero(calm.audit.overlaps)),
            Target(name="deadlocks", **_zero(calm.audit.deadlocks)),
            Target(
                name="p99 of the reserve call / its median",
                measured=f"{ratio:.1f}",
                promised=f"≤ {WORST_RATIO}",
                holds=ratio <= WORST_RATIO,
            ),
            Target(name="other faults without crashes", **_none(calm.audit)),
            Target(name=f"faults of any kind with {crashing.kills} crashes", **_none(crashing.audit)),
            Target(
                name="503 without Retry-After",
                **_zero(calm.crowd.reserving.busy_without_advice + crashing.crowd.reserving.busy_without_advice),
            ),
        ],
        tables=[
            Table(
                heading=("reserve calls", "without crashes", "with crashes"),
                rows=[
                    (name, left, right) for (name, left), (_, right) in zip(_rows(calm), _rows(crashing), strict=True)
                ],
            )
        ],
        notes=(AUDIT, TIMES),
    )


def _zero(count: int) -> dict[str, Any]:
    return {"measured": str(count), "promised": "0", "holds": count == 0}


def _none(found: Audit) -> dict[str, Any]:
    faults = found.faults
    measured = ", ".join(f"{count} {name}" for name, count in faults.items()) or "none"
    return {"measured": measured, "promised": "none", "holds": not faults}


def _rows(outcome: Outcome) -> list[tuple[str, str]]:
    tally, cancelling = outcome.crowd.reserving, outcome.crowd.cancelling
    return [
        ("decided", f"{len(tally.answered):,} ({len(tally.answered) / outcome.crowd.seconds:,.0f} a second)"),
        *((f"answered {code}", f"{tally.outcomes[code]:,}") for code in ("201", "vehicle_unavailable")),
        ("answered otherwise", f"{_others(tally):,}"),
        ("cancelled", f"{cancelling.outcomes['200']:,}"),
        ("answered 503, then repeated", f"{tally.busy:,}"),
        ("cut off in the middle, then repeated", f"{tally.cut + cancelling.cut:,}"),
        ("answer lost on the way, then repeated", f"{tally.abandoned + cancelling.abandoned:,}"),
        ("attempts to connect while nobody served", f"{tally.refused + cancelling.refused:,}"),
        ("answered by the recorded outcome", f"{tally.replayed + cancelling.replayed:,}"),
        ("call, median / p99", _times(tally.answered)),
        ("until the decision, median / p99", _times(tally.decided)),
    ]


def _others(tally: Tally) -> int:
    return sum(count for code, count in tally.outcomes.items() if code not in ("201", "vehicle_unavailable"))


def _times(seconds: Sequence[float]) -> str:
    return f"{percentile(seconds, percent=50) * 1000:.0f} / {percentile(seconds, percent=99) * 1000:.0f} ms"


def _ratio(seconds: Sequence[float]) -> float:
    return percentile(seconds, percent=99) / percentile(seconds, percent=50)
