"""The things that written or sent messages show, found by the schemas of their members."""

from collections.abc import Iterator
from typing import Any

from scripts.mock.contract import Contract, Json, name_of
from scripts.mock.resources import Body
from scripts.mock.roles import Kind, Roles


def things_in(value: Any, schema: Json, *, contract: Contract, roles: Roles) -> Iterator[tuple[Kind, Body]]:
    """Every thing of a kind that is remembered, in a value that has this schema of the contract."""
    kind = roles.kind_of(name_of(schema) or "")
    match value:
        case dict() if kind is not None and kind.parameter is not None:
            yield kind, value
        case dict():
            members = contract.members(schema)
            for name, member in value.items():
                if name in members:
                    yield from things_in(member, members[name], contract=contract, roles=roles)
        case list():
            items = contract.resolved(schema).get("items", {})
            for item in value:
                yield from things_in(item, items, contract=contract, roles=roles)
        case _:
            return
