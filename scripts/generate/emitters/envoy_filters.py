"""The HTTP filters of the Envoy gateway in their order, and what routes say to each of them."""

from math import ceil
from typing import Any

from scripts.generate.contract import Operation, RateLimit
from scripts.generate.emitters.envoy_writing import Json, extension, overwriting, typed
from scripts.generate.gateway_policy import CLOCK_SKEW_S, CORS_SECONDS, GatewayPolicy, Socket

CORS = "envoy.filters.http.cors"
JWT = "envoy.filters.http.jwt_authn"
RBAC = "envoy.filters.http.rbac"
RATE_LIMIT = "envoy.filters.http.local_ratelimit"
BUFFER = "envoy.filters.http.buffer"

_EXTENSIONS = "envoy.extensions.filters.http"
_PAYLOAD = "token"
_BEARER = "bearer"
_OFFERED = "offered"
# As the services remember at most; beyond it the least recently seen subject of an operation begins anew.
_MOST_SUBJECTS = 100_000
_ALWAYS = {"default_value": {"numerator": 100, "denominator": "HUNDRED"}}


def filters(policy: GatewayPolicy) -> list[Json]:
    """Write the filters in the order in which they see a request. What a route says nothing about is refused."""
    return [
        extension(CORS, f"{_EXTENSIONS}.cors.v3.Cors"),
        extension(JWT, f"{_EXTENSIONS}.jwt_authn.v3.JwtAuthentication", **_tokens(policy)),
        extension(RBAC, f"{_EXTENSIONS}.rbac.v3.RBAC", rules={"action": "ALLOW", "policies": {}}),
        extension(RATE_LIMIT, f"{_EXTENSIONS}.local_ratelimit.v3.LocalRateLimit", stat_prefix="rate_limits"),
        extension(BUFFER, f"{_EXTENSIONS}.buffer.v3.Buffer", max_request_bytes=largest_body(policy)),
        extension("envoy.filters.http.router", f"{_EXTENSIONS}.router.v3.Router", suppress_envoy_headers=True),
    ]


def largest_body(policy: GatewayPolicy) -> int:
    """Give the largest body that any operation takes, which bounds those of operations that have none."""
    return max((route.operation.body.max_bytes for route in policy.routes if route.operation.body), default=1)


def of_virtual_host(policy: GatewayPolicy) -> Json:
    """Write what holds for every path: who may read answers in a browser."""
    return {CORS: _cors(policy)}


def of_operation(operation: Operation) -> Json:
    """Write what the filters are to do for one operation."""
    scopes = () if operation.public else operation.scopes
    configuration = {
        JWT: _requirement(None if operation.public else _BEARER),
        RBAC: _anybody() if operation.public else _holders(scopes),
    }
    if operation.rate_limit is not None:
        configuration[RATE_LIMIT] = _limit(operation, limit=operation.rate_limit)
    if operation.body is not None:
        configuration[BUFFER] = typed(
            f"{_EXTENSIONS}.buffer.v3.BufferPerRoute", buffer={"max_request_bytes": operation.body.max_bytes}
        )
    return configuration


def told_of(operation: Operation, *, largest: int) -> dict[str, str]:
    """Tell the numbers that problems quote: how large a body may be, and when the next request is possible."""
    limit = operation.rate_limit
    told = {"max_body_bytes": str(operation.body.max_bytes if operation.body else largest)}
    return told if limit is None else {**told, "retry_after": str(_retry_after(limit))}


def of_socket(socket: Socket) -> Json:
    """Write what the filters are to do before a WebSocket is opened; the messages' scopes are the service's."""
    return {
        JWT: _requirement(socket.channel.name),
        RBAC: _anybody(),
        BUFFER: typed(f"{_EXTENSIONS}.buffer.v3.BufferPerRoute", disabled=True),
    }


def of_refusal() -> Json:
    """Write that a direct answer needs no token, and neither does a page of the portal."""
    return {JWT: _requirement(None), RBAC: _anybody()}


def of_preflight(policy: GatewayPolicy, *, methods: tuple[str, ...]) -> Json:
    """Write what browsers that ask first are told of a path. The filter answers itself; nothing behind lets it on."""
    return {
        JWT: _requirement(None),
        CORS: _cors(policy, allow_methods=", ".join(methods), forward_not_matching_preflights=False),
    }


def _cors(policy: GatewayPolicy, **more: Any) -> Json:
    return typed(
        f"{_EXTENSIONS}.cors.v3.CorsPolicy",
        allow_origin_string_match="${AllowedOrigins}",
        allow_headers=", ".join(policy.cors_request_headers),
        expose_headers=", ".join(policy.cors_response_headers),
        max_age=str(CORS_SECONDS),
        **more,
    )


def _tokens(policy: GatewayPolicy) -> Json:
    bearer = [{"name": "Authorization", "value_prefix": prefix} for prefix in ("Bearer ", "bearer ")]
    providers: Json = {_BEARER: _provider(bearer)}
    requirements: Json = {_BEARER: {"provider_name": _BEARER}}
    for socket in policy.sockets:
        prefix = socket.channel.token_subprotocol
        if prefix is None:
            requirements[socket.channel.name] = {"provider_name": _BEARER}
            continue
        offered = f"{socket.channel.name}_{_OFFERED}"
        providers[offered] = _provider([{"name": "Sec-WebSocket-Protocol", "value_prefix": prefix}])
        choices = [{"provider_name": name} for name in (offered, _BEARER)]
        requirements[socket.channel.name] = {"requires_any": {"requirements": choices}}
    return {"providers": providers, "requirement_map": requirements}


def _provider(places: list[Json]) -> Json:
    return {
        "issuer": "${TokenIssuer}",
        "audiences": ["${TokenAudience}"],
        # RFC 9068, section 2.2: both claims are required.
        "subjects": {"safe_regex": {"regex": "(?s).+"}},
        "require_expiration": True,
        "clock_skew_seconds": CLOCK_SKEW_S,
        "forward": True,
        "from_headers": places,
        "payload_in_metadata": _PAYLOAD,
        "normalize_payload_in_metadata": {"space_delimited_claims": ["scope"]},
        "remote_jwks": {
            "http_uri": {"uri": "${JwksUrl}", "cluster": "issuer", "timeout": "5s"},
            "cache_duration": "${JwksCacheDuration}",
            # Keys are fetched beside requests, and those in use stay when the issuer does not answer.
            "async_fetch": {"failed_refetch_duration": "1s"},
        },
        # Verified tokens are not kept: they would outlive a key that is withdrawn.
    }


def _requirement(name: str | None) -> Json:
    members: Json = {"disabled": True} if name is None else {"requirement_name": name}
    return typed(f"{_EXTENSIONS}.jwt_authn.v3.PerRouteConfig", **members)


def _anybody() -> Json:
    return typed(f"{_EXTENSIONS}.rbac.v3.RBACPerRoute")


def _holders(scopes: tuple[str, ...]) -> Json:
    """Let through whose token has all scopes by their exact names."""
    principals = [_granted(scope) for scope in scopes] or [{"any": True}]
    rules = {
        "action": "ALLOW",
        "policies": {"scopes": {"permissions": [{"any": True}], "principals": [{"and_ids": {"ids": principals}}]}},
    }
    return typed(f"{_EXTENSIONS}.rbac.v3.RBACPerRoute", rbac={"rules": rules})


def _granted(scope: str) -> Json:
    value = {"list_match": {"one_of": {"string_match": {"exact": scope}}}}
    return {"sourced_metadata": {"metadata_matcher": _claim("scope", value=value)}}


def _claim(name: str, **members: Any) -> Json:
    return {"filter": JWT, "path": [{"key": _PAYLOAD}, {"key": name}], **members}


def _limit(operation: Operation, *, limit: RateLimit) -> Json:
    """Write a bucket for each subject, or for each address where no token is asked for.

    It fills steadily, as the services' own limits do, so the next request is possible after one share of the window.
    """
    caller: Json = {"remote_address": {}} if operation.public else _subject()
    who = "remote_address" if operation.public else "subject"
    bucket = {
        "max_tokens": limit.requests,
        "tokens_per_fill": limit.requests,
        "fill_interval": f"{limit.per_seconds}s",
    }
    refusal = {
        "Retry-After": str(_retry_after(limit)),
        "RateLimit": f'"default";r=0;t={limit.per_seconds}',
        "RateLimit-Policy": f'"default";q={limit.requests};w={limit.per_seconds}',
    }
    return typed(
        f"{_EXTENSIONS}.local_ratelimit.v3.LocalRateLimit",
        stat_prefix="rate_limits",
        # Requests without a bucket of their own do not exist: tokens without a subject are refused.
        token_bucket={"max_tokens": 4_294_967_295, "tokens_per_fill": 4_294_967_295, "fill_interval": "1s"},
        filter_enabled=_ALWAYS,
        filter_enforced=_ALWAYS,
        response_headers_to_add=overwriting(refusal),
        rate_limits=[{"actions": [caller]}],
        descriptors=[{"entries": [{"key": who}], "token_bucket": {"$scaled": bucket}}],
        max_dynamic_descriptors=_MOST_SUBJECTS,
    )


def _retry_after(limit: RateLimit) -> int:
    """Give the seconds after which a bucket that is empty has a token again."""
    return ceil(limit.per_seconds / limit.requests)


def _subject() -> Json:
    return {
        "metadata": {
            "descriptor_key": "subject",
            "metadata_key": {"key": JWT, "path": [{"key": _PAYLOAD}, {"key": "sub"}]},
            "source": "DYNAMIC",
        }
    }
