"""Runs a database for the local stack and for tests: the one of DATABASE_URL, or PostgreSQL started here."""

import asyncio
import fcntl
import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from urllib.parse import urlsplit

import asyncpg

from scripts.stack.children import Child
from scripts.stack.cluster import DATABASE, ROLE, Cluster, environment_without_postgres
from scripts.stack.failures import StackFailure, what_tells
from scripts.stack.places import (
    LOCAL,
    TEMPORARY_PREFIX,
    database_directory,
    temporary_directory,
    unprivileged_account,
)
from scripts.stack.postgres_binaries import postgres_programs

ATTEMPTS_AT_A_PORT = 5
TRAVEL_AGENT = "travel_agent"
COMPANIONS = (TRAVEL_AGENT,)
SECONDS_TO_RECOVER = 120.0
SETTINGS = ("unix_socket_directories=", "max_connections=200", "timezone=UTC", "log_timezone=UTC")
SETTINGS_WITHOUT_DURABILITY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database to connect to.

    Attributes:
        url: ``postgresql://user:password@host:port/name``.
        server: the server started here, or None where the database was given.
    """

    url: str
    server: Child | None = None

    @property
    def place(self) -> str:
        """The address without the password."""
        return re.sub(r":[^:@/]*@", "@", self.url)


@contextmanager
def running_database(directory: Path | None = None) -> Iterator[Database]:
    """The lasting database: the one of DATABASE_URL if that is set, else PostgreSQL started on this machine.

    Args:
        directory: where its files are, by default in the checkout.

    Raises:
        StackFailure: the database cannot be started.
    """
    if url := os.environ.get("DATABASE_URL"):
        yield Database(url=url)
        return
    account = unprivileged_account(owner_of=(directory or LOCAL / "postgres") / "data")
    cluster = Cluster(
        directory=directory or database_directory(account),
        programs=postgres_programs(account),
        account=account,
        durable=True,
    )
    with served(cluster) as database:
        yield database


@contextmanager
def fresh_database() -> Iterator[Database]:
    """An empty database that is gone afterwards, for tests: fast, as nothing waits for the disk.

    It is PostgreSQL started on this machine, or, where DATABASE_URL is set, a new database on that server.

    Raises:
        StackFailure: the database cannot be made.
    """
    if url := os.environ.get("DATABASE_URL"):
        with scratch_database(url) as database:
            yield database
        return
    account = unprivileged_account(owner_of=None)
    directory = temporary_directory(account)
    remove_abandoned(directory.parent)
    cluster = Cluster(directory=directory, programs=postgres_programs(account), account=account, durable=False)
    try:
        with served(cluster) as database:
            yield database
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def remove_abandoned(parent: Path) -> None:
    """Remove the fresh databases of launchers that were killed: their locks are there, and nobody holds them."""
    for lock in parent.glob(f"{TEMPORARY_PREFIX}*/lock"):
        with suppress(OSError), lock.open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)


@contextmanager
def scratch_database(url: str) -> Iterator[Database]:
    """A new, empty database on the server of the URL, dropped afterwards.

    Raises:
        StackFailure: the server does not answer, or its user may not create databases.
    """
    name = f"{DATABASE}_{secrets.token_hex(6)}"
    try:
        _execute(url, statement=f"CREATE DATABASE {name}")
    except (OSError, asyncpg.PostgresError) as error:
        raise StackFailure(
            "no fresh database could be made on the server of DATABASE_URL.\n"
            f"  Why: {error}\n"
            "  Fix: see that the server runs and its user has the right CREATEDB, or unset DATABASE_URL."
        ) from error
    try:
        yield Database(url=urlsplit(url)._replace(path=f"/{name}").geturl())
    finally:
        for made in (name, *(f"{name}_{companion}" for companion in COMPANIONS)):
            _execute(url, statement=f"DROP DATABASE IF EXISTS {made} WITH (FORCE)")


@contextmanager
def served(cluster: Cluster) -> Iterator[Database]:
    """Run the server of a data directory, made if it is not there, on a free port of the loopback interface.

    Raises:
        StackFailure: another launcher uses the directory, or the server does not start.
    """
    with ExitStack() as resources:
        lock = resources.enter_context(cluster.locked())
        cluster.prepare()
        port, server = _start_on_free_port(cluster, lock=lock)
        resources.callback(server.stop)
        url = f"postgresql://{ROLE}:{cluster.password()}@127.0.0.1:{port}/{DATABASE}"
        yield Database(url=url, server=server)


def companion_of(database: Database, *, name: str) -> tuple[str, bool]:
    """The URL of another database on the same server, made if it is not there, and whether it was made now.

    Raises:
        StackFailure: it is not there, and the user may not make it.
    """
    path = f"{urlsplit(database.url).path}_{name}"
    url = urlsplit(database.url)._replace(path=path).geturl()
    try:
        is_there = _ask(database.url, question="SELECT true FROM pg_database WHERE datname = $1", about=path[1:])
        if not is_there:
            _execute(database.url, statement=f'CREATE DATABASE "{path[1:]}"')
    except asyncpg.PostgresError as error:
        raise StackFailure(
            f"the database {path[1:]} could not be made.\n"
            f"  Why: {error}\n"
            f"  Fix: make it, or set MOBILITY_TRAVEL_AGENT_DATABASE_URL to a database of yours."
        ) from error
    return url, not is_there


def _start_on_free_port(cluster: Cluster, *, lock: int) -> tuple[int, Child]:
    for _ in range(ATTEMPTS_AT_A_PORT):
        port = _free_port()
        server = _start(cluster, port=port, lock=lock)
        try:
            _await_readiness(cluster, port=port, server=server)
        except StackFailure:
            server.stop()
            if "could not bind" not in what_tells(cluster.log):
                raise
        except BaseException:
            server.stop()
            raise
        else:
            return port, server
    raise StackFailure("the database found no free port.\n  Fix: free some, or set DATABASE_URL.")


def _start(cluster: Cluster, *, port: int, lock: int) -> Child:
    settings = SETTINGS if cluster.durable else (*SETTINGS, *SETTINGS_WITHOUT_DURABILITY)
    options = [option for setting in settings for option in ("-c", setting)]
    return Child.start(
        "database",
        arguments=[
            cluster.programs / "postgres", "-D", cluster.data, "-h", "127.0.0.1", "-p", str(port), *options,
        ],
        log=cluster.log,
        environment=environment_without_postgres(),
        account=cluster.account,
        inherited=[lock],
        stop_signal=SIGINT,
    )  # fmt: skip


def _await_readiness(cluster: Cluster, *, port: int, server: Child) -> None:
    """Wait until the server takes connections; it answers at once, but recovers first where it was killed."""
    question = [
        str(cluster.programs / "pg_isready"),
        "-q",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        "-U",
        ROLE,
        "-d",
        DATABASE,
    ]
    deadline = time.monotonic() + SECONDS_TO_RECOVER
    while subprocess.run(question, check=False, env=environment_without_postgres()).returncode:
        server.ensure_alive()
        if time.monotonic() > deadline:
            raise StackFailure(
                f"the database was not ready within {SECONDS_TO_RECOVER:.0f} s.\n{what_tells(cluster.log)}\n"
                f"  Fix: remove {cluster.directory} if its data does not matter."
            )
        time.sleep(0.01)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _execute(url: str, *, statement: str) -> None:
    async def connect_and_execute() -> None:
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    # In a thread of its own, as the caller may be inside an event loop.
    with ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(asyncio.run, connect_and_execute()).result()


def _ask(url: str, *, question: str, about: str) -> object:
    async def connect_and_ask() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(question, about)
        finally:
            await connection.close()

    with ThreadPoolExecutor(max_workers=1) as executor:
        return executor.submit(asyncio.run, connect_and_ask()).result()
