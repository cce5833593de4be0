"""What routes of a WebSocket API do with an event: they tell their integration, and may pass its answer on."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import structlog

from gateway.local.mapping import constant_or_context
from gateway.local.socket_api import SocketAnswer, SocketApi, SocketIntegration, SocketRoute
from gateway.local.velocity import Input, TemplateFailure

_HEADER: Final = "integration.request.header."
_ANSWERED_HEADER: Final = "route.response.header."
_LARGEST_ANSWER: Final = 128 * 1024

_log = structlog.get_logger()


class IntegrationFailed(Exception):
    """The integration could not be told, or its answer is none that the route has a response for."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An integration's answer: the headers that the route's response takes of it, and its body."""

    headers: Mapping[str, str]
    body: str


class Integrations:
    """Tells integrations of events."""

    def __init__(self, api: SocketApi, *, client: httpx.AsyncClient) -> None:
        client.headers.clear()
        self._api = api
        self._client = client

    async def close(self) -> None:
        """Close the connections to the services."""
        await self._client.aclose()

    async def tell(self, route: SocketRoute, *, context: dict[str, Any], frame: str = "") -> Told:
        """Tell a route's integration of an event.

        Args:
            route: the route.
            context: ``$context``.
            frame: what the client sent.

        Raises:
            IntegrationFailed: the status is what a handshake would be answered with.
        """
        integration = route.integration
        try:
            request = self._request(integration, context=context, frame=frame)
            async with asyncio.timeout(integration.timeout_s):
                answer = await self._client.send(request)
        except TemplateFailure as failure:
            _log.error("template_failed", route=route.key, reason=str(failure))
            raise IntegrationFailed(500) from None
        except TimeoutError:
            raise IntegrationFailed(504) from None
        except httpx.TransportError as error:
            _log.warning("integration_failed", route=route.key, reason=type(error).__name__)
            raise IntegrationFailed(502) from None
        chosen = _chosen(integration, answer.status_code)
        if chosen is None and not answer.is_success:
            _log.warning("integration_refused", route=route.key, status=answer.status_code)
            raise IntegrationFailed(answer.status_code)
        return Told(headers=_headers(chosen, answer, context), body=answer.text[:_LARGEST_ANSWER])

    def _request(self, integration: SocketIntegration, *, context: dict[str, Any], frame: str) -> httpx.Request:
        variables = self._api.stage_variables
        body = frame
        if integration.template is not None:
            body = integration.template.render(context=context, given=Input(body=frame), stage_variables=variables)
        headers = {"User-Agent": "AmazonAPIGateway_localsocket"}
        for target, expression in integration.parameters.items():
            value = _value(expression, context, variables)
            if target.startswith(_HEADER) and value is not None:
                headers[target.removeprefix(_HEADER)] = value
        return self._client.build_request(integration.method, integration.uri, headers=headers, content=body.encode())


def route_key_of(frame: str, selection: tuple[str, ...]) -> str | None:
    """What a frame says where routes are selected; None for what is not JSON or says nothing there."""
    try:
        value: Any = json.loads(frame)
    except ValueError:
        return None
    for name in selection:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def _value(expression: str, context: Mapping[str, Any], variables: Mapping[str, str]) -> str | None:
    if expression.startswith("stageVariables."):
        return variables.get(expression.removeprefix("stageVariables."))
    return constant_or_context(expression, context)


def _chosen(integration: SocketIntegration, status: int) -> SocketAnswer | None:
    return next(
        (each for each in integration.answers if each.pattern is None or re.fullmatch(each.pattern, str(status))), None
    )


def _headers(chosen: SocketAnswer | None, answer: httpx.Response, context: Mapping[str, Any]) -> dict[str, str]:
    if chosen is None:
        return {}
    given = "integration.response.header."
    headers = {}
    for target, expression in chosen.parameters.items():
        if expression.startswith(given):
            value = answer.headers.get(expression.removeprefix(given))
        else:
            value = constant_or_context(expression, context)
        if value is not None:
            headers[target.removeprefix(_ANSWERED_HEADER).lower()] = value
    return headers
