"""As much of API Gateway's mapping templates as the generated template uses; anything else is an error.

It runs inside a function of the emulator, and so on the standard library alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_REFERENCE = r"\$(?P<root>context|stageVariables|input)(?P<path>(?:\.[A-Za-z][A-Za-z0-9]*)+)"
_ESCAPED = re.compile(
    rf"\$util\.escapeJavaScript\({_REFERENCE}\)\.replaceAll\(\"(?P<pattern>[^\"]*)\",\"(?P<replacement>[^\"]*)\"\)"
)
_PLAIN = re.compile(_REFERENCE)
_SHORT = {
    "\b": r"\b",
    "\n": r"\n",
    "\t": r"\t",
    "\f": r"\f",
    "\r": r"\r",
    "'": r"\'",
    '"': r"\"",
    "\\": r"\\",
    "/": r"\/",
}


class UnknownExpression(Exception):
    """The template has something that is not known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a template can refer to."""

    context: Mapping[str, Any]
    stage_variables: Mapping[str, str]
    body: str


def render(template: str, event: Event) -> str:
    """Write the template with its references replaced.

    Raises:
        UnknownExpression: something with a dollar sign is none of the known forms, or refers to nothing.
    """
    written: list[str] = []
    place = 0
    while (dollar := template.find("$", place)) >= 0:
        written.append(template[place:dollar])
        found = _ESCAPED.match(template, dollar) or _PLAIN.match(template, dollar)
        if found is None:
            raise UnknownExpression(template[dollar : dollar + 60])
        value = _value(found["root"], found["path"], event)
        if found.re is _ESCAPED:
            # Java reads the pattern as Python does: a backslash that is written twice stands for itself.
            value = re.sub(found["pattern"], found["replacement"].replace("\\", r"\\"), escape_javascript(value))
        written.append(value)
        place = found.end()
    return "".join((*written, template[place:]))


def parameter(expression: str, event: Event) -> str:
    """Evaluate what a header of the integration is mapped from.

    Raises:
        UnknownExpression: it is neither a text in quotes, nor of the context, nor a stage variable.
    """
    if len(expression) >= 2 and expression[0] == expression[-1] == "'":
        return expression[1:-1]
    root, _, path = expression.partition(".")
    if root not in ("context", "stageVariables"):
        raise UnknownExpression(expression)
    return _value(root, f".{path}", event)


def escape_javascript(text: str) -> str:
    """Escape as `StringEscapeUtils.escapeJavaScript` of Apache Commons Lang 2 does, by units of UTF-16."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(_escaped(int.from_bytes(units[place : place + 2])) for place in range(0, len(units), 2))


def _escaped(unit: int) -> str:
    sign = chr(unit)
    if sign in _SHORT:
        return _SHORT[sign]
    return sign if 0x20 <= unit <= 0x7F else f"\\u{unit:04X}"


def _value(root: str, path: str, event: Event) -> str:
    names = path.removeprefix(".").split(".")
    if root == "input":
        if names != ["body"]:
            raise UnknownExpression(f"$input.{path}")
        return event.body
    value: Any = event.context if root == "context" else event.stage_variables
    for name in names:
        if not isinstance(value, Mapping) or name not in value:
            raise UnknownExpression(f"${root}{path}")
        value = value[name]
    return str(value)
