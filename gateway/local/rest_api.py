"""A REST API as its OpenAPI document with Amazon's extensions describes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jsonschema_rs

from gateway.local.failures import GatewayFailure
from gateway.local.velocity import Template, TemplateFailure, read_template

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
ANY_METHOD: Final = "x-amazon-apigateway-any-method"
_PREFIX: Final = "x-amazon-apigateway-"
DEFAULT_TIMEOUT_MS: Final = 29_000
DEFAULT_AUTHORIZER_TTL_S: Final = 300
_LONGEST_AUTHORIZER_TTL_S: Final = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorizer:
    """A Lambda authorizer. `identity` are the expressions of what it judges by, `ttl_s` how long its answer holds."""

    name: str
    kind: str
    identity: tuple[str, ...]
    validation: str | None
    ttl_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationResponse:
    """What becomes of an answer whose status the pattern matches; None is the default."""

    pattern: str | None
    status: int
    parameters: Mapping[str, str]
    templates: Mapping[str, Template]


@dataclass(frozen=True, slots=True, kw_only=True)
class Integration:
    """What answers a method: `kind` is ``http_proxy`` or ``mock``; `streams` passes answers on as they come."""

    kind: str
    method: str
    uri: str
    timeout_s: float
    parameters: Mapping[str, str]
    templates: Mapping[str, Template]
    passthrough: str
    responses: tuple[IntegrationResponse, ...]
    streams: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of a path.

    Attributes:
        path: with its parameters in braces.
        name: in upper case, or ``ANY``.
        required: names of required parameters with their places, such as ``querystring.latitude``.
        validates_parameters: whether the gateway sees to them.
        body_is_required: whether a body must be there, where bodies are validated.
        models: the validators of bodies by content type; empty where bodies are not validated.
        authorizer: what lets requests in; None lets in all.
        integration: what answers.
    """

    path: str
    name: str
    required: tuple[str, ...]
    validates_parameters: bool
    body_is_required: bool
    models: Mapping[str, jsonschema_rs.Draft4Validator]
    authorizer: Authorizer | None
    integration: Integration


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayResponse:
    """How the gateway words an answer of its own. `status` None keeps the usual one."""

    status: int | None
    parameters: Mapping[str, str]
    templates: Mapping[str, Template]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestApi:
    """Methods and the gateway's own answers, by their types."""

    methods: tuple[Method, ...]
    responses: Mapping[str, GatewayResponse]

    @classmethod
    def read(cls, document: dict[str, Any]) -> "RestApi":
        """Read a document in which placeholders were replaced.

        Raises:
            GatewayFailure: it says what this gateway does not know; the text names the place.
        """
        return _Reader(document).api()


class _Reader:
    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        schemes = document.get("components", {}).get("securitySchemes", {})
        self._authorizers = {name: _authorizer(name, scheme) for name, scheme in schemes.items()}
        self._validators = document.get(f"{_PREFIX}request-validators", {})

    def api(self) -> RestApi:
        responses = self._document.get(f"{_PREFIX}gateway-responses", {})
        return RestApi(
            methods=tuple(self._methods()),
            responses={kind: _gateway_response(kind, raw) for kind, raw in responses.items()},
        )

    def _methods(self) -> Iterator[Method]:
        for path, item in self._document["paths"].items():
            for key in (*METHODS, ANY_METHOD):
                if key in item:
                    name = "ANY" if key == ANY_METHOD else key.upper()
                    yield self._method(path, name, item[key], shared=item.get("parameters", []))

    def _method(self, path: str, name: str, raw: dict[str, Any], *, shared: list[Any]) -> Method:
        place = f"{name} {path}"
        parameters = [self._resolved(each) for each in (*shared, *raw.get("parameters", []))]
        chosen = raw.get(f"{_PREFIX}request-validator", self._document.get(f"{_PREFIX}request-validator"))
        if chosen is not None and chosen not in self._validators:
            raise GatewayFailure(f"{place}: there is no request validator {chosen}.")
        validator = self._validators.get(chosen, {})
        body = self._resolved(raw.get("requestBody", {}))
        is_body_validated = bool(validator.get("validateRequestBody")) and bool(body)
        return Method(
            path=path,
            name=name,
            required=tuple(_parameter_key(each) for each in parameters if each.get("required")),
            validates_parameters=bool(validator.get("validateRequestParameters")),
            body_is_required=is_body_validated and bool(body.get("required")),
            models=self._models(body) if is_body_validated else {},
            authorizer=self._method_authorizer(raw, place=place),
            integration=_integration(raw.get(f"{_PREFIX}integration"), place=place),
        )

    def _resolved(self, raw: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in raw:
            return raw
        value: Any = self._document
        for name in raw["$ref"].removeprefix("#/").split("/"):
            value = value[name.replace("~1", "/").replace("~0", "~")]
        resolved: dict[str, Any] = value
        return resolved

    def _models(self, body: dict[str, Any]) -> dict[str, jsonschema_rs.Draft4Validator]:
        components = {"components": {"schemas": self._document.get("components", {}).get("schemas", {})}}
        return {
            content_type: jsonschema_rs.Draft4Validator({**components, "allOf": [media["schema"]]})
            for content_type, media in body.get("content", {}).items()
            if "schema" in media
        }

    def _method_authorizer(self, raw: dict[str, Any], *, place: str) -> Authorizer | None:
        """The method's own; the security of the whole document means nothing to AWS."""
        requirements = [name for requirement in raw.get("security", []) for name in requirement]
        if not requirements:
            return None
        authorizer = self._authorizers.get(requirements[0])
        if authorizer is None or len(requirements) > 1:
            raise GatewayFailure(f"{place}: security must name one scheme that has an authorizer.")
        return authorizer


def _authorizer(name: str, scheme: dict[str, Any]) -> Authorizer | None:
    raw = scheme.get(f"{_PREFIX}authorizer")
    if raw is None:
        return None
    if raw["type"] not in ("token", "request"):
        raise GatewayFailure(f"securitySchemes/{name}: an authorizer of type {raw['type']} is not known.")
    usual = f"method.request.header.{scheme['name']}"
    sources = raw.get("identitySource", usual)
    ttl = raw.get("authorizerResultTtlInSeconds", DEFAULT_AUTHORIZER_TTL_S)
    return Authorizer(
        name=name,
        kind=raw["type"].upper(),
        identity=tuple(source.strip() for source in sources.split(",")),
        validation=raw.get("identityValidationExpression"),
        ttl_s=min(ttl, _LONGEST_AUTHORIZER_TTL_S),
    )


def _integration(raw: dict[str, Any] | None, *, place: str) -> Integration:
    if raw is None:
        raise GatewayFailure(f"{place}: the method has no integration.")
    kind = raw["type"].lower()
    if kind not in ("http_proxy", "mock"):
        raise GatewayFailure(f"{place}: an integration of type {raw['type']} is not known.")
    return Integration(
        kind=kind,
        method=raw.get("httpMethod", ""),
        uri=raw.get("uri", ""),
        timeout_s=raw.get("timeoutInMillis", DEFAULT_TIMEOUT_MS) / 1000,
        parameters=raw.get("requestParameters", {}),
        templates=_templates(raw.get("requestTemplates"), place=place),
        passthrough=raw.get("passthroughBehavior", "when_no_match").lower(),
        responses=tuple(
            IntegrationResponse(
                pattern=None if pattern == "default" else pattern,
                status=int(response["statusCode"]),
                parameters=response.get("responseParameters", {}),
                templates=_templates(response.get("responseTemplates"), place=place),
            )
            for pattern, response in raw.get("responses", {}).items()
        ),
        streams=raw.get("responseTransferMode", "BUFFERED").upper() == "STREAM",
    )


def _gateway_response(kind: str, raw: dict[str, Any]) -> GatewayResponse:
    status = raw.get("statusCode")
    return GatewayResponse(
        status=None if status is None else int(status),
        parameters=raw.get("responseParameters", {}),
        templates=_templates(raw.get("responseTemplates"), place=f"gateway response {kind}"),
    )


def _templates(raw: dict[str, str] | None, *, place: str) -> dict[str, Template]:
    try:
        return {content_type.lower(): read_template(source) for content_type, source in (raw or {}).items()}
    except TemplateFailure as failure:
        raise GatewayFailure(f"{place}: {failure}.") from failure


def _parameter_key(raw: dict[str, Any]) -> str:
    place = "querystring" if raw["in"] == "query" else raw["in"]
    return f"{place}.{raw['name']}"
