# Generated from scripts/generate/static/runtime/routing.py by `make generate`. DO NOT EDIT.
"""The router: from path and method to the route of an operation, without trying the routes one by one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from generated.runtime.operations import Operation, Service

type Endpoint = Callable[[Request], Awaitable[Response]]

_FOUND = "contract.found"


class ContractRoute(APIRoute):
    """The route of one operation. Whatever its endpoint raises is answered by the service's `refuse`.

    An endpoint that takes longer than the operation's `x-timeout-ms` is cancelled, which raises TimeoutError.
    """

    def __init__(self, service: Service[Any], operation: Operation, endpoint: Endpoint) -> None:
        super().__init__(
            operation.path,
            endpoint,
            methods=[operation.method],
            name=operation.id,
            operation_id=operation.id,
            response_model=None,
            include_in_schema=False,
        )
        self.operation = operation
        timeout_seconds = operation.timeout_ms / 1000

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            request = Request(scope, receive, send)
            try:
                async with asyncio.timeout(timeout_seconds):
                    response = await endpoint(request)
            except Exception as error:  # noqa: BLE001  # The service logs what the contract does not declare.
                response = service.refuse(error, request, operation)
            await response(scope, receive, send)

        self.app = serve


@dataclass(slots=True)
class _Segment:
    """A place in the tree of paths; `routes` are those whose path ends here, by method."""

    literals: dict[str, "_Segment"] = field(default_factory=dict)
    parameter: "_Segment | None" = None
    routes: dict[str, ContractRoute] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class ContractRouter(APIRouter):
    """All routes of a contract. Include it in an application without a prefix: paths are those of the contract."""

    def __init__(self, service: Service[Any]) -> None:
        super().__init__(redirect_slashes=False)
        self._service = service
        self._root = _Segment()

    def serve(self, operation: Operation, endpoint: Endpoint) -> None:
        """Add the route of an operation."""
        route = ContractRoute(self._service, operation, endpoint)
        self.routes.append(route)
        segment = self._root
        names: list[str] = []
        for part in operation.path.split("/")[1:]:
            if part.startswith("{"):
                names.append(part[1:-1])
                segment.parameter = segment.parameter or _Segment()
                segment = segment.parameter
            else:
                segment = segment.literals.setdefault(part, _Segment())
        segment.names = tuple(names)
        segment.routes[operation.method] = route

    def allowed_methods(self, path: str) -> tuple[str, ...]:
        """List the methods that a path has, in alphabetical order; none for a path that the contract does not know."""
        found = _find(self._root, path.split("/")[1:], ())
        return tuple(sorted(found[0].routes)) if found else ()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Find the path; a known path with another method is a partial match."""
        if scope["type"] != "http":
            return Match.NONE, {}
        path: str = scope["path"]
        found = _find(self._root, path.removeprefix(scope.get("root_path", "")).split("/")[1:], ())
        if found is None:
            return Match.NONE, {}
        scope[_FOUND] = found
        return (Match.FULL if scope["method"] in found[0].routes else Match.PARTIAL), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve what `matches` found; another method is a 405 with all methods of the path in `Allow`."""
        segment, values = scope.pop(_FOUND)
        route = segment.routes.get(scope["method"])
        if route is None:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(segment.routes))})
        scope["path_params"] = dict(zip(segment.names, values, strict=True))
        scope["route"] = route
        scope["endpoint"] = route.endpoint
        await route.app(scope, receive, send)


def _find(segment: _Segment, parts: list[str], values: tuple[str, ...]) -> tuple[_Segment, tuple[str, ...]] | None:
    """Walk down the tree; a literal segment goes before a parameter, which is tried when the literal leads nowhere."""
    if not parts:
        return (segment, values) if segment.routes else None
    part, *rest = parts
    literal = segment.literals.get(part)
    found = _find(literal, rest, values) if literal is not None else None
    if found is None and segment.parameter is not None and part:
        found = _find(segment.parameter, rest, (*values, part))
    return found
