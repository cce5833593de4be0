"""Figure: the nearest free vehicles out of 10,000."""

from impl.reservation.migrate import upgrade
from scripts.stack.database import fresh_database
from tests.load.report import Figure, Table, Target
from tests.load.running import run
from tests.load.search_benchmark import SEARCHES, VEHICLES, insert_measured_fleet, measure_searches

MILLISECONDS = 2.0
METHOD = (
    f"{SEARCHES} searches of each kind among {VEHICLES:,} vehicles with their reservations, by the statement of the"
    " service, one after the other. The time is that of the round trip, with the reading of the rows, so the database's"
    " own share is less. `python -m tests.load.search_benchmark` does this alone."
)


def measure(*, quick: bool) -> Figure:
    """Search a database of its own; it takes a few seconds, so a quick look is the same.

    Raises:
        StackFailure: the database cannot be started.
    """
    with fresh_database() as server:
        upgrade(server.url)
        run(insert_measured_fleet(server.url))
        found = run(measure_searches(server.url))
    slowest = max(times.median_ms for times in found)
    return Figure(
        title=f"Nearest vehicles out of {VEHICLES:,}",
        method=METHOD,
        targets=[
            Target(
                name="median of the slowest kind of search",
                measured=f"{slowest:.2f} ms",
                promised=f"≤ {MILLISECONDS:.0f} ms",
                holds=slowest <= MILLISECONDS,
            )
        ],
        tables=[
            Table(
                heading=("search", "median, ms", "p99, ms", "vehicles found"),
                rows=[
                    (times.scenario.name, f"{times.median_ms:.2f}", f"{times.p99_ms:.2f}", f"{times.found:.1f}")
                    for times in found
                ],
            )
        ],
    )
