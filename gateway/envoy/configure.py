"""From the generated configuration and the environment to the one that Envoy starts with.

``python -m gateway.envoy.configure`` writes it to standard output. It needs the standard library only.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

from gateway.envoy.settings import Address, Network, Region, Settings, WrongSettings, read
from gateway.envoy.template import Renderer, Several

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "gateway" / "envoy.json"
COUNTRY_HEADER = "cloudfront-viewer-country"
WRONG_SETTINGS = 2
TRUSTED, OTHERS = "trusted hops", "others"
# The address of broadcasts, from which no connection comes (RFC 919).
NOBODY = IPv4Network("255.255.255.255/32")

_TYPES = "type.googleapis.com/"
_TLS = _TYPES + "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext"


def configuration(settings: Settings, *, document: Mapping[str, Any]) -> dict[str, Any]:
    """Put the settings into the generated document."""
    places = _Places(settings)
    renderer = Renderer(
        {
            "$scaled": places.scaled,
            "$by_country": places.by_country,
            "$endpoints": places.endpoints,
            "$tls_of": places.tls_of,
            "$unless_trusted": lambda node, values: (
                None if values["Origin"] == TRUSTED else renderer.render(node, values)
            ),
            "$with_portal": lambda node, values: None if settings.portal is None else renderer.render(node, values),
            "$each_origin": lambda pattern, values: Several(
                renderer.render(pattern, {**values, **origin}) for origin in _origins(settings)
            ),
            "$each_region": lambda pattern, values: Several(
                renderer.render(pattern, {**values, "Region": region.name}) for region in settings.regions
            ),
        }
    )
    rendered: dict[str, Any] = renderer.render(document, _values(settings))
    return rendered


def write(settings: Settings, *, file: Path, document: Path = GENERATED) -> None:
    """Write the configuration into a file."""
    file.write_text(json.dumps(configuration(settings, document=json.loads(document.read_bytes()))))


def _values(settings: Settings) -> dict[str, Any]:
    jwks, portal = settings.jwks, settings.portal
    scheme = "https" if jwks.is_encrypted else "http"
    return {
        "Address": settings.address,
        "Port": settings.port,
        "AdminPort": settings.admin_port,
        "TokenIssuer": settings.issuer,
        "TokenAudience": settings.audience,
        "JwksUrl": f"{scheme}://{jwks.host}:{jwks.port}{jwks.path}",
        "JwksCacheDuration": _duration(settings.jwks_seconds),
        "JwksEndpoints": [_locality((jwks,), priority=0)],
        "JwksTls": _tls(jwks, settings=settings),
        "PortalEndpoints": [_locality((portal,), priority=0)] if portal else [],
        "PortalTls": _tls(portal, settings=settings) if portal else None,
        "AllowedOrigins": [{"exact": origin} for origin in settings.origins],
        "TrustedHops": _trusted(settings),
        "Scheme": settings.scheme,
        "MaxConnections": settings.max_connections,
        "MaxSockets": settings.max_sockets,
        "HeadersTimeout": _duration(settings.headers_seconds),
        "RequestTimeout": _duration(settings.request_seconds),
        "ConnectionIdleTimeout": _duration(settings.idle_seconds),
        "StreamIdleTimeout": _duration(settings.stream_idle_seconds),
        "HealthInterval": _duration(settings.health_seconds),
        "EjectionTime": _duration(settings.ejection_seconds),
    }


class _Places:
    """What stands where the generated document has an object with one member such as `$endpoints`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._regions = {region.name: region for region in settings.regions}

    def scaled(self, bucket: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any]:
        """A token bucket with as many tokens as the scale makes of it, one at least."""
        tokens = max(1, round(bucket["max_tokens"] * self._settings.rate_limit_scale))
        return {**bucket, "max_tokens": tokens, "tokens_per_fill": tokens}

    def endpoints(self, service: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The service's backends: first those of the region at hand, then of the others in their order."""
        here = self._regions[values["Region"]]
        ordered = [here, *(region for region in self._settings.regions if region is not here)]
        return [_locality(region.backends[service], priority=place) for place, region in enumerate(ordered)]

    def tls_of(self, service: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
        """How the service's backends are spoken to."""
        return _tls(self._regions[values["Region"]].backends[service][0], settings=self._settings)

    def by_country(self, group: str, _: Mapping[str, Any]) -> dict[str, Any]:
        """Choose the region by the country that a trusted hop tells; without one it is the first region."""
        default = _cluster(group, region=self._settings.regions[0])
        countries = {
            country: _cluster(group, region=region) for region in self._settings.regions for country in region.countries
        }
        return {"on_no_match": default} | ({"matcher_tree": _by_header(countries)} if countries else {})


def _by_header(branches: dict[str, Any]) -> dict[str, Any]:
    return {
        "input": {
            "name": "envoy.matching.inputs.request_headers",
            "typed_config": {
                "@type": _TYPES + "envoy.type.matcher.v3.HttpRequestHeaderMatchInput",
                "header_name": COUNTRY_HEADER,
            },
        },
        "exact_match_map": {"map": branches},
    }


def _cluster(group: str, *, region: Region) -> dict[str, Any]:
    kind = _TYPES + "envoy.extensions.router.cluster_specifiers.matcher.v3.ClusterAction"
    return {"action": {"name": "cluster", "typed_config": {"@type": kind, "cluster": f"{group}@{region.name}"}}}


def _locality(backends: Sequence[Address], *, priority: int) -> dict[str, Any]:
    addresses = ({"socket_address": {"address": each.host, "port_value": each.port}} for each in backends)
    return {"priority": priority, "lb_endpoints": [{"endpoint": {"address": address}} for address in addresses]}


def _tls(address: Address, *, settings: Settings) -> dict[str, Any] | None:
    """A certificate for the host's name, from an authority that the system trusts."""
    if not address.is_encrypted:
        return None
    validation = {
        "trusted_ca": {"filename": str(settings.authorities)},
        "match_typed_subject_alt_names": [{"san_type": "DNS", "matcher": {"exact": address.host}}],
    }
    return {
        "name": "envoy.transport_sockets.tls",
        "typed_config": {
            "@type": _TLS,
            "sni": address.host,
            "common_tls_context": {"validation_context": validation},
        },
    }


def _origins(settings: Settings) -> list[dict[str, Any]]:
    """Where connections come from: trusted hops, which may tell where a client is, and anybody else.

    Each has a filter chain, as what may be said depends on the connection and must be decided before the route is.
    """
    others = {"Origin": OTHERS, "OriginMatch": None}
    if not settings.trusted_hops:
        return [others]
    match = {"direct_source_prefix_ranges": [_range(network) for network in settings.trusted_hops]}
    return [{"Origin": TRUSTED, "OriginMatch": match}, others]


def _trusted(settings: Settings) -> list[dict[str, Any]]:
    """The ranges of trusted hops. Envoy would take an empty list for everybody, so nobody has an address, too."""
    return [_range(network) for network in settings.trusted_hops or (NOBODY,)]


def _range(network: Network) -> dict[str, Any]:
    return {"address_prefix": str(network.network_address), "prefix_len": network.prefixlen}


def _duration(seconds: float) -> str:
    return f"{seconds:.3f}s"


def main() -> int:
    """Print the configuration for the environment; returns the exit code."""
    try:
        settings = read(os.environ)
    except WrongSettings as faults:
        print(faults, file=sys.stderr)
        return WRONG_SETTINGS
    json.dump(configuration(settings, document=json.loads(GENERATED.read_bytes())), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
