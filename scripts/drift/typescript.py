"""What the TypeScript package tells; `scripts/node/typescript-facts.mjs` reads it with the TypeScript compiler."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.drift.facts import Aspect, Fact, channel, operation, parameter
from scripts.generate.tools import Tool, local_node_tool

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.PARAMETER, Aspect.BODY, Aspect.RESPONSE, Aspect.STATUS, Aspect.TOKEN),
    *(Aspect.ADDRESS, Aspect.CHANNEL, Aspect.LARGEST_MESSAGE, Aspect.MESSAGE, Aspect.CLIENT_MESSAGE),
)


def start(package: Path) -> Tool:
    """Begin to read the sources of the package."""
    return local_node_tool("typescript-facts", "typescript-facts.mjs", package / "src")


def without_what_it_leaves_out(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out redirections: hey-api types successes and errors alone, and a 304 has nothing to type."""
    for fact in facts:
        if not (fact.aspect in (Aspect.RESPONSE, Aspect.STATUS) and fact.detail.startswith("3")):
            yield fact


def facts(output: str, *, service_of_channel: Mapping[str, str]) -> Iterator[Fact]:
    """Tell what the tool has read; `service_of_channel` maps the names of the channels to their services."""
    document = json.loads(output)
    for service, operations in document["services"].items():
        for found in operations:
            yield from _operation(found, service=service.replace("-", "_"))
    for name, found in document["channels"].items():
        yield from _channel(found, service=service_of_channel[name])


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
