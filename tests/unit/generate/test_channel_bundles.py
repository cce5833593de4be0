"""A channel and the schemas it refers to are put into one document, in which nothing leads outside."""

from pathlib import Path
from typing import Any

import pytest

from scripts.generate import asyncapi
from scripts.generate.documents import Workspace

DOCUMENT = """
asyncapi: 3.0.0
info: {title: Tree, version: 1.0.0}
channels:
  tree-house:
    address: /v1/tree
    messages:
      Ask: {$ref: '#/components/messages/Ask'}
      Tell: {$ref: '#/components/messages/Tell'}
      Answer: {$ref: '#/components/messages/Answer'}
operations:
  ask:
    action: receive
    messages: [{$ref: '#/channels/tree-house/messages/Ask'}]
    reply: {messages: [{$ref: '#/channels/tree-house/messages/Answer'}]}
  tell: {action: send, messages: [{$ref: '#/channels/tree-house/messages/Tell'}]}
components:
  messages:
    Ask: {name: ask, payload: {schemaFormat: x, schema: {$ref: 'schemas/tree.yaml#/$defs/Ask'}}}
    Tell: {name: tell, payload: {schemaFormat: x, schema: {$ref: 'schemas/tree.yaml#/$defs/Tell'}}}
    Answer: {name: answer, payload: {schemaFormat: x, schema: {$ref: 'schemas/tree.yaml#/$defs/Answer'}}}
"""
SCHEMAS = """
$defs:
  Ask: {type: object, properties: {type: {const: ask}, value: {$ref: '#/$defs/Node'}}}
  Tell: {type: object, properties: {discriminator: {$ref: 'leaves.yaml#/$defs/Leaf', description: Named so.}}}
  Answer: {type: object, examples: [{discriminator: {mapping: {a: b}}}]}
  Node:
    oneOf: [{$ref: '#/$defs/Branch'}, {$ref: 'leaves.yaml#/$defs/Leaf'}]
    discriminator: {propertyName: kind, mapping: {branch: '#/$defs/Branch', leaf: 'leaves.yaml#/$defs/Leaf'}}
  Branch: {type: object, properties: {children: {type: array, items: {$ref: '#/$defs/Node'}}}}
"""
LEAVES = "$defs: {Leaf: {type: object}, Unused: {type: object}}"


@pytest.fixture
def bundle(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "tree.asyncapi.yaml").write_text(DOCUMENT)
    (tmp_path / "schemas" / "tree.yaml").write_text(SCHEMAS)
    (tmp_path / "schemas" / "leaves.yaml").write_text(LEAVES)
    return asyncapi.bundle(Workspace.load(tmp_path, base=tmp_path).channels()[0])


def test_schemas_are_taken_along_as_far_as_they_are_used(bundle: dict[str, Any]) -> None:
    assert bundle["components"]["schemas"].keys() == {
        *("Ask", "Tell", "Answer", "Node", "Branch", "Leaf"),
        *("TreeHouseClientMessage", "TreeHouseServerMessage"),
    }


def test_references_and_mappings_lead_to_them(bundle: dict[str, Any]) -> None:
    schemas = bundle["components"]["schemas"]
    assert schemas["Node"] == {
        "oneOf": [{"$ref": "#/components/schemas/Branch"}, {"$ref": "#/components/schemas/Leaf"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"branch": "#/components/schemas/Branch", "leaf": "#/components/schemas/Leaf"},
        },
    }
    assert schemas["Branch"]["properties"]["children"]["items"] == {"$ref": "#/components/schemas/Node"}
    assert schemas["Tell"]["properties"]["discriminator"] == {
        "$ref": "#/components/schemas/Leaf",
        "description": "Named so.",
    }


def test_names_of_members_are_no_keywords(bundle: dict[str, Any]) -> None:
    assert bundle["components"]["schemas"]["Ask"]["properties"]["value"] == {"$ref": "#/components/schemas/Node"}


def test_examples_are_data(bundle: dict[str, Any]) -> None:
    assert bundle["components"]["schemas"]["Answer"]["examples"] == [{"discriminator": {"mapping": {"a": "b"}}}]


def test_the_unions_have_what_each_side_sends(bundle: dict[str, Any]) -> None:
    schemas = bundle["components"]["schemas"]
    assert schemas["TreeHouseClientMessage"]["discriminator"]["mapping"] == {"ask": "#/components/schemas/Ask"}
    assert list(schemas["TreeHouseServerMessage"]["discriminator"]["mapping"]) == ["tell", "answer"]


def test_what_is_published_names_discriminators_as_asyncapi_does(bundle: dict[str, Any]) -> None:
    schemas = asyncapi.published(bundle)["components"]["schemas"]
    assert schemas["Node"]["discriminator"] == "kind"
    assert schemas["TreeHouseServerMessage"]["discriminator"] == "type"
    assert schemas["Tell"]["properties"]["discriminator"]["$ref"] == "#/components/schemas/Leaf"
    assert bundle["components"]["schemas"]["Node"]["discriminator"]["propertyName"] == "kind"
