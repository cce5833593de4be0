"""Frames to clients whose WebSocket a gateway holds: each is posted to the gateway's callback address."""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import httpx

from generated.travel_agent.channel import ChatCloseCode
from impl.platform.jitter import spread
from impl.platform.telemetry import log
from impl.travel_agent.channel.connection import ConnectionGone
from impl.travel_agent.channel.signing import RequestSigner, SignatureUnavailable, signer_for
from impl.travel_agent.settings import CallbackGateway

_ATTEMPTS: Final = 3
_FIRST_PAUSE_SECONDS: Final = 0.1
_REQUEST_SECONDS: Final = 5.0


class GatewayUnreachable(ConnectionGone):
    """The gateway does not take the frame now; the client may still be there."""


class Gateways:
    """The configured gateways, and no others: nothing is ever posted elsewhere."""

    def __init__(self, gateways: Sequence[CallbackGateway], *, client: httpx.AsyncClient) -> None:
        self._client = client
        self._signers = {_address(gateway): signer_for(gateway) for gateway in gateways}

    def knows(self, callback_url: str) -> bool:
        """Whether it is the address of a configured gateway."""
        return callback_url.rstrip("/") in self._signers

    def sender(self, callback_url: str, *, connection_id: str) -> "CallbackSender":
        """What carries frames to one client.

        Raises:
            GatewayUnreachable: the gateway is not configured in this process; it may be in another.
        """
        address = callback_url.rstrip("/")
        signer = self._signers.get(address)
        if signer is None:
            raise GatewayUnreachable
        target = f"{address}/@connections/{quote(connection_id, safe='')}"
        return CallbackSender(self._client, url=target, signer=signer)


class CallbackSender:
    """Posts frames to one client. A failure is tried again a few times, then left to a later push."""

    def __init__(self, client: httpx.AsyncClient, *, url: str, signer: RequestSigner) -> None:
        self._client = client
        self._url = url
        self._signer = signer

    async def send(self, text: str) -> None:
        """Post a frame.

        Raises:
            GatewayUnreachable: the gateway does not take it now.
            ConnectionGone: the client has left.
        """
        for attempt in range(_ATTEMPTS):
            status = await self._request("POST", text=text)
            if status is not None and status.is_success:
                return
            if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                # It would never go through, and everything after it would wait; the client sees that one is missing.
                log().error("push_too_large", bytes=len(text.encode()))
                return
            if status in (HTTPStatus.GONE, HTTPStatus.NOT_FOUND):
                raise ConnectionGone
            if (
                status is not None
                and status < HTTPStatus.INTERNAL_SERVER_ERROR
                and status != HTTPStatus.TOO_MANY_REQUESTS
            ):
                break
            if attempt < _ATTEMPTS - 1:
                await asyncio.sleep(spread(_FIRST_PAUSE_SECONDS * 2**attempt, least=0.5, most=1))
        log().warning("push_failed", status=status)
        raise GatewayUnreachable

    async def close(self, code: ChatCloseCode) -> None:
        """Have the gateway close the connection; it does so with a code of its own."""
        status = await self._request("DELETE", text=None)
        if status is None or not status.is_success:
            log().info("connection_not_closed", code=int(code), status=status)

    async def _request(self, method: str, *, text: str | None) -> HTTPStatus | None:
        """The status of the answer; None where there is none. Only the status is read."""
        content = b"" if text is None else text.encode()
        try:
            async with asyncio.timeout(_REQUEST_SECONDS):
                headers = await self._signer.headers(method, url=self._url, content=content)
                async with self._client.stream(
                    method, self._url, content=content, headers=headers, follow_redirects=False
                ) as response:
                    return HTTPStatus(response.status_code)
        except SignatureUnavailable as error:
            log().error("push_not_signed", reason=str(error))
            return None
        except (httpx.HTTPError, TimeoutError, ValueError):
            return None


def _address(gateway: CallbackGateway) -> str:
    return str(gateway.callback_url).rstrip("/")
