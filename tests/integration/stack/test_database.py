"""The launcher of the local database, with real servers."""

import fcntl
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import psutil
import pytest

from scripts.stack.cluster import Cluster
from scripts.stack.database import fresh_database, remove_abandoned, running_database, scratch_database
from scripts.stack.failures import StackFailure
from scripts.stack.places import CHECKOUT, TEMPORARY_PREFIX, temporary_directory, unprivileged_account

# Runs a database, says where and by which process, and is then killed.
LAUNCHER = """
import signal, sys
from pathlib import Path
from scripts.stack.database import running_database
with running_database(Path(sys.argv[1])) as database:
    print(database.server.process.pid, flush=True)
    signal.pause()
"""


@pytest.fixture(autouse=True)
def no_given_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def directory() -> Iterator[Path]:
    """Where the database's own user can work, which is not so of the usual directories for tests."""
    made = temporary_directory(unprivileged_account(owner_of=None))
    yield made
    shutil.rmtree(made)


async def execute(url: str, *, statement: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


async def test_data_lasts_over_a_restart(directory: Path) -> None:
    with running_database(directory) as database:
        await execute(database.url, statement="CREATE TABLE kept ()")
    with running_database(directory) as database:
        await execute(database.url, statement="SELECT FROM kept")


async def test_nobody_without_the_password_gets_in() -> None:
    with fresh_database() as database:
        without_password = re.sub(r":[^:@/]*@", "@", database.url)
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(without_password)
        assert database.place == without_password


async def test_the_server_listens_on_the_loopback_interface_alone() -> None:
    with fresh_database() as database:
        assert database.server is not None
        listening = psutil.Process(database.server.process.pid).net_connections()
        assert {connection.laddr.ip for connection in listening if connection.status == psutil.CONN_LISTEN} == {
            "127.0.0.1"
        }


async def test_text_is_unicode_whatever_the_machine_is_set_to() -> None:
    with fresh_database() as database:
        connection = await asyncpg.connect(database.url)
        assert await connection.fetchval("SELECT upper('käsityö')") == "KÄSITYÖ"
        assert await connection.fetchval("SHOW timezone") == "UTC"
        await connection.execute("CREATE EXTENSION btree_gist")
        await connection.close()


def test_a_fresh_database_leaves_nothing_behind() -> None:
    with fresh_database() as database:
        assert database.server is not None
        log = database.server.log
    assert log is not None
    assert not log.parent.exists()
    assert database.server.process.returncode == 0


def test_what_a_killed_launcher_left_is_removed_and_what_is_in_use_is_not(directory: Path) -> None:
    left = directory / f"{TEMPORARY_PREFIX}left"
    left.mkdir()
    (left / "lock").touch()
    used = directory / f"{TEMPORARY_PREFIX}used"
    used.mkdir()
    with (used / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        remove_abandoned(directory)
    assert not left.exists()
    assert used.exists()


def test_two_launchers_on_one_directory_are_an_error_that_names_the_first(directory: Path) -> None:
    with (
        running_database(directory),
        pytest.raises(StackFailure, match=rf"(?s)in use.*process {psutil.Process().pid}"),
        running_database(directory),
    ):
        pass


def test_a_launcher_that_was_killed_takes_its_server_along_and_is_followed_at_once(directory: Path) -> None:
    command = [sys.executable, "-c", LAUNCHER, str(directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as launcher:
        assert launcher.stdout is not None
        server = psutil.Process(int(launcher.stdout.readline()))
        launcher.kill()
    with running_database(directory):
        _, alive = psutil.wait_procs([server], timeout=30)
        assert not alive


def test_a_half_made_data_directory_is_made_again(directory: Path) -> None:
    (directory / "data.unfinished").mkdir()
    (directory / "data.unfinished" / "PG_VERSION").write_text("18\n")
    with running_database(directory) as database:
        assert database.server is not None


def test_data_of_another_major_version_is_refused_with_the_way_out(directory: Path) -> None:
    with running_database(directory):
        pass
    (directory / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(StackFailure, match=r"(?s)made by PostgreSQL 14.*remove"), running_database(directory):
        pass


def test_a_server_that_does_not_start_is_an_error_with_the_end_of_its_log(directory: Path) -> None:
    with running_database(directory):
        pass
    (directory / "data" / "postgresql.conf").write_text("no_such_setting = on\n")
    with pytest.raises(StackFailure, match="no_such_setting"), running_database(directory):
        pass


def test_binaries_that_fail_are_an_error_with_what_they_said(directory: Path) -> None:
    programs = directory / "programs"
    programs.mkdir()
    (programs / "initdb").write_text("#!/bin/sh\necho 'no space left' >&2\nexit 1\n")
    (programs / "initdb").chmod(0o755)
    account = unprivileged_account(owner_of=None)
    directory.chmod(0o755)
    cluster = Cluster(directory=directory / "cluster", programs=programs, account=account, durable=True)
    with cluster.locked(), pytest.raises(StackFailure, match=r"(?s)initdb failed.*no space left"):
        cluster.prepare()


async def test_a_given_database_is_used_in_place_of_one_started_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@database.example/mobility")
    with running_database() as database:
        assert database.server is None
        assert database.url == "postgresql://somebody:secret@database.example/mobility"
        assert "secret" not in database.place


async def test_on_a_given_server_a_fresh_database_is_made_and_dropped(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    with fresh_database() as database:
        assert database.server is None
        await execute(database.url, statement="CREATE TABLE passing ()")
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await asyncpg.connect(database.url)


def test_a_given_server_that_is_down_is_an_error_that_says_so() -> None:
    with (
        pytest.raises(StackFailure, match=r"(?s)no fresh database.*DATABASE_URL"),
        scratch_database("postgresql://somebody@127.0.0.1:1/mobility"),
    ):
        pass
