"""Makes the environments that the commands of the Makefile need, and only when they are missing or out of date.

Run through ``scripts/bootstrap PART ...``; with ``--verify`` it only tells, by exit code, whether the parts are there.
Uses the standard library alone, as nothing else is there yet.
A part is complete when its stamp holds the digest of the files it was made from, so an interrupted set-up is taken up
again and a changed requirement is installed at the next command.
"""

import fcntl
import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
REQUIREMENTS = CHECKOUT / "scripts" / "requirements"
NODE = CHECKOUT / "scripts" / "node"
TEST_NODE = CHECKOUT / "tests" / "node"
PORTAL = CHECKOUT / "gateway" / "portal"
LOCAL = CHECKOUT / ".local"
OLDEST_NODE = 20


class SetupFailure(Exception):
    """The set-up cannot be finished; the text says what happened, why, and how to fix it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A program that must be there, why, and how one gets it."""

    program: str
    reason: str
    remedy: str

    def complaint(self) -> str | None:
        """What is wrong with the program on this machine, or None."""
        found = shutil.which(self.program)
        if found is None:
            return f"{self.program} is missing.\n  Why: {self.reason}\n  Fix: {self.remedy}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeNeed(Need):
    """Node.js of a sufficient version: `oldest` has its first two numbers."""

    oldest: tuple[int, int] = (OLDEST_NODE, 0)

    def complaint(self) -> str | None:
        """What is wrong with Node.js on this machine, or None."""
        absent = Need.complaint(self)
        if absent is not None:
            return absent
        answer = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=False).stdout.strip()
        version = re.match(r"v(\d+)\.(\d+)", answer)
        if version is None or (int(version[1]), int(version[2])) < self.oldest:
            return f"node is too old: {answer or 'no version'}.\n  Why: {self.reason}\n  Fix: {self.remedy}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to set up. Parts of a `lane` are made one after the other, in their order."""

    name: str
    description: str
    made_from: tuple[Path, ...]
    stamp: Path
    make: Callable[[], None]
    lane: str
    needs: tuple[Need, ...] = ()
    trees: tuple[Path, ...] = ()

    def digest(self) -> str:
        """Identifies the content this part is made from, and the Python that makes it."""
        digest = hashlib.sha256(f"{sys.version_info.major}.{sys.version_info.minor}".encode())
        for path in self.made_from:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        for tree in self.trees:
            for path in sorted(path for path in tree.rglob("*") if path.is_file()):
                digest.update(path.relative_to(tree).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def is_complete(self) -> bool:
        """Whether the part is there and up to date."""
        return self.stamp.exists() and self.stamp.read_text().strip() == self.digest()


def install_python_packages(environment: Path, *, requirements: Path, options: Sequence[str] = ()) -> None:
    """Make a virtual environment that has at least the pinned packages of the requirements file."""
    interpreter = environment / "bin" / "python"
    outdated = not _runs_same_version(interpreter)
    arguments = [sys.executable, "-m", "venv", *(["--clear"] if outdated else []), str(environment)]
    hint = (
        "On Debian and Ubuntu the module venv is a package of its own: apt install python3-venv (or python3.12-venv)."
    )
    _run(arguments, log=f"setup-{environment.name}", hint=hint)
    _run(
        [interpreter, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off",
         *options, "--requirement", requirements],
        log=f"setup-{environment.name}",
        hint="The package index must be reachable: see pip's own settings (pip config list) for a proxy or a mirror.",
    )  # fmt: skip


def install_node_packages(directory: Path, *, name: str, options: Sequence[str] = ()) -> None:
    """Install exactly the packages of the directory's lock file."""
    _run(
        ["npm", "ci", "--no-audit", "--no-fund", *options, "--prefix", directory],
        log=f"setup-{name}",
        hint="The npm registry must be reachable: see npm's own settings (npm config list) for a proxy or a mirror.",
    )


def build_portal() -> None:
    """Build the developer portal from its sources and what is generated."""
    _run(
        ["npm", "run", "build", "--prefix", PORTAL],
        log="setup-portal",
        hint="What the portal is built from does not fit together: `npm run check` in gateway/portal tells where.",
    )


def python_tool(name: str, *, description: str, options: Sequence[str] = ()) -> Part:
    """A tool whose packages cannot share an environment with ours."""
    environment, requirements = CHECKOUT / ".tools" / name, REQUIREMENTS / f"{name}.txt"
    return Part(
        name=name,
        description=f"{description} into .tools/{name}",
        made_from=(requirements,),
        stamp=environment / ".complete",
        make=lambda: install_python_packages(environment, requirements=requirements, options=options),
        lane="tools",
    )


def node_packages(name: str, *, directory: Path, description: str, options: Sequence[str] = ()) -> Part:
    """The packages of a directory with a lock file."""
    return Part(
        name=name,
        description=f"{description} into {directory.relative_to(CHECKOUT)}/node_modules",
        made_from=(directory / "package.json", directory / "package-lock.json"),
        stamp=directory / "node_modules" / ".complete",
        make=lambda: install_node_packages(directory, name=name, options=options),
        lane="node",
        needs=NODE_NEEDS,
    )


# The requirements name every package, so there is nothing to resolve; byte code is made of what is used.
AS_LISTED = ("--no-deps", "--no-compile")
PYTHON_PARTS = (
    Part(
        name="python",
        description="Python packages into .venv",
        made_from=(REQUIREMENTS / "development.txt",),
        stamp=CHECKOUT / ".venv" / ".complete",
        make=lambda: install_python_packages(CHECKOUT / ".venv", requirements=REQUIREMENTS / "development.txt"),
        lane="python",
    ),
    python_tool("routes-generator", description="the route generator's own Python packages"),
    python_tool("localstack", description="an emulator of AWS for REST APIs", options=AS_LISTED),
    python_tool("ministack", description="an emulator of AWS for WebSocket APIs", options=AS_LISTED),
    python_tool("checkov", description="a linter of cloud templates", options=AS_LISTED),
)
NODE_NEEDS = (
    NodeNeed(
        program="node",
        reason=f"the contract linter and the TypeScript generator run on Node.js {OLDEST_NODE} or newer.",
        remedy=f"install Node.js {OLDEST_NODE} or newer, with npm (from your system's packages, brew, nvm or fnm).",
    ),
    Need(
        program="npm",
        reason="it installs the contract tools at their locked versions.",
        remedy="install npm; it comes with Node.js or as the package npm.",
    ),
)
# What runs is in the packages themselves; their own scripts would fetch the same from elsewhere.
AS_PACKED = ("--ignore-scripts",)
NODE_PARTS = (
    node_packages("node", directory=NODE, description="Node packages"),
    node_packages("test-node", directory=TEST_NODE, description="Node packages of the tests", options=AS_PACKED),
)
PORTAL_NEEDS = (
    NodeNeed(
        program="node",
        reason=f"the developer portal is built with Node.js {OLDEST_NODE}.19 or newer.",
        remedy=f"install Node.js {OLDEST_NODE}.19 or newer, with npm (from your system's packages, brew, nvm or fnm).",
        oldest=(OLDEST_NODE, 19),
    ),
    *NODE_NEEDS[1:],
)
PORTAL_PARTS = (
    node_packages("portal-packages", directory=PORTAL, description="Node packages", options=AS_PACKED),
    Part(
        name="portal",
        description="the developer portal into gateway/portal/dist",
        made_from=(
            *(PORTAL / name for name in ("index.html", "package.json", "package-lock.json", "vite.config.ts")),
            *(CHECKOUT / "generated" / "typescript" / name for name in ("README.md", "package.json", "tsconfig.json")),
        ),
        trees=(
            *(PORTAL / "src", PORTAL / "build"),
            *(CHECKOUT / "generated" / name for name in ("contracts", "docs", "typescript/src")),
        ),
        stamp=PORTAL / "dist" / ".complete",
        make=build_portal,
        lane="node",
        needs=PORTAL_NEEDS,
    ),
)
GIT = Need(
    program="git",
    reason="the tests try the commands on a clean clone of the checkout.",
    remedy="install git (Debian, Ubuntu: apt install git; macOS: xcode-select --install).",
)
PARTS = {part.name: part for part in (*PYTHON_PARTS, *NODE_PARTS, *PORTAL_PARTS)}
TOOLS = {GIT.program: GIT}


def main(arguments: Sequence[str]) -> int:
    """Set up the named parts and look for the named tools, or for all of them; returns the exit code."""
    names = [argument for argument in arguments if argument != "--verify"]
    known = (*TOOLS, *PARTS)
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"setup: unknown: {', '.join(unknown)}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    wanted = set(names or known)
    parts = [part for part in PARTS.values() if part.name in wanted]
    needs = [tool for tool in TOOLS.values() if tool.program in wanted] + [
        need for part in parts for need in part.needs
    ]
    if "--verify" in arguments:
        return 0 if all(part.is_complete() for part in parts) else 1
    complaints = [complaint for need in dict.fromkeys(needs) if (complaint := need.complaint()) is not None]
    if complaints:
        print(*(f"setup: {complaint}" for complaint in complaints), sep="\n", file=sys.stderr)
        return 1
    try:
        set_up_all(parts)
    except SetupFailure as failure:
        print(f"setup: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup: interrupted; the next command takes it up again.", file=sys.stderr)
        return 130
    return 0


def set_up_all(parts: Sequence[Part]) -> None:
    """Make the parts, those of different lanes beside each other: what pip and npm wait for is not the same.

    Raises:
        SetupFailure: one of them cannot be made. What is made beside it is finished first.
    """
    lanes = [[part for part in parts if part.lane == lane] for lane in dict.fromkeys(part.lane for part in parts)]
    with ThreadPoolExecutor() as executor:
        for outcome in [executor.submit(_set_up_in_order, lane) for lane in lanes]:
            outcome.result()


def _set_up_in_order(parts: Sequence[Part]) -> None:
    for part in parts:
        set_up(part)


def set_up(part: Part) -> None:
    """Make the part unless it is complete. Two commands at once do not disturb each other."""
    if part.is_complete():
        return
    with _one_at_a_time(part.lane):
        if part.is_complete():
            return
        print(
            f"[setup] installing {part.description} (the first time takes a minute or so)", file=sys.stderr, flush=True
        )
        started = time.monotonic()
        part.stamp.unlink(missing_ok=True)
        part.make()
        part.stamp.write_text(part.digest() + "\n")
        print(f"[setup] {part.name}: done in {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)


@contextmanager
def _one_at_a_time(lane: str) -> Iterator[None]:
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / f"setup-{lane}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _runs_same_version(interpreter: Path) -> bool:
    if not interpreter.exists():
        return False
    question = [str(interpreter), "-c", "import sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(question, capture_output=True, text=True, check=False).stdout.split()
    return answer == [str(number) for number in sys.version_info[:2]]


def _run(arguments: Sequence[str | Path], *, log: str, hint: str) -> None:
    path = LOCAL / "log" / f"{log}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as output:
        outcome = subprocess.run(
            arguments, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        )
    if outcome.returncode:
        tail = "\n".join(f"  | {line}" for line in path.read_text(errors="replace").splitlines()[-15:])
        command = " ".join(str(argument) for argument in arguments)
        raise SetupFailure(f"this command failed with exit code {outcome.returncode}: {command}\n{tail}\n  Fix: {hint}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
