"""An operation as Amazon API Gateway imports it: name and place of its parameters, its model, its proxy integration."""

from collections.abc import Mapping
from typing import Any

from scripts.generate.amazon import STREAM_MS
from scripts.generate.contract import ContractSet, ListOf, Named, Operation, Parameter, ValueType
from scripts.generate.emitters import aws_losses as lost
from scripts.generate.emitters.aws_losses import Ledger
from scripts.generate.gateway_policy import Route
from scripts.generate.python_names import pascal

type Json = Mapping[str, Any]

AUTHORIZER = "bearerAuth"
EVERYTHING = "body-and-parameters"
PARAMETERS = "parameters"

# What the gateway itself says of a request, in place of what the client may have sent under these names. The keys of
# internal operations are nobody's business here.
_CONTEXT_HEADERS = {
    "X-Forwarded-For": "context.identity.sourceIp",
    "X-Forwarded-Host": "context.domainName",
    "X-Gateway-Key": "'none'",
    "X-Request-Id": "context.requestId",
}
_SMUGGLED = "X-Auth-*, Forwarded and other X-Forwarded-* never reach a service"


def operation(route: Route, *, model: ContractSet, ledger: Ledger) -> dict[str, Any]:
    """Give the operation; what of it is not held is taken down."""
    subject = route.operation
    _take_down(subject, model=model, ledger=ledger)
    validated = subject.body is not None and subject.body.required
    written: dict[str, Any] = {
        "operationId": subject.id,
        "summary": subject.summary,
        "tags": [subject.tag],
        "parameters": [_parameter(each) for each in subject.parameters],
    }
    if subject.body is not None:
        reference = {"$ref": f"#/components/schemas/{subject.body.schema}"}
        written["requestBody"] = {
            "required": subject.body.required,
            "content": {media_type: {"schema": reference} for media_type in subject.body.media_types},
        }
    return {
        **written,
        "responses": _responses(subject),
        "security": [] if subject.public else [{AUTHORIZER: []}],
        "x-amazon-apigateway-request-validator": EVERYTHING if validated else PARAMETERS,
        "x-amazon-apigateway-integration": _integration(route),
    }


def service_url(service: str) -> str:
    """Give the placeholder of a service's address."""
    return f"${{{pascal(service)}Url}}"


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required and parameter.location != "header",
        "schema": _type(parameter.type),
    }


def _type(kind: ValueType) -> dict[str, Any]:
    if isinstance(kind, ListOf):
        return {"type": "array", "items": {"type": kind.items.kind}}
    return {"type": kind.kind}


def _responses(subject: Operation) -> dict[str, Any]:
    """Give the statuses with the headers of each. A response without a schema is passed on as it is."""
    found: dict[str, dict[str, Any]] = {}
    for response in sorted((*subject.responses, *subject.problems), key=lambda response: response.status):
        entry = found.setdefault(str(response.status), {"description": " ".join(response.description.split())})
        for header in response.headers:
            entry.setdefault("headers", {})[header.name] = {"schema": {"type": "string"}}
    return found


def _integration(route: Route) -> dict[str, Any]:
    subject = route.operation
    paths = [each.name for each in subject.parameters if each.location == "path"]
    mappings = {f"integration.request.path.{name}": f"method.request.path.{name}" for name in paths}
    mappings |= {f"integration.request.header.{name}": source for name, source in _CONTEXT_HEADERS.items()}
    streaming = {"responseTransferMode": "STREAM"} if subject.streams else {}
    return {
        "type": "http_proxy",
        "httpMethod": subject.method,
        "uri": f"{service_url(route.service)}{subject.path}",
        "connectionType": "VPC_LINK",
        "connectionId": "${VpcLinkId}",
        "integrationTarget": "${LoadBalancerArn}",
        "passthroughBehavior": "when_no_match",
        "timeoutInMillis": STREAM_MS if subject.streams else subject.timeout_ms,
        **streaming,
        "requestParameters": mappings,
    }


def _take_down(subject: Operation, *, model: ContractSet, ledger: Ledger) -> None:
    """Record what the gateway does not hold of the operation, apart from its body's schema."""
    for parameter in subject.parameters:
        _take_down_parameter(parameter, subject=subject, model=model, ledger=ledger)
    one = (subject.id,)
    ledger.record(lost.UNKNOWN_PARAMETERS, place="query", constraint="no other parameters", operations=one)
    ledger.record(lost.ACCEPT, place="header Accept", constraint="406 for other media types", operations=one)
    ledger.record(lost.SMUGGLED_HEADERS, place="headers", constraint=_SMUGGLED, operations=one)
    ledger.record(lost.METHOD_OVERRIDE, place="headers", constraint="the method is that of the request", operations=one)
    for response in subject.responses:
        if response.schema is not None:
            ledger.record(
                lost.RESPONSES, place=f"response {response.status}", constraint=response.schema, operations=one
            )
    if subject.problems:
        codes = ", ".join(str(problem.code) for problem in subject.problems)
        ledger.record(lost.RESPONSES, place="problems", constraint=codes, operations=one)
    _take_down_body(subject, ledger=ledger)
    _take_down_policy(subject, ledger=ledger)


def _take_down_parameter(parameter: Parameter, *, subject: Operation, model: ContractSet, ledger: Ledger) -> None:
    place = f"{parameter.location} {parameter.name}"
    asked = _asked(parameter.type, schemas=model.schemas)
    if asked:
        ledger.record(lost.PARAMETER_SCHEMAS, place=place, constraint=asked, operations=(subject.id,))
    if parameter.required and parameter.location == "header":
        answer = f"required, {parameter.problem_when_missing or 'validation_failed'} without it"
        ledger.record(lost.REQUIRED_HEADERS, place=place, constraint=answer, operations=(subject.id,))


def _asked(kind: ValueType, *, schemas: Mapping[str, Json]) -> dict[str, Any]:
    """Give all keywords that a parameter's schema asks of a value, beyond its being a text."""
    match kind:
        case Named(name=name):
            kept = {"description", "examples", "title", "x-state-machine"}
            return {keyword: value for keyword, value in schemas[name].items() if keyword not in kept}
        case ListOf(items=items):
            counts = {"minItems": kind.min_items, "maxItems": kind.max_items, "uniqueItems": kind.unique or None}
            return _present(counts) | {"items": _asked(items, schemas=schemas)}
        case _:
            return {"type": kind.kind} | _present(
                {
                    "format": kind.format,
                    "enum": list(kind.enum) or None,
                    "pattern": kind.pattern,
                    "minLength": kind.min_length,
                    "maxLength": kind.max_length,
                    "minimum": kind.minimum,
                    "maximum": kind.maximum,
                    "exclusiveMinimum": kind.exclusive_minimum,
                    "exclusiveMaximum": kind.exclusive_maximum,
                    "multipleOf": kind.multiple_of,
                }
            )


def _present(keywords: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in keywords.items() if value is not None}


def _take_down_body(subject: Operation, *, ledger: Ledger) -> None:
    body = subject.body
    if body is None:
        return
    one = (subject.id,)
    ledger.record(lost.BODY_SIZES, place="body", constraint=f"at most {body.max_bytes} bytes", operations=one)
    ledger.record(lost.MEDIA_TYPES, place="body", constraint=f"only {', '.join(body.media_types)}", operations=one)
    if body.required:
        ledger.record(lost.MALFORMED_BODIES, place="body", constraint="400 malformed_request", operations=one)
    else:
        ledger.record(lost.OPTIONAL_BODIES, place="body", constraint=body.schema, operations=one)


def _take_down_policy(subject: Operation, *, ledger: Ledger) -> None:
    one = (subject.id,)
    if subject.rate_limit is not None:
        limit = f"{subject.rate_limit.requests} in {subject.rate_limit.per_seconds} s for each customer"
        ledger.record(lost.RATE_LIMITS, place="operation", constraint=limit, operations=one)
    if subject.streams:
        limit = f"an answer begins within {subject.timeout_ms} ms, and has no end"
        ledger.record(lost.TIMEOUTS, place="operation", constraint=limit, operations=one)
    if not subject.public:
        ledger.record(lost.SCOPES, place="operation", constraint=" ".join(subject.scopes), operations=one)
        ledger.record(lost.TOKEN_EXPIRY, place="operation", constraint="no token after its end", operations=one)
        ledger.record(lost.CHALLENGES, place="response 401", constraint="WWW-Authenticate", operations=one)
