"""The deliveries that were given up: `python -m impl.platform.dead_letters list | replay (--all | ID…)`."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from impl.platform.database import Database, DatabaseUnavailable
from impl.platform.identifiers import InvalidIdentifier, decode, encode
from impl.platform.settings import Settings, SettingsError, load_settings

PREFIX: Final = "whd"
_FAILURE: Final = 100

_LIST: Final = """
SELECT delivery.id, subscriber, event.type, event_id, attempts, last_error, finished_at
FROM webhook_deliveries AS delivery JOIN outbox_events AS event ON event.id = event_id
WHERE status = 'dead' ORDER BY finished_at, delivery.id
"""
_REPLAY: Final = """
UPDATE webhook_deliveries SET status = 'pending', attempts = 0, next_attempt_at = now(), finished_at = NULL
WHERE status = 'dead' AND ($1::uuid[] IS NULL OR id = ANY ($1))
RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A delivery that no attempt got through."""

    id: UUID
    subscriber: str
    event_id: UUID
    event_type: str
    attempts: int
    last_error: str
    given_up_at: datetime


async def list_dead_letters(database: Database) -> list[DeadLetter]:
    """All dead letters, the oldest first."""
    async with database.connection() as connection:
        rows = await connection.fetch(_LIST)
    return [
        DeadLetter(
            id=row["id"],
            subscriber=row["subscriber"],
            event_id=row["event_id"],
            event_type=row["type"],
            attempts=row["attempts"],
            last_error=row["last_error"],
            given_up_at=row["finished_at"],
        )
        for row in rows
    ]


async def replay_dead_letters(database: Database, *, ids: Sequence[UUID] | None) -> list[UUID]:
    """Make dead letters due again, all of them where `ids` is None; returns those that were dead letters."""
    async with database.connection() as connection:
        rows = await connection.fetch(_REPLAY, None if ids is None else list(ids))
    return [row["id"] for row in rows]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0, or 100 for a failure that stderr explains."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings(Settings)
        return asyncio.run(_replay(settings, options) if options.command == "replay" else _list(settings))
    except SettingsError as error:
        return _fail(str(error))
    except InvalidIdentifier as error:
        return _fail(f"{error} `list` shows the ids there are.")
    except DatabaseUnavailable:
        return _fail("The database that DATABASE_URL names cannot be reached. Start it, or correct the variable.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m impl.platform.dead_letters", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="show the deliveries that were given up")
    replay = commands.add_parser("replay", help="try deliveries again from the start")
    choice = replay.add_mutually_exclusive_group(required=True)
    choice.add_argument("--all", action="store_true", help="every one that `list` shows")
    choice.add_argument("ids", nargs="*", default=[], metavar="ID", help=f"an id that `list` shows ({PREFIX}_…)")
    return parser


async def _list(settings: Settings) -> int:
    async with Database.from_settings(settings) as database:
        letters = await list_dead_letters(database)
    for letter in letters:
        event = encode("evt", value=letter.event_id)
        given_up = letter.given_up_at.isoformat(timespec="seconds")
        print(
            f"{encode(PREFIX, value=letter.id)}  {given_up}  {letter.subscriber}  {letter.event_type}  {event}  "
            f"{letter.attempts} attempts, last: {letter.last_error}"
        )
    print(f"{len(letters)} dead letter{'' if len(letters) == 1 else 's'}", file=sys.stderr)
    return 0


async def _replay(settings: Settings, options: argparse.Namespace) -> int:
    ids = None if options.all else [decode(PREFIX, text=text) for text in options.ids]
    async with Database.from_settings(settings) as database:
        replayed = await replay_dead_letters(database, ids=ids)
    for replayed_id in replayed:
        print(encode(PREFIX, value=replayed_id))
    missing = sorted(set(ids or ()) - set(replayed))
    if missing:
        names = ", ".join(encode(PREFIX, value=missing_id) for missing_id in missing)
        return _fail(f"No dead letter has the id {names}. `list` shows the ids there are.")
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return _FAILURE


if __name__ == "__main__":
    sys.exit(main())
