"""What the TypeScript package tells; `scripts/node/typescript-facts.mjs` reads it with the TypeScript compiler."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.drift.facts import Aspect, Fact, channel, operation, parameter
from scripts.generate.tools import Tool, local_node_tool

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.PARAMETER, Aspect.BODY, Aspect.RESPONSE, Aspect.STATUS, Aspect.TOKEN),
    *(Aspect.ADDRESS, Aspect.CHANNEL, Aspect.LARGEST_MESSAGE, Aspect.MESSAGE, Aspect.CLIENT_MESSAGE),
    Aspect.ANSWER,
)


def start(package: Path) -> Tool:
    """Begin to read the sources of the package."""
    return local_node_tool("typescript-facts", "typescript-facts.mjs", package / "src")


def facts(
    output: str, *, service_of_operation: Mapping[str, str], service_of_channel: Mapping[str, str]
) -> Iterator[Fact]:
    """Tell what the tool has read of a package that does not say which service an operation is of.

    Both mappings lead to the service: from an operation as `route` writes it, and from the name of a channel.
    """
    document = json.loads(output)
    for found in document["operations"]:
        place = route(method=found["method"], path=found["path"])
        yield from _operation(found, service=service_of_operation.get(place, "no service"))
    for name, found in document["channels"].items():
        yield from _channel(found, service=service_of_channel[name])


def route(*, method: str, path: str) -> str:
    """Name an operation by where it is."""
    return f"{method.upper()} {path}"


def _operation(found: dict[str, Any], *, service: str) -> Iterator[Fact]:
    subject = operation(service=service, method=found["method"], path=found["path"])
    yield Fact(subject, Aspect.OPERATION, "is there")
    yield Fact(subject, Aspect.NAME, found["name"])
    yield Fact(subject, Aspect.TOKEN, "needed" if found["secured"] else "none")
    for entry in found["parameters"]:
        yield Fact(subject, Aspect.PARAMETER, parameter(**entry))
    for name in found["body"]:
        yield Fact(subject, Aspect.BODY, f"{found['mediaType']} {name}")
    for entry in found["responses"]:
        yield Fact(subject, Aspect.STATUS, entry["status"])
        for name in entry["schemas"]:
            yield Fact(subject, Aspect.RESPONSE, f"{entry['status']} {name}")


def _channel(found: dict[str, Any], *, service: str) -> Iterator[Fact]:
    subject = channel(service=service, address=found["address"])
    yield Fact(subject, Aspect.ADDRESS, "is there")
    yield Fact(subject, Aspect.CHANNEL, f"speaks {found['subprotocol']}")
    yield Fact(subject, Aspect.LARGEST_MESSAGE, f"{found['largestMessage']} bytes")
    for sender in ("client", "server"):
        for name, schema in found[sender].items():
            yield Fact(subject, Aspect.MESSAGE, f"{sender} {name} {schema}")
            if sender == "client":
                yield Fact(subject, Aspect.CLIENT_MESSAGE, name)
    for answer in found["answers"]:
        yield Fact(subject, Aspect.ANSWER, f"{answer['name']} answers {answer['to']} with {answer['sent']}")
        for member, given in answer["members"].items():
            yield Fact(subject, Aspect.ANSWER, f"{answer['name']} fills in {member} {given}")
