"""Makes incidents happen on the local map: ``python -m scripts.incidents add|list|remove|clear``.

They are written to the file that the sandbox of the travel agent reads (MOBILITY_INCIDENTS_FILE, or
``.local/incidents.json``), and are in force at once:

    python -m scripts.incidents add --kind flooding --at 60.1699,24.9414 --radius 60 --blocks --minutes 90
    python -m scripts.incidents list
    python -m scripts.incidents remove flooding-1
    python -m scripts.incidents clear
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from impl.travel_agent.domain.geography import Circle, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from impl.travel_agent.maps.incident_file import read_incidents, write_incidents
from scripts.stack.failures import StackFailure, refuse_production
from scripts.stack.places import LOCAL

INCIDENTS = LOCAL / "incidents.json"


def incidents_file() -> Path:
    """The file that the sandbox reads."""
    return Path(os.environ.get("MOBILITY_INCIDENTS_FILE") or INCIDENTS)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        refuse_production()
        file = incidents_file()
        incidents = read_incidents(file)
        match chosen.command:
            case "add":
                added = _incident(chosen, others=incidents)
                write_incidents(file, incidents=(*incidents, added))
                print(_line(added))
            case "remove":
                write_incidents(file, incidents=_without(chosen.key, incidents=incidents))
            case "clear":
                write_incidents(file, incidents=())
            case _:
                print(*map(_line, incidents), sep="\n") if incidents else print("no incidents")
    except StackFailure as failure:
        print(f"incidents: {failure}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"incidents: {file} does not work: {error}\n  Fix: remove the file, or mend it.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.incidents", description="Incidents for the local map.")
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="make an incident happen")
    adding.add_argument("--kind", type=IncidentKind, choices=list(IncidentKind), required=True)
    adding.add_argument("--at", type=_position, required=True, metavar="LATITUDE,LONGITUDE")
    adding.add_argument("--radius", type=float, default=50, metavar="METRES")
    adding.add_argument("--title", default="")
    adding.add_argument("--description", default="")
    adding.add_argument("--blocks", action="store_true", help="nobody gets through")
    adding.add_argument("--delay", type=float, default=1.0, metavar="FACTOR", help="how many times as long it takes")
    adding.add_argument("--in", dest="begins_in", type=float, default=0, metavar="MINUTES", help="begins later")
    adding.add_argument("--minutes", type=float, help="how long it lasts; without, nobody knows")
    commands.add_parser("list", help="show the incidents")
    removing = commands.add_parser("remove", help="end an incident")
    removing.add_argument("key")
    commands.add_parser("clear", help="end all incidents")
    return parser


def _position(text: str) -> Position:
    try:
        latitude, longitude = map(float, text.split(","))
        return Position(latitude=latitude, longitude=longitude)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a latitude and a longitude, such as 60.17,24.94") from None


def _incident(chosen: argparse.Namespace, *, others: Sequence[Incident]) -> Incident:
    keys = {incident.key for incident in others}
    number = next(number for number in range(1, len(others) + 2) if f"{chosen.kind}-{number}" not in keys)
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=chosen.begins_in)
    try:
        return Incident(
            key=f"{chosen.kind}-{number}",
            kind=chosen.kind,
            title=chosen.title or f"{chosen.kind.capitalize()} (made up)",
            description=chosen.description,
            area=Circle(centre=chosen.at, radius_m=chosen.radius),
            blocks=chosen.blocks,
            delay_factor=chosen.delay,
            valid_from=start,
            valid_until=None if chosen.minutes is None else start + timedelta(minutes=chosen.minutes),
        )
    except ValueError as error:
        raise StackFailure(f"there is no such incident: {error}.\n  Fix: change the options.") from error


def _without(key: str, *, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    if all(incident.key != key for incident in incidents):
        known = ", ".join(incident.key for incident in incidents) or "none"
        raise StackFailure(f"there is no incident {key}.\n  Fix: name one of these: {known}.")
    return tuple(incident for incident in incidents if incident.key != key)


def _line(incident: Incident) -> str:
    until = f"{incident.valid_until:%Y-%m-%dT%H:%MZ}" if incident.valid_until else "open end"
    effect = "blocks" if incident.blocks else f"delays × {incident.delay_factor:g}"
    return f"{incident.key}: {incident.title}, {effect}, {incident.valid_from:%Y-%m-%dT%H:%MZ} to {until}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
