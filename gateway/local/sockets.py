"""The WebSocket API: from the handshake to the end of a connection."""

import asyncio
import json
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import structlog
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from gateway.local.authorizing import Authorizers
from gateway.local.calls import ACCOUNT, REGION
from gateway.local.connections import Connection, Connections, Gone
from gateway.local.refusals import Refused
from gateway.local.socket_api import CONNECT, DEFAULT, DISCONNECT, SocketApi, SocketRoute
from gateway.local.socket_events import IntegrationFailed, Integrations, route_key_of
from gateway.local.throttling import Throttles

SOCKET_API_ID: Final = "localsocket"
_GOING_AWAY, _UNSUPPORTED, _TOO_BIG = 1001, 1003, 1009
_NAME: Final = "chat"
_MOST_WAITING: Final = 64
_SECONDS_TO_FINISH: Final = 30.0
_IDENTITY: Final = "route.request.header."
_FORBIDDEN, _FAILED, _THROTTLED = "Forbidden", "Internal server error", "Too Many Requests"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a connection may take: bytes of a message, seconds of silence, and seconds of life."""

    message_bytes: int
    idle_s: float
    lifetime_s: float


class SocketGateway:
    """Serves WebSockets. What clients send is told to integrations, one frame after the other."""

    def __init__(
        self,
        api: SocketApi,
        *,
        authorizers: Authorizers,
        integrations: Integrations,
        connections: Connections,
        throttles: Throttles[str],
        limits: Limits,
    ) -> None:
        self._api = api
        self._authorizers = authorizers
        self._integrations = integrations
        self._connections = connections
        self._throttles = throttles
        self._limits = limits

    async def serve(self, socket: WebSocket) -> None:
        """Serve one WebSocket."""
        await socket.receive()
        connection = Connection(
            socket,
            source_ip=socket.client.host if socket.client else "127.0.0.1",
            user_agent=socket.headers.get("user-agent"),
        )
        context = self._context(connection, socket)
        try:
            subprotocol = await self._open(socket, context)
        except Refused as refusal:
            await deny(socket, refusal.status, refusal.message)
            return
        except IntegrationFailed as failure:
            await deny(socket, failure.status, _FAILED)
            return
        try:
            await socket.accept(subprotocol=subprotocol)
            with self._connections.holding(connection):
                await self._converse(connection, socket, context)
        except (WebSocketDisconnect, OSError):
            return
        finally:
            await asyncio.shield(self._tell_end(context))

    async def _open(self, socket: WebSocket, context: dict[str, Any]) -> str | None:
        """Ask whether the client may come in, and tell that it does; gives the subprotocol that is chosen."""
        route = self._api.routes[CONNECT]
        if not self._throttles.admits(CONNECT):
            raise Refused("THROTTLED")
        if route.identity is not None:
            arn = f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{SOCKET_API_ID}/{self._api.stage}/{CONNECT}"
            grant = await self._authorizers.grant(
                lambda: _connect_event(socket, arn=arn, context=context),
                name=_NAME,
                identity=[socket.headers.get(source.removeprefix(_IDENTITY)) for source in route.identity],
                ttl_s=0,
            )
            self._authorizers.ensure_allowed(grant, arn)
            context["authorizer"] = grant.variables
        told = await self._integrations.tell(route, context=self._event(context, CONNECT, kind="CONNECT"))
        return told.headers.get("sec-websocket-protocol") if route.responds else None

    async def _converse(self, connection: Connection, socket: WebSocket, context: dict[str, Any]) -> None:
        """Take frames until the end; what has been taken is followed to the end, too."""
        frames: asyncio.Queue[str | None] = asyncio.Queue(_MOST_WAITING)
        following = asyncio.create_task(self._follow_all(frames, connection, context))
        try:
            await self._take_frames(frames, connection, socket)
            async with asyncio.timeout(_SECONDS_TO_FINISH):
                await frames.put(None)
                await following
        except TimeoutError:
            _log.warning("frames_dropped", connection=connection.id, frames=frames.qsize())
        finally:
            following.cancel()

    async def _take_frames(self, frames: asyncio.Queue[str | None], connection: Connection, socket: WebSocket) -> None:
        """Take frames until the client leaves or is to leave."""
        code: int | None = _GOING_AWAY
        try:
            async with asyncio.timeout(self._limits.lifetime_s):
                code = await self._take_until_idle(frames, connection, socket)
        except TimeoutError:
            _log.info("connection_too_old", connection=connection.id)
        if code is not None:
            await connection.close(code)

    async def _take_until_idle(
        self, frames: asyncio.Queue[str | None], connection: Connection, socket: WebSocket
    ) -> int | None:
        """Take frames for as long as anything goes through; gives the code to close with, unless the client left."""
        time = asyncio.get_running_loop().time
        while True:
            try:
                async with asyncio.timeout_at(connection.active_at + self._limits.idle_s):
                    message = await socket.receive()
            except TimeoutError:
                if time() >= connection.active_at + self._limits.idle_s:
                    return _GOING_AWAY
                continue
            if message["type"] == "websocket.disconnect":
                return None
            connection.touch()
            text = message.get("text")
            if text is None:
                return _UNSUPPORTED
            if len(text.encode()) > self._limits.message_bytes:
                return _TOO_BIG
            await frames.put(text)

    async def _follow_all(
        self, frames: asyncio.Queue[str | None], connection: Connection, context: dict[str, Any]
    ) -> None:
        while (frame := await frames.get()) is not None:
            try:
                await self._follow(frame, connection, context)
            except Gone:
                continue

    async def _follow(self, frame: str, connection: Connection, context: dict[str, Any]) -> None:
        key = route_key_of(frame, self._api.selection)
        route = self._route(key)
        event = self._event(context, DEFAULT if route is None else route.key, kind="MESSAGE")
        if route is None:
            await _reply(connection, _FORBIDDEN, event)
        elif not self._throttles.admits(route.key):
            await _reply(connection, _THROTTLED, event)
        else:
            await self._tell(route, frame, connection, event)

    async def _tell(self, route: SocketRoute, frame: str, connection: Connection, event: dict[str, Any]) -> None:
        try:
            told = await self._integrations.tell(route, context=event, frame=frame)
        except IntegrationFailed:
            await _reply(connection, _FAILED, event)
            return
        if route.responds:
            await connection.send(told.body)

    def _route(self, key: str | None) -> SocketRoute | None:
        """The route of a frame. Nobody may name the routes of the gateway itself."""
        named = None if key is None or key.startswith("$") else self._api.routes.get(key)
        return named or self._api.routes.get(DEFAULT)

    async def _tell_end(self, context: dict[str, Any]) -> None:
        """Tell that the connection has ended, once and without being sure that it is heard."""
        route = self._api.routes.get(DISCONNECT)
        if route is None:
            return
        try:
            await self._integrations.tell(route, context=self._event(context, DISCONNECT, kind="DISCONNECT"))
        except IntegrationFailed:
            return

    def _context(self, connection: Connection, socket: WebSocket) -> dict[str, Any]:
        return {
            "accountId": ACCOUNT,
            "apiId": SOCKET_API_ID,
            "connectedAt": int(connection.connected_at.timestamp() * 1000),
            "connectionId": connection.id,
            "domainName": socket.headers.get("host", ""),
            "identity": {"sourceIp": connection.source_ip, "userAgent": connection.user_agent},
            "stage": self._api.stage,
        }

    def _event(self, context: Mapping[str, Any], route_key: str, *, kind: str) -> dict[str, Any]:
        names = {"requestId": f"{secrets.token_urlsafe(11)}=", "extendedRequestId": str(uuid.uuid4())}
        message = {"messageId": f"{secrets.token_urlsafe(11)}="} if kind == "MESSAGE" else {}
        return {**context, **names, **message, "eventType": kind, "routeKey": route_key}


async def _reply(connection: Connection, message: str, event: Mapping[str, Any]) -> None:
    await connection.send(
        json.dumps({"message": message, "connectionId": event["connectionId"], "requestId": event["requestId"]})
    )


async def deny(socket: WebSocket, status: int, message: str) -> None:
    """Answer the handshake with a status in the place of the upgrade."""
    try:
        await socket.send_denial_response(
            Response(json.dumps({"message": message}), status_code=status, media_type="application/json")
        )
    except (WebSocketDisconnect, OSError):
        return
    # The server takes the handshake for a forgotten one, and says so, if this returns before the connection has ended.
    await asyncio.sleep(0)


def _connect_event(socket: WebSocket, *, arn: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """What authorizers of WebSocket APIs are told."""
    names = {name for name, _ in socket.headers.items()}
    return {
        "type": "REQUEST",
        "methodArn": arn,
        "headers": dict(socket.headers.items()),
        "multiValueHeaders": {name: socket.headers.getlist(name) for name in names},
        "queryStringParameters": dict(socket.query_params.items()),
        "stageVariables": {},
        "requestContext": {**context, "eventType": "CONNECT", "routeKey": CONNECT},
    }
