"""The web application around the generated routes."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from impl.platform.cross_origin import CrossOrigin
from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.raw_bodies import RawBodies
from impl.platform.telemetry import TelemetryMiddleware, log

_NOT_FOUND: Final = 404
_METHOD_NOT_ALLOWED: Final = 405


class Application(FastAPI):
    """Wraps the whole stack, so that the answer to an unforeseen failure has its request id and log event too."""

    unlogged: Collection[str] = ()
    sockets: Mapping[str, ASGIApp] = {}
    raw_bodies: Collection[str] = ()
    cors_origins: Collection[str] = ()

    def build_middleware_stack(self) -> ASGIApp:
        """The framework's layers within ours."""
        inner = super().build_middleware_stack()
        kept = RawBodies(inner, paths=self.raw_bodies) if self.raw_bodies else inner
        told = TelemetryMiddleware(kept, unlogged=self.unlogged)
        return CrossOrigin(told, origins=self.cors_origins) if self.cors_origins else told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; a socket goes to its application directly, as each layer costs memory for as long."""
        socket = self.sockets.get(scope["path"]) if scope["type"] == "websocket" else None
        await (socket or super().__call__)(scope, receive, send)


def build_application(
    *,
    router: APIRouter,
    lifecycle: Lifecycle,
    problems: Problems,
    unlogged: Collection[str] = (),
    sockets: Mapping[str, ASGIApp] | None = None,
    raw_bodies: Collection[str] = (),
    cors_origins: Collection[str] = (),
) -> FastAPI:
    """The application that serves a contract's router.

    What no operation answers (404, 405, a failure outside every route) is a problem document, too. `unlogged` are the
    ids of operations without access events, such as probes; `sockets` the applications of WebSockets, by path;
    `raw_bodies` the paths whose bodies `raw_body` gives to their handlers; `cors_origins` those whose scripts may read
    answers.
    """

    @asynccontextmanager
    async def lifespan(_application: FastAPI) -> AsyncIterator[None]:
        async with lifecycle:
            yield

    application = Application(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan
    )
    application.unlogged = frozenset(unlogged)
    application.sockets = dict(sockets or {})
    application.raw_bodies = frozenset(raw_bodies)
    application.cors_origins = frozenset(cors_origins)
    application.state.lifecycle = lifecycle
    application.include_router(router)
    _add_problem_pages(application, problems=problems)
    return application


def _add_problem_pages(application: FastAPI, *, problems: Problems) -> None:
    async def answer_outside(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        allow = (error.headers or {}).get("Allow")
        if error.status_code == _METHOD_NOT_ALLOWED and allow:
            detail = f"{request.method} is not allowed here. Allowed: {allow}."
            return problems.page("method_not_allowed", request=request, detail=detail, headers={"Allow": allow})
        if error.status_code == _NOT_FOUND:
            return problems.page("not_found", request=request, detail="There is no such resource.")
        return problems.page("malformed_request", request=request, detail="The request is malformed.")

    async def answer_failure(request: Request, error: Exception) -> Response:
        log().error("unhandled_error", kind=type(error).__qualname__, exc_info=error)
        return problems.page("internal_error", request=request, detail="The failure is recorded.")

    application.add_exception_handler(HTTPException, answer_outside)
    application.add_exception_handler(Exception, answer_failure)
