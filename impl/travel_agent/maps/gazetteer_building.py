"""Writes the gazetteer: places and streets of an extract in SQLite, findable by name, by position and by category."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from impl.travel_agent.maps.categories import cuisines_of
from impl.travel_agent.maps.extract_geometry import Point
from impl.travel_agent.maps.extract_reading import Extract
from impl.travel_agent.maps.gazetteer_rows import PlaceRow, localities, place_rows
from impl.travel_agent.maps.name_matching import fold
from impl.travel_agent.maps.scenery_reading import scenery_points
from impl.travel_agent.maps.strangers_text import plain

SCHEMA: Final = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, categories TEXT NOT NULL, name TEXT NOT NULL,
    names TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL, address TEXT, cuisine TEXT NOT NULL,
    opening_hours TEXT, attributes TEXT NOT NULL
);
CREATE INDEX place_key ON place (key);
CREATE TABLE place_name (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, folded TEXT NOT NULL);
CREATE INDEX place_name_folded ON place_name (folded);
CREATE VIRTUAL TABLE place_text USING fts5 (folded, content='', tokenize='trigram');
CREATE VIRTUAL TABLE place_position USING rtree (id, south, north, west, east);
CREATE TABLE house (place INTEGER NOT NULL, street TEXT NOT NULL, number INTEGER NOT NULL, letter TEXT NOT NULL);
CREATE INDEX house_number ON house (number);
CREATE TABLE street_point (id INTEGER PRIMARY KEY, place INTEGER NOT NULL);
CREATE VIRTUAL TABLE street_position USING rtree (id, south, north, west, east);
CREATE VIRTUAL TABLE scenery_position USING rtree (id, south, north, west, east);
CREATE TABLE locality (folded TEXT PRIMARY KEY);
"""
_KEPT_TAGS: Final = (
    "wheelchair",
    "website",
    "phone",
    "brand",
    "operator",
    "capacity",
    "fee",
    "access",
    "outdoor_seating",
)


def write_gazetteer(extract: Extract, *, file: Path) -> dict[str, int]:
    """Write the gazetteer of an extract to a new file; gives the number of places by kind."""
    rows = place_rows(extract.features)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.executescript(SCHEMA)
        for number, row in enumerate(rows, start=1):
            _write(row, number=number, database=database)
        _write_boxes(database, "scenery_position", points=scenery_points(extract.features))
        names = sorted(localities(extract.features))
        database.executemany("INSERT INTO locality VALUES (?)", [(name,) for name in names])
        database.execute("INSERT INTO place_text (place_text) VALUES ('optimize')")
        database.execute("ANALYZE")
        database.commit()
    return dict(Counter(str(row.kind) for row in rows))


def _write(row: PlaceRow, *, number: int, database: sqlite3.Connection) -> None:
    tags = row.tags
    attributes = {tag: plain(tags[tag]) for tag in (*_KEPT_TAGS, "unnamed") if tag in tags}
    database.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            row.key,
            row.kind,
            f",{','.join(row.categories)},",
            row.names[""],
            json.dumps(row.names, ensure_ascii=False),
            round(row.point[0], 7),
            round(row.point[1], 7),
            row.address,
            ";".join(cuisines_of(tags.get("cuisine", ""))),
            tags.get("opening_hours"),
            json.dumps(attributes, ensure_ascii=False),
        ),
    )
    for folded in dict.fromkeys(filter(None, map(fold, row.aliases))):
        name = database.execute("INSERT INTO place_name (place, folded) VALUES (?, ?)", (number, folded)).lastrowid
        database.execute("INSERT INTO place_text (rowid, folded) VALUES (?, ?)", (name, folded))
    latitude, longitude = row.point
    database.execute(
        "INSERT INTO place_position VALUES (?, ?, ?, ?, ?)", (number, latitude, latitude, longitude, longitude)
    )
    database.executemany("INSERT INTO house VALUES (?, ?, ?, ?)", [(number, *house) for house in row.houses])
    for point in row.line:
        added = database.execute("INSERT INTO street_point (place) VALUES (?)", (number,)).lastrowid
        database.execute(
            "INSERT INTO street_position VALUES (?, ?, ?, ?, ?)", (added, point[0], point[0], point[1], point[1])
        )


def _write_boxes(database: sqlite3.Connection, table: str, *, points: Iterable[Point]) -> None:
    boxes = ((number, *[point[0]] * 2, *[point[1]] * 2) for number, point in enumerate(points, start=1))
    database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", boxes)
