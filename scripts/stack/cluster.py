"""A PostgreSQL data directory: made once, completely or not at all, and used by one launcher at a time."""

import fcntl
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.failures import StackFailure
from scripts.stack.places import Account, is_open_to
from scripts.stack.postgres_binaries import postgres_version

ROLE = "mobility"
DATABASE = "mobility"
SECONDS_FOR_AN_ORPHAN_TO_STOP = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The files of one PostgreSQL server.

    Attributes:
        directory: holds the data directory, the password, the lock and the log.
        programs: the directory of the PostgreSQL programs.
        account: the user that owns the data, or None for the caller.
        durable: whether the data must survive a crash of the machine.
    """

    directory: Path
    programs: Path
    account: Account | None
    durable: bool

    @property
    def data(self) -> Path:
        """The data directory proper."""
        return self.directory / "data"

    @property
    def log(self) -> Path:
        """What the server writes."""
        return self.directory / "postgres.log"

    def password(self) -> str:
        """The secret that keeps other users of this machine out of the database; made at first use."""
        path = self.directory / "password"
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(24))
        return path.read_text()

    def prepare(self) -> None:
        """Make the data directory unless it is there. Call it under the lock.

        Raises:
            StackFailure: the data is of another PostgreSQL or another user, or cannot be made.
        """
        version = self.data / "PG_VERSION"
        try:
            found = version.read_text().strip() if self.data.exists() else None
        except PermissionError as error:
            raise StackFailure(
                f"{self.data} cannot be read.\n"
                "  Why: it belongs to another user; perhaps the stack was first run by root.\n"
                f"  Fix: run the command as that user, or remove {self.directory} to start afresh."
            ) from error
        if found is None:
            self._make()
        elif found != postgres_version().split(".")[0]:
            raise StackFailure(
                f"{self.data} was made by PostgreSQL {found}, and this is {postgres_version()}.\n"
                "  Why: a data directory fits one major version.\n"
                f"  Fix: remove {self.directory}; the fleet is seeded again."
            )

    def _make(self) -> None:
        staging = self.directory / "data.unfinished"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(mode=0o700)
        if self.account is not None:
            os.chown(staging, self.account.user, self.account.group)
        self._run(
            [
                self.programs / "initdb",
                f"--pgdata={staging}",
                f"--username={ROLE}",
                "--auth-local=reject",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                *([] if self.durable else ["--no-sync"]),
            ]
        )
        # One statement a line: the single-user mode takes the end of the line for the end of the statement.
        statements = f"ALTER ROLE {ROLE} PASSWORD '{self.password()}'\nCREATE DATABASE {DATABASE}\n"
        durability = [] if self.durable else ["-c", "fsync=off"]
        self._run(
            [self.programs / "postgres", "--single", "-D", staging, *durability, "postgres"], statements=statements
        )
        staging.rename(self.data)

    def _run(self, arguments: Sequence[str | Path], *, statements: str = "") -> None:
        outcome = subprocess.run(
            arguments,
            input=statements,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=environment_without_postgres(),
            start_new_session=True,
            user=self.account.user if self.account else None,
            group=self.account.group if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if outcome.returncode or "ERROR" in outcome.stderr:
            said = "\n".join(f"  | {line}" for line in (outcome.stdout + outcome.stderr).splitlines()[-15:])
            raise StackFailure(
                f"the database could not be made in {self.directory}: {Path(arguments[0]).name} failed.\n{said}\n"
                "  Fix: see to what it says, or set DATABASE_URL to a PostgreSQL (14 or newer) of yours."
            )

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Keep other launchers away; gives the descriptor of the lock, which the server inherits and so holds as well.

        Raises:
            StackFailure: another launcher uses the directory.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        if self.account is not None:
            # A strict umask would keep the account out of what has just been made.
            for place in (self.directory, self.directory.parent):
                if not is_open_to(place, account=self.account):
                    place.chmod(place.stat().st_mode | 0o011)
        descriptor = os.open(self.directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._acquire(descriptor)
            os.truncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            yield descriptor
        finally:
            os.close(descriptor)

    def _acquire(self, descriptor: int) -> None:
        deadline = time.monotonic() + SECONDS_FOR_AN_ORPHAN_TO_STOP
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.pread(descriptor, 20, 0).decode()
                # The server of a launcher that was killed holds the lock until it has stopped.
                if not _is_running(holder) and time.monotonic() < deadline:
                    time.sleep(0.05)
                    continue
                raise StackFailure(
                    f"the database in {self.directory} is in use.\n"
                    f"  Why: another stack (process {holder or 'unknown'}) runs on it, and two would destroy it.\n"
                    "  Fix: stop that one, or run a second stack with `python -m scripts.stack --ephemeral`."
                ) from None
            return


def environment_without_postgres() -> dict[str, str]:
    """The environment less the variables that would send PostgreSQL's programs to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
