"""The methods that templates may call on texts, lists and objects: those of the Java types that AWS has there."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from gateway.local.velocity.nodes import TemplateFailure

type Method = Callable[..., Any]


def _replace_all(text: str, pattern: str, replacement: str) -> str:
    """Replace by a regular expression; groups in replacements are not known."""
    if "$" in replacement or "\\" in replacement.replace("\\\\", ""):
        raise TemplateFailure("replaceAll with groups in its replacement is not known")
    plain = replacement.replace("\\\\", "\\")
    return re.sub(pattern, lambda _: plain, text)


def _split(text: str, pattern: str) -> list[str]:
    """Split by a regular expression; empty texts at the end are dropped, as Java does."""
    parts = re.split(pattern, text)
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


TEXT_METHODS: Final[Mapping[str, Method]] = {
    "contains": lambda text, part: part in text,
    "concat": lambda text, more: text + more,
    "endsWith": lambda text, end: text.endswith(end),
    "equals": lambda text, other: text == other,
    "equalsIgnoreCase": lambda text, other: text.lower() == str(other).lower(),
    "indexOf": lambda text, part: text.find(part),
    "isEmpty": lambda text: not text,
    "length": len,
    "matches": lambda text, pattern: re.fullmatch(pattern, text) is not None,
    "replace": lambda text, old, new: text.replace(old, new),
    "replaceAll": _replace_all,
    "split": _split,
    "startsWith": lambda text, start: text.startswith(start),
    "substring": lambda text, start, end=None: text[start:end],
    "toLowerCase": str.lower,
    "toString": str,
    "toUpperCase": str.upper,
    "trim": str.strip,
}
LIST_METHODS: Final[Mapping[str, Method]] = {
    "contains": lambda items, item: item in items,
    "get": lambda items, place: items[place],
    "isEmpty": lambda items: not items,
    "size": len,
}
OBJECT_METHODS: Final[Mapping[str, Method]] = {
    "containsKey": lambda members, name: name in members,
    "get": lambda members, name: members.get(name),
    "isEmpty": lambda members: not members,
    "keySet": lambda members: list(members),
    "size": len,
}
TOOL_METHODS: Final = frozenset(
    {
        *("body", "json", "params", "path"),
        *("base64Decode", "base64Encode", "escapeJavaScript", "parseJson", "urlDecode", "urlEncode"),
    }
)
METHODS: Final = frozenset({*TEXT_METHODS, *LIST_METHODS, *OBJECT_METHODS, *TOOL_METHODS})
