"""A well-formed request for each operation, made from the contract's own examples."""

import copy
import uuid
from dataclasses import dataclass, field, replace
from typing import Any, Self

from tests.contract.published_contract import Json, PublishedContract, PublishedOperation


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRequest:
    """A request that has the form the contract describes. What its identifiers name need not exist."""

    operation: PublishedOperation
    path: dict[str, str] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    media_type: str | None = None

    @property
    def target(self) -> str:
        """The path with its parameters filled in."""
        return self.operation.path.format(**self.path)

    def with_path(self, **values: str) -> Self:
        """The same request for another resource."""
        return replace(self, path={**self.path, **values})

    def with_headers(self, values: dict[str, str]) -> Self:
        """The same request with other headers."""
        return replace(self, headers={**self.headers, **values})

    def without_header(self, name: str) -> Self:
        """The same request without a header."""
        return replace(self, headers={key: value for key, value in self.headers.items() if key != name})

    def with_query(self, **values: Any) -> Self:
        """The same request with other query parameters."""
        return replace(self, query={**self.query, **values})

    def with_body(self, body: Any) -> Self:
        """The same request with another body."""
        return replace(self, body=body)


def sample_request(operation: PublishedOperation) -> SampleRequest:
    """A well-formed request; its idempotency key is fresh."""
    values: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
    for parameter in operation.parameters:
        if parameter.get("required", False):
            values[parameter["in"]][parameter["name"]] = _example(parameter, contract=operation.contract)
    values["header"] = {name: str(value) for name, value in values["header"].items()}
    if "Idempotency-Key" in values["header"]:
        values["header"]["Idempotency-Key"] = str(uuid.uuid4())
    media_type, body = _body(operation)
    return SampleRequest(
        operation=operation,
        path=values["path"],
        query=values["query"],
        headers=values["header"],
        body=body,
        media_type=media_type,
    )


def _example(parameter: Json, *, contract: PublishedContract) -> Any:
    return parameter["example"] if "example" in parameter else contract.resolve(parameter["schema"])["examples"][0]


def _body(operation: PublishedOperation) -> tuple[str | None, Any]:
    if operation.body is None:
        return None, None
    media_type, content = next(iter(operation.body.items()))
    example = operation.contract.resolve(next(iter(content["examples"].values())))
    return media_type, copy.deepcopy(example["value"])
