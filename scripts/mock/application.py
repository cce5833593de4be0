"""The web application of the mock: contracts, chats and the page of its own, on one port."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generated.runtime import ContractRouter
from scripts.mock import refusals
from scripts.mock.contract import Contract
from scripts.mock.control import Control
from scripts.mock.exchange import CURRENT, Exchange
from scripts.mock.identifiers import Identifiers
from scripts.mock.preferences import Preferences, SwitchUnknown
from scripts.mock.switches import Chance

CONTROL_PATH: Final = "/__mock"
"""The page of the mock's own. Paths of contracts begin with their version, so no contract has it."""
_LOOPBACK_ORIGINS: Final = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?"
_READABLE: Final = ("Preference-Applied", "Mock-Error")


def build_application(
    *,
    routers: Sequence[ContractRouter],
    contracts: Sequence[Contract],
    sockets: Mapping[str, ASGIApp],
    readable: Sequence[str],
    chance: Chance,
    identifiers: Identifiers,
    control: Control,
) -> ASGIApp:
    """The application. `readable` are the headers of answers that scripts of browsers may read."""
    inner = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    for router in routers:
        inner.include_router(router)
    inner.add_exception_handler(HTTPException, Outside(contracts).answer)
    entrance = Entrance(inner, sockets=sockets, chance=chance, identifiers=identifiers, control=control)
    return CORSMiddleware(
        entrance,
        allow_origin_regex=_LOOPBACK_ORIGINS,
        allow_methods=["*"],
        allow_headers=["*"],
        expose_headers=sorted({*readable, *_READABLE}),
    )


class Entrance:
    """Where requests come in: reads what they prefer, lets them wait, and gives answers the headers of every answer."""

    def __init__(
        self,
        inner: ASGIApp,
        *,
        sockets: Mapping[str, ASGIApp],
        chance: Chance,
        identifiers: Identifiers,
        control: Control,
    ) -> None:
        self._inner = inner
        self._sockets = sockets
        self._chance = chance
        self._identifiers = identifiers
        self._control = control

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        match scope["type"]:
            case "http":
                await self._answer(scope, receive, send)
            case "websocket":
                socket = self._sockets.get(scope["path"])
                if socket is None:
                    await receive()
                    await send({"type": "websocket.close", "code": 1000, "reason": ""})
                else:
                    await socket(scope, receive, send)
            case _:
                await self._inner(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(request_id=self._identifiers.fresh("req"))
        token = CURRENT.set(exchange)
        request = Request(scope, receive)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = {"X-Request-Id": exchange.request_id, **exchange.headers}
                message["headers"] = [
                    *message["headers"],
                    *((name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()),
                ]
            await send(message)

        try:
            if scope["path"] == CONTROL_PATH:
                await (await self._of_the_mock(request))(scope, receive, send_with_headers)
                return
            try:
                exchange.preferences = Preferences.read(request.headers.getlist("prefer"))
            except SwitchUnknown as error:
                refusal = refusals.of_the_mock(400, title="The mock does not know this switch", detail=str(error))
                await refusal(scope, receive, send_with_headers)
                return
            if exchange.preferences.applied:
                exchange.headers["Preference-Applied"] = exchange.preferences.applied
            await asyncio.sleep(self._chance.seconds(exchange.preferences.latency))
            await self._inner(scope, receive, send_with_headers)
        finally:
            CURRENT.reset(token)

    async def _of_the_mock(self, request: Request) -> Response:
        try:
            match request.method:
                case "GET":
                    return JSONResponse(self._control.told())
                case "PATCH":
                    return JSONResponse(self._control.changed(_object(await request.body())))
                case "DELETE":
                    self._control.begin_again()
                    return JSONResponse(self._control.told())
                case _:
                    detail = "Fix: GET tells the switches, PATCH changes them, DELETE forgets all that was made."
                    return refusals.of_the_mock(405, title="The mock's page has no such method", detail=detail)
        except SwitchUnknown as error:
            return refusals.of_the_mock(400, title="The mock does not know this switch", detail=str(error))


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise SwitchUnknown('The body is no JSON object. Fix: send one such as {"latency": "200-800"}.')
    return value


class Outside:
    """Answers what no operation does."""

    def __init__(self, contracts: Sequence[Contract]) -> None:
        self._contracts = contracts

    async def answer(self, request: Request, error: Exception) -> Response:
        """The problem of an unknown path, or of a method that a path does not have."""
        assert isinstance(error, HTTPException)
        allow, path = (error.headers or {}).get("Allow"), request.url.path
        if allow is None:
            detail = f"No contract that the mock serves has the path {path}. GET {CONTROL_PATH} lists them."
            return refusals.outside(self._contracts, "not_found", error.status_code, title="Not found", detail=detail)
        title, detail = "Method not allowed", f"{request.method} is not allowed at {path}. Allowed: {allow}."
        answer = refusals.outside(self._contracts, "method_not_allowed", error.status_code, title=title, detail=detail)
        answer.headers["Allow"] = allow
        return answer
