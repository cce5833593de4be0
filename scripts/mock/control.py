"""The mock's own page: what it serves, its switches, and a fresh start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generated.runtime import Operation
from scripts.mock.preferences import SwitchUnknown
from scripts.mock.switches import Chance, Switches, unknown_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Turns the switches of a running mock.

    Attributes:
        chance: what the switches govern.
        operations: all operations that are served.
        conversations: the names of the example conversations.
        forget: makes the mock forget all that was made since it started.
    """

    chance: Chance
    operations: Sequence[Operation]
    conversations: Sequence[str]
    forget: Callable[[], None]

    def told(self) -> dict[str, Any]:
        """The switches, and what there is to ask for."""
        return {
            "switches": self.chance.switches.told(),
            "operations": [f"{operation.method} {operation.path}" for operation in self.operations],
            "conversations": list(self.conversations),
        }

    def changed(self, wanted: dict[str, Any]) -> dict[str, Any]:
        """Turn some switches; raises SwitchUnknown, and then nothing has changed."""
        switches = self.chance.switches.changed(wanted)
        verify(switches, self.operations)
        self.chance.turn(switches)
        return self.told()

    def begin_again(self) -> None:
        """Forget what was made, and let chance begin where its seed says. Switches stay."""
        self.chance.begin_again()
        self.forget()


def verify(switches: Switches, operations: Sequence[Operation]) -> None:
    """Refuse switches that could never do anything; raises SwitchUnknown."""
    unknown = unknown_errors(switches.errors, operations) if operations else []
    if unknown:
        declared = sorted({code for operation in operations for code in operation.problems})
        raise SwitchUnknown(
            f"errors={unknown[0]!r} is no problem that an operation declares."
            f" Fix: write codes, statuses, 4xx, 5xx or all, with commas between them. Codes: {', '.join(declared)}."
        )
