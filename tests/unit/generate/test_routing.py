"""The router finds the operation of a path without trying them one by one."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from scripts.generate.static.runtime import ContractRouter, Operation


class Host:
    async def admit(self, request: Request, operation: Operation) -> None: ...

    async def admit_anonymous(self, request: Request, operation: Operation) -> None: ...

    def refuse(self, error: Exception, request: Request, operation: Operation) -> Response:
        raise error


def operation(method: str, path: str, *, timeout_ms: int = 1000) -> Operation:
    return Operation(
        id=f"{method} {path}",
        method=method,
        path=path,
        public=True,
        scopes=(),
        rate_limit=None,
        timeout_ms=timeout_ms,
        max_body_bytes=0,
        accepts=(),
        produces=(),
        query=frozenset(),
        responses=(),
        problems={},
    )


@pytest.fixture
def router() -> ContractRouter:
    router = ContractRouter(Host())
    for method, path in [
        ("GET", "/v1/a"),
        ("POST", "/v1/a"),
        ("GET", "/v1/a/{a_id}"),
        ("DELETE", "/v1/a/{a_id}"),
        ("GET", "/v1/a/me"),
        ("GET", "/v1/a/{a_id}/b/{b_id}"),
        ("GET", "/v1/a/me/c"),
    ]:
        router.serve(operation(method, path), answer)
    return router


async def answer(request: Request) -> Response:
    return Response(f"{request.scope['route'].operation.id} {dict(request.path_params)}")


async def respond(router: ContractRouter, method: str, path: str) -> str | Match:
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
    match, _ = router.matches(scope)
    if match is not Match.FULL:
        return match
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await router.handle(scope, receive, send)
    return str(sent[1]["body"].decode())


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/v1/a", "GET /v1/a {}"),
        ("GET", "/v1/a/5", "GET /v1/a/{a_id} {'a_id': '5'}"),
        ("GET", "/v1/a/me", "GET /v1/a/me {}"),
        ("GET", "/v1/a/me/c", "GET /v1/a/me/c {}"),
        ("GET", "/v1/a/me/b/7", "GET /v1/a/{a_id}/b/{b_id} {'a_id': 'me', 'b_id': '7'}"),
        ("PUT", "/v1/a/5", Match.PARTIAL),
        ("GET", "/v1/a/", Match.NONE),
        ("GET", "/v1/a/5/b", Match.NONE),
        ("GET", "/v1", Match.NONE),
        ("GET", "", Match.NONE),
    ],
)
async def test_paths(router: ContractRouter, method: str, path: str, expected: str | Match) -> None:
    assert await respond(router, method, path) == expected


def test_all_methods_of_a_path_are_known(router: ContractRouter) -> None:
    assert router.allowed_methods("/v1/a") == ("GET", "POST")
    assert router.allowed_methods("/v1/a/5") == ("DELETE", "GET")
    assert router.allowed_methods("/v1/b") == ()


async def test_a_route_below_a_mount_is_found(router: ContractRouter) -> None:
    scope = {"type": "http", "method": "GET", "path": "/api/v1/a", "root_path": "/api"}
    assert router.matches(scope)[0] is Match.FULL


async def test_an_endpoint_that_takes_too_long_is_given_up() -> None:
    async def wait(request: Request) -> Response:
        await asyncio.Event().wait()
        return Response()

    router = ContractRouter(Host())
    router.serve(operation("GET", "/v1/slow", timeout_ms=1), wait)
    with pytest.raises(TimeoutError):
        await respond(router, "GET", "/v1/slow")
