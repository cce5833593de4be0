"""What API Gateway tells an authorizer: the token that came with a request, and the API it is for.

Events of REST APIs are of the types TOKEN and REQUEST, those of WebSocket APIs of REQUEST (Amazon API Gateway
Developer Guide, "Input to an API Gateway Lambda authorizer").
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gateway.aws.authorizer.tokens import Unauthenticated

CONNECT = "$connect"


class UnexpectedEvent(Exception):
    """The event is none that API Gateway sends to an authorizer: the function is not wired as one."""


def is_connect(event: Mapping[str, Any]) -> bool:
    """Whether a client wants to open a WebSocket."""
    context = event.get("requestContext") or {}
    return context.get("routeKey") == CONNECT


def stage_arn(event: Mapping[str, Any]) -> str:
    """The ARN of the API and its stage, which those of all operations begin with.

    Raises:
        UnexpectedEvent: the event names no method.
    """
    arn = event.get("methodArn")
    parts = arn.split("/") if isinstance(arn, str) else []
    if len(parts) < 2 or not parts[0].startswith("arn:"):
        raise UnexpectedEvent("The event has no methodArn: see that the function is the authorizer of an API.")
    return "/".join(parts[:2])


def bearer_token(event: Mapping[str, Any]) -> str:
    """The token of the Authorization header.

    Raises:
        Unauthenticated: there is none, or more than one.
    """
    given = event.get("authorizationToken")
    values = [given] if isinstance(given, str) else list(_header_values(event, "authorization"))
    if len(values) != 1:
        raise Unauthenticated("The request has no access token, or several.")
    scheme, _, credentials = values[0].partition(" ")
    if scheme.lower() != "bearer" or not credentials.strip():
        raise Unauthenticated("The Authorization header does not carry a bearer token.")
    return credentials.strip()


def subprotocol_token(event: Mapping[str, Any], *, prefixes: Sequence[str]) -> str:
    """The token among the subprotocols that a client offers, after one of the prefixes.

    Raises:
        Unauthenticated: there is none, or more than one.
    """
    offered = [name.strip() for value in _header_values(event, "sec-websocket-protocol") for name in value.split(",")]
    tokens = [name.removeprefix(prefix) for name in offered for prefix in prefixes if name.startswith(prefix)]
    if len(tokens) != 1:
        raise Unauthenticated("The subprotocols offer no access token, or several.")
    return tokens[0]


def _header_values(event: Mapping[str, Any], name: str) -> Iterator[str]:
    """Every value of a header, whatever the case of its name."""
    several = event.get("multiValueHeaders") or {key: [value] for key, value in (event.get("headers") or {}).items()}
    for key, values in several.items():
        if key.lower() == name:
            yield from (value for value in values if isinstance(value, str))
