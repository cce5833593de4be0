"""A client that sends whatever it is given and holds every answer against the contract."""

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from generated.travel_agent.channel import ADDRESS, SUBPROTOCOL
from tests.support.channel_contract import ChannelContract, Message

CONTRACT: Final = ChannelContract.load(
    Path(__file__).parents[3] / "generated" / "contracts" / "travel-agent.asyncapi.json"
)
SECONDS_TO_ANSWER: Final = 20.0
# What answers a frame directly; everything else is what happens in the conversation.
ANSWERS: Final = frozenset({"session.ready", "ack", "pong", "error", "rate_limited"})
_names = itertools.count(1)


def fresh_id() -> str:
    """A message id that no other test uses."""
    return f"made-{next(_names)}"


@dataclass(slots=True, kw_only=True)
class Talk:
    """One connection. What it receives is verified as it arrives.

    Attributes:
        events: the durable events received, in their order.
    """

    socket: ClientConnection
    events: list[Message] = field(default_factory=list)

    def open(self, token: str, **hello: Any) -> Message:
        """Say hello; gives how it was answered."""
        self.socket.send(json.dumps({"type": "session.hello", "id": fresh_id(), "token": token, **hello}))
        ready = self._receive()
        assert ready["type"] == "session.ready", ready
        return ready

    def send(self, frame: str | bytes | Mapping[str, Any]) -> Message:
        """Send a frame; gives the one direct answer to it.

        Raises:
            AssertionError: there is none or more than one, or a frame of the server breaks the contract.
            ConnectionClosed: the server has dropped the connection.
        """
        self.socket.send(json.dumps(frame) if isinstance(frame, Mapping) else frame)
        answers = list(self._until_pong())
        assert len(answers) == 1, f"{frame!r} was answered by {answers}"
        return answers[0]

    def ask(self, message: Mapping[str, Any]) -> Message:
        """Send a message; gives the first answer to it, where a ping would not be answered."""
        self.socket.send(json.dumps(message))
        while True:
            answer = self._receive()
            if answer["type"] in ANSWERS and answer.get("message_id") == message["id"]:
                return answer

    def until(self, found: Callable[[Message], bool]) -> Message:
        """Receive until an event is the one that is looked for."""
        for event in self.events:
            if found(event):
                return event
        while True:
            message = self._receive()
            if found(message):
                return message

    def _until_pong(self) -> Iterator[Message]:
        """The direct answers before that of a ping. Frames are followed one after the other, so it marks the end."""
        mark = fresh_id()
        self.socket.send(json.dumps({"type": "ping", "id": mark}))
        while True:
            message = self._receive()
            if message["type"] == "pong" and message["message_id"] == mark:
                return
            if message["type"] in ANSWERS:
                yield message

    def _receive(self) -> Message:
        frame = self.socket.recv(timeout=SECONDS_TO_ANSWER)
        assert isinstance(frame, str)
        message = CONTRACT.verify(frame)
        if CONTRACT.server_types[message["type"]]:
            self.events.append(message)
        return message


@contextmanager
def connected(url: str) -> Iterator[Talk]:
    """A connection that has not said hello."""
    address = url.replace("http", "ws", 1) + ADDRESS
    with connect(
        address, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None, compression=None, max_size=None
    ) as socket:
        yield Talk(socket=socket)


@contextmanager
def chatting(url: str, *, token: str, **hello: Any) -> Iterator[tuple[Talk, Message]]:
    """A connection with a session, and how it was greeted."""
    with connected(url) as talk:
        yield talk, talk.open(token, **hello)
