"""Small documents of a workshop with one REST API and one WebSocket, and a gateway that serves them."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from gateway.local.app import POLICY, REST_DOCUMENT, SOCKET_TEMPLATE, gateway_app
from gateway.local.settings import GatewaySettings
from gateway.portal.settings import PortalSettings
from tests.support.travel_agent import socket_server

KEY = "key-of-the-sample-gateway"
STAGE = "stage"
PROBLEM = '{"code": "$context.error.responseType", "detail": $context.error.messageString, "id": "$context.requestId"}'


def gateway_response(status: int, **headers: str) -> dict[str, Any]:
    """A gateway response that answers a small problem."""
    told = {"Content-Type": "'application/problem+json'", **headers}
    return {
        "statusCode": str(status),
        "responseParameters": {f"gatewayresponse.header.{name}": value for name, value in told.items()},
        "responseTemplates": {"application/json": PROBLEM},
    }


def proxied(path: str, method: str, **more: Any) -> dict[str, Any]:
    """An integration with the service."""
    return {
        "type": "http_proxy",
        "httpMethod": method,
        "uri": f"${{ReservationUrl}}{path}",
        "timeoutInMillis": 2000,
        "passthroughBehavior": "when_no_match",
        **more,
    }


REST: dict[str, Any] = {
    "openapi": "3.0.1",
    "info": {"title": "Workshop", "version": "1"},
    "x-amazon-apigateway-request-validators": {
        "all": {"validateRequestBody": True, "validateRequestParameters": True},
    },
    "x-amazon-apigateway-gateway-responses": {
        "MISSING_AUTHENTICATION_TOKEN": gateway_response(404),
        "UNAUTHORIZED": gateway_response(401, **{"WWW-Authenticate": "'Bearer'"}),
        "ACCESS_DENIED": gateway_response(403),
        "BAD_REQUEST_PARAMETERS": gateway_response(422),
        "BAD_REQUEST_BODY": gateway_response(422),
        "REQUEST_TOO_LARGE": gateway_response(413),
        "THROTTLED": gateway_response(429, **{"Retry-After": "'1'"}),
        "INTEGRATION_FAILURE": gateway_response(503),
        "DEFAULT_5XX": gateway_response(500),
    },
    "components": {
        "securitySchemes": {
            "bearer": {
                "type": "apiKey",
                "name": "Authorization",
                "in": "header",
                "x-amazon-apigateway-authtype": "custom",
                "x-amazon-apigateway-authorizer": {
                    "type": "token",
                    "authorizerUri": "${AuthorizerUri}",
                    "identityValidationExpression": "Bearer .+",
                    "authorizerResultTtlInSeconds": 300,
                },
            }
        },
        "schemas": {
            "Repair": {
                "type": "object",
                "required": ["part"],
                "properties": {"part": {"$ref": "#/components/schemas/Part"}},
            },
            "Part": {"type": "string", "maxLength": 8},
        },
    },
    "paths": {
        "/v1/tools": {
            "get": {
                "parameters": [
                    {"name": "size", "in": "query", "required": True},
                    {"name": "X-Place", "in": "header", "required": True},
                ],
                "x-amazon-apigateway-request-validator": "all",
                "x-amazon-apigateway-integration": proxied("/v1/tools", "GET"),
            },
            "options": {
                "x-amazon-apigateway-integration": {
                    "type": "mock",
                    "passthroughBehavior": "never",
                    "requestTemplates": {"application/json": '{"statusCode": 204}'},
                    "responses": {
                        "default": {
                            "statusCode": "204",
                            "responseParameters": {"method.response.header.Allow": "'GET, OPTIONS'"},
                            "responseTemplates": {
                                "application/json": '#set($origin = $input.params("Origin"))\n'
                                '#set($allowed = ",${AllowedOrigins},")\n'
                                '#if($allowed.contains(",$origin,"))\n'
                                "#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)\n"
                                "#end\n"
                            },
                        }
                    },
                }
            },
        },
        "/v1/tools/{tool_id}": {
            "get": {
                "x-amazon-apigateway-integration": proxied(
                    "/inventory/{tool}/now",
                    "GET",
                    requestParameters={
                        "integration.request.path.tool": "method.request.path.tool_id",
                        "integration.request.header.X-Request-Id": "context.requestId",
                        "integration.request.header.X-Gateway-Key": "'none'",
                        "integration.request.querystring.from": "'gateway'",
                    },
                )
            }
        },
        "/v1/repairs": {
            "post": {
                "security": [{"bearer": []}],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Repair"}}},
                },
                "x-amazon-apigateway-request-validator": "all",
                "x-amazon-apigateway-integration": proxied(
                    "/v1/repairs",
                    "POST",
                    requestParameters={"integration.request.header.X-Auth-Subject": "context.authorizer.subject"},
                ),
            }
        },
        "/v1/news": {
            "get": {"x-amazon-apigateway-integration": proxied("/news", "GET", responseTransferMode="STREAM")}
        },
        "/v1/slow": {"get": {"x-amazon-apigateway-integration": proxied("/slow", "GET", timeoutInMillis=50)}},
    },
}

_EVENT = '"connection_id": "$context.connectionId", "callback_url": "$stageVariables.callbackUrl"'


def _told(kind: str, members: str) -> dict[str, Any]:
    return {
        "Type": "AWS::ApiGatewayV2::Integration",
        "Properties": {
            "IntegrationType": "HTTP",
            "IntegrationMethod": "POST",
            "IntegrationUri": {"Fn::Sub": "${TravelAgentUrl}/events"},
            "TimeoutInMillis": 2000,
            "RequestParameters": {
                "integration.request.header.X-Gateway-Key": "stageVariables.gatewayKey",
                "integration.request.header.Idempotency-Key": "context.extendedRequestId",
                "integration.request.header.Content-Type": "'application/json'",
            },
            "TemplateSelectionExpression": "\\$default",
            "RequestTemplates": {"$default": f'{{"type": "{kind}", {_EVENT}{members}}}'},
        },
    }


def _route(key: str, target: str, **more: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::ApiGatewayV2::Route",
        "Properties": {"RouteKey": key, "Target": {"Fn::Sub": f"integrations/${{{target}}}"}, **more},
    }


_BODY = ', "body": "$util.escapeJavaScript($input.body).replaceAll("\\\\\'", "\'")", "route": "$context.routeKey"'
_SUBJECT = ', "subject": "$context.authorizer.principalId"'

SOCKET: dict[str, Any] = {
    "Parameters": {
        "TravelAgentUrl": {"Type": "String"},
        "GatewayKey": {"Type": "String", "MinLength": 16},
        "CallbackUrl": {"Type": "String"},
        "StageName": {"Type": "String", "Default": "production"},
    },
    "Resources": {
        "Api": {
            "Type": "AWS::ApiGatewayV2::Api",
            "Properties": {"ProtocolType": "WEBSOCKET", "RouteSelectionExpression": "$request.body.type"},
        },
        "Authorizer": {
            "Type": "AWS::ApiGatewayV2::Authorizer",
            "Properties": {"IdentitySource": ["route.request.header.Sec-WebSocket-Protocol"]},
        },
        "Connected": _told("connected", _SUBJECT),
        "ConnectedAnswer": {
            "Type": "AWS::ApiGatewayV2::IntegrationResponse",
            "Properties": {
                "IntegrationId": {"Ref": "Connected"},
                "IntegrationResponseKey": "/200/",
                "ResponseParameters": {"route.response.header.Sec-WebSocket-Protocol": "'workshop.v1'"},
            },
        },
        "Received": _told("received", _BODY),
        "Asked": _told("asked", _BODY),
        "Disconnected": _told("disconnected", ""),
        "ConnectRoute": _route(
            "$connect",
            "Connected",
            AuthorizationType="CUSTOM",
            AuthorizerId={"Ref": "Authorizer"},
            RouteResponseSelectionExpression="$default",
        ),
        "ConnectResponse": {
            "Type": "AWS::ApiGatewayV2::RouteResponse",
            "Properties": {"RouteId": {"Ref": "ConnectRoute"}},
        },
        "DisconnectRoute": _route("$disconnect", "Disconnected"),
        "SayRoute": _route("say", "Received"),
        "AskRoute": _route("ask", "Asked", RouteResponseSelectionExpression="$default"),
        "AskResponse": {"Type": "AWS::ApiGatewayV2::RouteResponse", "Properties": {"RouteId": {"Ref": "AskRoute"}}},
        "Stage": {
            "Type": "AWS::ApiGatewayV2::Stage",
            "Properties": {
                "StageName": {"Ref": "StageName"},
                "StageVariables": {"callbackUrl": {"Ref": "CallbackUrl"}, "gatewayKey": {"Ref": "GatewayKey"}},
                "DefaultRouteSettings": {"ThrottlingRateLimit": 1000, "ThrottlingBurstLimit": 1000},
                "RouteSettings": {"ask": {"ThrottlingRateLimit": 0.001, "ThrottlingBurstLimit": 2}},
            },
        },
    },
}


def with_default_route() -> dict[str, Any]:
    """The template of the WebSocket with a route for all that has none."""
    template = deepcopy(SOCKET)
    template["Resources"]["DefaultRoute"] = _route("$default", "Received")
    return template


POLICY_DATA: dict[str, Any] = {
    "header_bytes": 10240,
    "operations": [
        {"method": "POST", "path": "/v1/repairs", "rate_limit": {"requests": 3, "per_seconds": 3600}},
    ],
    "channels": [{"address": "/v1/talk"}],
}


class SampleAuthorizer:
    """Knows three tokens: `good` may do everything, `narrow` only look at tools, `broken` makes it fail."""

    def __init__(self) -> None:
        self.events: list[Mapping[str, Any]] = []

    def __call__(self, event: Mapping[str, Any], _context: object) -> dict[str, Any]:
        self.events.append(event)
        if event["type"] == "TOKEN":
            token = event["authorizationToken"].removeprefix("Bearer ")
        else:
            token = event["headers"]["sec-websocket-protocol"].rpartition("token.")[2]
        if token == "broken":
            raise RuntimeError("The keys cannot be fetched.")
        if token not in ("good", "narrow", "denied"):
            raise PermissionError("Unauthorized")
        stage = "/".join(event["methodArn"].split("/")[:2])
        resource = f"{stage}/*" if token != "narrow" else f"{stage}/GET/v1/tools"
        effect = "Deny" if token == "denied" else "Allow"
        return {
            "principalId": "ada",
            "policyDocument": {
                "Statement": [{"Effect": effect, "Action": "execute-api:Invoke", "Resource": [resource]}]
            },
            "context": {"subject": "ada"},
        }


def write_documents(directory: Path, *, rest: dict[str, Any] = REST, socket: dict[str, Any] = SOCKET) -> Path:
    """The documents in a directory, under the names of the generated ones."""
    for name, document in ((REST_DOCUMENT, rest), (SOCKET_TEMPLATE, socket), (POLICY, POLICY_DATA)):
        (directory / name).write_text(json.dumps(document))
    return directory


@asynccontextmanager
async def sample_gateway(
    documents: Path,
    *,
    service: str,
    authorizer: SampleAuthorizer,
    portal: PortalSettings | None = None,
    **settings: Any,
) -> AsyncIterator[str]:
    """A gateway before a service, on a free port; gives its address."""
    made = GatewaySettings(
        reservation_url=service,
        travel_agent_url=service,
        callback_url=f"http://127.0.0.1:1/{STAGE}",
        key=SecretStr(KEY),
        documents=documents,
        allowed_origins="https://app.example,https://other.example",
        **settings,
    )
    async with socket_server(gateway_app(made, authorizer=authorizer, portal=portal)) as url:
        yield url
