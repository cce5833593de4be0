"""What Envoy's configuration tells: routes, who may use them, how often, how long and how large."""

from collections.abc import Iterator
from typing import Any

from scripts.drift.facts import Aspect, Fact, access, channel, limit, operation
from scripts.drift.trees import JsonTree

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.ACCESS, Aspect.LIMIT, Aspect.TIMEOUT, Aspect.STREAM),
    *(Aspect.LARGEST_BODY, Aspect.ADDRESS),
)
_FILTERS = "envoy.filters.http."
_SOCKETS = "_sockets"
_UNBOUNDED = "0s"

type Json = dict[str, Any]


def facts(document: JsonTree) -> Iterator[Fact]:
    """Tell everything of the routes that lead to services; those that refuse are of Envoy alone."""
    for host in _virtual_hosts(document.value):
        for route in host["routes"]:
            group = route.get("route", {}).get("cluster_specifier_plugin", "")
            if group.endswith(_SOCKETS):
                subject = channel(service=group.removesuffix(_SOCKETS), address=route["match"]["path"])
                yield Fact(subject, Aspect.ADDRESS, "is there")
            elif group and not _is_preflight(route):
                yield from _operation(route, service=group)


def _operation(route: Json, *, service: str) -> Iterator[Fact]:
    match, filters = route["match"], route["typed_per_filter_config"]
    subject = operation(service=service, method=_header(match, ":method"), path=_path(match))
    yield Fact(subject, Aspect.OPERATION, "is there")
    yield Fact(subject, Aspect.NAME, route["name"])
    yield Fact(subject, Aspect.ACCESS, _access(filters))
    yield Fact(subject, Aspect.TIMEOUT, f"{round(_seconds(_timeout(route['route'])) * 1000)} ms")
    if route["route"]["timeout"] == _UNBOUNDED:
        yield Fact(subject, Aspect.STREAM, "is one")
    if f"{_FILTERS}local_ratelimit" in filters:
        yield Fact(subject, Aspect.LIMIT, _limit(filters[f"{_FILTERS}local_ratelimit"]))
    buffer = filters.get(f"{_FILTERS}buffer", {}).get("buffer")
    if buffer is not None:
        yield Fact(subject, Aspect.LARGEST_BODY, f"{buffer['max_request_bytes']} bytes")


def _virtual_hosts(node: Any) -> Iterator[Json]:
    """Find the virtual hosts, wherever they stand in the configuration."""
    if isinstance(node, dict):
        yield from node.get("virtual_hosts", ())
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _virtual_hosts(child)


def _is_preflight(route: Json) -> bool:
    return _header(route["match"], ":method") == "OPTIONS"


def _path(match: Json) -> str:
    """Give the path, which is a template where it has parameters."""
    literal = match.get("path")
    return str(match["path_match_policy"]["typed_config"]["path_template"] if literal is None else literal)


def _header(match: Json, name: str) -> str:
    return next(str(header["string_match"]["exact"]) for header in match["headers"] if header["name"] == name)


def _access(filters: Json) -> str:
    is_public = bool(filters[f"{_FILTERS}jwt_authn"].get("disabled", False))
    rules = filters[f"{_FILTERS}rbac"].get("rbac", {}).get("rules", {}).get("policies", {})
    scopes = [
        principal["sourced_metadata"]["metadata_matcher"]["value"]["list_match"]["one_of"]["string_match"]["exact"]
        for rule in rules.values()
        for entry in rule["principals"]
        for principal in entry.get("and_ids", {}).get("ids", ())
        if "sourced_metadata" in principal
    ]
    return access(public=is_public, scopes=scopes)


def _timeout(action: Json) -> str:
    bounded = action["retry_policy"]["per_try_timeout"] if action["timeout"] == _UNBOUNDED else action["timeout"]
    return str(bounded)


def _limit(configuration: Json) -> str:
    [descriptor] = configuration["descriptors"]
    bucket = descriptor["token_bucket"]["$scaled"]
    return limit(requests=bucket["max_tokens"], seconds=round(_seconds(bucket["fill_interval"])))


def _seconds(duration: str) -> float:
    return float(duration.removesuffix("s"))
