"""The conversations of a channel, as long as the mock runs."""

from dataclasses import dataclass, field
from typing import Protocol

from scripts.generate.example_conversations import Turn
from scripts.mock.chat.channel import Message, MockedChannel
from scripts.mock.chat.refusing import CANCEL
from scripts.mock.chat.renewal import Renewal
from scripts.mock.chat.repertoire import Repertoire
from scripts.mock.chat.talk import Talk
from scripts.mock.identifiers import Identifiers
from scripts.mock.switches import Chance
from scripts.mock.times import Clock


class Surroundings(Protocol):
    """What conversations have to do with what is served beside them."""

    def begun(self, conversation_id: str) -> None:
        """A conversation has begun on the channel."""
        ...

    def is_known(self, conversation_id: str) -> bool:
        """Whether a conversation was begun elsewhere."""
        ...

    def happened(self, event: Message) -> None:
        """Something has happened in a conversation."""
        ...


@dataclass(slots=True, kw_only=True)
class Rooms:
    """All conversations, by their ids."""

    channel: MockedChannel
    repertoire: Repertoire
    renewal: Renewal
    identifiers: Identifiers
    chance: Chance
    clock: Clock
    surroundings: Surroundings
    _talks: dict[str, Talk] = field(default_factory=dict)

    def begin(self) -> Talk:
        """A new conversation."""
        written: str = self.channel.made("session.ready")["conversation_id"]
        talk = self._made(self.identifiers.like(written))
        self.surroundings.begun(talk.id)
        return talk

    def find(self, conversation_id: str) -> Talk | None:
        """The conversation that goes on; None where there is none."""
        talk = self._talks.get(conversation_id)
        if talk is None and self.surroundings.is_known(conversation_id):
            talk = self._made(conversation_id)
        return talk

    def events(self, conversation_id: str) -> list[Message] | None:
        """What has happened in a conversation; None for one that was never heard of here."""
        talk = self._talks.get(conversation_id)
        return talk.events if talk is not None else None

    def stops(self, turn: Turn) -> bool:
        """Whether a turn is the one that stops others."""
        return turn is self._stop_turn()

    def fresh_event(self, written: str) -> str:
        """A fresh id for a message that is no event."""
        return self.identifiers.like(written)

    def clear(self) -> None:
        """Forget all conversations."""
        self._talks.clear()

    def _stop_turn(self) -> Turn | None:
        return self.repertoire.beginning_with(CANCEL)

    def _made(self, conversation_id: str) -> Talk:
        talk = Talk(
            id=conversation_id,
            channel=self.channel,
            renewal=self.renewal,
            identifiers=self.identifiers,
            chance=self.chance,
            clock=self.clock,
            happened=self.surroundings.happened,
            stop_turn=self._stop_turn(),
        )
        self._talks[conversation_id] = talk
        return talk
