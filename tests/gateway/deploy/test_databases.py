"""The function that makes the services' databases, on a real server as a role that is no superuser."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest

from gateway.aws.databases.databases import ServiceDatabase, make_databases
from gateway.aws.databases.handler import answer
from tests.gateway.deploy.web import QuietHandler, served

NAMES = ("reservation", "travel_agent")


@pytest.fixture
async def keeper(postgres_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection of a role with the rights of RDS's master user, removed with all it made."""
    name = f"keeper_{secrets.token_hex(4)}"
    owner = await asyncpg.connect(postgres_url)
    await owner.execute(f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE PASSWORD 'of-the-keeper'")
    connection = await asyncpg.connect(as_role(postgres_url, name=name, password="of-the-keeper"))
    try:
        yield connection
    finally:
        await connection.close()
        for made in NAMES:
            await owner.execute(f"DROP DATABASE IF EXISTS {made} WITH (FORCE)")
            await owner.execute(f"DROP ROLE IF EXISTS {made}")
        await owner.execute(f"DROP ROLE {name}")
        await owner.close()


def as_role(url: str, *, name: str, password: str, database: str = "postgres") -> str:
    parts = urlsplit(url)
    return f"postgresql://{name}:{password}@{parts.hostname}:{parts.port}/{database}"


def wanted(*, password: str = "first") -> list[ServiceDatabase]:
    return [ServiceDatabase(name=name, password=f"{password}'{name}") for name in NAMES]


async def test_each_service_gets_a_database_that_is_its_own(keeper: asyncpg.Connection, postgres_url: str) -> None:
    await make_databases(keeper, wanted())
    for name in NAMES:
        connection = await asyncpg.connect(as_role(postgres_url, name=name, password=f"first'{name}", database=name))
        await connection.execute("CREATE EXTENSION btree_gist; CREATE SCHEMA own; CREATE TABLE own.things (id int)")
        powers = "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        assert await connection.fetchval(powers) is False
        await connection.close()


async def test_no_service_may_connect_to_the_others(keeper: asyncpg.Connection, postgres_url: str) -> None:
    await make_databases(keeper, wanted())
    for name, other in (NAMES, NAMES[::-1]):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await asyncpg.connect(as_role(postgres_url, name=name, password=f"first'{name}", database=other))


async def test_what_is_there_stays_and_passwords_follow(keeper: asyncpg.Connection, postgres_url: str) -> None:
    await make_databases(keeper, wanted())
    url = as_role(postgres_url, name="reservation", password="first'reservation", database="reservation")
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE things (id int); INSERT INTO things VALUES (7)")
    await connection.close()
    await make_databases(keeper, wanted(password="second"))
    url = as_role(postgres_url, name="reservation", password="second'reservation", database="reservation")
    connection = await asyncpg.connect(url)
    assert await connection.fetchval("SELECT id FROM things") == 7
    await connection.close()


def test_a_password_is_in_no_representation() -> None:
    assert "hunter2" not in repr(ServiceDatabase(name="reservation", password="hunter2"))


@contextmanager
def cloudformation() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What takes the answer of a custom resource; gives its address and the answers so far."""
    answers: list[dict[str, Any]] = []

    class Answers(QuietHandler):
        def do_PUT(self) -> None:  # noqa: N802  # The name is that of http.server.
            answers.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.say(200, b"")

    with served(Answers) as address:
        yield address, answers


def event(address: str, *, kind: str, **properties: Any) -> dict[str, Any]:
    identity = {"StackId": "stack", "RequestId": "request", "LogicalResourceId": "Databases"}
    return {"RequestType": kind, "ResponseURL": address, "ResourceProperties": properties, **identity}


def reader(password: str) -> Callable[[str], str]:
    return lambda arn: json.dumps({"username": arn, "password": password})


async def test_the_outcome_is_told_to_cloudformation(keeper: asyncpg.Connection, postgres_url: str) -> None:
    name = await keeper.fetchval("SELECT current_user")
    parts = urlsplit(postgres_url)
    properties = {
        "Host": parts.hostname,
        "Port": str(parts.port),
        "KeeperSecret": name,
        "Databases": [{"Name": each, "Secret": each} for each in NAMES],
    }
    with cloudformation() as (address, answers):
        created = event(address, kind="Create", **properties)
        await asyncio.to_thread(answer, created, read_secret=reader("of-the-keeper"), tls=None)
    assert [each["Status"] for each in answers] == ["SUCCESS"]
    url = as_role(postgres_url, name="reservation", password="of-the-keeper", database="reservation")
    await (await asyncpg.connect(url)).close()


def test_a_failure_is_told_without_secrets() -> None:
    with cloudformation() as (address, answers):
        properties = {"Host": "127.0.0.1", "Port": "9", "KeeperSecret": "keeper", "Databases": []}
        answer(event(address, kind="Update", **properties), read_secret=reader("hunter2"), tls=None)
    [told] = answers
    assert told["Status"] == "FAILED"
    assert "see the log" in told["Reason"]
    assert "hunter2" not in json.dumps(told)
    assert {told[name] for name in ("StackId", "RequestId", "LogicalResourceId")} == {"stack", "request", "Databases"}


def test_a_deletion_deletes_nothing() -> None:
    with cloudformation() as (address, answers):
        answer({**event(address, kind="Delete"), "PhysicalResourceId": "of-old"}, read_secret=reader("x"), tls=None)
    assert [(each["Status"], each["PhysicalResourceId"]) for each in answers] == [("SUCCESS", "of-old")]
