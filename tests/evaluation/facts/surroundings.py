"""Facts about what is along the way: places, incidents, weather, and what the customer knows better."""

from itertools import pairwise

from pydantic import MISSING

from generated import models
from tests.evaluation.facts.fact import Fact, short
from tests.evaluation.hearing import Heard


def detours(*names: str, at_least: int = 1) -> Fact:
    """Places along the route are shown, the shortest detour first, and the first one is named."""

    def look(heard: Heard) -> str | None:
        lists = heard.shown(models.PoiListCard)
        if not lists:
            return "no places"
        places = lists[-1].places
        if lists[-1].plan_id is MISSING:
            return "places that lie along no route"
        if len(places) < at_least:
            return f"{len(places)} places"
        usable = [place for place in places if place.open is MISSING or place.open]
        if any(one.detour_s > other.detour_s for one, other in pairwise(usable)):
            return "places in no order of detour"
        return _unnamed(heard, places[0]) or _none_of(names, places)

    return Fact(
        expected=f"at least {at_least} places along the route by detour {' or '.join(names)}".strip(), look=look
    )


def nearby(*names: str) -> Fact:
    """Places are shown, the first one is named; one of them has one of the names, where names are given."""

    def look(heard: Heard) -> str | None:
        lists = heard.shown(models.PoiListCard)
        if not lists or not lists[-1].places:
            return "no places"
        return _unnamed(heard, lists[-1].places[0]) or _none_of(names, lists[-1].places)

    return Fact(expected=f"places nearby {' or '.join(names)}".strip(), look=look)


def _unnamed(heard: Heard, first: models.PlaceOnRoute) -> str | None:
    return None if first.place.name.casefold() in heard.text.casefold() else f"{first.place.name} is not named"


def _none_of(names: tuple[str, ...], places: list[models.PlaceOnRoute]) -> str | None:
    shown = ", ".join(place.place.name for place in places)
    return None if not names or any(name.casefold() in shown.casefold() for name in names) else f"only {shown}"


def not_offered(name: str) -> Fact:
    """A place is not shown, or shown as closed, and not the first."""

    def look(heard: Heard) -> str | None:
        for card in heard.shown(models.PoiListCard):
            for index, each in enumerate(card.places):
                if each.place.name == name and (index == 0 or each.open is MISSING or each.open):
                    return f"{name} is number {index + 1}"
        return None

    return Fact(expected=f"{name} is not offered", look=look)


def incident(title: str) -> Fact:
    """An incident is told."""

    def look(heard: Heard) -> str | None:
        shown = [card.incident.title for card in heard.shown(models.IncidentCard)]
        if title in shown or title in heard.text:
            return None
        return f"{', '.join(shown) or 'no incident'} (“{short(heard.text)}”)"

    return Fact(expected=f"the incident “{title}” is told", look=look)


def no_incident() -> Fact:
    """No incident is told."""

    def look(heard: Heard) -> str | None:
        shown = [card.incident.title for card in heard.shown(models.IncidentCard)]
        return ", ".join(shown) if shown else (None if "check_incidents: succeeded" in heard.tools else "not looked")

    return Fact(expected="it is told that there is no incident", look=look)


def keeps_clear() -> Fact:
    """A plan is shown, and nothing on its first option lets nobody through."""

    def look(heard: Heard) -> str | None:
        if not heard.options:
            return "no plan"
        met = heard.options[0].incidents
        blocking = [] if met is MISSING else [each.title for each in met if each.blocks]
        return f"it meets {', '.join(blocking)}" if blocking else None

    return Fact(expected="a way around it", look=look)


def replanned() -> Fact:
    """The plan that stood on a wrong fact is gone, and a new one shown."""

    def look(heard: Heard) -> str | None:
        if not heard.of(models.PlanInvalidated):
            return "no plan was given up"
        return None if heard.options else "no new plan"

    return Fact(expected="the plan is made anew", look=look)


def noted(subject: str) -> Fact:
    """A correction is noted as a fact of the customer's."""

    def look(heard: Heard) -> str | None:
        facts = [event.fact for event in heard.of(models.FactUpdated)]
        found = [fact for fact in facts if subject.casefold() in fact.subject.casefold() and fact.corrected]
        return None if found else f"{', '.join(fact.subject for fact in facts) or 'no fact'}"

    return Fact(expected=f"a correction about {subject} is noted", look=look)


def weather() -> Fact:
    """The weather is shown, with its source."""

    def look(heard: Heard) -> str | None:
        return None if heard.shown(models.WeatherCard) else f"no weather (“{short(heard.text)}”)"

    return Fact(expected="the weather", look=look)
