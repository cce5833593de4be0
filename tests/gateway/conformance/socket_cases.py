"""The WebSocket of the chat: who may connect, and what gets through."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from tests.contract.channel.talking import CONTRACT
from tests.gateway.conformance.calls import Observation, prefixed
from tests.gateway.conformance.cases import Circumstance, Family, family
from tests.gateway.conformance.outcomes import refusal_line
from tests.gateway.conformance.policies import policy
from tests.gateway.conformance.talk import CLOSE_CODE, LARGEST_MESSAGE, PLEASE_CLOSE, Held, Reception, Talk
from tests.gateway.conformance.tokens import bad_tokens, good_token

CHANNEL: Final[dict[str, Any]] = policy()["channels"][0]
CONNECTED: Final = "connected"
EXCHANGED: Final = "passed on and answered"
# What AWS takes in one frame, and clients should therefore not exceed.
_FRAME: Final = 32 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketObservation:
    """What came of a talk, at both ends."""

    held: Held
    reception: Reception


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketCase:
    """A talk, and the line that it should come to."""

    family: str
    name: str
    talk: Talk
    expected_line: str
    absent: tuple[tuple[str, str], ...] = ()
    circumstance: Circumstance = Circumstance.WELL

    @property
    def id(self) -> str:
        """Family and name; the subject of the token, too, by which callbacks are told apart."""
        return f"{self.family}: {self.name}"

    def told(self, observed: SocketObservation) -> str:
        """What came of it, in a line."""
        held, reception = observed.held, observed.reception
        if held.refusal is not None or held.failure is not None:
            line = refusal_line(Observation(answer=held.refusal, failure=held.failure, records=()))
            return f"{line}, but the service is told" if reception.connected else line
        return ", but ".join([self._line(held, reception), *self._flaws(held, reception)])

    def _line(self, held: Held, reception: Reception) -> str:
        if held.closed is not None:
            return f"closed with {held.closed}"
        if not self.talk.frames:
            return CONNECTED
        sent = ["".join(frame) if isinstance(frame, tuple) else frame for frame in self.talk.frames]
        if reception.received != sent:
            told = held.answers[0] if held.answers else None
            return f"answered by the gateway: {_shortened(told)}" if told is not None else "not passed on"
        return EXCHANGED if len([answer for answer in held.answers if answer is not None]) == len(sent) else "passed on"

    def _flaws(self, held: Held, reception: Reception) -> Iterator[str]:
        if not self.talk.frames and held.subprotocol != CHANNEL["subprotocol"]:
            yield f"as {held.subprotocol}"
        if len(reception.connected) != 1:
            yield f"the service is told {len(reception.connected)} times"
        elif not reception.disconnected:
            yield "the service is not told of the end"
        for name, value in self.absent:
            if any(value in found for headers in reception.connected for found in headers.values()):
                yield f"{name} of the client arrives"


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "handshake",
        "With a good token among the subprotocols a client is connected; the service is told of it and of its end.",
        _good(),
    )
    yield family("handshake without token", "Without a token the handshake is refused with 401.", _without_token())
    yield family("handshake with bad token", "With a token that does not hold, too.", _bad_tokens())
    yield family("handshake elsewhere", "At another address there is no WebSocket: 404.", _elsewhere())
    yield family("handshake headers", "What only gateways may say is taken away here, too.", _smuggled())
    yield family(
        "client message", "Every message of clients reaches the service, and its answer the client.", _messages()
    )
    yield family("client mistake", "The service answers mistakes of clients, so that they are passed on.", _mistakes())
    yield family("large message", "Messages are passed on as long as the service reads them at all.", _large())
    yield family("message beyond all limits", "A larger one ends the connection with 1009.", _larger())
    yield family("close by the service", "The code with which the service closes reaches the client.", _closed())


def _case(of: str, name: str, *, expected: str, **talk: Any) -> SocketCase:
    """A case whose client shows a good token."""
    offered = (CHANNEL["subprotocol"], CHANNEL["token_subprotocol"] + good_token(f"{of}: {name}"))
    told = Talk(**({"path": CHANNEL["address"], "subprotocols": offered} | talk))
    return SocketCase(family=of, name=name, talk=told, expected_line=expected)


def _good() -> Iterator[SocketCase]:
    yield _case("handshake", "the token last", expected=CONNECTED)
    case = _case("handshake", "the token first", expected=CONNECTED)
    yield replace(case, talk=replace(case.talk, subprotocols=case.talk.subprotocols[::-1]))


def _without_token() -> Iterator[SocketCase]:
    of, name = "handshake without token", CHANNEL["subprotocol"]
    token = good_token()
    offers: dict[str, tuple[str, ...]] = {
        "only the protocol": (name,),
        "no subprotocol": (),
        "an empty token": (name, CHANNEL["token_subprotocol"].rstrip(".")),
        "a token without its prefix": (name, token),
    }
    for kind, offered in offers.items():
        yield _case(of, kind, expected="401 unauthenticated", subprotocols=offered)


def _bad_tokens() -> Iterator[SocketCase]:
    of = "handshake with bad token"
    for kind, token in bad_tokens():
        offered = (CHANNEL["subprotocol"], prefixed(CHANNEL["token_subprotocol"], token))
        yield _case(of, kind, expected="401 unauthenticated", subprotocols=offered)


def _elsewhere() -> Iterator[SocketCase]:
    for path in (f"{CHANNEL['address']}/more", "/v1/nothing", "/v1/metros"):
        yield _case("handshake elsewhere", path, expected="404 not_found", path=path)


def _smuggled() -> Iterator[SocketCase]:
    for name in ("X-Auth-Subject", "X-Gateway-Key", "X-Forwarded-For"):
        forged = (name, "forged-198.51.100.7")
        case = _case("handshake headers", name, expected=CONNECTED, headers=(forged,))
        yield replace(case, absent=(forged,))


def _messages() -> Iterator[SocketCase]:
    for kind in CONTRACT.client_kinds:
        frame = json.dumps(kind.examples[0])
        yield _case("client message", kind.type, expected=EXCHANGED, frames=(frame,))
    several = tuple(json.dumps({"type": "ping", "id": f"ping-{number}"}) for number in range(5))
    yield _case("client message", "several", expected=EXCHANGED, frames=several)


def _mistakes() -> Iterator[SocketCase]:
    frames: dict[str, str | bytes] = {
        "unknown type": '{"type": "coffee.order", "id": "1"}',
        "no type": '{"id": "1"}',
        "a type of the service": '{"type": "session.ready", "id": "1"}',
        "a type that is no text": '{"type": 7, "id": "1"}',
        "not JSON": "hello?",
        "half a message": '{"type": "ping", ',
        "nothing": "",
        "not ASCII": json.dumps(
            {"type": "user.message", "id": "1", "text": "Wo ist die Straße? 🛴"}, ensure_ascii=False
        ),
        "quotes and line breaks": json.dumps({"type": "user.message", "id": "1", "text": "a 'b' \"c\" \\ \n $d #if"}),
        "binary": b'{"type": "ping", "id": "1"}',
    }
    for name, frame in frames.items():
        yield _case("client mistake", name, expected=EXCHANGED, frames=(frame,))


def _large() -> Iterator[SocketCase]:
    largest = CHANNEL["max_message_bytes"]
    for size in (largest, largest + 1, 200_000):
        message = _message_of(size)
        fragments = tuple(message[start : start + _FRAME] for start in range(0, size, _FRAME))
        yield _case("large message", f"{size} bytes in frames of {_FRAME}", expected=EXCHANGED, frames=(fragments,))
    yield _case("large message", f"{largest} bytes in one frame", expected=EXCHANGED, frames=(_message_of(largest),))


def _larger() -> Iterator[SocketCase]:
    of, message = "message beyond all limits", _message_of(LARGEST_MESSAGE + 1)
    yield _case(of, f"{LARGEST_MESSAGE + 1} bytes", expected="closed with 1009", frames=(message,))


def _closed() -> Iterator[SocketCase]:
    frame = json.dumps({"type": "ping", "id": PLEASE_CLOSE})
    yield _case("close by the service", "after a message", expected=f"closed with {CLOSE_CODE}", frames=(frame,))


def _message_of(size: int) -> str:
    empty = json.dumps({"type": "user.message", "id": "1", "text": ""})
    return empty.replace('""', f'"{"x" * (size - len(empty))}"')


def _shortened(answer: str | bytes) -> str:
    try:
        document = json.loads(answer)
    except ValueError:
        return str(answer)[:60]
    return str(document.get("message", document))[:60]
