"""The Amazon API Gateway WebSocket API of the channel that a service lets gateways hold, as a CloudFormation template.

AWS imports no AsyncAPI. Each message of clients becomes a route, and every route tells the service over HTTP what
happened, by the operation that the channel names (`x-relay-operation`). The service answers by posting to
`@connections`, so that routes of messages answer nothing themselves.
"""

import hashlib
import json
from typing import Any, Final

from scripts.generate.contract import Channel, Contract, ContractSet, Operation
from scripts.generate.emitters import aws_socket_losses
from scripts.generate.emitters.aws_socket_throttles import SCALES, throttles
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.gateway_policy import GatewayPolicy
from scripts.generate.python_names import pascal

PATH: Final = "gateway/aws-websocket.template.json"

type Json = dict[str, Any]

# Text in JSON: Apache Commons escapes for JavaScript, where a single quote has a backslash that JSON does not know
# (Amazon API Gateway, mapping template reference, `$util.escapeJavaScript`).
_WRITTEN: Final = r"""$util.escapeJavaScript({}).replaceAll("\\'","'")"""
_LOG: Final = {
    "request_id": "$context.requestId",
    "connection_id": "$context.connectionId",
    "event": "$context.eventType",
    "route": "$context.routeKey",
    "status": "$context.status",
    "error": "$context.error.messageString",
    "integration_status": "$context.integration.status",
    "integration_latency_ms": "$context.integrationLatency",
    "time": "$context.requestTimeEpoch",
}


def emit(policy: GatewayPolicy, *, model: ContractSet) -> dict[str, str]:
    """Give the template and its loss report, if there is a channel that gateways may hold."""
    held = [socket.channel for socket in policy.sockets if socket.channel.relay is not None]
    if not held:
        return {}
    (channel,) = held
    operation = _relay_operation(channel, contracts=model.contracts)
    template = _Template(channel, operation=operation).document()
    files = {PATH: json.dumps(template, indent=2, ensure_ascii=False) + "\n"}
    return files | aws_socket_losses.emit(channel, operation=operation)


def _relay_operation(channel: Channel, *, contracts: tuple[Contract, ...]) -> Operation:
    (operation,) = (
        operation
        for contract in contracts
        if contract.service == channel.service
        for operation in contract.operations
        if operation.id == channel.relay
    )
    return operation


class _Template:
    def __init__(self, channel: Channel, *, operation: Operation) -> None:
        self._channel = channel
        self._operation = operation
        self._url = f"{pascal(channel.service)}Url"

    def document(self) -> Json:
        """Write the whole template."""
        definition = self._definition()
        deployment = f"Deployment{_fingerprint(definition)}"
        return {
            "AWSTemplateFormatVersion": "2010-09-09",
            "Description": f"{self._channel.title}, as an Amazon API Gateway WebSocket API",
            "Metadata": {"x-generated": f"Generated from {self._channel.source} by `{COMMAND}`. DO NOT EDIT."},
            "Parameters": self._parameters(),
            "Mappings": {"Throttles": self._mapping()},
            "Conditions": {
                "OwnCallbackUrl": _is_empty("CallbackUrl"),
                "ThroughVpcLink": {"Fn::Not": [_is_empty("VpcLinkId")]},
                "AccessLogged": {"Fn::Not": [_is_empty("AccessLogArn")]},
            },
            "Resources": definition
            | {
                deployment: {
                    "Type": "AWS::ApiGatewayV2::Deployment",
                    "DependsOn": [name for name in definition if name not in ("Api", "Authorizer")],
                    "Properties": {"ApiId": {"Ref": "Api"}},
                },
                "Stage": self._stage(deployment),
            },
            "Outputs": _outputs(),
        }

    def _parameters(self) -> Json:
        return {
            self._url: {
                "Type": "String",
                "AllowedPattern": "^https?://[^/]+(/.*[^/])?$",
                "Description": "Base URL of the service, without a slash at the end; deploy again after a change",
            },
            "VpcLinkId": {
                "Type": "String",
                "Default": "",
                "Description": "VPC link of a Network Load Balancer, where the service has no public address",
            },
            "AuthorizerUri": {
                "Type": "String",
                "Description": "URI with which the API invokes the authorizer: …:lambda:path/…/functions/…/invocations",
            },
            "AuthorizerCredentials": {
                "Type": "String",
                "Description": "ARN of the role with which the API invokes the authorizer",
            },
            "GatewayKey": {
                "Type": "String",
                "NoEcho": True,
                "MinLength": 16,
                "MaxLength": 255,
                "Description": "What the API shows the service as X-Gateway-Key: letters, digits and -._~:/?#&=,",
            },
            "StageName": {
                "Type": "String",
                "Default": "production",
                "AllowedPattern": "^[A-Za-z0-9_-]{1,128}$",
                "Description": "Name of the stage, which ends the API's own address",
            },
            "CallbackUrl": {
                "Type": "String",
                "Default": "",
                "Description": "Where the service posts to connections; the API's own address when empty",
            },
            "CustomersAtOnce": {
                "Type": "String",
                "Default": str(SCALES[1]),
                "AllowedValues": [str(scale) for scale in SCALES],
                "Description": "How many customers the throttles, which count all of them together, leave room for",
            },
            "AccessLogArn": {
                "Type": "String",
                "Default": "",
                "Description": "ARN of the log group for accesses; none are written when empty",
            },
        }

    def _mapping(self) -> Json:
        return {
            str(scale): {
                f"{_logical(route)}{kind}": value
                for route, throttle in throttles(self._channel, customers=scale).items()
                for kind, value in (("Rate", throttle.per_second), ("Burst", throttle.burst))
            }
            for scale in SCALES
        }

    def _definition(self) -> Json:
        """Write what a deployment is a copy of."""
        return {
            "Api": _resource(
                "Api",
                Name={"Ref": "AWS::StackName"},
                Description=f"{self._channel.title} {self._channel.version}",
                ProtocolType="WEBSOCKET",
                RouteSelectionExpression="$request.body.type",
            ),
            "Authorizer": _resource(
                "Authorizer",
                ApiId={"Ref": "Api"},
                Name=self._channel.name,
                AuthorizerType="REQUEST",
                AuthorizerUri={"Ref": "AuthorizerUri"},
                AuthorizerCredentialsArn={"Ref": "AuthorizerCredentials"},
                IdentitySource=["route.request.header.Sec-WebSocket-Protocol"],
            ),
            **self._integrations(),
            **self._handshake(),
            **self._routes(),
        }

    def _integrations(self) -> Json:
        subject = _WRITTEN.format("$context.authorizer.principalId")
        return {
            "ConnectedIntegration": self._integration("connected", key="extendedRequestId", subject=subject),
            "ReceivedIntegration": self._integration("received", key="messageId", body=_WRITTEN.format("$input.body")),
            "DisconnectedIntegration": self._integration("disconnected", key="extendedRequestId"),
        }

    def _integration(self, event: str, *, key: str, **members: str) -> Json:
        told = {
            "type": event,
            "connection_id": "$context.connectionId",
            "callback_url": "$stageVariables.callbackUrl",
            **members,
        }
        return _resource(
            "Integration",
            ApiId={"Ref": "Api"},
            Description=f"Tell the service: {event}",
            IntegrationType="HTTP",
            IntegrationMethod=self._operation.method.upper(),
            IntegrationUri={"Fn::Sub": f"${{{self._url}}}{self._operation.path}"},
            ConnectionType={"Fn::If": ["ThroughVpcLink", "VPC_LINK", "INTERNET"]},
            ConnectionId={"Fn::If": ["ThroughVpcLink", {"Ref": "VpcLinkId"}, {"Ref": "AWS::NoValue"}]},
            TimeoutInMillis=self._operation.timeout_ms,
            RequestParameters={
                "integration.request.header.Content-Type": "'application/json'",
                "integration.request.header.X-Gateway-Key": "stageVariables.gatewayKey",
                "integration.request.header.Idempotency-Key": f"context.{key}",
            },
            PassthroughBehavior="NEVER",
            TemplateSelectionExpression=r"\$default",
            RequestTemplates={"$default": _template(told)},
        )

    def _handshake(self) -> Json:
        """Write what answers the handshake: browsers go on only where a subprotocol that they offered is chosen."""
        header = "route.response.header.Sec-WebSocket-Protocol"
        return {
            "ConnectedResponse": _resource(
                "IntegrationResponse",
                ApiId={"Ref": "Api"},
                IntegrationId={"Ref": "ConnectedIntegration"},
                IntegrationResponseKey="/200/",
                ResponseParameters={header: f"'{self._channel.subprotocol}'"},
            ),
            "ConnectRouteResponse": _resource(
                "RouteResponse",
                ApiId={"Ref": "Api"},
                RouteId={"Ref": "ConnectRoute"},
                RouteResponseKey="$default",
                ResponseParameters={header: {"Required": False}},
            ),
        }

    def _routes(self) -> Json:
        connect = _route("$connect", target="ConnectedIntegration")
        connect["Properties"] |= {
            "AuthorizationType": "CUSTOM",
            "AuthorizerId": {"Ref": "Authorizer"},
            "RouteResponseSelectionExpression": "$default",
        }
        return {
            "ConnectRoute": connect,
            "DisconnectRoute": _route("$disconnect", target="DisconnectedIntegration"),
            "DefaultRoute": _route("$default", target="ReceivedIntegration"),
            **{
                f"{_logical(operation.message.name)}MessageRoute": _route(
                    operation.message.name, target="ReceivedIntegration", name=operation.id
                )
                for operation in self._channel.operations
            },
        }

    def _stage(self, deployment: str) -> Json:
        own = "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${StageName}"
        settings = {
            route: {
                f"Throttling{kind}Limit": {
                    "Fn::FindInMap": ["Throttles", {"Ref": "CustomersAtOnce"}, f"{_logical(route)}{kind}"]
                }
                for kind in ("Rate", "Burst")
            }
            for route in throttles(self._channel, customers=SCALES[0])
        }
        return _resource(
            "Stage",
            ApiId={"Ref": "Api"},
            StageName={"Ref": "StageName"},
            DeploymentId={"Ref": deployment},
            StageVariables={
                "callbackUrl": {"Fn::If": ["OwnCallbackUrl", {"Fn::Sub": own}, {"Ref": "CallbackUrl"}]},
                "gatewayKey": {"Ref": "GatewayKey"},
            },
            DefaultRouteSettings={"DetailedMetricsEnabled": True, **settings.pop("$default")},
            RouteSettings=settings,
            AccessLogSettings={
                "Fn::If": [
                    "AccessLogged",
                    {"DestinationArn": {"Ref": "AccessLogArn"}, "Format": json.dumps(_LOG)},
                    {"Ref": "AWS::NoValue"},
                ]
            },
        )


def _outputs() -> Json:
    return {
        "ApiId": {"Description": "The API", "Value": {"Ref": "Api"}},
        "StageName": {"Description": "Its stage", "Value": {"Ref": "Stage"}},
        "Url": {
            "Description": "Where clients connect, unless the API has a domain of its own",
            "Value": {"Fn::Sub": "wss://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}"},
        },
        "CallbackUrl": {
            "Description": "What the service has to know as the callback_url of this gateway",
            "Value": {
                "Fn::If": [
                    "OwnCallbackUrl",
                    {"Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}"},
                    {"Ref": "CallbackUrl"},
                ]
            },
        },
        "ConnectionsArn": {
            "Description": "What the service's role must be allowed: execute-api:ManageConnections",
            "Value": {
                "Fn::Sub": (
                    "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/*/@connections/*"
                )
            },
        },
    }


def _route(key: str, *, target: str, name: str | None = None) -> Json:
    named = {} if name is None else {"OperationName": name}
    return _resource(
        "Route",
        ApiId={"Ref": "Api"},
        RouteKey=key,
        Target={"Fn::Sub": f"integrations/${{{target}}}"},
        **named,
    )


def _resource(kind: str, **properties: Any) -> Json:
    return {"Type": f"AWS::ApiGatewayV2::{kind}", "Properties": properties}


def _template(members: dict[str, str]) -> str:
    """Write a mapping template. The values are written as they are, as references in them escape themselves."""
    return "{" + ", ".join(f'"{name}": "{value}"' for name, value in members.items()) + "}"


def _is_empty(parameter: str) -> Json:
    return {"Fn::Equals": [{"Ref": parameter}, ""]}


def _logical(route: str) -> str:
    """Make a name of letters and digits of a route's key."""
    return pascal(route.lstrip("$").replace(".", "_"))


def _fingerprint(definition: Json) -> str:
    """Name the definition after its content: a deployment is a copy, which only a new one replaces."""
    return hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()[:12]
