"""Incidents in a JSON file: what the sandbox tells, and what people write to try incidents out."""

from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from impl.travel_agent.domain.geography import Area, Circle, Polygon, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from impl.travel_agent.maps.strangers_text import LONGEST_MESSAGE, plain
from impl.travel_agent.maps.watched_files import WatchedFile, write_file

type Incidents = tuple[Incident, ...]
type _Longitude = Annotated[float, Field(ge=-180, le=180)]
type _Latitude = Annotated[float, Field(ge=-90, le=90)]


class _Record(BaseModel):
    """An incident as it stands in the file: with a `polygon` of [longitude, latitude], or a `position` and a radius."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(min_length=1, max_length=100)]
    kind: IncidentKind
    title: Annotated[str, Field(max_length=200)]
    description: Annotated[str, Field(max_length=2000)] = ""
    polygon: Annotated[tuple[tuple[_Longitude, _Latitude], ...], Field(min_length=3, max_length=100)] | None = None
    position: tuple[_Longitude, _Latitude] | None = None
    radius_m: Annotated[float, Field(gt=0, le=50_000)] = 50
    blocks: bool = False
    delay_factor: Annotated[float, Field(ge=1, le=100)] = 1
    valid_from: AwareDatetime
    valid_until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _has_one_area(self) -> Self:
        if (self.polygon is None) == (self.position is None):
            raise ValueError("an incident has either a polygon or a position")
        return self

    @property
    def area(self) -> Area:
        if self.polygon is not None:
            return Polygon(ring=tuple(Position(latitude=north, longitude=east) for east, north in self.polygon))
        assert self.position is not None
        east, north = self.position
        return Circle(centre=Position(latitude=north, longitude=east), radius_m=self.radius_m)


_RECORDS: Final = TypeAdapter(tuple[_Record, ...])


def watch_incidents(path: Path) -> WatchedFile[Incidents]:
    """The file, to be read whenever incidents are asked for."""
    return WatchedFile[Incidents](path, parse=_parse, absent=())


def read_incidents(path: Path) -> Incidents:
    """The incidents of a file; none where there is no file.

    Raises:
        OSError: it cannot be read.
        ValueError: it does not hold incidents.
    """
    return _parse(path.read_bytes()) if path.exists() else ()


def write_incidents(path: Path, *, incidents: Incidents) -> None:
    """Replace what the file holds.

    Raises:
        OSError: it cannot be written.
    """
    records = tuple(_record(incident) for incident in incidents)
    write_file(path, _RECORDS.dump_json(records, indent=2, exclude_none=True))


def _parse(content: bytes) -> Incidents:
    return tuple(
        Incident(
            key=record.key,
            kind=record.kind,
            title=plain(record.title),
            description=plain(record.description, most=LONGEST_MESSAGE),
            area=record.area,
            blocks=record.blocks,
            delay_factor=record.delay_factor,
            valid_from=record.valid_from,
            valid_until=record.valid_until,
        )
        for record in _RECORDS.validate_json(content)
    )


def _record(incident: Incident) -> _Record:
    area = incident.area
    circle = area if isinstance(area, Circle) else None
    return _Record(
        key=incident.key,
        kind=incident.kind,
        title=incident.title,
        description=incident.description,
        polygon=tuple((each.longitude, each.latitude) for each in area.ring) if isinstance(area, Polygon) else None,
        position=(circle.centre.longitude, circle.centre.latitude) if circle else None,
        radius_m=circle.radius_m if circle else 50,
        blocks=incident.blocks,
        delay_factor=incident.delay_factor,
        valid_from=incident.valid_from,
        valid_until=incident.valid_until,
    )
