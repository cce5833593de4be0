"""The answers of the Envoy gateway itself: the contract's problem documents, whatever Envoy calls the failure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.generate.emitters.envoy_headers import REQUEST_ID
from scripts.generate.emitters.envoy_writing import Json, extension, of_route, overwriting
from scripts.generate.gateway_policy import HEADER_BYTES

HEADER_FIELDS = 100
"""How many header fields a request may have."""

_INVALID_TOKEN = 'Bearer error="invalid_token", error_description='
_NO_TOKEN = "The request has no access token. Send it as: Authorization: Bearer TOKEN."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A problem that answers some of Envoy's own answers. `when` is a filter as access logs have them."""

    when: Json
    code: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)


def local_replies(problems: Mapping[str, Mapping[str, Any]]) -> Json:
    """Write how each of Envoy's own answers becomes one of the problems; the first that matches counts."""
    return {"mappers": [_mapper(reply, problem=problems[reply.code]) for reply in _REPLIES if reply.code in problems]}


def _mapper(reply: Reply, *, problem: Mapping[str, Any]) -> Json:
    document = {**problem, "code": reply.code, "detail": reply.detail, "request_id": REQUEST_ID}
    return {
        "filter": reply.when,
        "status_code": problem["status"],
        "headers_to_add": overwriting({"X-Request-Id": REQUEST_ID, **reply.headers}),
        "body_format_override": {"json_format": document, "content_type": "application/problem+json"},
    }


def _details(beginning: str) -> Json:
    """Match by how Envoy explains its answer."""
    expression = f"response.code_details.startsWith('{beginning}')"
    return {
        "extension_filter": extension(
            "envoy.access_loggers.extension_filters.cel",
            "envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter",
            expression=expression,
        )
    }


def _status(status: int) -> Json:
    return _compared("EQ", status)


def _compared(operator: str, status: int) -> Json:
    key = f"local_replies.{status}"
    comparison = {"op": operator, "value": {"default_value": status, "runtime_key": key}}
    return {"status_code_filter": {"comparison": comparison}}


def _refused_token(reason: str, *, detail: str) -> Reply:
    challenge = f'{_INVALID_TOKEN}"{detail}"'
    return Reply(
        when=_details(f"jwt_authn_access_denied{{{reason}"),
        code="unauthenticated",
        detail=detail,
        headers={"WWW-Authenticate": challenge},
    )


def _and(*filters: Json) -> Json:
    return {"and_filter": {"filters": list(filters)}}


_REPLIES = (
    Reply(
        when=_details("jwt_authn_access_denied{Jwks_remote_fetch"),
        code="service_unavailable",
        detail="The gateway cannot reach the issuer of access tokens. Try again in a few seconds.",
        headers={"Retry-After": "3"},
    ),
    Reply(
        when=_details("jwt_authn_access_denied{Jwt_is_missing"),
        code="unauthenticated",
        detail=_NO_TOKEN,
        headers={"WWW-Authenticate": "Bearer"},
    ),
    _refused_token("Jwt_is_expired", detail="The access token has expired."),
    _refused_token("Audiences_in_Jwt", detail="The access token is for another audience."),
    _refused_token("Jwt_issuer", detail="The access token comes from another issuer."),
    _refused_token("", detail="The access token is not valid."),
    Reply(
        when=_details("rbac_access_denied"),
        code="forbidden",
        detail=f"The access token lacks the scope {of_route('scope')}.",
        headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{of_route("scope")}"'},
    ),
    Reply(when=_and(_status(400), _details("direct_response")), code="malformed_request", detail=of_route("reason")),
    Reply(when=_status(404), code="not_found", detail="There is no such resource."),
    Reply(
        when=_status(405),
        code="method_not_allowed",
        detail=f"%REQ(:METHOD):16% is not allowed here. Allowed: {of_route('allow')}.",
    ),
    Reply(when=_status(408), code="malformed_request", detail="The request did not arrive completely in time."),
    Reply(
        when=_status(413),
        code="payload_too_large",
        detail=f"The body has more than {of_route('max_body_bytes')} bytes.",
    ),
    Reply(when=_status(426), code="malformed_request", detail="The request must be made with HTTP/1.1."),
    Reply(
        when=_status(429),
        code="rate_limited",
        detail=f"Too many requests. Try again in {of_route('retry_after')} s.",
    ),
    Reply(
        when=_status(431),
        code="header_fields_too_large",
        detail=f"The header fields have more than {HEADER_BYTES} bytes, or there are more than {HEADER_FIELDS}.",
    ),
    Reply(
        when=_status(504),
        code="gateway_timeout",
        detail="The service did not answer in time. Try again, with the same Idempotency-Key.",
    ),
    Reply(
        when=_status(501),
        code="malformed_request",
        detail="The request is encoded in a way that the gateway does not know.",
    ),
    Reply(when=_status(500), code="internal_error", detail="The gateway failed in a way it did not foresee."),
    Reply(
        when=_compared("GE", 500),
        code="service_unavailable",
        detail="The service behind the gateway cannot be reached. Try again soon.",
        headers={"Retry-After": "2"},
    ),
    Reply(when=_compared("GE", 400), code="malformed_request", detail="The request is malformed."),
)
