"""Services that answer by the examples of their contracts and remember what reached them: the Recorder.

Everything that gateways do can be seen from there: what they let through, what they changed, and what they did not.
"""

import json
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import httpx
import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from tests.contract.served import serving
from tests.gateway.conformance.calls import CASE_HEADER, Record
from tests.gateway.conformance.outcomes import service_answer
from tests.gateway.conformance.policies import policy, routes
from tests.gateway.conformance.talk import (
    CLOSE_CODE,
    LARGEST_MESSAGE,
    PLEASE_CLOSE,
    Reception,
    answer_to,
    identifier_of,
)

SERVICES: Final = ("reservation", "travel_agent")
_READINESS: Final = "/readyz"
_CALLBACK: Final = "/v1/connection-events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstreams:
    """Where the services behind a gateway are."""

    reservation: str
    travel_agent: str


class Recorder:
    """Both services. Requests of cases in `held` get no answer: they wait until whoever asks gives up.

    A WebSocket is held in the service, or by a gateway that tells of it with callbacks; both are remembered alike.
    """

    def __init__(self) -> None:
        self.held: set[str] = set()
        self.gateway_key = secrets.token_hex(16)
        self.talks: dict[str, Reception] = defaultdict(Reception)
        self._records: dict[str, list[Record]] = defaultdict(list)
        self._answers = [(found, service_answer(found)) for found in routes()]
        self._connections: dict[str, str] = {}
        self.sign: Callable[[httpx.Request], httpx.Request] = lambda request: request

    def records(self, case: str) -> tuple[Record, ...]:
        """What has reached the services of a case."""
        return tuple(self._records.get(case, ()))

    @contextmanager
    def running(self) -> Iterator[Upstreams]:
        """Listen on a port for each service."""
        with _served(_Service(self, "reservation")) as reservation, _served(_Service(self, "travel_agent")) as agent:
            yield Upstreams(reservation=reservation, travel_agent=agent)

    async def answer(self, record: Record, request: Request) -> Response:
        """Remember a request and answer it."""
        if record.path == _CALLBACK and record.service == "travel_agent" and not record.values(CASE_HEADER):
            await self._hear(json.loads(record.body))
            return Response(status_code=200)
        cases = record.values(CASE_HEADER)
        if record.path == _READINESS and not cases:
            return Response(status_code=200)
        if cases:
            self._records[cases[0]].append(record)
        if cases and cases[0] in self.held:
            await self._hold(request)
        return self._example(record)

    async def talk(self, socket: WebSocket) -> None:
        """Hold a WebSocket as the service does: remember what comes, and acknowledge it."""
        reception = self.talks[socket.headers.get(CASE_HEADER, "")]
        reception.connected.append(dict(socket.headers))
        await socket.accept(policy()["channels"][0]["subprotocol"])
        frame = await socket.receive()
        while frame["type"] != "websocket.disconnect":
            text, binary = frame.get("text"), frame.get("bytes")
            content: str | bytes = text if text is not None else binary or b""
            reception.received.append(content)
            if identifier_of(content) == PLEASE_CLOSE:
                await socket.close(CLOSE_CODE)
                reception.disconnected.append(CLOSE_CODE)
                return
            await socket.send_text(answer_to(content))
            frame = await socket.receive()
        reception.disconnected.append(frame["code"])

    async def _hear(self, event: dict[str, str]) -> None:
        """Take what a gateway tells of a WebSocket that it holds; the subject of the token names the case."""
        connection = event["connection_id"]
        if event["type"] == "connected":
            self._connections[connection] = event.get("subject", "")
        reception = self.talks[self._connections.get(connection, "")]
        match event["type"]:
            case "connected":
                reception.connected.append({})
            case "received":
                reception.received.append(event["body"])
                url = f"{event['callback_url'].rstrip('/')}/@connections/{quote(connection, safe='')}"
                method = "DELETE" if identifier_of(event["body"]) == PLEASE_CLOSE else "POST"
                await self._push(method, url, answer_to(event["body"]))
            case _:
                reception.disconnected.append(None)

    async def _push(self, method: str, url: str, message: str) -> None:
        content = message if method == "POST" else None
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:
            shown = {"X-Gateway-Key": self.gateway_key}
            request = client.build_request(method, url, content=content, headers=shown)
            answer = await client.send(self.sign(request))
        answer.raise_for_status()

    async def _hold(self, request: Request) -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    def _example(self, record: Record) -> Response:
        for found, answer in self._answers:
            if found.service == record.service and found.operation.method == record.method and found.fits(record.path):
                headers = {name: value for name, value in answer.headers if name != "X-Request-Id"}
                response = Response(answer.body, status_code=answer.status, headers=headers)
                break
        else:
            response = Response(b"There is no example for that.", status_code=418)
        response.headers["X-Request-Id"] = next(iter(record.values("X-Request-Id")), "made-by-the-service")
        return response


class _Service:
    """One of the services, as an ASGI application."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder = recorder
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "http":
                request = Request(scope, receive)
                record = await self._record(request)
                response = await self._recorder.answer(record, request)
                await response(scope, receive, send)
            case "websocket":
                await self._recorder.talk(WebSocket(scope, receive, send))
            case _:
                raise NotImplementedError(scope["type"])

    async def _record(self, request: Request) -> Record:
        return Record(
            service=self._name,
            method=request.method,
            path=request.scope["raw_path"].decode("latin-1"),
            query=request.scope["query_string"].decode("latin-1"),
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw),
            body=await request.body(),
        )


@contextmanager
def _served(application: _Service) -> Iterator[str]:
    config = uvicorn.Config(
        application,
        host="127.0.0.1",
        port=0,
        http="httptools",
        loop="asyncio",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    with serving(config) as address:
        yield f"http://{address}"
