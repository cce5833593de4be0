"""Where the local stack keeps what it makes."""

import hashlib
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.failures import StackFailure

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL = CHECKOUT / ".local"
LOGS = LOCAL / "log"
SHARED_TEMPORARY = Path("/var/tmp")
TEMPORARY_PREFIX = "mobilitycorp-stack-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The user a process runs as."""

    name: str
    user: int
    group: int


def unprivileged_account(*, owner_of: Path | None) -> Account | None:
    """The account for PostgreSQL, which refuses to run as root; None where the caller is not root.

    It is the owner of the data where there is some, and ``nobody`` otherwise.

    Raises:
        StackFailure: the caller is root and the machine has no such account.
    """
    if os.geteuid() != 0:
        return None
    try:
        owner = owner_of.stat().st_uid if owner_of is not None and owner_of.exists() else 0
        entry = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError as error:
        raise StackFailure(
            "PostgreSQL cannot be started by root.\n"
            f"  Why: it refuses to run as root, and this machine has no account to run it as ({error.args[0]}).\n"
            "  Fix: run the command as another user, or set DATABASE_URL to a database of yours."
        ) from error
    return Account(name=entry.pw_name, user=entry.pw_uid, group=entry.pw_gid)


def database_directory(account: Account | None) -> Path:
    """Where the lasting database lives: in the checkout, or where the account can reach it.

    Raises:
        StackFailure: somebody else has made that place.
    """
    if account is None or is_open_to(LOCAL.parent, account=account):
        return LOCAL / "postgres"
    identity = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    directory = SHARED_TEMPORARY / f"mobilitycorp-{identity}"
    directory.mkdir(mode=0o711, exist_ok=True)
    ensure_trusted(directory)
    return directory


def temporary_directory(account: Account | None) -> Path:
    """Make a new directory for files that are not kept, where the account can reach it."""
    parent = Path(tempfile.gettempdir())
    if account is not None and not is_open_to(parent, account=account):
        parent = SHARED_TEMPORARY
    return Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=parent))


def is_open_to(path: Path, *, account: Account) -> bool:
    """Whether the account can enter the directory: it has the execute bit on it and on everything above."""
    return all(_may_enter(directory, account=account) for directory in (path, *path.parents))


def ensure_trusted(directory: Path) -> None:
    """Check that a directory of a known name in a place open to all is ours, and nobody else's to write to.

    Raises:
        StackFailure: it is not.
    """
    status = directory.lstat()
    others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or others_write:
        raise StackFailure(
            f"{directory} is not to be trusted.\n"
            "  Why: it should be a directory that belongs to this user and that nobody else can write to.\n"
            "  Fix: look where it comes from, and remove it."
        )


def _may_enter(directory: Path, *, account: Account) -> bool:
    status = directory.stat()
    if status.st_uid == account.user:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.group:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
