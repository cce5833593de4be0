"""How extensions and headers are written in Envoy's configuration."""

from collections.abc import Mapping
from typing import Any

type Json = dict[str, Any]

METADATA = "mobilitycorp"
"""Under which name routes carry what answers and logs tell about them."""

_TYPES = "type.googleapis.com/"


def extension(name: str, message: str, **members: Any) -> Json:
    """Write an extension by its name and the protocol buffer message that configures it."""
    return {"name": name, "typed_config": typed(message, **members)}


def typed(message: str, **members: Any) -> Json:
    """Write a message together with its type."""
    return {"@type": _TYPES + message, **members}


def overwriting(headers: Mapping[str, str]) -> list[Json]:
    """Write headers that replace those of the same name."""
    return [
        {"header": {"key": name, "value": value}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}
        for name, value in headers.items()
    ]


def of_route(member: str) -> str:
    """Write the command that gives what the route tells about itself."""
    return f"%METADATA(ROUTE:{METADATA}:{member})%"


def seconds(milliseconds: int) -> str:
    """Write a duration."""
    return f"{milliseconds / 1000:g}s"
