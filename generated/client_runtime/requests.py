# Generated from scripts/generate/static/client_runtime/requests.py by `make generate`. DO NOT EDIT.
"""From typed arguments to the parts of a request. What cannot be sent is a ValueError, and nothing is sent."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote
from uuid import UUID

type Scalar = str | int | float | bool | datetime | date | UUID
type Argument = Scalar | Sequence[Scalar] | None
# As httpx wants it, whose lists are invariant.
type Query = list[tuple[str, str | int | float | bool | None]]

_HEADER = re.compile(r"[!-~]([ -~]*[!-~])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request without what may differ between attempts: token and context."""

    path: str
    query: Query
    headers: Mapping[str, str]
    content: bytes | None


def text_of(value: Scalar) -> str:
    """Write a parameter as the service reads it.

    Raises:
        ValueError: the moment has no offset, or the number is not finite.
    """
    match value:
        case str():
            return str(value)
        case datetime() if value.utcoffset() is None:
            raise ValueError(f"The moment {value.isoformat()} has no offset. Fix: make it aware of its time zone.")
        case float() if not math.isfinite(value):
            raise ValueError(f"{value} cannot be sent: it is not a finite number.")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return json.dumps(value)


def path_of(template: str, arguments: Mapping[str, Scalar]) -> str:
    """Put arguments into the path.

    Raises:
        ValueError: an argument is empty or a dot segment, so the path would lead elsewhere.
    """
    path = template
    for name, value in arguments.items():
        segment = text_of(value)
        if segment in ("", ".", ".."):
            raise ValueError(f"{name} cannot be {segment!r}: it is a segment of the path {template}.")
        path = path.replace(f"{{{name}}}", quote(segment, safe=""))
    return path


def query_of(arguments: Mapping[str, Argument], *, comma_separated: Sequence[str]) -> Query:
    """Write the query; arguments that are None are left out, those with several values repeated or joined.

    Raises:
        ValueError: a value that is to be joined with others holds a comma.
    """
    return [pair for name, value in arguments.items() for pair in _pairs(name, value, joined=name in comma_separated)]


def headers_of(arguments: Mapping[str, Scalar | None]) -> dict[str, str]:
    """Write the header parameters; those that are None are left out.

    Raises:
        ValueError: a value is empty or has characters that headers cannot carry.
    """
    headers = {name: text_of(value) for name, value in arguments.items() if value is not None}
    for name, text in headers.items():
        if not _HEADER.fullmatch(text):
            raise ValueError(f"{name} cannot be {text!r}: headers carry printable ASCII.")
    return headers


def _pairs(name: str, value: Argument, *, joined: bool) -> Iterator[tuple[str, str]]:
    match value:
        case None:
            return
        case str() | int() | float() | date() | UUID():
            yield name, text_of(value)
        case _:
            texts = [text_of(item) for item in value]
            if not joined:
                yield from ((name, text) for text in texts)
            elif any("," in text for text in texts):
                raise ValueError(f"A value of {name} holds a comma, which separates its values.")
            elif texts:
                yield name, ",".join(texts)
