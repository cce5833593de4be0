"""Conventions for values: identifiers, times and money."""

import re
from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey

RULES = Rules()
_ID_PATTERN = re.compile(r"\^[a-z]{3}_\[0-7\]\[0-9a-hjkmnp-tv-z\]\{25\}\$")
# Ids that clients or outside sources have given; all that can be asked of them is that they are short and printable.
_FOREIGN_PATTERN = "^[A-Za-z0-9_.:=-]+$"
_MOMENT_NAME = re.compile(r"[a-z_]+_(at|from|until)|at|until|earliest|latest|ts")
# The id of a request is that of a log entry, not of a resource.
_NOT_RESOURCES = {"request_id"}
_MONEY_WORDS = {"amount", "price", "fee", "cost", "total", "fine"}


@RULES.rule(
    "identifier",
    source="ids",
    why="A prefixed id tells what it names, and sorts by time.",
    fix="refer to a schema with the pattern ^abc_[0-7][0-9a-hjkmnp-tv-z]{25}$ (prefix and UUIDv7 in base32), "
    f"or {_FOREIGN_PATTERN} and a maxLength for what others have named.",
)
def identifiers(survey: Survey) -> Iterator[Finding]:
    """Members and path parameters that are ids have the form of ids."""
    for name, member in _members(survey):
        if (name == "id" or name.endswith("_id")) and name not in _NOT_RESOURCES:
            yield from _bad_identifier(name, member)
    for parameter in survey.parameters:
        if parameter.value.get("in") == "path" and str(parameter.value.get("name")).endswith("_id"):
            yield from _bad_identifier(str(parameter.value["name"]), parameter["schema"])


def _bad_identifier(name: str, member: Node) -> Iterator[Finding]:
    schema = member.resolved()
    pattern = str(schema.value.get("pattern", ""))
    is_foreign = pattern == _FOREIGN_PATTERN and "maxLength" in schema
    if not is_foreign and not _ID_PATTERN.fullmatch(pattern):
        yield Finding(member, f"{name} does not have the form of an id.")


@RULES.rule(
    "moment",
    source="time",
    why="RFC 3339 with offset is read by everything; numbers leave unit and zone open.",
    fix="refer to a schema of type string with format date-time, and call the member something_at, _from or _until.",
)
def moments(survey: Survey) -> Iterator[Finding]:
    """Members with names of moments, such as *_at, are date-times, and only such members are."""
    for name, member in _members(survey):
        value = _without_null(member)
        is_moment = value.get("format") == "date-time"
        if bool(_MOMENT_NAME.fullmatch(name)) != is_moment:
            yield Finding(member, f"{name} is {'a moment by type only' if is_moment else 'a moment by name only'}.")


@RULES.rule(
    "money",
    source="money",
    why="Fractions of a binary number are not exact.",
    fix="use an object {amount: integer in minor units, currency: ISO 4217}.",
)
def money(survey: Survey) -> Iterator[Finding]:
    """Amounts are integers and have a currency beside them."""
    for name, member in _members(survey):
        if _MONEY_WORDS & set(name.split("_")) and _without_null(member).get("type") == "number":
            yield Finding(member, f"{name} is money, but not an integer.")
    for use in survey.schemas:
        properties = use.node.get("properties")
        if properties is None or "currency" in properties:
            continue
        if _without_null(properties.get("amount")).get("type") == "integer":
            yield Finding(properties["amount"], "The amount has no currency beside it.")


def _members(survey: Survey) -> Iterator[tuple[str, Node]]:
    for use in survey.schemas:
        if "properties" in use.node:
            yield from use.node["properties"].members()


def _without_null(member: Node | None) -> dict[str, object]:
    """Give the schema of a member, that of a nullable one without its null."""
    if member is None:
        return {}
    schema = member.resolved()
    for alternative in schema["oneOf"].items() if "oneOf" in schema else ():
        if alternative.value != {"type": "null"}:
            schema = alternative.resolved()
            break
    value: dict[str, object] = schema.value
    return value
