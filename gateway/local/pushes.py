"""``@connections``: by it services push to clients, ask for connections, and close them."""

import hmac
import json
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from gateway.local.connections import Connections, Gone

LARGEST_PUSH: Final = 128 * 1024
METHODS: Final = ("DELETE", "GET", "POST")
_CLOSED_BY_SERVICE: Final = 1000
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})


class Pushes:
    """Takes pushes of services on this machine that show the key, which stands for the signature that AWS wants."""

    def __init__(self, connections: Connections, *, key: str) -> None:
        self._connections = connections
        self._key = key.encode()

    async def answer(self, request: Request) -> Response:
        """Answer a request about one connection."""
        if not self._is_ours(request):
            return _answer(403, "ForbiddenException", message="Forbidden")
        try:
            connection = self._connections.find(request.path_params["connection_id"])
            match request.method:
                case "GET":
                    return Response(json.dumps(connection.told()), media_type="application/json")
                case "DELETE":
                    await connection.close(_CLOSED_BY_SERVICE)
                    return Response(status_code=204)
                case _:
                    return await self._push(request)
        except Gone:
            return _answer(410, "GoneException", message="410")

    async def _push(self, request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_PUSH:
                return _answer(413, "PayloadTooLargeException", connectionId=request.path_params["connection_id"])
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return _answer(400, "BadRequestException", message="The frame is not text in UTF-8.")
        await self._connections.find(request.path_params["connection_id"]).send(text)
        return Response(status_code=200)

    def _is_ours(self, request: Request) -> bool:
        given = request.headers.get("x-gateway-key", "").encode("latin-1")
        return request.client is not None and request.client.host in _LOOPBACK and hmac.compare_digest(given, self._key)


def _answer(status: int, error: str, **members: Any) -> Response:
    return Response(
        json.dumps(members),
        status_code=status,
        headers={"x-amzn-ErrorType": error},
        media_type="application/json",
    )
