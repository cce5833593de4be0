"""The switches for all requests: how long answers take, and how often they are problems instead."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from generated.runtime import Operation
from scripts.mock.preferences import Latency, SwitchUnknown

AT_ANY_TIME: Final = "429,5xx"
"""The problems that any request may meet, whatever it asks for: too many requests, and failures of the service."""

_NONE: Final = Latency(least=0, most=0)
_MEMBERS: Final = ("latency", "error_rate", "errors", "pace", "seed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What all requests get unless they ask for something else.

    Attributes:
        latency: how long answers take.
        error_rate: the share of requests, from 0 to 1, that are answered by a problem.
        errors: which problems: codes, statuses, `4xx` or `5xx`, with commas between them.
        pace: what the pauses of example conversations are multiplied by; 0 is none at all.
        seed: where chance begins; the same seed gives the same run.
    """

    latency: Latency = _NONE
    error_rate: float = 0.0
    errors: str = AT_ANY_TIME
    pace: float = 1.0
    seed: int = 0

    @classmethod
    def of(cls, wanted: dict[str, Any]) -> Self:
        """The switches with these values in place of the usual ones; raises SwitchUnknown."""
        return cls().changed(wanted)

    def changed(self, wanted: dict[str, Any]) -> Self:
        """These switches with some of another value; raises SwitchUnknown."""
        unknown = sorted(set(wanted) - set(_MEMBERS))
        if unknown:
            raise SwitchUnknown(f"There is no switch {unknown[0]!r}. Fix: use {', '.join(_MEMBERS)}.")
        found: dict[str, Any] = dict(wanted)
        if "latency" in wanted:
            found["latency"] = Latency.read(str(wanted["latency"]))
        for name, (least, most) in {"error_rate": (0.0, 1.0), "pace": (0.0, 100.0)}.items():
            if name in wanted:
                found[name] = _number(name, wanted[name], least=least, most=most)
        if "seed" in wanted:
            found["seed"] = _whole(wanted["seed"])
        if "errors" in wanted:
            found["errors"] = str(wanted["errors"]).replace(" ", "")
        return replace(self, **found)

    def told(self) -> dict[str, Any]:
        """The switches as JSON."""
        return {
            "latency": str(self.latency),
            "error_rate": self.error_rate,
            "errors": self.errors,
            "pace": self.pace,
            "seed": self.seed,
        }


@dataclass(slots=True)
class Chance:
    """What chance decides, by the switches of now. Changing the seed begins the same run again."""

    switches: Switches = field(default_factory=Switches)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.switches.seed)

    def turn(self, switches: Switches) -> None:
        """Set the switches."""
        if switches.seed != self.switches.seed:
            self._random = random.Random(switches.seed)
        self.switches = switches

    def begin_again(self) -> None:
        """Let chance begin where its seed says."""
        self._random = random.Random(self.switches.seed)

    def seconds(self, latency: Latency | None = None) -> float:
        """How long an answer takes."""
        bounds = latency or self.switches.latency
        return self._random.uniform(bounds.least, bounds.most) / 1000

    def strikes(self) -> bool:
        """Whether this request is to fail."""
        return self.switches.error_rate > 0 and self._random.random() < self.switches.error_rate

    def problem_of(self, operation: Operation) -> str | None:
        """The code of the problem that a request is to fail with; None where the operation declares none of those."""
        wanted = self.switches.errors.split(",")
        codes = [code for code, kind in operation.problems.items() if _matches(code, kind.status, wanted)]
        return self._random.choice(codes) if codes else None

    def one_of[T](self, options: Sequence[T]) -> T:
        """One of several."""
        return self._random.choice(options)


def unknown_errors(wanted: str, operations: Sequence[Operation]) -> list[str]:
    """Which of the wanted problems no operation declares."""
    declared = [(code, kind.status) for operation in operations for code, kind in operation.problems.items()]
    return [part for part in wanted.split(",") if not any(_matches(code, status, [part]) for code, status in declared)]


def _matches(code: str, status: int, wanted: Sequence[str]) -> bool:
    return any(part in (code, str(status), f"{status // 100}xx", "all") for part in wanted)


def _number(name: str, value: object, *, least: float, most: float) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise SwitchUnknown(f"{name}={value!r} is no number from {least:g} to {most:g}.")
    return number


def _whole(value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit()):
        raise SwitchUnknown(f"seed={value!r} is no whole number. Fix: write one, such as 7.")
    return int(text)
