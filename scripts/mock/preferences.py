"""What one request asks of the mock: the header `Prefer` (RFC 7240), with the names that Prism has made customary.

`Prefer: code=409`, `Prefer: example=illegal_transition` and `Prefer: code=409, example=illegal_transition` choose among
the written answers; `Prefer: latency=500` or `latency=200-800` makes the answer take so many milliseconds.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

_PREFERENCE: Final = re.compile(r'\s*(?P<name>[A-Za-z-]+)\s*=\s*"?(?P<value>[^",;\s]*)"?\s*')
_MOST_MILLISECONDS: Final = 60_000


class SwitchUnknown(Exception):
    """The mock is asked for something that it cannot do. The text says what, why, and how to ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """How long an answer takes, in milliseconds: something from `least` to `most`."""

    least: int
    most: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `500` or `200-800`; raises SwitchUnknown."""
        least, _, most = text.partition("-")
        parts = (least, most or least)
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise SwitchUnknown(f"{text!r} is no latency. Fix: write milliseconds, such as 500, or a range: 200-800.")
        found = cls(least=int(parts[0]), most=int(parts[1]))
        if not found.least <= found.most <= _MOST_MILLISECONDS:
            raise SwitchUnknown(
                f"{text!r} is no latency that the mock has. Fix: write the smaller number first, and at most"
                f" {_MOST_MILLISECONDS} (one minute)."
            )
        return found

    def __str__(self) -> str:
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a request prefers; whatever is None is left to the mock."""

    code: int | None = None
    example: str | None = None
    latency: Latency | None = None

    @classmethod
    def read(cls, headers: Iterable[str]) -> Self:
        """Read the values of all `Prefer` headers. Preferences of others are ignored, as RFC 7240 says.

        Raises:
            SwitchUnknown: `code` is no status, or `latency` no time.
        """
        found = {
            preference["name"].lower(): preference["value"]
            for header in headers
            for part in re.split("[,;]", header)
            if (preference := _PREFERENCE.fullmatch(part)) is not None
        }
        latency = found.get("latency")
        return cls(
            code=_status(found["code"]) if "code" in found else None,
            example=found.get("example"),
            latency=Latency.read(latency) if latency is not None else None,
        )

    @property
    def chooses(self) -> bool:
        """Whether a written answer is asked for."""
        return self.code is not None or self.example is not None

    @property
    def applied(self) -> str:
        """What the answer says in `Preference-Applied`."""
        named = {"code": self.code, "example": self.example, "latency": self.latency}
        return ", ".join(f"{name}={value}" for name, value in named.items() if value is not None)


def _status(text: str) -> int:
    if not re.fullmatch("[1-5][0-9][0-9]", text):
        raise SwitchUnknown(f"code={text!r} is no status. Fix: write three digits, as in `Prefer: code=409`.")
    return int(text)
