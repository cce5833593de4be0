"""New bodies from written ones: what of them stays, and what a request or another thing puts in its place."""

from collections.abc import Iterable, Mapping, Set
from typing import Any, Final

from scripts.mock.contract import Contract, Example, Json, name_of
from scripts.mock.resources import Body, Resource
from scripts.mock.roles import Kind
from scripts.mock.times import has_happened

_OF: Final = "_id"


def best_fitting(examples: Iterable[Example], asked: Mapping[str, Any]) -> Example:
    """The written answer that agrees with the most of what is asked for; the first of those that agree equally."""
    return max(examples, key=lambda example: _agreement(example.body, asked))


def _agreement(body: Any, asked: Mapping[str, Any]) -> int:
    if not isinstance(body, dict):
        return 0
    return sum(_says(body, name) == value for name, value in asked.items())


def _says(body: Body, name: str) -> Any:
    """What a body says of a member of a request: `vehicle_id` may be told as the `id` of `vehicle`."""
    if name in body:
        return body[name]
    part = body.get(name.removesuffix(_OF))
    return part.get("id") if isinstance(part, dict) else None


def with_request(body: Body, *, request: Body, sayable: Set[str], members: Set[str], required: Set[str]) -> Body:
    """A body with what the request says of its `members`.

    What the request could have said (`sayable`) and did not is left out, unless every such thing has it (`required`).
    """
    told = {name: value for name, value in request.items() if name in members}
    unsaid = {name for name in sayable if name not in request} - required
    return {name: value for name, value in body.items() if name not in unsaid} | told


def with_origin(body: Body, origin: Resource, *, named: str, kind: Kind, contract: Contract) -> Body:
    """A body with what it takes over from the thing that it is made from, which the request names by `named`.

    Members of the same name and schema are taken over, absent ones too; `vehicle_id` also fills the member `vehicle`.
    """
    mine = contract.members(contract.schema(kind.schema))
    theirs = contract.members(contract.schema(origin.kind.schema))
    own = {"id", kind.machine.member if kind.machine is not None else "id"}
    shared = {
        name
        for name in mine.keys() & theirs.keys() - own
        if _is_same(mine[name], theirs[name]) and not has_happened(name)
    }
    found = {name: value for name, value in body.items() if name not in shared or name in origin.body}
    found |= {name: origin.body[name] for name in shared if name in origin.body}
    part = named.removesuffix(_OF)
    if part in mine and part not in theirs:
        summary = contract.members(mine[part])
        found[part] = {name: value for name, value in origin.body.items() if name in summary}
    return found


def _is_same(one: Json, other: Json) -> bool:
    return name_of(one) == name_of(other) if name_of(one) else one == other


def as_shown(body: Body, *, before: Body, after: Body) -> Body:
    """A body after the change that two written ones show: what only one of them has comes or goes."""
    found = {name: value for name, value in body.items() if name in after or name not in before}
    return found | {name: value for name, value in after.items() if name not in before and name not in body}


def selected(items: list[Any], asked: Mapping[str, Any]) -> list[Any]:
    """The items that are among what is asked for, such as those of some classes; others do not count."""
    return [item for item in items if all(_is_among(_found(item, name), values) for name, values in asked.items())]


def _is_among(value: Any, values: Any) -> bool:
    return value is None or not isinstance(values, list) or value in values


def _found(item: Any, name: str) -> Any:
    """A member of an item, or of the things that the item shows."""
    if not isinstance(item, dict):
        return None
    if name in item:
        return item[name]
    return next((part[name] for part in item.values() if isinstance(part, dict) and name in part), None)
