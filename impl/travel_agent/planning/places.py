"""From what was said to a place: by name, by the key of an earlier answer, by position, or where the customer is."""

import re
from dataclasses import dataclass, replace
from typing import Final

from impl.travel_agent.domain.corrections import Overrides
from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.domain.places import SAME_PLACE_M, Ambiguous, ClearMatch, Place, PlaceKind, resolve
from impl.travel_agent.maps.ports import Geocoder
from impl.travel_agent.planning.problems import CannotPlan, Part, Problem, ProblemKind, as_problems

HERE: Final = "here"
MOST_CANDIDATES: Final = 5
LONGEST_NAME: Final = 80
_KEY_PREFIX: Final = "place:"
_REFERENCE: Final = re.compile(r"(-?\d{1,2}\.\d{1,7}),(-?\d{1,3}\.\d{1,7})\|([^|]{1,120})\|(.{1,80})", re.DOTALL)
_POSITION: Final = re.compile(r"@\s*(-?\d{1,2}(?:\.\d{1,10})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,10})?)")


def reference_to(place: Place) -> str:
    """The words that name exactly this place later, in any process: position, key of its source, and name."""
    where = f"{place.position.latitude:.6f},{place.position.longitude:.6f}"
    return f"{where}|{place.key[:120].replace('|', '/')}|{place.name[:LONGEST_NAME]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceResolver:
    """Finds the places that are meant.

    Attributes:
        geocoder: knows the map.
        overrides: what the customer knows better.
        here: where the customer is, with the consent to use it; None without.
        language: of names.
    """

    geocoder: Geocoder
    overrides: Overrides
    here: Position | None
    language: str

    async def resolve(self, said: str | None, *, part: Part, near: Position | None = None) -> Place:
        """The place that is meant; nothing said means where the customer is.

        Raises:
            CannotPlan: several places may be meant, or none, or the customer's position is not known.
        """
        text = (said or HERE).strip()
        if text.casefold() == HERE:
            return await self._here(part)
        if (given := _POSITION.fullmatch(text)) is not None:
            return await self._at(_position(given, part=part, said=text), part=part)
        text = text.removeprefix(_KEY_PREFIX)
        if (reference := _REFERENCE.fullmatch(text)) is not None:
            return self._corrected(await self._referred(reference, part=part, said=text))
        return self._corrected(await self._named(text, part=part, near=near))

    async def _here(self, part: Part) -> Place:
        if self.here is None:
            raise CannotPlan(
                Problem(
                    kind=ProblemKind.LOCATION_NEEDED,
                    detail="The customer's position is not known. Ask for an address, or for the position in the app.",
                    part=part,
                )
            )
        # A plan is kept, and the customer's position is not: the trip begins at the door that is nearest.
        rough = Position(latitude=round(self.here.latitude, 4), longitude=round(self.here.longitude, 4))
        return await self._at(rough, part=part, exact=False)

    async def _at(self, position: Position, *, part: Part, exact: bool = True) -> Place:
        with as_problems(part=part):
            found = (await self.geocoder.reverse(position, language=self.language)).value
        name = found.name if found is not None else f"{position.latitude:.5f}, {position.longitude:.5f}"
        key = found.key if found is not None else f"@{position.latitude:.6f},{position.longitude:.6f}"
        if found is not None:
            return replace(found, position=position) if exact else found
        return Place(key=key, name=name, kind=PlaceKind.ADDRESS, category=None, position=position)

    async def _referred(self, reference: re.Match[str], *, part: Part, said: str) -> Place:
        """The place of a reference, as the map has it: words that only look like a reference lead nowhere."""
        position, key, name = _position(reference, part=part, said=said), reference[3], reference[4]
        if key.startswith("@"):
            return await self._at(position, part=part)
        with as_problems(part=part):
            found = (await self.geocoder.search(name, near=position, language=self.language, limit=20)).value
            same = [each.place for each in found if each.place.key == key]
            if not same:
                there = (await self.geocoder.reverse(position, language=self.language)).value
                same = [there] if there is not None and there.key == key else []
        if not same:
            raise CannotPlan(_nothing_like(name, part=part))
        # Somebody who stands in front of the place stays there; whoever names another spot is led to the place.
        near = distance_m(same[0].position, position) <= SAME_PLACE_M
        return replace(same[0], position=position) if near else same[0]

    async def _named(self, text: str, *, part: Part, near: Position | None) -> Place:
        with as_problems(part=part):
            answer = await self.geocoder.search(
                text, near=near or self.here, language=self.language, limit=MOST_CANDIDATES * 2
            )
        match resolve(answer.value):
            case ClearMatch(place=place):
                return place
            case Ambiguous(candidates=candidates):
                raise CannotPlan(
                    Problem(
                        kind=ProblemKind.AMBIGUOUS,
                        detail="Several places may be meant. Ask the customer which one.",
                        part=part,
                        said=text[:LONGEST_NAME],
                        candidates=tuple(each.place for each in candidates[:MOST_CANDIDATES]),
                    )
                )
            case _:
                raise CannotPlan(_nothing_like(text, part=part))

    def _corrected(self, place: Place) -> Place:
        return replace(place, position=self.overrides.position_of(place))


def _position(numbers: re.Match[str], *, part: Part, said: str) -> Position:
    try:
        return Position(latitude=float(numbers[1]), longitude=float(numbers[2]))
    except ValueError:
        raise CannotPlan(_nothing_like(said, part=part)) from None


def _nothing_like(text: str, *, part: Part) -> Problem:
    return Problem(
        kind=ProblemKind.PLACE_NOT_FOUND,
        detail="The map has no place of that name. Ask for another name or an address.",
        part=part,
        said=text[:LONGEST_NAME],
    )
