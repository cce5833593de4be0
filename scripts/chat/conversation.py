"""The conversation behind the prompt: frames out, frames in, and what needs an answer."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from pydantic import BaseModel, TypeAdapter
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from generated import models
from generated.travel_agent import channel
from scripts.chat.telling import told

_SERVER_MESSAGES: Final[TypeAdapter[models.ChatServerMessage]] = TypeAdapter(models.ChatServerMessage)
_DECISIONS: Final = {"y": models.Decision.APPROVE, "yes": models.Decision.APPROVE}


class Conversation:
    """One connection, on which one thing is said after the other."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    @classmethod
    @asynccontextmanager
    async def begin(cls, url: str, *, token: str, locale: models.Locale) -> "AsyncIterator[Conversation]":
        """Connect to the gateway at `url` and begin a conversation.

        Raises:
            OSError, WebSocketException: there is no gateway, or it does not let the conversation begin.
            ConnectionRefusedError: the agent has refused the first message; the text tells why.
        """
        address = f"ws{url.removeprefix('http')}{channel.ADDRESS}"
        offered = [Subprotocol(channel.SUBPROTOCOL), Subprotocol(channel.TOKEN_SUBPROTOCOL + token)]
        async with connect(address, subprotocols=offered, proxy=None) as socket:
            conversation = cls(socket)
            await conversation._send(
                models.SessionHello(type="session.hello", id=_fresh_id(), token=token, locale=locale)
            )
            match await conversation._receive():
                case models.SessionReady():
                    yield conversation
                case answer:
                    raise ConnectionRefusedError(told(answer) or answer.type)

    async def say(self, words: str) -> None:
        """Say something, and show all that follows from it; what needs an answer is asked at the prompt."""
        await self._send(models.UserMessage(type="user.message", id=_fresh_id(), text=models.MessageText(words)))
        waiting: BaseModel | None = None
        while True:
            message = await self._receive()
            line = told(message)
            if line:
                print(line, flush=True)
            match message:
                case models.ClarificationRequired() | models.ConfirmationRequired():
                    waiting = message
                case models.ChatError():
                    return
                case models.TurnCompleted():
                    if waiting is None or not await self._answer(waiting):
                        return
                    waiting = None
                case _:
                    pass

    async def _answer(self, question: BaseModel) -> bool:
        """Answer what waits, if the person does; another turn follows then."""
        match question:
            case models.ConfirmationRequired(confirmation=confirmation):
                await self._decide(confirmation)
                return True
            case models.ClarificationRequired(choices=[_, *_]):
                return await self._choose(question)
            case _:
                return False

    async def _decide(self, confirmation: models.Confirmation) -> None:
        words = await asyncio.to_thread(input, "Do it? [y/N] ")
        decision = _DECISIONS.get(words.strip().lower(), models.Decision.DECLINE)
        await self._send(
            models.ConfirmationDecide(
                type="confirmation.decide",
                id=_fresh_id(),
                confirmation_id=confirmation.id,
                digest=confirmation.digest,
                decision=decision,
            )
        )

    async def _choose(self, question: models.ClarificationRequired) -> bool:
        words = (await asyncio.to_thread(input, "Which? ")).strip()
        if not words.isdecimal() or not 1 <= int(words) <= len(question.choices):
            return False
        await self._send(
            models.ChoiceSelect(
                type="choice.select",
                id=_fresh_id(),
                clarification_id=question.clarification_id,
                choice_id=question.choices[int(words) - 1].id,
            )
        )
        return True

    async def _send(self, message: BaseModel) -> None:
        await self._socket.send(message.model_dump_json())

    async def _receive(self) -> models.ChatServerMessage:
        return _SERVER_MESSAGES.validate_json(await self._socket.recv())


def _fresh_id() -> models.ClientMessageId:
    return models.ClientMessageId(str(uuid.uuid4()))
