"""One contract, served: the generated routes around the mock's memory."""

import importlib
import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import from_json, to_jsonable_python
from starlette.requests import Request
from starlette.responses import Response

from generated.runtime import ContractResponse, ContractRouter, Operation
from scripts.mock import answers, refusals
from scripts.mock.contract import Contract, Described, Json
from scripts.mock.exchange import CURRENT
from scripts.mock.memory import Call, Memory
from scripts.mock.refusals import Unauthenticated
from scripts.mock.repetition import Repetitions
from scripts.mock.switches import Chance

type Play = Callable[[Operation, dict[str, Any]], Awaitable[ContractResponse]]

EXPIRED: Final = "expired"
"""The one token that is refused: it stands for those that have expired."""

_BEARER: Final = "bearer "
_ABOUT_LIMITS: Final = {
    "RateLimit-Policy": '"default";q={0.requests};w={0.per_seconds}',
    "RateLimit": '"default";r={0.requests};t=0',
}


class MockedService:
    """What the generated routes need from a service, and what stands in for all of its handlers.

    `documents` are contracts that the service serves itself, by the paths of their operations.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        memory: Memory,
        repetitions: Repetitions,
        chance: Chance,
        documents: Mapping[str, Json],
    ) -> None:
        self._contract = contract
        self._memory = memory
        self._repetitions = repetitions
        self._chance = chance
        self._documents = documents

    def router(self, package: str) -> ContractRouter:
        """The routes of the service whose generated package has that name."""
        routes = importlib.import_module(f"generated.{package}.routes")
        operations = importlib.import_module(f"generated.{package}.operations")
        by_handler = {
            name.lower(): operation for name, operation in vars(operations).items() if isinstance(operation, Operation)
        }
        actors = Actors(by_handler, play=self.play)
        tags = inspect.signature(routes.build_router).parameters.values()
        keywords = {tag.name: actors for tag in tags if tag.kind is inspect.Parameter.KEYWORD_ONLY}
        router: ContractRouter = routes.build_router(self, **keywords)
        return router

    async def admit(self, request: Request, operation: Operation) -> None:
        """Let a request with any token pass.

        Raises:
            Unauthenticated: it has none.
        """
        await self.admit_anonymous(request, operation)
        authorization = request.headers.get("authorization", "")
        token = authorization[len(_BEARER) :].strip() if authorization.lower().startswith(_BEARER) else ""
        if not token:
            raise Unauthenticated(
                "The request has no bearer token. The mock takes any: send Authorization: Bearer anything."
            )
        if token == EXPIRED:
            raise Unauthenticated("The token has expired. Get a new one; the mock takes any other.")

    async def admit_anonymous(self, _request: Request, operation: Operation) -> None:
        """Let a request pass, and tell of limits as the contract does."""
        described = self._described(operation)
        limit = operation.rate_limit
        for name in described.headers[described.successes[0].status]:
            if name in _ABOUT_LIMITS and limit is not None:
                CURRENT.get().headers[name] = _ABOUT_LIMITS[name].format(limit)

    def refuse(self, error: Exception, _request: Request, operation: Operation) -> Response:
        """Answer an exception with a problem of the operation."""
        return refusals.refuse(error, operation, self._described(operation))

    async def play(self, operation: Operation, arguments: dict[str, Any]) -> ContractResponse:
        """Answer a request that fits the contract.

        Raises:
            SwitchUnknown: it prefers an answer that the contract has not written.
        """
        described, exchange = self._described(operation), CURRENT.get()
        preferences = exchange.preferences
        if preferences.chooses and not self._is_usual(described):
            example = answers.chosen(described, code=preferences.code, name=preferences.example)
            return answers.as_written(operation, described, example, request_id=exchange.request_id)
        code = self._chance.problem_of(operation) if self._chance.strikes() else None
        if code is not None:
            exchange.headers["Mock-Error"] = "by-chance"
            return answers.problem(operation, described, code=code, request_id=exchange.request_id)
        document = self._documents.get(operation.path)
        if document is not None:
            return answers.success(operation, described, status=described.successes[0].status, body=document)
        return self._repetitions.once(_call(operation, described, arguments), self._memory.play)

    def _is_usual(self, described: Described) -> bool:
        """Whether what is asked for is what happens anyway: the status of success, by no name."""
        preferences = CURRENT.get().preferences
        return preferences.example is None and preferences.code == described.successes[0].status

    def _described(self, operation: Operation) -> Described:
        return self._contract.operations[operation.id]


class Actors:
    """Stands in for the handlers of all tags: whatever handler is asked for plays its operation."""

    def __init__(self, operations: Mapping[str, Operation], *, play: Play) -> None:
        self._operations = operations
        self._play = play

    def __getattr__(self, name: str) -> Callable[..., Awaitable[ContractResponse]]:
        operation = self._operations.get(name)
        if operation is None:
            raise AttributeError(name)

        async def act(*_context: object, **arguments: Any) -> ContractResponse:
            return await self._play(operation, arguments)

        return act


def _call(operation: Operation, described: Described, arguments: dict[str, Any]) -> Call:
    """The arguments as JSON. What was left out by the client is left out here, too."""
    body = arguments.pop("body", None)
    assert body is None or isinstance(body, BaseModel)
    return Call(
        operation=operation,
        described=described,
        arguments={name: to_jsonable_python(value) for name, value in arguments.items() if value is not None},
        body={} if body is None else from_json(body.__pydantic_serializer__.to_json(body, exclude_unset=True)),
    )
