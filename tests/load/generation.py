"""Figure: how long `make generate` takes."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load.measures import Spread, spread
from tests.load.report import Figure, Table, Target

CHECKOUT = Path(__file__).resolve().parents[2]
SPECS = CHECKOUT / "specs"
GENERATE = ("-m", "scripts.generate")
BIG_CONTRACT = ("-m", "tests.load.big_contract")
OPERATIONS = 160
SECONDS, SECONDS_UNCHANGED, SECONDS_BIG = 4.0, 0.3, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A command that was run several times: its seconds, those of the processors, and what the last run printed."""

    seconds: Spread
    processor_seconds: Spread
    output: str


def measure(*, quick: bool) -> Figure:
    """Generate into a directory that is thrown away, from our contracts and from a large one."""
    repeats = 1 if quick else 4
    with tempfile.TemporaryDirectory(prefix="mobilitycorp-generate-") as scratch:
        out, big_specs, big_out = Path(scratch, "generated"), Path(scratch, "specs"), Path(scratch, "big")
        run_python([*GENERATE, *_places(SPECS, out)])
        full = timed([*GENERATE, *_places(SPECS, out), "--timings"], repeats=repeats)
        unchanged = timed([*GENERATE, *_places(SPECS, out)], repeats=repeats)
        run_python([*BIG_CONTRACT, str(big_specs)])
        big = timed([*GENERATE, *_places(big_specs, big_out), "--timings"], repeats=1 if quick else 2)
    return Figure(
        title="Generation",
        method=(
            "`python -m scripts.generate` as a process of its own, start of Python included, after one run that warms"
            f" the tools up; the median of {repeats}. The big document has {OPERATIONS} operations"
            " (`python -m tests.load.big_contract DIR`)."
        ),
        targets=[
            _target("full run (`--timings`)", full, promised=SECONDS),
            _target("run without a change", unchanged, promised=SECONDS_UNCHANGED),
            _target(f"full run on {OPERATIONS} operations", big, promised=SECONDS_BIG),
        ],
        tables=[
            _stages("stage of the full run", full),
            _stages(f"stage on {OPERATIONS} operations", big),
        ],
        notes=["Stages run side by side, so their sum is more than the whole. Seconds."],
    )


def timed(arguments: Sequence[str], *, repeats: int) -> Timed:
    """Run Python with the arguments several times."""
    seconds: list[float] = []
    processor_seconds: list[float] = []
    for _ in range(repeats):
        began, used = time.perf_counter(), _used_by_children()
        output = run_python(arguments)
        seconds.append(time.perf_counter() - began)
        processor_seconds.append(_used_by_children() - used)
    return Timed(seconds=spread(seconds), processor_seconds=spread(processor_seconds), output=output)


def run_python(arguments: Sequence[str]) -> str:
    """Run Python in the checkout; gives what it printed.

    Raises:
        subprocess.CalledProcessError: it failed; what it wrote to standard error is shown.
    """
    return subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _places(specs: Path, out: Path) -> tuple[str, ...]:
    return "--specs", str(specs), "--out", str(out)


def _target(name: str, run: Timed, *, promised: float) -> Target:
    return Target(
        name=name,
        measured=f"{run.seconds.text()} s; processors {run.processor_seconds.text(1)} s",
        promised=f"≤ {promised} s",
        holds=run.seconds.median <= promised,
    )


def _stages(name: str, run: Timed) -> Table:
    """The stages as the pipeline prints them: a name that may hold blanks, when it began, how long it took."""
    rows = [line.rsplit(maxsplit=2) for line in run.output.splitlines()]
    return Table(
        heading=(name, "from", "took"),
        rows=[
            (row[0].strip(), row[1], row[2])
            for row in rows
            if len(row) == 3 and _is_number(row[1]) and _is_number(row[2])
        ],
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
