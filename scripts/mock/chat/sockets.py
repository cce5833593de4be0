"""The WebSockets of a channel: sessions, resumption and everything else that has nothing to do with what is said."""

import asyncio
import json
from contextlib import suppress
from typing import Any, Final

from starlette.types import Receive, Scope, Send

from generated.runtime.channels import UnreadableMessage
from scripts.generate.example_conversations import Turn
from scripts.mock.chat.channel import ERROR, Message, MockedChannel
from scripts.mock.chat.refusing import Fault, fault_of, unreadable
from scripts.mock.chat.repertoire import LEAST_LIKENESS, Repertoire, Words
from scripts.mock.chat.rooms import Rooms
from scripts.mock.chat.talk import Talk
from scripts.mock.service import EXPIRED
from scripts.mock.switches import Chance

_LIMITED: Final = "rate_limited"
_REPLIES: Final = frozenset({ERROR, _LIMITED})
_RESTART: Final = 1012
_NOT_YOURS: Final = 4403
_USUAL_DROP: Final = 3
_USUAL_PAUSE_S: Final = 2


class Socket:
    """One connection: what it has to send, and whether it is to be dropped."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: asyncio.Queue[str | int] = asyncio.Queue()
        self._events_left: int | None = None
        self.talk: Talk | None = None

    def hear(self, frame: str, *, counts: bool) -> None:
        """Take a frame to send."""
        self._waiting.put_nowait(frame)
        if counts and self._events_left is not None:
            self._events_left -= 1
            if self._events_left <= 0:
                self.close(_RESTART)

    def close(self, code: int) -> None:
        """Close after what waits has been sent. Nothing is heard any more."""
        self.leave()
        self._waiting.put_nowait(code)

    def drop_after(self, events: int) -> None:
        """Close once so many more events have been sent."""
        self._events_left = events

    def leave(self) -> None:
        """Hear nothing any more."""
        if self.talk is not None and self in self.talk.listeners:
            self.talk.listeners.remove(self)

    async def write(self) -> None:
        """Send what there is to send, until the connection is closed."""
        while True:
            waiting = await self._waiting.get()
            if isinstance(waiting, int):
                await self._send({"type": "websocket.close", "code": waiting, "reason": ""})
                return
            await self._send({"type": "websocket.send", "text": waiting})


class ChatSockets:
    """The ASGI application of a channel."""

    def __init__(self, channel: MockedChannel, *, rooms: Rooms, repertoire: Repertoire, chance: Chance) -> None:
        self._channel = channel
        self._rooms = rooms
        self._repertoire = repertoire
        self._chance = chance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, from the handshake to its end."""
        await receive()
        offered = scope.get("subprotocols", ())
        subprotocol = self._channel.subprotocol if self._channel.subprotocol in offered else None
        await send({"type": "websocket.accept", "subprotocol": subprotocol})
        socket = Socket(send)
        writing = asyncio.create_task(socket.write())
        listening = asyncio.create_task(self._listen(socket, receive))
        try:
            await asyncio.wait((writing, listening), return_when=asyncio.FIRST_COMPLETED)
        finally:
            socket.leave()
            for task in (writing, listening):
                task.cancel()
            with suppress(OSError):
                for outcome in await asyncio.gather(writing, listening, return_exceptions=True):
                    if isinstance(outcome, Exception):
                        raise outcome

    async def _listen(self, socket: Socket, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            frame = message.get("text")
            await self._receive(socket, frame if frame is not None else message["bytes"])

    async def _receive(self, socket: Socket, frame: str | bytes) -> None:
        read = self._channel.module.read(frame)
        if isinstance(read, UnreadableMessage):
            self._refuse(socket, unreadable(read), message_id=read.message_id)
            return
        message: Message = json.loads(frame)
        match message["type"], socket.talk:
            case "ping", _:
                self._reply(socket, "pong", message_id=message["id"])
            case "session.hello", None:
                await self._greet(socket, message)
            case "session.hello", _:
                detail = "This connection has a session already. Use token.refresh for a new token."
                self._refuse(socket, Fault(code="hello_repeated", detail=detail), message_id=message["id"])
            case _, None:
                detail = "Send session.hello first: it tells who you are."
                self._refuse(socket, Fault(code="hello_required", detail=detail), message_id=message["id"])
            case "token.refresh", _:
                self._take_token(socket, message)
            case _, talk:
                await self._follow(socket, message, talk=talk)

    async def _greet(self, socket: Socket, message: Message) -> None:
        if not self._take_token(socket, message, acknowledged=False):
            return
        wanted = message.get("conversation_id")
        talk = self._rooms.begin() if wanted is None else self._rooms.find(wanted)
        if talk is None:
            detail = "The mock knows no such conversation: it forgets them when it stops. Begin a new one."
            self._refuse(socket, Fault(code="unknown_conversation", detail=detail), message_id=message["id"])
            socket.close(_NOT_YOURS)
            return
        socket.talk = talk
        self._reply(
            socket,
            "session.ready",
            conversation_id=talk.id,
            resumed=wanted is not None,
            last_seq=len(talk.events),
            token_expires_at=None,
        )
        for event in talk.after(message.get("last_seq", 0) if wanted is not None else 0):
            socket.hear(self._channel.frame(event), counts=False)
        talk.listeners.append(socket)

    def _take_token(self, socket: Socket, message: Message, *, acknowledged: bool = True) -> bool:
        """Take any token but the one that stands for those that have expired."""
        if message["token"] == EXPIRED:
            detail = "The token has expired. Send the message again with a new one."
            self._refuse(socket, Fault(code="token_expired", detail=detail), message_id=message["id"])
            return False
        if acknowledged:
            self._reply(socket, "ack", message_id=message["id"], duplicate=False)
        return True

    async def _follow(self, socket: Socket, message: Message, *, talk: Talk) -> None:
        words = Words.of(message)
        known = talk.received.get(message["id"])
        if known is not None:
            self._repeat(socket, message, known=known)
        elif words.number(_LIMITED, default=_USUAL_PAUSE_S) is not None:
            pause = words.number(_LIMITED, default=_USUAL_PAUSE_S)
            self._reply(socket, _LIMITED, message_id=message["id"], retry_after_s=pause)
        elif (fault := self._fault(message, words=words, talk=talk)) is not None:
            self._refuse(socket, fault, message_id=message["id"])
        else:
            await self._play(socket, message, words=words, talk=talk)

    def _repeat(self, socket: Socket, message: Message, *, known: Message) -> None:
        reused = self._channel.error_code("message_id_reused")
        if known != message and reused is not None:
            detail = "The id was that of another message. Give each new message a fresh one."
            self._refuse(socket, Fault(code=reused, detail=detail), message_id=message["id"])
        else:
            self._reply(socket, "ack", message_id=message["id"], duplicate=True)

    def _fault(self, message: Message, *, words: Words, talk: Talk) -> Fault | None:
        if "error" in words.asked:
            detail = "The message asked for this error."
            return Fault(
                code=self._channel.error_code(words.asked["error"]) or self._channel.usual_error, detail=detail
            )
        if self._chance.strikes():
            return Fault(code="service_unavailable", detail="By chance. Send the message again.", retryable=True)
        only_answers = self._repertoire.only_answers(message["type"])
        return fault_of(message, talk, self._channel, only_answers=only_answers)

    async def _play(self, socket: Socket, message: Message, *, words: Words, talk: Talk) -> None:
        named = self._repertoire.named(words.asked.get("play", ""))
        following = talk.continuation(message)
        beginning = named or self._repertoire.beginning(message)
        goes_on = following is not None and named is None and self._leads(following[0], instead_of=beginning)
        turn = following[1] if following is not None and goes_on else beginning
        if turn is not None and turn.server and turn.server[0].message in _REPLIES:
            socket.hear(talk.reply(turn.server[0], message), counts=False)
            return
        self._acknowledge(socket, message, words=words, talk=talk)
        if following is not None and goes_on:
            talk.go_on(following[1], message, following[2])
        elif beginning is not None and self._rooms.stops(beginning):
            await talk.stop()
        elif beginning is not None:
            await talk.begin(beginning, message)
        self._interrupt(socket, words)

    def _leads(self, fit: float, *, instead_of: Turn | None) -> bool:
        """Whether a message goes on with what is open. Words do, too, that would begin nothing of their own."""
        return fit >= LEAST_LIKENESS or instead_of is None or self._repertoire.is_rest(instead_of)

    def _acknowledge(self, socket: Socket, message: Message, *, words: Words, talk: Talk) -> None:
        talk.received[message["id"]] = message
        if "lose_ack" in words.asked:
            socket.close(_RESTART)
        else:
            self._reply(socket, "ack", message_id=message["id"], duplicate=False)

    def _interrupt(self, socket: Socket, words: Words) -> None:
        code = words.number("close", default=_RESTART)
        if code is not None:
            socket.close(code)
        events = words.number("drop_after", default=_USUAL_DROP)
        if events is not None:
            socket.drop_after(events)

    def _refuse(self, socket: Socket, fault: Fault, *, message_id: str | None) -> None:
        self._reply(
            socket,
            ERROR,
            message_id=message_id,
            code=self._channel.error_code(fault.code) or self._channel.usual_error,
            detail=fault.detail,
            errors=list(fault.errors) if fault.errors else None,
            retryable=fault.retryable,
        )

    def _reply(self, socket: Socket, name: str, **members: Any) -> None:
        message = self._channel.made(name, **members)
        if "id" in message:
            message["id"] = self._rooms.fresh_event(message["id"])
        socket.hear(self._channel.frame(message), counts=False)
