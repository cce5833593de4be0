"""What the generated Python side of a channel tells, read from its module without running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.drift.facts import Aspect, Fact, access, channel, limit

ASPECTS = (
    *(Aspect.ADDRESS, Aspect.CHANNEL, Aspect.LARGEST_MESSAGE, Aspect.MESSAGE, Aspect.CLIENT_MESSAGE),
    *(Aspect.MESSAGE_ACCESS, Aspect.MESSAGE_LIMIT),
)
_SENDERS = {"ClientMessage": "client", "ServerMessage": "server"}


def facts(module: Path, *, service: str) -> Iterator[Fact]:
    """Tell everything of the channel that the module dispatches."""
    constants = {
        ast.unparse(statement.target): statement.value
        for statement in ast.parse(module.read_text(), filename=str(module)).body
        if isinstance(statement, ast.AnnAssign) and statement.value is not None
    }
    subject = channel(service=service, address=ast.literal_eval(constants["ADDRESS"]))
    yield Fact(subject, Aspect.ADDRESS, "is there")
    yield Fact(subject, Aspect.CHANNEL, f"speaks {ast.literal_eval(constants['SUBPROTOCOL'])}")
    yield Fact(subject, Aspect.LARGEST_MESSAGE, f"{ast.literal_eval(constants['MAX_MESSAGE_BYTES'])} bytes")
    for value in constants.values():
        if isinstance(value, ast.Call) and ast.unparse(value.func) in _SENDERS:
            yield from _message(value, subject=subject)


def _message(found: ast.Call, *, subject: str) -> Iterator[Fact]:
    members = {keyword.arg: keyword.value for keyword in found.keywords}
    sender = _SENDERS[ast.unparse(found.func)]
    name = ast.literal_eval(members["name"])
    yield Fact(subject, Aspect.MESSAGE, f"{sender} {name} {ast.unparse(members['model']).removeprefix('models.')}")
    if sender == "client":
        yield Fact(subject, Aspect.CLIENT_MESSAGE, name)
        scopes = ast.literal_eval(members["scopes"])
        yield Fact(subject, Aspect.MESSAGE_ACCESS, f"{name} {access(public=False, scopes=scopes)}")
        if isinstance(members["rate_limit"], ast.Call):
            allowed = {keyword.arg: ast.literal_eval(keyword.value) for keyword in members["rate_limit"].keywords}
            told = limit(requests=allowed["requests"], seconds=allowed["per_seconds"])
            yield Fact(subject, Aspect.MESSAGE_LIMIT, f"{name} {told}")
