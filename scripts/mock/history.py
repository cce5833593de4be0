"""What has happened in conversations, for the operations that tell of it."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from scripts.mock.resources import Body

type Event = dict[str, Any]
type Tell = Callable[[str], list[Event] | None]

CONVERSATION: Final = "conversation_id"
_EVENT: Final = frozenset({"type", "seq"})


class History:
    """The events of all conversations, wherever they are held."""

    def __init__(self) -> None:
        self._tellers: list[Tell] = []

    def ask(self, tell: Tell) -> None:
        """Ask there, too; it answers None for conversations that it does not hold."""
        self._tellers.append(tell)

    def of(self, conversation_id: str) -> list[Event] | None:
        """The events of a conversation; None for one that is held nowhere."""
        return next((events for tell in self._tellers if (events := tell(conversation_id)) is not None), None)


def is_event(value: Any) -> bool:
    """Whether a written value is an event of a channel: those have a type and a number."""
    return isinstance(value, dict) and value.keys() >= _EVENT


def with_events(body: Body, events: Iterable[Event]) -> Body:
    """A body with these events in the place of the written ones."""
    kept = list(events)
    return {
        name: kept if isinstance(value, list) and value and all(map(is_event, value)) else value
        for name, value in body.items()
    }
