"""The backends of the Envoy gateway: one cluster a service and region, and one more for its WebSockets."""

from scripts.generate.emitters.envoy_writing import Json, typed

# Requests beyond these are refused at once, in place of waiting where nobody answers.
_REQUESTS = {"max_connections": 1024, "max_requests": 1024, "max_pending_requests": 1024}
# A socket is a request that goes on. Those beyond the limit must not wait for a connection to become free.
_SOCKETS = {"max_connections": "${MaxConnections}", "max_requests": "${MaxSockets}", "max_pending_requests": 4096}
PORTAL = "portal"
"""The cluster of the developer portal's server."""
_HTTP = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"


def for_requests(group: str, *, service: str) -> Json:
    """Write the pattern of a cluster for requests."""
    return _regional(group, service=service, limits=_REQUESTS)


def for_sockets(group: str, *, service: str) -> Json:
    """Write the pattern of a cluster for WebSockets, which must not take the place of requests."""
    return _regional(group, service=service, limits=_SOCKETS)


def _regional(group: str, *, service: str, limits: Json) -> Json:
    """Write the pattern of a cluster, which is there once for each region.

    Its own endpoints come first, those of other regions when these are not well. Endpoints that fail are left out for
    a while, but never the last healthy half.
    """
    return {
        "name": f"{group}@${{Region}}",
        "type": "STRICT_DNS",
        "connect_timeout": "1s",
        "per_connection_buffer_limit_bytes": 65_536,
        "load_assignment": {"cluster_name": f"{group}@${{Region}}", "endpoints": {"$endpoints": service}},
        "transport_socket": {"$tls_of": service},
        "lb_policy": "LEAST_REQUEST",
        # Requests to endpoints that are known to be ill would only take longer to fail.
        "common_lb_config": {"healthy_panic_threshold": {"value": 0}},
        "health_checks": [
            {
                "http_health_check": {"path": "/readyz"},
                "interval": "${HealthInterval}",
                "no_traffic_interval": "${HealthInterval}",
                "interval_jitter_percent": 20,
                "timeout": "2s",
                "unhealthy_threshold": 2,
                "healthy_threshold": 1,
            }
        ],
        "outlier_detection": {
            "consecutive_5xx": 5,
            "consecutive_gateway_failure": 5,
            "interval": "1s",
            "base_ejection_time": "${EjectionTime}",
            "max_ejection_percent": 50,
            # A service may be ready and fail nevertheless.
            "successful_active_health_check_uneject_host": False,
        },
        "circuit_breakers": {
            "thresholds": [
                {**limits, "retry_budget": {"budget_percent": {"value": 20}, "min_retry_concurrency": 3}},
            ]
        },
        "typed_extension_protocol_options": {
            _HTTP: typed(
                _HTTP,
                explicit_http_config={"http_protocol_options": {}},
                # Below the time after which the services' servers close a kept connection.
                common_http_protocol_options={"idle_timeout": "4s"},
                upstream_http_protocol_options={"auto_sni": True, "auto_san_validation": True},
            )
        },
    }


def issuer() -> Json:
    """Write where the keys of access tokens come from."""
    return {
        "name": "issuer",
        "type": "STRICT_DNS",
        "connect_timeout": "2s",
        "load_assignment": {"cluster_name": "issuer", "endpoints": "${JwksEndpoints}"},
        "transport_socket": "${JwksTls}",
    }


def portal() -> Json:
    """Write where the developer portal is served, if an environment has one: it has no regions, as it is only files."""
    return {
        "$with_portal": {
            "name": PORTAL,
            "type": "STRICT_DNS",
            "connect_timeout": "1s",
            "load_assignment": {"cluster_name": PORTAL, "endpoints": "${PortalEndpoints}"},
            "transport_socket": "${PortalTls}",
        }
    }
