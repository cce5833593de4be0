"""What an AsyncAPI document tells of its channels."""

import json
from collections.abc import Iterator

from scripts.drift.facts import Aspect, Fact, access, channel, limit
from scripts.drift.trees import Tree, plain, text_of

ASPECTS = (
    *(Aspect.ADDRESS, Aspect.CHANNEL, Aspect.LARGEST_MESSAGE, Aspect.MESSAGE, Aspect.CLIENT_MESSAGE),
    *(Aspect.MESSAGE_ACCESS, Aspect.MESSAGE_LIMIT, Aspect.ANSWER),
)
# How a member says that it is taken from the message that is answered.
_TAKEN = "$message.payload#/"
# The document is written from the service's side: what it receives, clients send.
_SENDERS = {"receive": "client", "send": "server"}


def facts(document: Tree, *, service: str) -> Iterator[Fact]:
    """Tell everything of the channels and of their messages."""
    subjects: dict[str, str] = {}
    channels, operations = document.get("channels"), document.get("operations")
    assert channels is not None, f"The document of {service} has no channels."
    assert operations is not None, f"The document of {service} has no operations."
    for name, found in channels.members():
        subject = channel(service=service, address=text_of(found, "address"))
        subjects[name] = subject
        yield Fact(subject, Aspect.ADDRESS, "is there")
        yield Fact(subject, Aspect.CHANNEL, f"speaks {text_of(found, 'x-subprotocol')}")
        yield Fact(subject, Aspect.LARGEST_MESSAGE, f"{text_of(found, 'x-max-message-bytes')} bytes")
    for _, found in operations.members():
        reference = found.get("channel")
        assert reference is not None, "An operation names no channel."
        yield from _messages(found, subject=subjects[text_of(reference, "$ref").rsplit("/", 1)[-1]])


def names(document: Tree) -> Iterator[str]:
    """Name the channels."""
    channels = document.get("channels")
    for name, _ in channels.members() if channels is not None else ():
        yield name


def _messages(found: Tree, *, subject: str) -> Iterator[Fact]:
    sender = _SENDERS[text_of(found, "action")]
    for message in _listed(found):
        name = text_of(message, "name")
        yield Fact(subject, Aspect.MESSAGE, f"{sender} {name} {_schema(message)}")
        if sender == "client":
            yield Fact(subject, Aspect.CLIENT_MESSAGE, name)
            yield from _policy(found, subject=subject, name=name)
            yield from _answers(found, subject=subject, sent=name)
    reply = found.get("reply")
    for message in _listed(reply) if reply is not None else ():
        yield Fact(subject, Aspect.MESSAGE, f"server {text_of(message, 'name')} {_schema(message)}")


def _listed[T: Tree](holder: T) -> Iterator[T]:
    messages = holder.get("messages")
    for entry in messages.items() if messages is not None else ():
        yield entry.resolved()


def _answers(found: Tree, *, subject: str, sent: str) -> Iterator[Fact]:
    written = found.get("x-answers")
    for entry in written.items() if written is not None else ():
        to = entry.get("to")
        assert to is not None, "An answer answers nothing."
        name = text_of(entry, "name")
        yield Fact(subject, Aspect.ANSWER, f"{name} answers {text_of(to.resolved(), 'name')} with {sent}")
        for member, value in plain(entry, "members").items():
            is_taken = isinstance(value, str) and value.startswith(_TAKEN)
            given = value.removeprefix(_TAKEN).replace("/", ".") if is_taken else json.dumps(value)
            yield Fact(subject, Aspect.ANSWER, f"{name} fills in {member} {given}")


def _policy(found: Tree, *, subject: str, name: str) -> Iterator[Fact]:
    scopes = plain(found, "x-scopes", default=())
    yield Fact(subject, Aspect.MESSAGE_ACCESS, f"{name} {access(public=False, scopes=scopes)}")
    allowed = plain(found, "x-rate-limit")
    if allowed is not None:
        told = limit(requests=allowed["requests"], seconds=allowed["per_seconds"])
        yield Fact(subject, Aspect.MESSAGE_LIMIT, f"{name} {told}")


def _schema(message: Tree) -> str:
    payload = message.get("payload")
    schema = payload.get("schema") if payload is not None else None
    assert schema is not None, f"The message {message.value} has no schema."
    return text_of(schema, "$ref").rsplit("/", 1)[-1]
