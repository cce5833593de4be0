"""What the gateway answers for a path without a service: preflights, and 405 for methods that it does not have."""

import json
from typing import Any

from scripts.generate.emitters.aws_losses import OTHER_METHODS, Ledger
from scripts.generate.emitters.aws_responses import PROBLEM, REQUEST_ID, Problem, literal, problem_template
from scripts.generate.gateway_policy import CORS_SECONDS, GatewayPolicy

# Amazon chooses the template of a mock by the media type of the request; one without a body counts as the first.
_MEDIA_TYPES = (
    *("application/json", "application/merge-patch+json", "application/octet-stream"),
    *("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"),
)
# Velocity: the answer names the Origin if it is one of the allowed ones, which are put in when the document is used.
_ORIGIN = """\
#set($origin = $input.params().header.get("Origin"))
#if("$!origin" == "")
#set($origin = $input.params().header.get("origin"))
#end
#set($allowed = ",${AllowedOrigins},")
#if("$!origin" != "" && !$origin.contains(",") && $allowed.contains(",$origin,"))
#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)
#end
"""


def preflight(policy: GatewayPolicy, *, path: str) -> dict[str, Any]:
    """Answer OPTIONS: which methods and headers scripts of allowed origins may use (Fetch, "CORS protocol")."""
    headers = {
        "Access-Control-Allow-Headers": ", ".join(policy.cors_request_headers),
        "Access-Control-Allow-Methods": ", ".join(policy.cors_methods[path]),
        "Access-Control-Max-Age": str(CORS_SECONDS),
        "Vary": "Origin",
    }
    return {
        "summary": "Tell scripts of other origins what they may send",
        "security": [],
        "responses": {
            "204": {
                "description": "What may be sent.",
                "headers": _declared(*headers),
            }
        },
        "x-amazon-apigateway-integration": _mock(204, headers=headers, template=_ORIGIN),
    }


def other_methods(policy: GatewayPolicy, *, path: str, problem: Problem, ledger: Ledger) -> dict[str, Any]:
    """Answer every method that the path does not have with those that it has."""
    allowed = ", ".join((*policy.cors_methods[path], "OPTIONS"))
    ledger.record(OTHER_METHODS, place=path, constraint=f"405, Allow: {allowed}")
    headers = {
        "Access-Control-Expose-Headers": ", ".join(policy.cors_response_headers),
        "Allow": allowed,
        "Content-Type": PROBLEM,
        "Vary": "Origin",
    }
    body = problem_template(problem, detail=f"This method is not allowed here. Allowed: {allowed}.")
    return {
        "summary": "Tell which methods there are",
        "security": [],
        "responses": {
            str(problem.status): {"description": problem.title + ".", "headers": _declared(*headers)},
        },
        "x-amazon-apigateway-integration": _mock(problem.status, headers=headers, template=_ORIGIN + body),
    }


def _mock(status: int, *, headers: dict[str, str], template: str) -> dict[str, Any]:
    parameters = {f"method.response.header.{name}": literal(value) for name, value in sorted(headers.items())}
    parameters["method.response.header.X-Request-Id"] = REQUEST_ID.removeprefix("$")
    return {
        "type": "mock",
        "passthroughBehavior": "never",
        "requestTemplates": {media_type: json.dumps({"statusCode": status}) for media_type in _MEDIA_TYPES},
        "responses": {
            "default": {
                "statusCode": str(status),
                "responseParameters": parameters,
                "responseTemplates": {"application/json": template},
            }
        },
    }


def _declared(*names: str) -> dict[str, Any]:
    everywhere = ("Access-Control-Allow-Origin", "X-Request-Id")
    return {name: {"schema": {"type": "string"}} for name in sorted((*names, *everywhere))}
