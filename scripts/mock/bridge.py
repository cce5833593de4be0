"""What is told in a chat is so over HTTP, too: a booked reservation can be read, a decided proposal is decided."""

from collections.abc import Sequence
from typing import Final

from scripts.mock.chat.channel import Message, MockedChannel
from scripts.mock.contract import Contract
from scripts.mock.memory import Memory

_CONVERSATION: Final = "conversation_id"


class Bridge:
    """The surroundings of the conversations of one channel."""

    def __init__(self, channel: MockedChannel, *, memories: Sequence[Memory]) -> None:
        self._contract = Contract(channel.document)
        self._schemas = channel.schemas
        self._memories = memories

    def begun(self, conversation_id: str) -> None:
        """Remember a conversation that has begun on the channel."""
        for memory in self._memories:
            memory.begin(_CONVERSATION, conversation_id)

    def is_known(self, conversation_id: str) -> bool:
        """Whether a conversation was begun over HTTP."""
        return any(memory.find(_CONVERSATION, conversation_id) is not None for memory in self._memories)

    def happened(self, event: Message) -> None:
        """Remember the things that an event shows, and what it says of things that it names."""
        schema = {"$ref": f"#/components/schemas/{self._schemas[event['type']]}"}
        for memory in self._memories:
            memory.learn(event, schema, contract=self._contract)
            for name in event:
                if name != _CONVERSATION:
                    memory.note(name, event)
            memory.note(_CONVERSATION, {_CONVERSATION: event[_CONVERSATION], "last_seq": event["seq"]})
