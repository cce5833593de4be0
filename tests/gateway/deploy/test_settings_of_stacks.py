"""What the templates give the containers is what the services' settings want, no more and no less."""

import json
import re
from typing import Any

import pytest

from gateway.aws.authorizer.authorizer import Authorizer
from gateway.aws.authorizer.handler import from_environment
from generated.travel_agent.operations import ACCEPT_RESERVATION_EVENT
from impl.platform.settings import Settings, load_settings
from impl.reservation.settings import ReservationSettings
from impl.travel_agent.maps.settings import IncidentsProvider, WeatherProvider
from impl.travel_agent.settings import SigV4Authentication, TravelAgentSettings
from scripts.aws.parameters import ENVIRONMENTS
from tests.gateway.deploy.stacks import Deployment, Json, packaged

SERVICES: dict[str, type[Settings]] = {"reservation": ReservationSettings, "travel-agent": TravelAgentSettings}
PACKAGES = {"reservation": "impl.reservation", "travel-agent": "impl.travel_agent"}
TASKS = ("Task", "MigrationTask")


@pytest.fixture(scope="module", params=ENVIRONMENTS)
def deployment(request: pytest.FixtureRequest) -> Deployment:
    """The stacks of one environment."""
    return Deployment(packaged(), request.param)


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any of our variables."""
    for settings in SERVICES.values():
        for name in variables(settings):
            monkeypatch.delenv(name, raising=False)
    return monkeypatch


def variables(settings: type[Settings]) -> set[str]:
    """The variables that settings are read from."""
    aliases = {name: field.validation_alias for name, field in settings.model_fields.items()}
    return {alias if isinstance(alias, str) else f"MOBILITY_{name}".upper() for name, alias in aliases.items()}


def container(deployment: Deployment, stack: str, *, task: str = "Task") -> Json:
    [definition] = deployment.resources(stack, "AWS::ECS::TaskDefinition")[task]["ContainerDefinitions"]
    return dict(definition)


def given(deployment: Deployment, stack: str, *, task: str = "Task") -> dict[str, str]:
    """The environment of a container, its secrets in plain text."""
    definition = container(deployment, stack, task=task)
    plain = {entry["Name"]: entry["Value"] for entry in definition["Environment"]}
    secret = {entry["Name"]: entry["ValueFrom"] for entry in definition["Secrets"]}
    assert not plain.keys() & secret.keys()
    return {name: deployment.resolve(value, stack=stack) for name, value in (plain | secret).items()}


@pytest.mark.parametrize("stack", SERVICES)
@pytest.mark.parametrize("task", TASKS)
def test_every_variable_is_one_that_the_service_reads(deployment: Deployment, stack: str, task: str) -> None:
    assert given(deployment, stack, task=task).keys() <= variables(SERVICES[stack])


@pytest.mark.parametrize("stack", SERVICES)
def test_a_service_starts_in_production_with_what_it_is_given(
    deployment: Deployment, stack: str, bare_environment: pytest.MonkeyPatch
) -> None:
    for name, value in given(deployment, stack).items():
        bare_environment.setenv(name, value)
    settings = load_settings(SERVICES[stack])
    assert settings.environment == "production"
    if isinstance(settings, TravelAgentSettings):
        assert WeatherProvider.SANDBOX not in {settings.weather_provider}
        assert IncidentsProvider.SANDBOX not in {settings.incidents_provider}
        assert settings.valhalla_url
        assert settings.photon_url


@pytest.mark.parametrize("stack", SERVICES)
def test_a_migration_starts_with_what_it_is_given(
    deployment: Deployment, stack: str, bare_environment: pytest.MonkeyPatch
) -> None:
    for name, value in given(deployment, stack, task="MigrationTask").items():
        bare_environment.setenv(name, value)
    url = given(deployment, stack)["DATABASE_URL"]
    assert load_settings(Settings).database_url.get_secret_value() == url
    command = container(deployment, stack, task="MigrationTask")["Command"]
    assert command == ["python", "-m", f"{PACKAGES[stack]}.migrate"]


@pytest.mark.parametrize("stack", SERVICES)
def test_what_must_be_kept_secret_comes_from_a_secret(deployment: Deployment, stack: str) -> None:
    secret = {entry["Name"] for entry in container(deployment, stack)["Secrets"]}
    kept = {"DATABASE_URL", "MOBILITY_CURSOR_KEY", "MOBILITY_CONNECTION_KEY", "MOBILITY_CALLBACK_GATEWAYS"}
    kept |= {"MOBILITY_WEBHOOK_SUBSCRIBERS", "MOBILITY_RESERVATION_EVENT_SECRETS"}
    plain = {entry["Name"] for entry in container(deployment, stack)["Environment"]}
    assert secret <= kept
    assert not plain & kept


def test_both_ends_share_what_they_must(deployment: Deployment, bare_environment: pytest.MonkeyPatch) -> None:
    for name, value in (given(deployment, "reservation") | given(deployment, "travel-agent")).items():
        bare_environment.setenv(name, value)
    reservation, agent = load_settings(ReservationSettings), load_settings(TravelAgentSettings)
    [subscriber] = reservation.webhook_subscribers
    assert subscriber.secret in agent.reservation_event_secrets
    assert subscriber.url.path == ACCEPT_RESERVATION_EVENT.path
    assert (subscriber.url.host, agent.reservation_url.host) == tuple(
        f"{name}.services.{deployment.parameters('reservation')['DomainName']}"
        for name in ("travel-agent", "reservation")
    )
    [gateway] = agent.callback_gateways
    [chat] = deployment.resources("edge", "AWS::CloudFormation::Stack").values()
    callback_url = deployment.resolve(chat["Parameters"]["CallbackUrl"], stack="edge")
    assert str(gateway.callback_url).rstrip("/") == callback_url
    assert gateway.key.get_secret_value() in deployment.resolve(chat["Parameters"]["GatewayKey"], stack="edge")
    assert gateway.authentication == SigV4Authentication(kind="sigv4", region="eu-central-1")


def test_each_service_has_a_database_of_its_own(deployment: Deployment) -> None:
    urls = {stack: given(deployment, stack)["DATABASE_URL"] for stack in SERVICES}
    parts = {
        stack: re.fullmatch(r"postgresql://(\w+):\w+@[\w.]+:[\w.]+/(\w+)\?(.*)", url) for stack, url in urls.items()
    }
    [resource] = deployment.resources("data", "Custom::Databases").values()
    made = {entry["Name"] for entry in resource["Databases"]}
    assert {match[1] for match in parts.values() if match} == {match[2] for match in parts.values() if match} == made
    assert {match[3] for match in parts.values() if match} == {"sslmode=verify-full&sslrootcert=/service/rds.pem"}


def test_the_connections_of_all_tasks_are_fewer_than_the_alarm_counts(deployment: Deployment) -> None:
    parameters = [deployment.parameters(stack) for stack in SERVICES]
    most = sum(int(each["MostTasks"]) * int(each["DatabasePoolSize"]) for each in parameters)
    assert most < int(deployment.parameters("data")["Connections"])


@pytest.mark.parametrize("stack", SERVICES)
def test_tasks_have_longer_to_stop_than_the_service_takes(
    deployment: Deployment, stack: str, bare_environment: pytest.MonkeyPatch
) -> None:
    for name, value in given(deployment, stack).items():
        bare_environment.setenv(name, value)
    settings = load_settings(SERVICES[stack])
    turns = settings.turn_drain_seconds if isinstance(settings, TravelAgentSettings) else 0
    assert settings.drain_seconds + turns < container(deployment, stack)["StopTimeout"] <= 120


def test_the_authorizer_starts_with_what_it_is_given(deployment: Deployment) -> None:
    function = deployment.resources("edge", "AWS::Lambda::Function")["Authorizer"]
    environment: dict[str, Any] = dict(function["Environment"]["Variables"])
    plan_keys = deployment.resources("edge", "AWS::ApiGateway::ApiKey")
    choices = environment.pop("MOBILITY_USAGE_KEYS")["Fn::If"][1:]
    plain = {name: deployment.resolve(value, stack="edge") for name, value in environment.items()}
    for choice in choices:
        keys = deployment.resolve(choice, stack="edge")
        assert isinstance(from_environment({**plain, "MOBILITY_USAGE_KEYS": keys}), Authorizer)
        named = {deployment.resolve(each["Value"], stack="edge") for each in plan_keys.values()}
        assert set(json.loads(keys).values()) <= named


def test_all_parts_trust_the_same_issuer(deployment: Deployment) -> None:
    names = ("TokenIssuer", "TokenAudience", "TokenJwksUrl")
    trusted = {tuple(deployment.parameters(stack)[name] for name in names) for stack in (*SERVICES, "edge")}
    assert len(trusted) == 1
