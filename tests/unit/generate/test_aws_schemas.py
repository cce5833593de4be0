"""Models hold of a schema what Amazon API Gateway can, refuse nothing that it allows, and nothing is lost unseen."""

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode

from scripts.generate.emitters import aws_losses as lost
from scripts.generate.emitters.aws_losses import Ledger, Loss
from scripts.generate.emitters.aws_schemas import models
from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedContract
from tests.unit.generate.gateway_contracts import contracts

type Json = Mapping[str, Any]

ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated", "x-state-machine"}
BODIES = sorted(
    {
        operation.body.schema
        for contract in contracts().contracts
        for operation in contract.operations
        if operation.body is not None
    }
)


def lowered(schema: Json, **others: Json) -> tuple[Json, list[Loss]]:
    ledger = Ledger()
    found = models({"Body": ["doIt"]}, schemas={"Body": schema, **others}, ledger=ledger)
    return found["Body"], ledger.losses


def test_what_draft_4_has_too_is_kept() -> None:
    schema = {
        "type": "object",
        "required": ["name"],
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^[a-z]+$"},
            "kind": {"type": "string", "enum": ["a", "b"]},
            "size": {"type": "number", "minimum": 1, "maximum": 9},
            "tags": {"type": "array", "uniqueItems": True, "items": {"type": "boolean"}},
        },
    }
    assert lowered(schema) == (schema, [])


def test_annotations_ask_nothing_so_nothing_is_lost_with_them() -> None:
    schema = {"type": "string", "description": "Two\n  lines.", "examples": ["x"], "default": "x", "title": "T"}
    assert lowered(schema) == ({"type": "string", "description": "Two lines."}, [])


def test_one_value_is_an_enum_of_one() -> None:
    assert lowered({"type": "string", "const": "a"}) == ({"type": "string", "enum": ["a"]}, [])


@pytest.mark.parametrize(("schema", "multiple"), [({}, 1), ({"multipleOf": 5}, 5)])
def test_an_integer_may_be_written_with_a_zero_after_the_point(schema: Json, multiple: int) -> None:
    model, losses = lowered({"type": "integer", **schema})
    assert (model, losses) == ({"type": "number", "multipleOf": multiple}, [])
    jsonschema_rs.Draft4Validator(dict(model)).validate(10.0)
    assert not jsonschema_rs.Draft4Validator(dict(model)).is_valid(10.5)


def test_an_exclusive_bound_of_integers_is_the_next_inclusive_one() -> None:
    schema = {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10}
    assert lowered(schema) == ({"type": "number", "multipleOf": 1, "minimum": 1, "maximum": 9}, [])


@pytest.mark.parametrize(
    ("schema", "kept", "reason", "constraint"),
    [
        ({"type": "number", "exclusiveMinimum": 0.5}, {"type": "number", "minimum": 0.5}, lost.BOUNDS, "exclusiveMin"),
        ({"type": "number", "exclusiveMaximum": 2}, {"type": "number", "maximum": 2}, lost.BOUNDS, "exclusiveMaximum"),
        ({"type": "string", "format": "date-time"}, {"type": "string"}, lost.FORMATS, 'format: "date-time"'),
        ({"type": ["string", "null"], "maxLength": 5}, {}, lost.NULLS, "maxLength: 5"),
        ({"type": "string", "enum": ["a", None]}, {}, lost.NULLS, "null"),
        ({"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}]}, {}, lost.UNIONS, "Other"),
        ({"anyOf": [{"type": "string"}]}, {}, lost.UNIONS, "anyOf"),
        ({"type": "string", "contentEncoding": "base64"}, {"type": "string"}, lost.KEYWORDS, "contentEncoding"),
    ],
)
def test_what_cannot_be_held_is_dropped_and_taken_down(
    schema: Json, kept: Json, reason: lost.Reason, constraint: str
) -> None:
    model, (loss,) = lowered(schema, Other={"type": "string"})
    assert model == kept
    assert (loss.reason, loss.place, loss.operations) == (reason, "Body", ("doIt",))
    assert constraint in loss.constraint


def test_the_place_of_a_loss_is_the_member() -> None:
    inner = {"type": "array", "minItems": 1, "items": {"type": "string", "format": "uuid"}}
    _, losses = lowered({"type": "object", "properties": {"ids": inner}})
    assert [(loss.place, loss.reason) for loss in losses] == [
        ("Body.ids", lost.ITEMS),
        ("Body.ids[]", lost.FORMATS),
    ]


def test_a_reference_stays_one_and_its_siblings_go() -> None:
    schema = {"type": "object", "properties": {"other": {"$ref": "#/components/schemas/Other", "description": "It."}}}
    ledger = Ledger()
    found = models({"Body": ["doIt"]}, schemas={"Body": schema, "Other": {"type": "string"}}, ledger=ledger)
    assert list(found) == ["Body", "Other"]
    assert found["Body"]["properties"]["other"] == {"$ref": "#/components/schemas/Other"}


def test_a_composition_becomes_one_object_without_references() -> None:
    base = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "kind": {"type": "string"}}}
    part = {"type": "object", "required": ["a", "kind"], "properties": {"kind": {"type": "string", "const": "x"}}}
    model, (loss,) = lowered({"allOf": [{"$ref": "#/components/schemas/Base"}, part]}, Base=base)
    assert model == {
        "type": "object",
        "required": ["a", "kind"],
        "properties": {"a": {"type": "string"}, "kind": {"type": "string", "enum": ["x"]}},
    }
    assert (loss.place, loss.reason) == ("Body.kind", lost.KEYWORDS)


def test_what_only_a_union_refers_to_is_no_model() -> None:
    union = {"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}]}
    schemas: dict[str, Json] = {"Body": {"type": "object", "properties": {"other": union}}, "Other": {"type": "string"}}
    assert list(models({"Body": ["doIt"]}, schemas=schemas, ledger=Ledger())) == ["Body"]


# The project's own contracts -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own() -> tuple[dict[str, Json], list[Loss]]:
    ledger = Ledger()
    return models({name: ["some"] for name in BODIES}, schemas=contracts().schemas, ledger=ledger), ledger.losses


def _asked(schema: Json, *, place: str) -> Iterator[tuple[str, str]]:
    """Every keyword of a schema with its place."""
    if "$ref" in schema:
        return
    for keyword, value in schema.items():
        if keyword == "properties":
            for name, child in value.items():
                yield from _asked(child, place=f"{place}.{name}")
        elif keyword == "items" and isinstance(schema.get("type"), str):
            yield from _asked(value, place=f"{place}[]")
        elif keyword not in ANNOTATIONS:
            yield place, keyword


def test_each_keyword_is_in_the_model_or_among_the_losses(own: tuple[dict[str, Json], list[Loss]]) -> None:
    found, losses = own
    noted = {(loss.place, keyword) for loss in losses for keyword in _keywords(loss)}
    unaccounted = {
        asked
        for name, model in found.items()
        for asked in _asked(contracts().schemas[name], place=name)
        if asked not in set(_asked(model, place=name)) | noted
    }
    assert unaccounted == set()
    assert noted


def _keywords(loss: Loss) -> Iterator[str]:
    known = ("oneOf", "discriminator", "type", "format", "minItems", "maxItems", "uniqueItems", "items", "enum")
    limits = ("minLength", "maxLength", "pattern", "minimum", "maximum")
    return (keyword for keyword in (*known, *limits) if f"{keyword}: " in loss.constraint)


@pytest.mark.parametrize("contract", [RESERVATION, TRAVEL_AGENT], ids=lambda contract: contract.name)
def test_a_model_accepts_what_the_contract_allows(
    own: tuple[dict[str, Json], list[Loss]], contract: PublishedContract
) -> None:
    schema = schemathesis.openapi.from_dict(dict(contract.document))
    for found in contract.operations:
        if found.body is not None:
            reference = next(iter(found.body.values()))["schema"]
            model = jsonschema_rs.Draft4Validator({**reference, "components": {"schemas": own[0]}})
            cases = schema[found.path][found.method].as_strategy(generation_mode=GenerationMode.POSITIVE)
            _accepts(model, bodies=cases.map(lambda case: case.body))


def _accepts(model: jsonschema_rs.Draft4Validator, *, bodies: SearchStrategy[Any]) -> None:
    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(bodies)
    def accept(body: Any) -> None:
        model.validate(body)

    accept()
