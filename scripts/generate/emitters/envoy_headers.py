"""Headers that the Envoy gateway takes away, sets and answers with."""

import json

from scripts.generate.emitters.envoy_writing import Json, extension, overwriting

_EARLY = "envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation"
_CLIENT = "envoy.extensions.http.original_ip_detection.xff.v3.XffConfig"

# What services take as a request id; others are replaced, so that services and gateway tell the same one.
_LONGEST_ID = 64
_ID = "[A-Za-z0-9_-]+"
# Who somebody is and how Envoy is to behave, which only the gateway says.
_NEVER_READ = ("x-auth-", "x-envoy-")
# By which a hop that is trusted tells the country of a client (Amazon CloudFront's name for it).
_COUNTRY = "cloudfront-viewer-country"
# Where somebody comes from, and what is between them and a gateway.
_NEVER_FORWARDED = (
    *("forwarded", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "x-gateway-key"),
    *("x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix", "x-original-url"),
    *("x-real-ip", "x-rewrite-url", "cloudfront-viewer-address", _COUNTRY, "true-client-ip"),
)
_FORWARDED = {
    "X-Forwarded-For": "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%",
    "X-Forwarded-Host": "%REQ(:AUTHORITY)%",
    "X-Forwarded-Proto": "${Scheme}",
}
_UNTOLD = ("server", "x-powered-by")
# Caches must not give one page's answer to another (Fetch standard, CORS protocol and HTTP caches).
_VARIES: Json = {"header": {"key": "Vary", "value": "Origin"}, "append_action": "APPEND_IF_EXISTS_OR_ADD"}


def _first_of(*operators: str | dict[str, str]) -> str:
    return f"%COALESCE({json.dumps({'operators': operators})})%"


# What cannot be read has no headers; the time at which it began, in nanoseconds, then finds it in the log.
REQUEST_ID = _first_of({"command": "REQ", "param": "X-REQUEST-ID"}, {"command": "START_TIME", "param": "%s%9f"})


def before_anything() -> Json:
    """Write what happens to a request's headers before anything reads them."""
    sent = "request.headers['x-request-id']"
    fits = f"size({sent}) <= {_LONGEST_ID} && {sent}.matches('^{_ID}$')"
    # The look-up of a member that is not there gives nothing, so the next operator counts.
    request_id = _first_of({"command": "CEL", "param": f"{{true: {sent}}}[{fits}]"}, "UNIQUE_ID")
    replacing = {"header": {"key": "x-request-id", "value": request_id}, "append_action": "OVERWRITE_IF_EXISTS"}
    forgetting = [{"remove_on_match": {"key_matcher": {"prefix": prefix}}} for prefix in _NEVER_READ]
    return {
        "early_header_mutation_extensions": [
            extension(
                "envoy.http.early_header_mutation.header_mutation",
                _EARLY,
                mutations=[*forgetting, {"$unless_trusted": {"remove": _COUNTRY}}, {"append": replacing}],
            )
        ],
        "generate_request_id": True,
        "preserve_external_request_id": True,
        "always_set_request_id_in_response": True,
        "server_header_transformation": "PASS_THROUGH",
    }


def address_of_client() -> Json:
    """Write that a client is who its connection comes from, unless a trusted hop tells whom it stands for."""
    return {
        "use_remote_address": False,
        "original_ip_detection_extensions": [
            extension(
                "envoy.http.original_ip_detection.xff",
                _CLIENT,
                xff_trusted_cidrs={"cidrs": "${TrustedHops}"},
                skip_xff_append=True,
            )
        ],
    }


def between_client_and_service() -> Json:
    """Write what is changed on the way to a service, and of its answer."""
    return {
        "request_headers_to_remove": list(_NEVER_FORWARDED),
        "request_headers_to_add": overwriting(_FORWARDED),
        "response_headers_to_remove": list(_UNTOLD),
        "response_headers_to_add": [_VARIES],
    }
