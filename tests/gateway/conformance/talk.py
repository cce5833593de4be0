"""What is said over a WebSocket through a gateway, and what of it reached the service."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reception:
    """What the service got of one client's WebSocket."""

    connected: list[Mapping[str, str]] = field(default_factory=list)
    received: list[str | bytes] = field(default_factory=list)
    disconnected: list[int | None] = field(default_factory=list)

    def connect(self, headers: Mapping[str, str]) -> None:
        """Remember a handshake."""
        self.connected.append(headers)


def answer_to(frame: str | bytes) -> str:
    """How the service acknowledges a frame: with its id where it has one."""
    try:
        message = json.loads(frame)
    except ValueError:
        message = None
    identifier = message.get("id") if isinstance(message, dict) else None
    return json.dumps({"type": "ack", "message_id": identifier, "duplicate": False})
