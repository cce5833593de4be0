"""The web application around the generated routes."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.telemetry import TelemetryMiddleware, log

_NOT_FOUND: Final = 404
_METHOD_NOT_ALLOWED: Final = 405


class _Application(FastAPI):
    """Wraps the whole stack, so that the answer to an unforeseen failure has its request id and log event too."""

    unlogged: Collection[str] = ()

    def build_middleware_stack(self) -> ASGIApp:
        return TelemetryMiddleware(super().build_middleware_stack(), unlogged=self.unlogged)


def build_application(
    *, router: APIRouter, lifecycle: Lifecycle, problems: Problems, unlogged: Collection[str] = ()
) -> FastAPI:
    """The application that serves a contract's router.

    What no operation answers (404, 405, a failure outside every route) is a problem document, too. `unlogged` are the
    ids of operations without access events, such as probes.
    """

    @asynccontextmanager
    async def lifespan(_application: FastAPI) -> AsyncIterator[None]:
        async with lifecycle:
            yield

    application = _Application(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=lifespan
    )
    application.unlogged = frozenset(unlogged)
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
