"""The backends of the Envoy gateway: one cluster a service and region, and one more for its WebSockets."""

from scripts.generate.emitters.envoy_writing import Json, typed

# A socket keeps a connection as long as it is open, a request only for as long as it takes.
_REQUESTS_AT_ONCE = 1024
_HTTP = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"


def regional(group: str, *, service: str, connections: str | int = _REQUESTS_AT_ONCE) -> Json:
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
        },
        "circuit_breakers": {
            "thresholds": [
                {
                    "max_connections": connections,
                    "max_requests": connections,
                    "max_pending_requests": connections,
                    "retry_budget": {"budget_percent": {"value": 20}, "min_retry_concurrency": 3},
                }
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
