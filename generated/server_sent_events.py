# Generated from scripts/generate/static/server_sent_events.py by `make generate`. DO NOT EDIT.
"""Server-sent events (WHATWG HTML, section 9.2), written by routes and read by clients."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

EVENT_STREAM = "text/event-stream"
KEEP_ALIVE = b": keep-alive\n\n"

_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSentEvent[Data]:
    """One event of a stream. `id` is what a client sends as `Last-Event-ID` to go on after it; `event` names its kind.

    Raises:
        ValueError: `id` or `event` has a line break, which would end the field.
    """

    data: Data
    id: str | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        if any(character in f"{self.id}{self.event}" for character in "\r\n\0"):
            raise ValueError(f"Neither id nor event of a server-sent event may break lines: {self.id!r} {self.event!r}")


def written(event: ServerSentEvent[BaseModel]) -> bytes:
    """Write an event as it goes over the wire; JSON has no line breaks, so its data is one line."""
    data = event.data.__pydantic_serializer__.to_json(event.data, by_alias=True)
    fields = [f"{name}: {value}".encode() for name, value in (("id", event.id), ("event", event.event)) if value]
    return b"\n".join((*fields, b"data: " + data, b"", b""))


class StreamTooLong(Exception):
    """An event of a stream has more bytes than the reader takes."""


@dataclass(slots=True)
class EventReader:
    """Takes a stream apart. Feed it what arrives; an event is given when the empty line after it has come."""

    longest_event_bytes: int
    _rest: bytes = b""
    _data: list[bytes] = field(default_factory=list)
    _id: str | None = None
    _event: str | None = None
    _size: int = 0

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[bytes]]:
        """Give the events that are complete; raises StreamTooLong."""
        text = self._rest + chunk
        # A carriage return at the end may be half a line end: it waits for what follows.
        end = len(text) - text.endswith(b"\r")
        *lines, rest = _LINE_END.split(text[:end])
        self._rest = rest + text[end:]
        for line in lines:
            self._size += len(line)
            if not line:
                yield from self._dispatched()
            else:
                self._take(line)
        if self._size + len(self._rest) > self.longest_event_bytes:
            raise StreamTooLong

    def _take(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":
                self._data.append(value)
            case b"id" if b"\0" not in value:
                self._id = value.decode(errors="replace")
            case b"event" if b"\0" not in value:
                self._event = value.decode(errors="replace")
            case _:
                pass

    def _dispatched(self) -> Iterator[ServerSentEvent[bytes]]:
        if self._data:
            yield ServerSentEvent(data=b"\n".join(self._data), id=self._id, event=self._event)
        self._data, self._event, self._size = [], None, 0
