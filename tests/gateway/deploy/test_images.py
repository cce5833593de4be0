"""The images of the services: what is copied into them is enough to migrate, start, answer and stop, and no more."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import httpx
import pytest

from scripts.stack.places import CHECKOUT
from scripts.stack.ports import listening_socket, port_of
from tests.gateway.deploy.images import IMAGES, NAMES, Containerfile, link_packages
from tests.gateway.deploy.stacks import Deployment, packaged
from tests.gateway.deploy.test_settings_of_stacks import container, given
from tests.support.waiting import until

PORT = "8080"


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """An image."""
    return str(request.param)


@pytest.fixture(scope="module")
def containerfile(name: str) -> Containerfile:
    return Containerfile.read(name)


@pytest.fixture(scope="module")
def deployment() -> Deployment:
    return Deployment(packaged(), "production")


@pytest.fixture
def service(containerfile: Containerfile, tmp_path: Path) -> Path:
    """The image's working directory, with its packages beside it."""
    directory = tmp_path / "service"
    containerfile.lay_out(directory)
    link_packages(installed(containerfile.requirements()), directory=tmp_path / "packages")
    return directory


def installed(requirements: list[str]) -> list[str]:
    """The requirements that this platform has: some are for others only."""
    found = []
    for requirement in requirements:
        try:
            distribution(requirement.partition("==")[0])
        except PackageNotFoundError:
            continue
        found.append(requirement)
    return found


def environment_of(deployment: Deployment, name: str, *, service: Path, database_url: str, task: str) -> dict[str, str]:
    """What the container has by the template, on the test's database and without the wait for load balancers."""
    settings = given(deployment, name, task=task) | {"DATABASE_URL": database_url}
    if "MOBILITY_DRAIN_SECONDS" in settings:
        settings["MOBILITY_DRAIN_SECONDS"] = "0"
    places = {
        "PYTHONPATH": str(service.parent / "packages"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.environ["PATH"],
    }
    return settings | places


def here(command: list[str], *, port: int = 0) -> list[str]:
    """The command with this Python, which finds only what the image has, on a free port of the loopback interface."""
    assert command[0] == "python"
    words = [word.replace("0.0.0.0", "127.0.0.1") for word in command[1:]]
    return [sys.executable, "-S", *(re.sub(rf"\b{PORT}\b", str(port), word) for word in words)]


@asynccontextmanager
async def running(
    command: list[str], *, directory: Path, environment: dict[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    with (directory.parent / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=directory, env=environment, stdout=log, stderr=asyncio.subprocess.STDOUT
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def finish(command: list[str], *, directory: Path, environment: dict[str, str]) -> int:
    async with running(command, directory=directory, environment=environment) as process:
        return await process.wait()


async def test_the_service_migrates_starts_answers_and_stops(
    name: str, containerfile: Containerfile, deployment: Deployment, service: Path, database_url: str
) -> None:
    def environment(task: str) -> dict[str, str]:
        return environment_of(deployment, name, service=service, database_url=database_url, task=task)

    log = service.parent / "log"
    migration = here(container(deployment, name, task="MigrationTask")["Command"])
    assert await finish(migration, directory=service, environment=environment("MigrationTask")) == 0, log.read_text()
    with listening_socket(name, port=0, variable="PORT") as listener:
        port = port_of(listener)
    async with (
        running(
            here(containerfile.command(), port=port), directory=service, environment=environment("Task")
        ) as process,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        await until(lambda: process.returncode is not None or _is_ready(client))
        assert process.returncode is None, log.read_text()
        assert (await client.get("/v1/unknown")).status_code == 404
        assert (await client.get("/openapi.json")).status_code == 200
        check = here(containerfile.command("HEALTHCHECK"), port=port)
        outcome = await asyncio.create_subprocess_exec(*check, cwd=service, env=environment("Task"))
        assert await outcome.wait() == 0
        process.send_signal(signal.SIGTERM)
        assert await process.wait() in (0, -signal.SIGTERM)
    assert "Traceback" not in log.read_text()


async def _is_ready(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/readyz")).status_code == 200
    except httpx.TransportError:
        return False


def test_everything_that_is_copied_is_there(containerfile: Containerfile) -> None:
    copies = containerfile.copies()
    assert copies
    assert [source for sources, _ in copies for source in sources if not (CHECKOUT / source).exists()] == []


def test_nothing_of_the_other_service_or_of_development_is_copied(name: str, containerfile: Containerfile) -> None:
    sources = {source for sources, _ in containerfile.copies() for source in sources}
    foreign = {"reservation": "travel", "travel-agent": "impl/reservation"}[name]
    for word in (foreign, "tests", "gateway/local", "scripts/stack", ".local", "specs", "."):
        assert not any(source == word or (len(word) > 1 and word in source) for source in sources)


def test_nobody_needs_root_or_a_moving_base(containerfile: Containerfile) -> None:
    assert all(
        re.fullmatch(r"docker\.io/library/python:3\.12\.\d+-slim-\w+( AS \w+)?", each)
        for each in containerfile.all("FROM")
    )
    assert containerfile.all("USER") == ["10001"]
    keywords = [keyword for keyword, _ in containerfile.instructions]
    assert keywords.index("USER") < keywords.index("CMD")
    assert not {"ARG", "ENTRYPOINT"} & set(keywords)


def test_the_image_holds_no_secret(containerfile: Containerfile) -> None:
    for arguments in containerfile.all("ENV"):
        assert not re.search(r"(?i)key|secret|password|token|url", arguments)


def test_packages_are_those_that_the_tests_run_with(containerfile: Containerfile) -> None:
    tested = (CHECKOUT / "scripts" / "requirements" / "runtime.txt").read_text()
    pins = containerfile.requirements()
    assert pins
    assert all(re.search(rf"^{re.escape(pin)}(?= |$)", tested, re.MULTILINE) for pin in pins)


def test_the_build_sees_what_it_copies_and_hides_the_rest(name: str, containerfile: Containerfile) -> None:
    lines = (IMAGES / f"{name}.Containerfile.dockerignore").read_text().splitlines()
    shown = [line[1:] for line in lines if line.startswith("!")]
    assert "*" in lines
    sources = [source for sources, _ in containerfile.copies() for source in sources]
    assert all(any(source.startswith(folder) for folder in shown) for source in sources)
    assert all(any(source.startswith(folder) for source in sources) for folder in shown)


def test_template_and_image_agree(name: str, containerfile: Containerfile, deployment: Deployment) -> None:
    definition = container(deployment, name)
    assert containerfile.all("EXPOSE") == [PORT]
    assert [str(mapping["ContainerPort"]) for mapping in definition["PortMappings"]] == [PORT]
    assert definition["HealthCheck"]["Command"] == ["CMD", *containerfile.command("HEALTHCHECK")]
    assert [definition["User"]] == containerfile.all("USER")
    assert "Command" not in definition
    assert definition["ReadonlyRootFilesystem"] is True
    mounts = [mount["ContainerPath"] for mount in definition["MountPoints"]]
    assert [json.loads(each) for each in containerfile.all("VOLUME")] == [mounts]
    [balancer] = [each for each in deployment.resources("network", "AWS::ElasticLoadBalancingV2::LoadBalancer").values()
                  if each["Type"] == "application"]  # fmt: skip
    attributes = {each["Key"]: each["Value"] for each in balancer["LoadBalancerAttributes"]}
    command = containerfile.command()
    kept_open = float(command[command.index("--timeout-keep-alive") + 1])
    assert float(attributes["idle_timeout.timeout_seconds"]) < kept_open
    drained = float(command[command.index("--timeout-graceful-shutdown") + 1])
    assert drained < definition["StopTimeout"]
