"""The optional entries of the TypeScript package, and its README, for contracts of any kind."""

from dataclasses import replace

from scripts.generate.emitters import sdk_readme, sdk_tanstack, sdk_validation
from tests.unit.generate.sdk_bicycles import (
    BODY,
    ID,
    IF_MATCH,
    KEY,
    OK,
    contract,
    contracts,
    operation,
    parameter,
)

READ = operation("getBicycle", ID, path="/v1/bicycles/{bicycle_id}")
LIST = operation("listBicycles", parameter("cursor"), paged=True, responses=(replace(OK, schema="BicyclePage"),))
MAKE = operation("createBicycle", KEY, method="POST", body=BODY)
CHANGE = operation("updateBicycle", ID, IF_MATCH, method="PATCH", body=BODY, versioned_by=("Bicycle",))
UNION = {
    "description": "Something on wheels.",
    "oneOf": [{"$ref": "#/components/schemas/Bicycle"}, {"$ref": "#/components/schemas/Scooter"}],
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"bicycle": "#/components/schemas/Bicycle", "scooter": "#/components/schemas/Scooter"},
    },
}


def entry(name: str) -> str:
    files = sdk_tanstack.emit(contracts(contract(READ, LIST, MAKE, CHANGE)))
    return files[f"typescript/src/tanstack-query/{name}.ts"]


def test_each_question_is_a_query_and_each_list_an_infinite_one_too() -> None:
    queries = entry("queries")
    assert (
        "export function getBicycleQuery(client: Client, bicycleId: BicycleId, options?: QueryCallOptions)" in queries
    )
    assert "export function listBicyclesInfiniteQuery(client: Client, query?: ListBicyclesQuery" in queries
    assert "getBicycleInfiniteQuery" not in queries
    assert "createBicycle" not in queries


def test_each_action_is_a_mutation_and_those_with_a_key_keep_it() -> None:
    mutations = entry("mutations")
    assert "createBicycle(client, variables.body, { ...own, ...variables.options })" in mutations
    assert "updateBicycle(client, variables.bicycle as Bicycle, variables.body, variables.options)" in mutations
    assert (
        "readonly bicycle: BicycleId; readonly body: BicyclePatch; readonly options: UpdateBicycleOptions" in mutations
    )
    assert "getBicycle" not in mutations


def test_a_union_by_a_tag_becomes_conditions_that_leave_other_kinds_alone() -> None:
    lowered = sdk_validation.lowered(UNION)
    assert lowered["properties"] == {"kind": {"type": "string", "enum": ["bicycle", "scooter"]}}
    assert lowered["required"] == ["kind"]
    assert lowered["allOf"][1] == {
        "if": {"properties": {"kind": {"const": "scooter"}}, "required": ["kind"]},
        "then": {"$ref": "#/$defs/Scooter"},
    }
    assert "oneOf" not in lowered


def test_schemas_lose_what_is_for_readers_and_keep_what_is_checked() -> None:
    schema = {
        "title": "A bicycle",
        "description": "It has two wheels.",
        "x-state-machine": {},
        "type": "object",
        "required": ["title"],
        "additionalProperties": False,
        "properties": {
            # A member may have the name of a keyword.
            "title": {"type": "string", "description": "Its name.", "maxLength": 9},
            "enum": {"enum": ["description"], "default": "description"},
            "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Saddle"}, "examples": [[]]},
        },
    }
    assert sdk_validation.lowered(schema) == {
        "type": "object",
        "required": ["title"],
        "properties": {
            "title": {"type": "string", "maxLength": 9},
            "enum": {"enum": ["description"]},
            "parts": {"type": "array", "items": {"$ref": "#/$defs/Saddle"}},
        },
    }


def test_schemas_of_internal_operations_are_not_given_away() -> None:
    secret = operation("repair", body=replace(BODY, schema="Saddle"), method="POST", internal=True)
    files = sdk_validation.emit(contracts(contract(READ, secret)))
    assert "Bicycle" in files["typescript/src/validation/schemas.ts"]
    assert "Saddle" not in files["typescript/src/validation/schemas.ts"]


def test_the_readme_of_other_contracts_tells_of_their_own_operations() -> None:
    readme = sdk_readme.emit(contracts(contract(READ, LIST, MAKE)))["typescript/README.md"]
    assert "DO NOT EDIT" in readme.splitlines()[0]
    assert "`get`, `list`, `create`" in readme
    assert "reservation" not in readme.lower()
    assert "WebSocket" not in readme
