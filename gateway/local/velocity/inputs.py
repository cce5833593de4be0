"""``$input`` and ``$util`` of templates."""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote_plus, unquote_plus

from gateway.local.velocity.nodes import TemplateFailure

_STEP: Final = re.compile(r"\.([A-Za-z_][\w-]*)|\['([^']*)'\]|\[\"([^\"]*)\"\]|\[(\d+)\]")
_NAMED_ESCAPES: Final = {
    "\b": "\\b",
    "\n": "\\n",
    "\t": "\\t",
    "\f": "\\f",
    "\r": "\\r",
    "'": "\\'",
    '"': '\\"',
    "\\": "\\\\",
    "/": "\\/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The parameters of a request, by their names; of repeated ones, the last value."""

    path: Mapping[str, str] = field(default_factory=dict)
    querystring: Mapping[str, str] = field(default_factory=dict)
    header: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """The value of a parameter: of the path, the query or the headers, in that order; empty where it is absent."""
        for values in (self.path, self.querystring):
            if name in values:
                return values[name]
        return next((value for key, value in self.header.items() if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """``$input``: what came in."""

    body: str
    parameters: Parameters = field(default_factory=Parameters)

    def member(self, name: str) -> str:
        """``$input.body``."""
        if name != "body":
            raise TemplateFailure(f"$input has no member {name}")
        return self.body

    def call(self, name: str, arguments: list[Any]) -> Any:
        """``$input.json(path)``, ``$input.path(path)``, ``$input.params(name)``, ``$input.params()``."""
        match name, arguments:
            case "json", [str(path)]:
                return json.dumps(self._at(path), ensure_ascii=False, separators=(",", ":"))
            case "path", [str(path)]:
                return self._at(path)
            case "params", [str(parameter)]:
                return self.parameters.find(parameter)
            case "params", []:
                return {
                    "path": dict(self.parameters.path),
                    "querystring": dict(self.parameters.querystring),
                    "header": dict(self.parameters.header),
                }
            case _:
                raise TemplateFailure(f"$input.{name} is not known with {len(arguments)} such arguments")

    def _at(self, path: str) -> Any:
        try:
            value = json.loads(self.body) if self.body else {}
        except ValueError:
            raise TemplateFailure("the body is not JSON") from None
        return _select(value, path)


@dataclass(frozen=True, slots=True)
class Utilities:
    """``$util``."""

    def member(self, name: str) -> Any:
        """Nothing: it has methods alone."""
        raise TemplateFailure(f"$util has no member {name}")

    def call(self, name: str, arguments: list[Any]) -> Any:
        """The functions of AWS' mapping templates."""
        match name, arguments:
            case "escapeJavaScript", [value]:
                return escape_javascript("" if value is None else str(value))
            case "parseJson", [str(text)]:
                try:
                    return json.loads(text)
                except ValueError:
                    raise TemplateFailure("$util.parseJson was given what is not JSON") from None
            case "urlEncode", [str(text)]:
                return quote_plus(text)
            case "urlDecode", [str(text)]:
                return unquote_plus(text)
            case "base64Encode", [str(text)]:
                return base64.b64encode(text.encode()).decode()
            case "base64Decode", [str(text)]:
                return base64.b64decode(text).decode(errors="replace")
            case _:
                raise TemplateFailure(f"$util.{name} is not known with {len(arguments)} such arguments")


def escape_javascript(text: str) -> str:
    r"""Escape a text for a string of JavaScript; the ``\'`` among the escapes is none of JSON's."""
    return "".join(_NAMED_ESCAPES.get(character) or _escaped(character) for character in text)


def _escaped(character: str) -> str:
    if " " <= character <= "~":
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place] << 8 | units[place + 1]:04X}" for place in range(0, len(units), 2))


def _select(value: Any, path: str) -> Any:
    """What a JSON path names; None where it is absent. Only plain steps are known."""
    if not path.startswith("$"):
        raise TemplateFailure(f"the JSON path {path} does not begin with $")
    at = 1
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise TemplateFailure(f"this gateway does not know the JSON path {path}")
        at = step.end()
        if step[4] is not None:
            place = int(step[4])
            value = value[place] if isinstance(value, list) and place < len(value) else None
        else:
            name = next(part for part in step.groups()[:3] if part is not None)
            value = value.get(name) if isinstance(value, dict) else None
    return value
