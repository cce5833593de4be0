"""Operations of a bicycle shop as the contract model has them, for what the TypeScript package is made of."""

from dataclasses import replace
from typing import Any

from scripts.generate.contract import (
    Body,
    Contract,
    ContractSet,
    Header,
    Named,
    Operation,
    Parameter,
    Response,
    Scalar,
    Tag,
)
from scripts.generate.emitters.sdk_names import NamedOperation

TEXT = Scalar(kind="string")
NUMBER = Scalar(kind="integer")
ETAG = Header(name="ETag", type=TEXT, required=True, description="The version.")
OK = Response(status=200, description="Fine.", schema="Bicycle", media_type="application/json", headers=(ETAG,))
UNCHANGED = Response(status=304, description="As before.", schema=None, media_type=None, headers=(ETAG,))
SOLD = Response(
    status=409,
    description="All are sold. More\ncome tomorrow.",
    schema="SoldOut",
    media_type="application/problem+json",
    headers=(),
    code="sold_out",
    type_uri="https://bicycles.example/sold-out",
)
ID = Parameter(
    name="bicycle_id",
    location="path",
    type=Named(name="BicycleId", kind="string"),
    required=True,
    description="Which bicycle.",
    example="bic_1",
)
KEY = Parameter(name="Idempotency-Key", location="header", type=TEXT, required=True, description="A key.")
IF_MATCH = Parameter(name="If-Match", location="header", type=TEXT, required=True, description="The version.")
BODY = Body(schema="BicyclePatch", media_types=("application/json",), required=True, max_bytes=1, example={"gears": 7})
SCHEMAS: dict[str, dict[str, Any]] = {
    "Bicycle": {"type": "object", "properties": {"id": {}}},
    "BicyclePage": {"type": "object", "properties": {"items": {}, "next_cursor": {}}},
    "BicyclePatch": {"type": "object", "description": "What to change. All of it is optional."},
    "Saddle": {"type": "object", "properties": {"height": {}}},
}


def operation(id_: str = "getBicycle", *parameters: Parameter, **others: Any) -> Operation:
    return replace(_BICYCLE, id=id_, parameters=parameters, **others)


def parameter(name: str, *, required: bool = False, **others: Any) -> Parameter:
    return replace(_COLOUR, name=name, required=required, **others)


def named(found: Operation, *, function: str = "getBicycle", method: str = "get") -> NamedOperation:
    return NamedOperation(operation=found, service="shop", function=function, method=method)


def contract(*operations: Operation, service: str = "shop") -> Contract:
    tags = dict.fromkeys(operation.tag for operation in operations)
    return Contract(
        service=service,
        source=f"{service}.openapi.yaml",
        title=service,
        version="1.0.0",
        tags=tuple(Tag(name=name, description=f"All about {name}.") for name in tags),
        operations=operations,
        problems=(),
        webhooks=(),
    )


def contracts(*found: Contract) -> ContractSet:
    return ContractSet(contracts=found, channels=(), state_machines=(), schemas=SCHEMAS, closed=frozenset())


_COLOUR = Parameter(name="colour", location="query", type=TEXT, required=False, description="Which colour.")
_BICYCLE = Operation(
    id="getBicycle",
    method="GET",
    path="/v1/bicycles/{bicycle_id}",
    tag="Bicycles",
    summary="Get a bicycle",
    description="Red ones only.",
    deprecated=False,
    public=False,
    scopes=(),
    rate_limit=None,
    timeout_ms=1000,
    parameters=(),
    body=None,
    responses=(OK,),
    problems=(SOLD,),
)
