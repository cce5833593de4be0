"""Traffic messages of Finland, by Fintraffic (www.digitraffic.fi/en/road-traffic, "Traffic messages")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from impl.travel_agent.maps.errors import IncidentsUnavailable
from impl.travel_agent.maps.incident_selection import along, within
from impl.travel_agent.maps.resilient_calls import CallRefused, Question, ResilientService
from impl.travel_agent.maps.strangers_text import LONGEST_MESSAGE, plain
from impl.travel_agent.maps.traffic_geometry import Geometry, areas_of

type Incidents = tuple[Incident, ...]
ADDRESS: Final = "https://tie.digitraffic.fi"
_PATHS: Final = ("/api/traffic-message/v2/traffic-announcements", "/api/traffic-message/v2/roadworks")
_CLOSED: Final = ("tie on suljettu", "tie suljettu", "road closed", "the road is closed")
_WORDS: Final = (
    (IncidentKind.CRASH, ("accident", "onnettomuus", "kolari")),
    (IncidentKind.FLOODING, ("flood", "tulva", "vettä tiellä")),
    (IncidentKind.EVENT, ("public event", "yleisötapahtuma", "tapahtuma")),
    (IncidentKind.CONGESTION, ("queue", "congest", "ruuhka", "jono")),
)
# Messages do not tell by how much; these are assumptions of ours.
_DELAYS: Final = {
    IncidentKind.CRASH: 2.0,
    IncidentKind.FLOODING: 2.0,
    IncidentKind.WORKS: 1.3,
    IncidentKind.CONGESTION: 1.5,
    IncidentKind.EVENT: 1.2,
    IncidentKind.CLOSURE: 1.0,
}


class _Duration(BaseModel):
    start: AwareDatetime = Field(alias="startTime")
    end: AwareDatetime | None = Field(None, alias="endTime")


class _Feature(BaseModel):
    name: str = ""


class _Location(BaseModel):
    description: str = ""


class _Announcement(BaseModel):
    language: str = ""
    title: str = ""
    comment: str | None = None
    location: _Location | None = None
    features: list[_Feature] = []
    duration: _Duration | None = Field(None, alias="timeAndDuration")


class _Properties(BaseModel):
    key: str = Field(alias="situationId")
    kind: str = Field("", alias="situationType")
    announcement_kind: str | None = Field(None, alias="trafficAnnouncementType")
    announcements: list[_Announcement] = []


class _Message(BaseModel):
    properties: _Properties
    geometry: Geometry | None = None


class _Answer(BaseModel):
    features: Annotated[list[_Message], Field(max_length=20_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digitraffic:
    """An incidents port over the messages of the whole country."""

    service: ResilientService[Incidents]

    async def along(
        self, shape: Sequence[Position], *, start: datetime, end: datetime | None = None, corridor_m: float = 25
    ) -> Fact[Incidents]:
        """See `Incidents.along`."""
        found = await self._all()
        return found.map(lambda all_: along(all_, shape=shape, start=start, end=end, corridor_m=corridor_m))

    async def within(self, area: Area, *, start: datetime, end: datetime | None = None) -> Fact[Incidents]:
        """See `Incidents.within`."""
        found = await self._all()
        return found.map(lambda all_: within(all_, area=area, start=start, end=end))

    async def _all(self) -> Fact[Incidents]:
        announced, works = [await self._ask(path) for path in _PATHS]
        # Of two answers the older and the less reliable one decides.
        least = min((announced, works), key=lambda fact: (not fact.stale, fact.observed_at))
        return least.map(lambda _: announced.value + works.value)

    async def _ask(self, path: str) -> Fact[Incidents]:
        try:
            return await self.service.ask(Question(path=path), parse=parse)
        except CallRefused as refusal:
            raise IncidentsUnavailable(f"Digitraffic refuses with status {refusal.status}") from refusal


def parse(body: bytes) -> Incidents:
    """The incidents of an answer; those without a place or a time are left out.

    Raises:
        ValueError: it is no answer of Digitraffic.
    """
    try:
        messages = _Answer.model_validate_json(body).features
    except ValidationError as error:
        raise ValueError("not an answer of Digitraffic") from error
    return tuple(incident for message in messages for incident in _incidents(message))


def _incidents(message: _Message) -> Iterator[Incident]:
    told = message.properties
    announcement = next(
        (each for each in told.announcements if each.language == "en"), next(iter(told.announcements), None)
    )
    if announcement is None or announcement.duration is None or told.announcement_kind in {"ended", "ENDED"}:
        return
    start, end = announcement.duration.start, announcement.duration.end
    if end is not None and end <= start:
        return
    names = " ".join(feature.name for feature in announcement.features).lower()
    blocks = any(words in names for words in _CLOSED)
    kind = _kind(told, text=f"{announcement.title} {names}".lower(), blocks=blocks)
    place = announcement.location.description if announcement.location else ""
    parts = " ".join(part for part in (place, announcement.comment or "") if part)
    for number, area in enumerate(areas_of(message.geometry) if message.geometry else ()):
        yield Incident(
            key=f"{told.key}/{number}" if number else told.key,
            kind=kind,
            title=plain(announcement.title),
            description=plain(parts, most=LONGEST_MESSAGE),
            area=area,
            blocks=blocks,
            delay_factor=_DELAYS[kind],
            valid_from=start,
            valid_until=end,
        )


def _kind(told: _Properties, *, text: str, blocks: bool) -> IncidentKind:
    announced = f"{told.announcement_kind or ''} {text}".lower().replace("_", " ")
    if told.kind.lower().replace("_", " ") == "road work":
        return IncidentKind.WORKS
    found = next((kind for kind, words in _WORDS if any(word in announced for word in words)), None)
    return found or (IncidentKind.CLOSURE if blocks else IncidentKind.EVENT)
