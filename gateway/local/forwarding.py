"""HTTP integrations: the request goes to the service, and its answer comes back."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import quote

import httpx
import structlog
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from gateway.local.calls import Call
from gateway.local.headers import forwarded, replaced, returned
from gateway.local.mapping import request_value
from gateway.local.refusals import Refused
from gateway.local.rest_api import Integration

LARGEST_PAYLOAD: Final = 10 * 1024 * 1024
_PLACE: Final = re.compile(r"\{([^{}+]+)\+?\}")
_HEADER: Final = "integration.request.header."
_PATH: Final = "integration.request.path."
_QUERY: Final = "integration.request.querystring."
# How long a stream of a regional API may be silent (Amazon API Gateway Developer Guide, "Response streaming").
_SILENT_STREAM_SECONDS: Final = 300.0
_LONGEST_STREAM_SECONDS: Final = 900.0

# Answers that never have a body (RFC 9110, section 8.6).
_WITHOUT_LENGTH: Final = frozenset({204, 304})

_log = structlog.get_logger()


class Forwarding:
    """Sends requests to services. It owns the client and closes it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        # What the caller did not send is not to be made up here.
        client.headers.clear()
        self._client = client

    async def close(self) -> None:
        """Close the connections to the services."""
        await self._client.aclose()

    async def answer(self, call: Call, integration: Integration) -> Response:
        """The service's answer.

        Raises:
            Refused: INTEGRATION_FAILURE where the service cannot be reached, INTEGRATION_TIMEOUT where it is too slow,
                DEFAULT_5XX where its answer is too large.
            TemplateFailure: a mapping is not known.
        """
        outgoing = self._request(call, integration)
        try:
            async with asyncio.timeout(integration.timeout_s):
                answer = await self._client.send(outgoing, stream=True)
                if not integration.streams:
                    return await _whole(answer)
        except TimeoutError:
            raise Refused("INTEGRATION_TIMEOUT") from None
        except httpx.TransportError as error:
            _log.warning("integration_failed", reason=type(error).__name__)
            raise Refused("INTEGRATION_FAILURE") from None
        return _streaming(answer)

    def _request(self, call: Call, integration: Integration) -> httpx.Request:
        headers = forwarded(call)
        path_values: dict[str, str] = {}
        query: list[tuple[str, str]] = []
        for target, expression in integration.parameters.items():
            value = request_value(expression, call)
            if value is None:
                continue
            if target.startswith(_HEADER):
                headers = replaced(headers, [(target.removeprefix(_HEADER), value)])
            elif target.startswith(_PATH):
                path_values[target.removeprefix(_PATH)] = value
            elif target.startswith(_QUERY) and not any(key == target.removeprefix(_QUERY) for key, _ in call.query):
                query.append((target.removeprefix(_QUERY), value))
        url = httpx.URL(integration.uri.split("/{")[0])
        target = _path(integration.uri, path_values) + _query(call, query)
        method = call.method if integration.method.upper() == "ANY" else integration.method.upper()
        body = call.body if call.body or method in ("POST", "PUT", "PATCH") else None
        # As bytes, since clients may send others than those of ASCII, which the service is to refuse.
        raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return self._client.build_request(
            method, url.copy_with(raw_path=target.encode("latin-1")), headers=raw_headers, content=body
        )


def _path(uri: str, values: dict[str, str]) -> str:
    """The path of the integration, with each parameter as one segment again."""
    path = "/" + uri.split("://", 1)[-1].partition("/")[2]
    return _PLACE.sub(lambda place: quote(values.get(place[1], ""), safe=""), path)


def _query(call: Call, added: list[tuple[str, str]]) -> str:
    pairs = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in added]
    given = call.raw_query.decode("latin-1")
    query = "&".join([given, *pairs] if given else pairs)
    return f"?{query}" if query else ""


async def _whole(answer: httpx.Response) -> Response:
    """An answer that is there as a whole, with its content decoded, as ``Content-Encoding`` does not pass."""
    try:
        content = b""
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > LARGEST_PAYLOAD:
                _log.warning("integration_answer_too_large", limit=LARGEST_PAYLOAD)
                raise Refused("DEFAULT_5XX")
    finally:
        await answer.aclose()
    response = Response(content, status_code=answer.status_code)
    length = [] if answer.status_code in _WITHOUT_LENGTH else [("Content-Length", str(len(content)))]
    response.raw_headers = _raw([*returned(_decoded(answer)), *length])
    return response


def _streaming(answer: httpx.Response) -> Response:
    response = StreamingResponse(
        _chunks(answer), status_code=answer.status_code, background=BackgroundTask(answer.aclose)
    )
    response.raw_headers = _raw(returned(_decoded(answer)))
    return response


async def _chunks(answer: httpx.Response) -> AsyncIterator[bytes]:
    chunks = answer.aiter_bytes()
    try:
        async with asyncio.timeout(_LONGEST_STREAM_SECONDS):
            while True:
                async with asyncio.timeout(_SILENT_STREAM_SECONDS):
                    chunk = await anext(chunks)
                yield chunk
    except (StopAsyncIteration, TimeoutError):
        return
    finally:
        await answer.aclose()


def _decoded(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw]


def _raw(headers: list[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
