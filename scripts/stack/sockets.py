"""WebSockets through the gateway: frames go both ways as they come, and so do the reasons for the end."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from scripts.stack.parts import LARGEST_FRAME

NORMAL, NO_CODE, ABNORMAL, RESTART = 1000, 1005, 1006, 1012


def socket_endpoint(upstream: str) -> Callable[[WebSocket], Awaitable[None]]:
    """The endpoint that forwards a client's WebSocket to the same path of a service."""
    address = upstream.replace("http", "ws", 1)

    async def forward(client: WebSocket) -> None:
        offered = [Subprotocol(name) for name in client.scope.get("subprotocols", ())]
        try:
            async with connect(
                address + client.url.path,
                subprotocols=offered or None,
                compression=None,
                max_size=LARGEST_FRAME,
                ping_interval=None,
                proxy=None,
            ) as service:
                await client.accept(subprotocol=service.subprotocol)
                await _exchange(client, service)
        except (OSError, InvalidHandshake):
            await client.close(RESTART)

    return forward


async def _exchange(client: WebSocket, service: ClientConnection) -> None:
    """Forward until one side ends; the other is told why."""
    upwards = asyncio.create_task(_forward_up(client, service))
    downwards = asyncio.create_task(_forward_down(client, service))
    try:
        await asyncio.wait((upwards, downwards), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (upwards, downwards):
            task.cancel()
        await asyncio.gather(upwards, downwards, return_exceptions=True)


async def _forward_up(client: WebSocket, service: ClientConnection) -> None:
    try:
        while True:
            message = await client.receive()
            if message["type"] == "websocket.disconnect":
                code = message.get("code", NORMAL)
                await service.close(NORMAL if code in (NO_CODE, ABNORMAL) else code)
                return
            frame: str | bytes = message.get("text") or message.get("bytes") or ""
            await service.send(frame)
    except ConnectionClosed:
        # The other direction tells the client.
        await asyncio.Event().wait()


async def _forward_down(client: WebSocket, service: ClientConnection) -> None:
    try:
        while True:
            frame = await service.recv()
            if isinstance(frame, str):
                await client.send_text(frame)
            else:
                await client.send_bytes(frame)
    except ConnectionClosed as closed:
        received = closed.rcvd
        code = RESTART if received is None else received.code
        await client.close(NORMAL if code == NO_CODE else code, received.reason if received else "")
    except WebSocketDisconnect:
        return
