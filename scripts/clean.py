"""Removes what commands leave behind: the local database, keys, maps, logs and caches. Environments stay."""

import fcntl
import shutil
import sys

from scripts.stack.places import CHECKOUT, LOCAL, database_directory, unprivileged_account

CACHES = (".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".schemathesis")
SOURCES = ("generated", "impl", "gateway", "scripts", "tests")


def main() -> int:
    """Remove it all; returns the exit code."""
    database = database_directory(unprivileged_account(owner_of=LOCAL / "postgres" / "data"))
    lock = database / "lock"
    if lock.exists():
        with lock.open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("clean: the local stack is running. Stop it first.", file=sys.stderr)
                return 1
    compiled = [path for source in SOURCES for path in (CHECKOUT / source).rglob("__pycache__")]
    for directory in (database, LOCAL, *(CHECKOUT / cache for cache in CACHES), *compiled):
        shutil.rmtree(directory, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
