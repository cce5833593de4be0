"""The gateways' policy as one JSON document: for authorizers, the local gateway, and tests that compare gateways."""

import json
from typing import Any

from scripts.generate.contract import ContractSet, RateLimit, Response
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.gateway_policy import CLOCK_SKEW_S, CORS_SECONDS, HEADER_BYTES, GatewayPolicy, Route, Socket

PATH = "gateway/policy.json"


def emit(policy: GatewayPolicy, *, model: ContractSet) -> dict[str, str]:
    """Give the document, if there is anything that gateways have routes to."""
    if not policy.routes and not policy.sockets:
        return {}
    document = {
        "x-generated": f"Generated from {model.sources} by `{COMMAND}`. DO NOT EDIT.",
        "header_bytes": HEADER_BYTES,
        "clock_skew_s": CLOCK_SKEW_S,
        "cors": {
            "max_age_s": CORS_SECONDS,
            "request_headers": list(policy.cors_request_headers),
            "response_headers": list(policy.cors_response_headers),
        },
        "problems": {str(problem.code): problem_members(problem, model=model) for problem in policy.problems},
        "operations": [_operation(route) for route in policy.routes],
        "channels": [_channel(socket) for socket in policy.sockets],
    }
    return {PATH: json.dumps(document, indent=2, ensure_ascii=False) + "\n"}


def problem_members(problem: Response, *, model: ContractSet) -> dict[str, Any]:
    """Give type, title and status of a problem."""
    assert problem.schema is not None
    constants = {
        name: member["const"]
        for part in model.schemas[problem.schema].get("allOf", ())
        for name, member in part.get("properties", {}).items()
        if "const" in member
    }
    return {name: constants[name] for name in ("type", "title", "status")}


def _operation(route: Route) -> dict[str, Any]:
    operation = route.operation
    body = operation.body
    return {
        "id": operation.id,
        "service": route.service,
        "method": operation.method,
        "path": operation.path,
        "public": operation.public,
        "scopes": list(operation.scopes),
        "rate_limit": _limit(operation.rate_limit),
        "timeout_ms": operation.timeout_ms,
        "streams": operation.streams,
        "required": [f"{each.location}.{each.name}" for each in operation.parameters if each.required],
        "body": None
        if body is None
        else {"media_types": list(body.media_types), "required": body.required, "max_bytes": body.max_bytes},
    }


def _channel(socket: Socket) -> dict[str, Any]:
    channel = socket.channel
    return {
        "name": channel.name,
        "service": socket.service,
        "address": channel.address,
        "subprotocol": channel.subprotocol,
        "token_subprotocol": channel.token_subprotocol,
        "max_message_bytes": channel.max_message_bytes,
        "idle_timeout_s": channel.idle_timeout_s,
        "messages": [
            {
                "type": operation.message.name,
                "scopes": list(operation.scopes),
                "rate_limit": _limit(operation.rate_limit),
            }
            for operation in channel.operations
        ],
    }


def _limit(limit: RateLimit | None) -> dict[str, int] | None:
    return None if limit is None else {"requests": limit.requests, "per_seconds": limit.per_seconds}
