"""What an environment decides of the gateway, read from variables; each that is missing or wrong is told at once."""

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

SERVICES = ("reservation", "travel_agent")
ONLY_REGION = "default"
LARGEST_PORT = 65_535
_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[a-z][a-z0-9-]{0,30}")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")

type Network = IPv4Network | IPv6Network


class WrongSettings(Exception):
    """Some variables are missing or wrong. The text names each, why, and how to set it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where something is reached; `path` is empty for a backend."""

    host: str
    port: int
    is_encrypted: bool
    path: str = ""

    @classmethod
    def of_url(cls, text: str) -> Self:
        """Read an http or https URL; raises ValueError."""
        url = urlsplit(text)
        if url.scheme not in ("http", "https") or not url.hostname or url.username or url.query or url.fragment:
            raise ValueError(f"{text!r} is not the http or https URL of a server")
        is_encrypted = url.scheme == "https"
        port = url.port or (443 if is_encrypted else 80)
        return cls(host=url.hostname, port=port, is_encrypted=is_encrypted, path=url.path.rstrip("/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Backends of the services in one place, and the countries (ISO 3166-1) whose clients go there first."""

    name: str
    countries: tuple[str, ...]
    backends: Mapping[str, tuple[Address, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that an environment decides. The first region is the one of clients from anywhere else. Times in seconds."""

    address: str
    port: int
    admin_port: int
    workers: int
    scheme: str
    issuer: str
    audience: str
    jwks: Address
    jwks_seconds: float
    origins: tuple[str, ...]
    trusted_hops: tuple[Network, ...]
    regions: tuple[Region, ...]
    portal: Address | None
    rate_limit_scale: float
    max_connections: int
    max_sockets: int
    headers_seconds: float
    request_seconds: float
    idle_seconds: float
    stream_idle_seconds: float
    health_seconds: float
    ejection_seconds: float
    drain_seconds: float
    authorities: Path


def read(environment: Mapping[str, str]) -> Settings:
    """Read the settings.

    Raises:
        WrongSettings: a variable is missing or wrong; all of them are told.
    """
    variables = _Variables(environment)
    settings = {
        "address": variables.of("MOBILITY_GATEWAY_ADDRESS", _text, default="127.0.0.1"),
        "port": variables.of("MOBILITY_GATEWAY_PORT", _port, default="8000"),
        "admin_port": variables.of("MOBILITY_GATEWAY_ADMIN_PORT", _port, default="9901"),
        "workers": variables.of("MOBILITY_GATEWAY_WORKERS", _count, default=str(os.cpu_count() or 1)),
        "scheme": variables.of("MOBILITY_GATEWAY_SCHEME", _scheme, default="http"),
        "issuer": variables.of("MOBILITY_TOKEN_ISSUER", _text),
        "audience": variables.of("MOBILITY_TOKEN_AUDIENCE", _text),
        "jwks": variables.of("MOBILITY_TOKEN_JWKS_URL", Address.of_url),
        "jwks_seconds": variables.of("MOBILITY_GATEWAY_JWKS_SECONDS", _number, default="60"),
        "origins": variables.of("MOBILITY_GATEWAY_ORIGINS", _origins, default=""),
        "trusted_hops": variables.of("MOBILITY_GATEWAY_TRUSTED_HOPS", _networks, default=""),
        "rate_limit_scale": variables.of("MOBILITY_RATE_LIMIT_SCALE", _number, default="1"),
        "max_connections": variables.of("MOBILITY_GATEWAY_MAX_CONNECTIONS", _count, default="60000"),
        "max_sockets": variables.of("MOBILITY_GATEWAY_MAX_SOCKETS", _count, default="55000"),
        "headers_seconds": variables.of("MOBILITY_GATEWAY_HEADERS_SECONDS", _number, default="5"),
        "request_seconds": variables.of("MOBILITY_GATEWAY_REQUEST_SECONDS", _number, default="10"),
        "idle_seconds": variables.of("MOBILITY_GATEWAY_IDLE_SECONDS", _number, default="75"),
        "stream_idle_seconds": variables.of("MOBILITY_GATEWAY_STREAM_IDLE_SECONDS", _number, default="120"),
        "health_seconds": variables.of("MOBILITY_GATEWAY_HEALTH_SECONDS", _number, default="5"),
        "ejection_seconds": variables.of("MOBILITY_GATEWAY_EJECTION_SECONDS", _number, default="30"),
        "drain_seconds": variables.of("MOBILITY_GATEWAY_DRAIN_SECONDS", _number, default="20"),
        "authorities": variables.of("MOBILITY_GATEWAY_AUTHORITIES", Path, default="/etc/ssl/certs/ca-certificates.crt"),
        "regions": _regions(variables),
        "portal": variables.of("MOBILITY_PORTAL_URL", _server) if variables.has("MOBILITY_PORTAL_URL") else None,
    }
    variables.complain()
    return Settings(**settings)


class _Variables:
    """Reads variables one by one, and remembers what is wrong with them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._faults: list[str] = []

    def has(self, name: str) -> bool:
        return bool(self._environment.get(name, "").strip())

    def of(self, name: str, parse: Callable[[str], Any], *, default: str | None = None) -> Any:
        """Read a variable; None where it is missing or wrong, which `complain` then tells."""
        text = self._environment.get(name, "").strip() or default
        if text is None:
            self._faults.append(f"{name} is not set.\n  Why: the gateway has no default for it.\n  Fix: set it.")
            return None
        try:
            return parse(text)
        except ValueError as error:
            self._faults.append(f"{name} is wrong: {error}.\n  Fix: correct it, or unset it where it has a default.")
            return None

    def complain(self) -> None:
        """Raise WrongSettings if anything was."""
        if self._faults:
            raise WrongSettings("\n".join(self._faults))


def _regions(variables: _Variables) -> tuple[Region, ...] | None:
    """Read the regions of MOBILITY_GATEWAY_REGIONS, or the only one of MOBILITY_*_URL."""
    if variables.has("MOBILITY_GATEWAY_REGIONS"):
        regions: tuple[Region, ...] | None = variables.of("MOBILITY_GATEWAY_REGIONS", _several_regions)
        return regions
    names = {service: f"MOBILITY_{service.upper()}_URL" for service in SERVICES}
    backends = {service: variables.of(name, _backends) for service, name in names.items()}
    return (Region(name=ONLY_REGION, countries=(), backends=backends),)


def _several_regions(text: str) -> tuple[Region, ...]:
    document = json.loads(text)
    if not isinstance(document, dict) or not document:
        raise ValueError("it must be a JSON object with a member for each region, the default region first")
    regions = tuple(_region(name, members) for name, members in document.items())
    countries = [country for region in regions for country in region.countries]
    if twice := sorted({country for country in countries if countries.count(country) > 1}):
        raise ValueError(f"the country {twice[0]} is in two regions")
    return regions


def _region(name: str, members: Any) -> Region:
    wanted = {"countries", *SERVICES}
    if not _REGION.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a region, such as eu-north-1")
    if (
        not isinstance(members, dict)
        or set(members) - wanted
        or not all(_is_list(members.get(each)) for each in SERVICES)
    ):
        raise ValueError(f"the region {name} must have lists of URLs for {' and '.join(SERVICES)}, and countries")
    countries = tuple(members.get("countries", ()))
    for country in countries:
        if not isinstance(country, str) or not _COUNTRY.fullmatch(country):
            raise ValueError(f"{country!r} in the region {name} is not a country code of two capital letters")
    backends = {service: _backends(",".join(members[service])) for service in SERVICES}
    return Region(name=name, countries=countries, backends=backends)


def _is_list(member: Any) -> bool:
    return isinstance(member, list) and all(isinstance(each, str) for each in member)


def _server(text: str) -> Address:
    address = Address.of_url(text)
    if address.path:
        raise ValueError("the URL of the portal's server has no path")
    return address


def _backends(text: str) -> tuple[Address, ...]:
    backends = tuple(Address.of_url(url) for url in _items(text))
    if not backends:
        raise ValueError("it names no server")
    if any(backend.path for backend in backends):
        raise ValueError("the URL of a backend has no path")
    if len({(backend.is_encrypted, backend.host if backend.is_encrypted else "") for backend in backends}) > 1:
        raise ValueError("backends are either all plain, or all behind the same name with TLS")
    return backends


def _items(text: str) -> list[str]:
    return [item for item in (part.strip() for part in text.split(",")) if item]


def _origins(text: str) -> tuple[str, ...]:
    for origin in _items(text):
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"{origin!r} is not an origin, such as https://app.example.com")
    return tuple(_items(text))


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ip_network(item) for item in _items(text))


def _text(text: str) -> str:
    return text


def _scheme(text: str) -> str:
    if text not in ("http", "https"):
        raise ValueError(f"{text!r} is neither http nor https, which is what clients use before the gateway")
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= LARGEST_PORT):
        raise ValueError(f"{text!r} is not a port")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:10]) > 0):
        raise ValueError(f"{text!r} is not a positive whole number")
    return int(text)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a number") from None
    if not 0 < number < float("inf"):
        raise ValueError(f"{text!r} is not a positive number")
    return number
