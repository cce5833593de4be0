"""The edge's template with the generated documents in it: the REST API's body, and the WebSocket API's own template."""

import copy
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from scripts.aws.templates import Json

PLACEHOLDERS: Final[Mapping[str, Json | str]] = {
    "ReservationUrl": {"Fn::Sub": "https://reservation.services.${DomainName}"},
    "TravelAgentUrl": {"Fn::Sub": "https://travel-agent.services.${DomainName}"},
    "VpcLinkId": {"Ref": "Link"},
    "LoadBalancerArn": {"Fn::ImportValue": {"Fn::Sub": "${Environment}-balancer"}},
    "AuthorizerUri": {
        "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
        "${Authorizer.Arn}/invocations"
    },
    "AuthorizerCredentials": {"Fn::GetAtt": ["AuthorizerInvocation", "Arn"]},
    "AllowedOrigins": {"Ref": "AllowedOrigins"},
}
"""What stands for each name in `${…}` of the generated document."""

USAGE_PLAN: Final = "usagePlan"
_PLACEHOLDER: Final = re.compile(rf"\$\{{({'|'.join(PLACEHOLDERS)})\}}")
_ANY_PLACEHOLDER: Final = re.compile(r"\$\{")
_DEPLOYMENT: Final = "RestDeployment"


def with_documents(template: Json, *, rest: Json, chat_key: str) -> Json:
    """The template with the REST API's document as its body, and the WebSocket template where it lies in the bucket."""
    packaged = copy.deepcopy(template)
    resources = packaged["Resources"]
    body = substituted(with_usage_plans(rest))
    resources["Rest"]["Properties"]["Body"] = body
    address = "https://${ArtefactBucket}.s3.${AWS::Region}.${AWS::URLSuffix}/" + chat_key
    resources["Chat"]["Properties"]["TemplateURL"] = {"Fn::Sub": address}
    # A deployment is a copy of the API as it was: only one of another name takes a changed body over.
    named = _DEPLOYMENT + fingerprint(resources["Rest"])
    resources[named] = resources.pop(_DEPLOYMENT)
    resources["RestStage"]["Properties"]["DeploymentId"] = {"Ref": named}
    return packaged


def with_usage_plans(rest: Json) -> Json:
    """The document in which secured operations count for the usage plan of the key that the authorizer names."""
    planned = copy.deepcopy(rest)
    planned["x-amazon-apigateway-api-key-source"] = "AUTHORIZER"
    schemes = planned["components"]["securitySchemes"]
    schemes[USAGE_PLAN] = {"type": "apiKey", "name": "x-api-key", "in": "header"}
    for operations in planned["paths"].values():
        for operation in operations.values():
            for requirement in operation.get("security", ()):
                requirement[USAGE_PLAN] = []
    return planned


def with_logs(chat: Json) -> Json:
    """The WebSocket template that always logs: the edge gives it a log group, which leaves nothing to decide."""
    logged = copy.deepcopy(chat)
    stage = logged["Resources"]["Stage"]["Properties"]
    _, stage["AccessLogSettings"], _ = stage["AccessLogSettings"]["Fn::If"]
    # Errors only, and never the messages themselves.
    for settings in (stage["DefaultRouteSettings"], *stage["RouteSettings"].values()):
        settings.update(LoggingLevel="ERROR", DataTraceEnabled=False)
    del logged["Conditions"]["AccessLogged"], logged["Parameters"]["AccessLogArn"]["Default"]
    return logged


def substituted(document: Any) -> Any:
    """The document with CloudFormation's functions in place of texts that hold placeholders."""
    match document:
        case dict():
            return {name: substituted(value) for name, value in document.items()}
        case list():
            return [substituted(value) for value in document]
        case str() if _PLACEHOLDER.search(document):
            return _function(document)
        case _:
            return document


def unresolved(document: Any) -> list[str]:
    """The texts of the document with a placeholder that nothing stands for."""
    match document:
        case dict():
            return [text for value in document.values() for text in unresolved(value)]
        case list():
            return [text for value in document for text in unresolved(value)]
        case str() if _ANY_PLACEHOLDER.search(_PLACEHOLDER.sub("", document)):
            return [document]
        case _:
            return []


def fingerprint(content: Any) -> str:
    """Twelve characters that change with the content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


def _function(text: str) -> Json:
    names = sorted({match[1] for match in _PLACEHOLDER.finditer(text)})
    return {"Fn::Sub": [text, {name: PLACEHOLDERS[name] for name in names}]}
