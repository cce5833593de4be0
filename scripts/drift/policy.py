"""What the gateways' policy tells: `generated/gateway/policy.json`."""

from collections.abc import Iterator
from typing import Any

from scripts.drift.facts import Aspect, Fact, access, channel, limit, operation
from scripts.drift.trees import JsonTree

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.LARGEST_BODY, Aspect.ACCESS, Aspect.LIMIT, Aspect.TIMEOUT, Aspect.STREAM),
    *(
        Aspect.ADDRESS,
        Aspect.CHANNEL,
        Aspect.LARGEST_MESSAGE,
        Aspect.CLIENT_MESSAGE,
        Aspect.MESSAGE_ACCESS,
        Aspect.MESSAGE_LIMIT,
    ),
)


def facts(document: JsonTree) -> Iterator[Fact]:
    """Tell everything of its operations and channels."""
    for found in document.value["operations"]:
        yield from _operation(found)
    for found in document.value["channels"]:
        yield from _channel(found)


def _operation(found: dict[str, Any]) -> Iterator[Fact]:
    subject = operation(service=found["service"], method=found["method"], path=found["path"])
    yield Fact(subject, Aspect.OPERATION, "is there")
    yield Fact(subject, Aspect.NAME, found["id"])
    yield Fact(subject, Aspect.ACCESS, access(public=found["public"], scopes=found["scopes"]))
    yield Fact(subject, Aspect.TIMEOUT, f"{found['timeout_ms']} ms")
    if found["rate_limit"] is not None:
        yield Fact(subject, Aspect.LIMIT, _limit(found["rate_limit"]))
    if found["streams"]:
        yield Fact(subject, Aspect.STREAM, "is one")
    if found["body"] is not None:
        yield Fact(subject, Aspect.LARGEST_BODY, f"{found['body']['max_bytes']} bytes")


def _channel(found: dict[str, Any]) -> Iterator[Fact]:
    subject = channel(service=found["service"], address=found["address"])
    yield Fact(subject, Aspect.ADDRESS, "is there")
    yield Fact(subject, Aspect.CHANNEL, f"speaks {found['subprotocol']}")
    yield Fact(subject, Aspect.LARGEST_MESSAGE, f"{found['max_message_bytes']} bytes")
    for message in found["messages"]:
        name = message["type"]
        yield Fact(subject, Aspect.CLIENT_MESSAGE, name)
        yield Fact(subject, Aspect.MESSAGE_ACCESS, f"{name} {access(public=False, scopes=message['scopes'])}")
        if message["rate_limit"] is not None:
            yield Fact(subject, Aspect.MESSAGE_LIMIT, f"{name} {_limit(message['rate_limit'])}")


def _limit(found: dict[str, Any]) -> str:
    return limit(requests=found["requests"], seconds=found["per_seconds"])
