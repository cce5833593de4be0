"""The REST paths of all documents as one document that Amazon API Gateway (REST API) imports, and what it loses.

It is OpenAPI 3.0.1 with Amazon's extensions. Names in `${…}` are put in by whoever uses it (CloudFormation `Fn::Sub`).
"""

import json
from typing import Any

from scripts.generate.contract import ContractSet
from scripts.generate.emitters import aws_losses, aws_mocks, aws_operations, aws_responses, aws_schemas
from scripts.generate.emitters.aws_losses import Ledger
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.gateway_policy import GatewayPolicy

DOCUMENT = "gateway/aws-rest.openapi.json"
REPORT = "gateway/aws-rest.losses.md"
LOSSES = "gateway/aws-rest.losses.json"

AUTHORIZER_SECONDS = 300
"""How long the authorizer's policy for a token is kept. The services check the token's end themselves."""
COMPRESSED_BYTES = 1024
"""Smaller answers are not worth compressing: they fit into one packet."""
# A bearer token of three parts (RFC 7515, section 3.1): what is none is refused without asking the authorizer.
_TOKEN = r"^[Bb][Ee][Aa][Rr][Ee][Rr] +[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$"


def emit(policy: GatewayPolicy, *, model: ContractSet) -> dict[str, str]:
    """Give the document and its losses, if there are operations that clients reach."""
    if not policy.routes:
        return {}
    ledger = Ledger()
    mark = f"Generated from {model.sources} by `{COMMAND}`. DO NOT EDIT."
    document = _document(policy, model=model, ledger=ledger, mark=mark)
    comment = f"<!-- {mark} -->\n\n"
    return {
        DOCUMENT: json.dumps(document, indent=2, ensure_ascii=False) + "\n",
        REPORT: comment + aws_losses.report(ledger.losses, sources=model.sources),
        LOSSES: aws_losses.as_json(ledger.losses, mark=mark),
    }


def _document(policy: GatewayPolicy, *, model: ContractSet, ledger: Ledger, mark: str) -> dict[str, Any]:
    problems = aws_responses.problems_by_code(policy, model=model)
    paths = _paths(policy, model=model, problems=problems, ledger=ledger)
    uses: dict[str, list[str]] = {}
    for route in policy.routes:
        if route.operation.body is not None:
            uses.setdefault(route.operation.body.schema, []).append(route.operation.id)
    return {
        "openapi": "3.0.1",
        "x-generated": mark,
        "info": {
            "title": ", ".join(contract.title for contract in model.contracts),
            "version": ", ".join(contract.version for contract in model.contracts),
        },
        # Clients come by the custom domain, in front of which the firewall stands too.
        "servers": [{"url": "/", "x-amazon-apigateway-endpoint-configuration": {"disableExecuteApiEndpoint": True}}],
        "x-amazon-apigateway-request-validators": {
            aws_operations.EVERYTHING: {"validateRequestBody": True, "validateRequestParameters": True},
            aws_operations.PARAMETERS: {"validateRequestBody": False, "validateRequestParameters": True},
        },
        "x-amazon-apigateway-request-validator": aws_operations.PARAMETERS,
        "x-amazon-apigateway-gateway-responses": aws_responses.gateway_responses(
            policy, problems=problems, ledger=ledger
        ),
        "x-amazon-apigateway-binary-media-types": _binary_media_types(policy),
        "x-amazon-apigateway-minimum-compression-size": COMPRESSED_BYTES,
        "paths": paths,
        "components": {
            "securitySchemes": {aws_operations.AUTHORIZER: _authorizer()},
            "schemas": aws_schemas.models(uses, schemas=model.schemas, ledger=ledger),
        },
    }


def _paths(
    policy: GatewayPolicy, *, model: ContractSet, problems: dict[str, aws_responses.Problem], ledger: Ledger
) -> dict[str, dict[str, Any]]:
    paths: dict[str, dict[str, Any]] = {path: {} for path in policy.cors_methods}
    for route in policy.routes:
        written = aws_operations.operation(route, model=model, ledger=ledger)
        paths[route.operation.path][route.operation.method.lower()] = written
    refusal = problems.get("method_not_allowed")
    for path, item in paths.items():
        item["options"] = aws_mocks.preflight(policy, path=path)
        if refusal is not None:
            item["x-amazon-apigateway-any-method"] = aws_mocks.other_methods(
                policy, path=path, problem=refusal, ledger=ledger
            )
    return paths


def _binary_media_types(policy: GatewayPolicy) -> list[str]:
    """Name the media types that are neither JSON nor text; those must not be read as UTF-8 on the way."""
    found = {
        response.media_type
        for route in policy.routes
        for response in route.operation.responses
        if response.media_type is not None
    }
    found |= {name for route in policy.routes if route.operation.body for name in route.operation.body.media_types}
    return sorted(name for name in found if not name.endswith("json") and not name.startswith("text/"))


def _authorizer() -> dict[str, Any]:
    """A Lambda function that is given the token, and answers with what the token's scopes allow."""
    return {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {
            "type": "token",
            "authorizerUri": "${AuthorizerUri}",
            "authorizerCredentials": "${AuthorizerCredentials}",
            "identityValidationExpression": _TOKEN,
            "authorizerResultTtlInSeconds": AUTHORIZER_SECONDS,
        },
    }
