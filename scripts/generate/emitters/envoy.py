"""Envoy as the custom gateway: its whole configuration, but for what an environment decides.

What an environment decides stands in it as `${Name}` or as an object with one member such as `$endpoints`, which
`gateway/envoy/configure.py` replaces at start.
"""

import json
from collections.abc import Mapping
from typing import Any

from scripts.generate.contract import ContractSet
from scripts.generate.emitters import envoy_backends, envoy_filters, envoy_headers, envoy_replies, envoy_routes
from scripts.generate.emitters.envoy_writing import Json, extension, of_route
from scripts.generate.emitters.gateway_policy import problem_members
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.gateway_policy import HEADER_BYTES, GatewayPolicy

PATH = "gateway/envoy.json"

_MANAGER = "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
_LOG = "envoy.extensions.access_loggers.stream.v3.StdoutAccessLog"
_CONNECTIONS = "envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig"

# What may not stand between chunks (RFC 9112, section 7.1) is refused, not skipped.
_RUNTIME = {"envoy.reloadable_features.strict_chunk_parsing": True}


def emit(policy: GatewayPolicy, *, model: ContractSet) -> dict[str, str]:
    """Give the configuration, if there is anything that gateways have routes to."""
    if not policy.routes and not policy.sockets:
        return {}
    problems = {str(problem.code): problem_members(problem, model=model) for problem in policy.problems}
    document = {
        "node": {
            "id": "gateway",
            "cluster": "gateway",
            "metadata": {"x-generated": f"Generated from {model.sources} by `{COMMAND}`. DO NOT EDIT."},
        },
        "admin": {"address": _address("127.0.0.1", port="${AdminPort}")},
        "static_resources": {"listeners": [_listener(policy, problems=problems)], "clusters": _clusters(policy)},
        "layered_runtime": {"layers": [{"name": "contract", "static_layer": _RUNTIME}]},
        "overload_manager": {
            "resource_monitors": [
                extension(
                    "envoy.resource_monitors.global_downstream_max_connections",
                    _CONNECTIONS,
                    max_active_downstream_connections="${MaxConnections}",
                )
            ]
        },
    }
    return {PATH: json.dumps(document, indent=2, ensure_ascii=False) + "\n"}


def _address(host: str, *, port: str) -> Json:
    return {"socket_address": {"address": host, "port_value": port}}


def _listener(policy: GatewayPolicy, *, problems: Mapping[str, Mapping[str, Any]]) -> Json:
    manager = extension(
        "envoy.filters.network.http_connection_manager", _MANAGER, **_manager(policy, problems=problems)
    )
    return {
        "name": "gateway",
        "address": _address("${Address}", port="${Port}"),
        "per_connection_buffer_limit_bytes": 65_536,
        "filter_chains": [
            {"$each_origin": {"name": "${Origin}", "filter_chain_match": "${OriginMatch}", "filters": [manager]}}
        ],
    }


def _manager(policy: GatewayPolicy, *, problems: Mapping[str, Mapping[str, Any]]) -> Json:
    return {
        "stat_prefix": "gateway",
        "codec_type": "HTTP1",
        **_protection(),
        **envoy_headers.before_anything(),
        **envoy_headers.address_of_client(),
        "access_log": [extension("envoy.access_loggers.stdout", _LOG, log_format={"json_format": _event()})],
        "upgrade_configs": [{"upgrade_type": "websocket", "enabled": False}],
        "local_reply_config": envoy_replies.local_replies(problems),
        "http_filters": envoy_filters.filters(policy),
        "route_config": {
            "name": "api",
            "validate_clusters": True,
            "cluster_specifier_plugins": [
                {
                    "extension": extension(
                        "envoy.router.cluster_specifier_plugin.matcher",
                        "envoy.extensions.router.cluster_specifiers.matcher.v3.MatcherClusterSpecifier",
                        cluster_matcher={"$by_country": group},
                    )
                    | {"name": group}
                }
                for group, _ in envoy_routes.clusters_of(policy)
            ],
            "virtual_hosts": [envoy_routes.virtual_host(policy)],
        },
    }


def _protection() -> Json:
    """Bound what a client may send and how slowly, and refuse what two readers could read differently."""
    return {
        "max_request_headers_kb": HEADER_BYTES // 1024,
        "common_http_protocol_options": {
            "max_headers_count": envoy_replies.HEADER_FIELDS,
            "headers_with_underscores_action": "DROP_HEADER",
            "idle_timeout": "${ConnectionIdleTimeout}",
        },
        "http_protocol_options": {"accept_http_10": False, "allow_chunked_length": False},
        "request_headers_timeout": "${HeadersTimeout}",
        "request_timeout": "${RequestTimeout}",
        "stream_idle_timeout": "60s",
        # Long enough to read a refusal while one still sends; a client that closes its chat waits for it, too.
        "delayed_close_timeout": "0.5s",
        # Paths go on as they came: those that would need it are refused by a route of their own.
        "normalize_path": False,
        "merge_slashes": False,
    }


def _event() -> Json:
    """Write what is logged of a request: neither tokens nor who has made it, nor paths, which name what is theirs."""
    return {
        "event": "request",
        "timestamp": "%START_TIME%",
        "request_id": envoy_headers.REQUEST_ID,
        "operation": of_route("operation"),
        "method": "%REQ(:METHOD):16%",
        "status": "%RESPONSE_CODE%",
        "reason": "%RESPONSE_CODE_DETAILS%",
        "flags": "%RESPONSE_FLAGS%",
        "milliseconds": "%DURATION%",
        "service_milliseconds": "%RESPONSE_DURATION%",
        "bytes_received": "%BYTES_RECEIVED%",
        "bytes_sent": "%BYTES_SENT%",
        "backend": "%UPSTREAM_CLUSTER%",
        "endpoint": "%UPSTREAM_HOST%",
        "connection": "%CONNECTION_ID%",
    }


def _clusters(policy: GatewayPolicy) -> list[Json]:
    patterns = [
        envoy_backends.for_sockets(group, service=service)
        if envoy_routes.is_for_sockets(group)
        else envoy_backends.for_requests(group, service=service)
        for group, service in envoy_routes.clusters_of(policy)
    ]
    return [*({"$each_region": pattern} for pattern in patterns), envoy_backends.issuer(), envoy_backends.portal()]
