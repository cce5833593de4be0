"""The REST API: what happens to a request, in the order of Amazon API Gateway."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import Response

from gateway.local.authorizer_events import authorizer_event, method_arn
from gateway.local.authorizing import Authorizers
from gateway.local.calls import Call
from gateway.local.forwarding import LARGEST_PAYLOAD, Forwarding
from gateway.local.mapping import request_value
from gateway.local.mocking import mock_answer
from gateway.local.refusals import Refused
from gateway.local.responses import GatewayResponses
from gateway.local.rest_api import Method, RestApi
from gateway.local.routing import Router
from gateway.local.throttling import Throttles
from gateway.local.validation import validate
from gateway.local.velocity import TemplateFailure

# Plain text of these in a query is not supported (Amazon API Gateway Developer Guide, "Important notes").
_NOT_IN_QUERIES: Final = frozenset(b"|{}")

_SECONDS_FOR_THE_BODY: Final = 29.0

_log = structlog.get_logger()


class RestGateway:
    """Answers the requests to a REST API."""

    def __init__(
        self,
        api: RestApi,
        *,
        authorizers: Authorizers,
        throttles: Throttles[tuple[str, str]],
        forwarding: Forwarding,
        header_bytes: int,
        longest_ttl_s: float,
    ) -> None:
        self._router = Router(api.methods)
        self._responses = GatewayResponses(api.responses)
        self._authorizers = authorizers
        self._throttles = throttles
        self._forwarding = forwarding
        self._header_bytes = header_bytes
        self._longest_ttl_s = longest_ttl_s

    async def answer(self, request: Request) -> Response:
        """Answer a request."""
        call = _call(request)
        try:
            response = await self._answer(call, request)
        except Refused as refusal:
            response = self._refuse(refusal, call)
        except TemplateFailure as failure:
            _log.error("template_failed", reason=str(failure), path=request.url.path)
            response = self._refuse(Refused("API_CONFIGURATION_ERROR"), call)
        response.headers["x-amzn-RequestId"] = call.request_id
        response.headers["x-amz-apigw-id"] = call.context["extendedRequestId"]
        return response

    async def _answer(self, call: Call, request: Request) -> Response:
        self._ensure_small(call)
        found = self._router.find(call.method, call.raw_path)
        if found is None:
            raise Refused("MISSING_AUTHENTICATION_TOKEN")
        method = found.method
        call.path_parameters = found.parameters
        call.context["resourcePath"] = method.path
        if not self._throttles.admits((method.name, method.path)):
            raise Refused("THROTTLED")
        await self._authorize(call, method)
        call.body = await _body(request)
        validate(call, method)
        if method.integration.kind == "mock":
            return mock_answer(call, method.integration)
        return await self._forwarding.answer(call, method.integration)

    def _ensure_small(self, call: Call) -> None:
        if sum(len(name) + len(value) for name, value in call.headers) > self._header_bytes:
            raise Refused("REQUEST_HEADERS_TOO_LARGE")
        if not _NOT_IN_QUERIES.isdisjoint(call.raw_query):
            raise Refused("DEFAULT_4XX")
        length = call.header("Content-Length") or "0"
        if not length.isdecimal() or int(length) > LARGEST_PAYLOAD:
            raise Refused("REQUEST_TOO_LARGE")

    async def _authorize(self, call: Call, method: Method) -> None:
        authorizer = method.authorizer
        if authorizer is None:
            return
        grant = await self._authorizers.grant(
            lambda: authorizer_event(call, method=method, authorizer=authorizer),
            name=authorizer.name,
            identity=[request_value(expression, call) for expression in authorizer.identity],
            ttl_s=min(authorizer.ttl_s, self._longest_ttl_s),
            validation=authorizer.validation,
        )
        call.context["authorizer"] = grant.variables
        self._authorizers.ensure_allowed(grant, method_arn(call))

    def _refuse(self, refusal: Refused, call: Call) -> Response:
        path = call.raw_path.decode("latin-1")
        _log.info("request_refused", kind=refusal.kind, method=call.method, path=path, request_id=call.request_id)
        try:
            return self._responses.answer(refusal, call)
        except TemplateFailure as failure:
            _log.error("gateway_response_failed", kind=refusal.kind, reason=str(failure))
            return _plain(500, {"message": "Internal server error"})


def _plain(status: int, document: Mapping[str, Any]) -> Response:
    return Response(json.dumps(document), status_code=status, media_type="application/json")


def _call(request: Request) -> Call:
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
    return Call(
        method=request.method,
        raw_path=request.scope["raw_path"],
        raw_query=request.scope["query_string"],
        headers=headers,
        source_ip=request.client.host if request.client else "127.0.0.1",
        host=request.headers.get("host", ""),
    )


async def _body(request: Request) -> bytes:
    """The whole body, for which a client has as long as AWS waits at most."""
    body = b""
    try:
        async with asyncio.timeout(_SECONDS_FOR_THE_BODY):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_PAYLOAD:
                    raise Refused("REQUEST_TOO_LARGE")
    except TimeoutError:
        raise Refused("DEFAULT_4XX", message="The body did not come in time") from None
    return body
