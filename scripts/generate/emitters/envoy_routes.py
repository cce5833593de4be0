"""The routes of the Envoy gateway: one for each operation and WebSocket, and refusals for everything else."""

from collections.abc import Iterator
from typing import Any

from scripts.generate.contract import Operation
from scripts.generate.emitters import envoy_backends, envoy_filters, envoy_headers
from scripts.generate.emitters.envoy_writing import METADATA, Json, extension, overwriting, seconds
from scripts.generate.gateway_policy import GatewayPolicy, Route, Socket

# Two slashes; dots that stand for a directory, encoded or not; encoded slashes, backslashes and NULs; what only begins
# as an encoding. Gateways and services could understand such paths differently.
_TRICKS = r".*(//|/\.{1,2}(/|$)|\\|%2[eEfF]|%5[cC]|%00|%(.?$|[^0-9A-Fa-f]|.[^0-9A-Fa-f])).*"
# Two Host headers arrive as one with a comma (RFC 9112, section 3.2 has them refused).
_NO_HOST = r".*[^A-Za-z0-9._:\[\]-].*"
_PREFLIGHT = ("origin", "access-control-request-method")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_TOUCHES_NOTHING = "connect-failure,refused-stream,reset"
PORTAL_PREFIX = "/portal"
"""Below it is all of the developer portal but its start page."""


def virtual_host(policy: GatewayPolicy) -> Json:
    """Write all routes. The first that matches counts, so literal segments come before parameters."""
    return {
        "name": "api",
        "domains": ["*"],
        **envoy_headers.between_client_and_service(),
        "typed_per_filter_config": envoy_filters.of_virtual_host(policy),
        "routes": [
            *_ambiguities(),
            *(_socket(socket) for socket in policy.sockets),
            *_paths(policy),
            *_portal(),
            *_nothing(),
        ],
    }


def clusters_of(policy: GatewayPolicy) -> tuple[tuple[str, str], ...]:
    """Name the groups of backends that routes lead to, each with the service behind it, in the order of names."""
    services = {(route.service, route.service) for route in policy.routes}
    sockets = {(_sockets_of(socket.service), socket.service) for socket in policy.sockets}
    return tuple(sorted(services | sockets))


def is_for_sockets(group: str) -> bool:
    """Tell whether a group of backends takes WebSockets."""
    return group.endswith(_SOCKETS)


_SOCKETS = "_sockets"


def _sockets_of(service: str) -> str:
    return service + _SOCKETS


def _paths(policy: GatewayPolicy) -> Iterator[Json]:
    largest = envoy_filters.largest_body(policy)
    by_path: dict[str, list[Route]] = {}
    for route in policy.routes:
        by_path.setdefault(route.operation.path, []).append(route)
    for path in sorted(by_path, key=_specificity):
        yield from (_operation(route, largest_body=largest) for route in by_path[path])
        yield _preflight(by_path[path][0], policy=policy)
        yield _other_methods(path, methods=policy.cors_methods[path])


def _specificity(path: str) -> tuple[tuple[bool, str], ...]:
    return tuple((segment.startswith("{"), segment) for segment in path.split("/"))


def _operation(route: Route, *, largest_body: int) -> Json:
    operation = route.operation
    told = envoy_filters.told_of(operation, largest=largest_body)
    about = {"operation": operation.id, "scope": " ".join(operation.scopes), **told}
    return {
        "name": operation.id,
        "match": {**_template(operation.path), "headers": [_exactly(":method", operation.method)]},
        "metadata": _metadata(about),
        "route": {"cluster_specifier_plugin": route.service, **_timeouts(operation)},
        "stat_prefix": operation.id,
        "typed_per_filter_config": envoy_filters.of_operation(operation),
    }


def _timeouts(operation: Operation) -> Json:
    """Bound the whole answer, or the time to the first event of a stream, which then goes on while it is used.

    Only what cannot have had an effect is tried again.
    """
    once_more = {
        "retry_on": _TOUCHES_NOTHING,
        "num_retries": 1,
        "retry_host_predicate": [
            extension(
                "envoy.retry_host_predicates.previous_hosts",
                "envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate",
            )
        ],
        "host_selection_retry_max_attempts": "3",
    }
    limit = seconds(operation.timeout_ms)
    if operation.streams:
        return {
            "timeout": "0s",
            "idle_timeout": "${StreamIdleTimeout}",
            "retry_policy": {**once_more, "per_try_timeout": limit},
        }
    if operation.method in _SAFE_METHODS:
        return {"timeout": limit, "retry_policy": once_more}
    return {"timeout": limit}


def _preflight(route: Route, *, policy: GatewayPolicy) -> Json:
    """Write what answers a browser that asks what it may do (Fetch standard, CORS-preflight fetch)."""
    path = route.operation.path
    asked = [{"name": name, "string_match": {"safe_regex": {"regex": ".+"}}} for name in _PREFLIGHT]
    return {
        "name": f"preflight of {path}",
        "match": {**_template(path), "headers": [_exactly(":method", "OPTIONS"), *asked]},
        "metadata": _metadata({"operation": "preflight"}),
        # Filters for browsers look only at routes that lead somewhere.
        "route": {"cluster_specifier_plugin": route.service},
        "typed_per_filter_config": envoy_filters.of_preflight(policy, methods=policy.cors_methods[path]),
    }


def _other_methods(path: str, *, methods: tuple[str, ...]) -> Json:
    allow = ", ".join(methods)
    return {
        "name": f"other methods of {path}",
        "match": _template(path),
        "metadata": _metadata({"allow": allow}),
        "response_headers_to_add": overwriting({"Allow": allow}),
        **_refusal(405),
    }


def _socket(socket: Socket) -> Json:
    channel = socket.channel
    idle = "0s" if channel.idle_timeout_s is None else f"{channel.idle_timeout_s}s"
    return {
        "name": channel.name,
        "match": {
            "path": channel.address,
            "headers": [_exactly(":method", "GET"), _exactly("upgrade", "websocket", ignore_case=True)],
        },
        "metadata": _metadata({"operation": channel.name}),
        "route": {
            "cluster_specifier_plugin": _sockets_of(socket.service),
            "timeout": "0s",
            "idle_timeout": idle,
            "upgrade_configs": [{"upgrade_type": "websocket", "enabled": True}],
        },
        "stat_prefix": channel.name,
        "typed_per_filter_config": envoy_filters.of_socket(socket),
    }


def _ambiguities() -> Iterator[Json]:
    """Write what is refused because services could take it for something else."""
    path: Json = {"safe_regex": {"regex": _TRICKS}}
    host: Json = {
        "prefix": "/",
        "headers": [{"name": ":authority", "string_match": {"safe_regex": {"regex": _NO_HOST}}}],
    }
    for match, reason in (
        (path, "The path is written in a way that could be understood differently."),
        (host, "The Host header does not name one host."),
    ):
        yield {"name": "ambiguous", "match": match, "metadata": _metadata({"reason": reason}), **_refusal(400)}


def _portal() -> Iterator[Json]:
    """Write the way to the developer portal, which is no part of the contracts: its server says what it does not have.

    It is there only where an environment names the server.
    """
    matches: tuple[Json, ...] = ({"path": "/"}, {"path_separated_prefix": PORTAL_PREFIX})
    for match in matches:
        yield {
            "$with_portal": {
                "name": "portal",
                "match": match,
                "metadata": _metadata({"operation": "portal"}),
                "route": {"cluster": envoy_backends.PORTAL, "timeout": "15s"},
                "typed_per_filter_config": envoy_filters.of_refusal(),
            }
        }


def _nothing() -> Iterator[Json]:
    matches: tuple[Json, ...] = ({"prefix": "/"}, {"connect_matcher": {}})
    for match in matches:
        yield {"name": "nothing", "match": match, **_refusal(404)}


def _refusal(status: int) -> Json:
    return {"direct_response": {"status": status}, "typed_per_filter_config": envoy_filters.of_refusal()}


def _template(path: str) -> Json:
    """Match a path; one without parameters by comparing it, as templates cost more and are tried one by one."""
    if "{" not in path:
        return {"path": path}
    return {
        "path_match_policy": extension(
            "envoy.path.match.uri_template.uri_template_matcher",
            "envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig",
            path_template=path,
        )
    }


def _exactly(name: str, value: str, **options: Any) -> Json:
    return {"name": name, "string_match": {"exact": value, **options}}


def _metadata(members: dict[str, str]) -> Json:
    return {"filter_metadata": {METADATA: {name: value for name, value in members.items() if value}}}
