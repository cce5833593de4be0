"""Everything a message says but its intent, read once: an Understanding whose intent is still open."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from impl.travel_agent.language.clock import read_times
from impl.travel_agent.language.folding import Folded, folded
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.marks import Mark, MarkedText
from impl.travel_agent.language.places import read_near, read_places
from impl.travel_agent.language.slots import (
    classes_of,
    mark_modes,
    read_choice,
    read_correction,
    read_note,
    read_place_query,
    read_preferences,
    read_reservation,
    read_wanted_language,
)
from impl.travel_agent.language.understanding import Expected, Expecting, Intent, PlaceText, Understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A message read: its text with the findings marked, and what they are."""

    source: Folded
    marked: MarkedText
    found: Understanding
    near: PlaceText | None


def read(text: str, *, lexicon: Lexicon, now: datetime, zone: ZoneInfo, expecting: Expecting | None) -> Reading:
    """Read times, vehicles, places and the rest, in an order in which none takes the words of another."""
    source = folded(text)
    marked = MarkedText(source.text)
    wants_time = expecting is not None and expecting.kind in {Expected.TIME, Expected.AM_OR_PM}
    times = read_times(marked, lexicon=lexicon, now=now, zone=zone, any_number=wants_time)
    marked.unmark(
        Mark.NUMBER, keep={position for position, _ in marked.all(Mark.NUMBER)} if wants_time else _consumed(marked)
    )
    modes = mark_modes(marked, lexicon=lexicon)
    places = read_places(marked, source, lexicon=lexicon)
    near = read_near(marked, source, lexicon=lexicon)
    options = expecting.options if expecting is not None else ()
    found = Understanding(
        text=text,
        language=lexicon.language,
        intent=Intent.UNKNOWN,
        confidence=0.0,
        origin=places.origin,
        destination=places.destination,
        via=places.via,
        near=near,
        place_query=read_place_query(source.text, source, lexicon=lexicon, near=near),
        vehicle_classes=classes_of(modes),
        travel_modes=modes,
        time=times.time,
        day_part=times.part,
        recurrence=times.recurrence,
        preferences=read_preferences(source.text, modes, lexicon=lexicon),
        duration_min=None if times.length is None else round(times.length.total_seconds() / 60),
        shift=times.shift,
        reservation=read_reservation(source.text, modes, source, lexicon=lexicon),
        # "In two weeks" picks nothing out of a list.
        choice=read_choice(source.text, modes, options, counted=marked.without(Mark.DAY, Mark.LENGTH), lexicon=lexicon),
        correction=read_correction(source.text, source, time=times.time, lexicon=lexicon),
        wants_language=read_wanted_language(source.text, lexicon=lexicon),
        note=read_note(source, lexicon=lexicon),
    )
    return Reading(source=source, marked=marked, found=found, near=near)


def _consumed(marked: MarkedText) -> set[int]:
    """Numbers that became times stay marked where the text has words besides them."""
    return {position for position, _ in marked.all(Mark.NUMBER)} if len(marked.text.split()) > 3 else set()
