"""Facts about plans: ways, times, prices, commutes."""

from pydantic import MISSING

from generated import models
from generated.models import TravelMode
from tests.evaluation.facts.fact import MINUTE, Fact, local, short, words
from tests.evaluation.hearing import Heard
from tests.evaluation.moments import ZONE


def trip(
    origin: str | None = None,
    destination: str | None = None,
    *,
    mode: TravelMode | None = None,
    leaves: str | None = None,
    leaves_until: str | None = None,
    arrives_by: str | None = None,
    via: str | None = None,
) -> Fact:
    """A plan is shown: between the places, its first option by the mode; one leaves at the time, or in a window."""

    def look(heard: Heard) -> str | None:
        if not heard.options:
            return "no plan"
        first = heard.options[0]
        shown = _names(heard)
        missing = [name for name in (origin, destination, via) if name and name.casefold() not in shown]
        if missing:
            return f"not in the plan: {', '.join(missing)} (but {shown})"
        if mode is not None and first.mode is not mode:
            return f"by {first.mode}"
        return _mistimed(heard, first, leaves=leaves, leaves_until=leaves_until, arrives_by=arrives_by)

    given = {
        "from": origin,
        "to": destination,
        "via": via,
        "by": mode,
        "leaving": leaves,
        "until": leaves_until,
        "arriving by": arrives_by,
    }
    return Fact(expected=f"a plan {words(given)}", look=look)


def _names(heard: Heard) -> str:
    places = [] if heard.plan is None else [heard.plan.origin, heard.plan.destination]
    if heard.plan is not None and heard.plan.stops is not MISSING:
        places += heard.plan.stops
    names = [f"{place.name} {'' if place.address is MISSING else place.address}" for place in places]
    return " ".join([*names, heard.text]).casefold()


def _mistimed(
    heard: Heard, option: models.TripOption, *, leaves: str | None, leaves_until: str | None, arrives_by: str | None
) -> str | None:
    departs = option.departs_at
    if leaves is not None:
        earliest = heard.at(leaves)
        latest = earliest + 5 * MINUTE if leaves_until is None else heard.at(leaves_until)
        if not earliest - MINUTE <= departs <= latest:
            return f"leaving {local(departs)}"
    if arrives_by is not None:
        latest = heard.at(arrives_by)
        if not latest - 45 * MINUTE <= option.arrives_at <= latest:
            return f"arriving {local(option.arrives_at)}"
    return None


def compares(*modes: TravelMode) -> Fact:
    """The same trip by each of the modes is shown: with time and, for vehicles, price, walk and range left."""

    def look(heard: Heard) -> str | None:
        if heard.plan is None:
            return "no comparison"
        shown = {option.mode: option for option in heard.plan.options}
        if set(shown) != set(modes):
            return f"compares {', '.join(sorted(shown)) or 'nothing'}"
        for mode, option in shown.items():
            if mode is TravelMode.WALK:
                continue
            if option.price is MISSING:
                return f"no price for {mode}"
            if option.bookable and option.range_left_m is MISSING:
                return f"no range left for {mode}"
        return None

    return Fact(expected=f"a comparison of {', '.join(sorted(modes))}", look=look)


def tells_leaving() -> Fact:
    """The words tell when to leave in the plan that is shown."""

    def look(heard: Heard) -> str | None:
        if not heard.options:
            return "no plan"
        leaving = f"{heard.options[0].departs_at.astimezone(ZONE):%H:%M}"
        return None if leaving in heard.clock_times else f"{leaving} is not told"

    return Fact(expected="the words tell when to leave", look=look)


def bookable_later() -> Fact:
    """It is told from when on the trip can be reserved."""

    def look(heard: Heard) -> str | None:
        times = [option.bookable_from for option in heard.options if option.bookable_from is not MISSING]
        opens = {f"{time.astimezone(ZONE):%H:%M}" for time in times}
        return None if opens & heard.clock_times else f"“{short(heard.text)}”"

    return Fact(expected="the words tell from when on it can be reserved", look=look)


def no_plan() -> Fact:
    """No way is shown, and the customer is told something."""

    def look(heard: Heard) -> str | None:
        if heard.options:
            return "a plan"
        return None if heard.text.strip() else "not a word"

    return Fact(expected="words, and no plan", look=look)


def credited() -> Fact:
    """Whose map it is, is told in words or on a card."""

    def look(heard: Heard) -> str | None:
        shown = "".join(card.model_dump_json() for card in heard.cards) + heard.text
        return None if "OpenStreetMap" in shown else "no word of OpenStreetMap"

    return Fact(expected="the map's attribution", look=look)


def commute(*days: str, leaves: str | None = None, arrives_by: str | None = None, bookable: int | None = None) -> Fact:
    """A commute is shown: first on these days, leaving or arriving at the clock time, so many days to be booked now."""

    def look(heard: Heard) -> str | None:
        cards = heard.shown(models.CommuteCard)
        if not cards:
            return f"no commute (“{short(heard.text)}”)"
        plan = cards[-1].commute
        dates = [day.date for day in plan.days]
        wanted = [heard.at(f"{day} 12:00").date() for day in days]
        if dates[: len(wanted)] != wanted:
            return f"on {', '.join(date.isoformat() for date in dates)}"
        if (leaves or arrives_by) and plan.local_time != (leaves or arrives_by):
            return f"at {plan.local_time}"
        if plan.arrive_by != bool(arrives_by) and (leaves or arrives_by):
            return f"{'arriving' if plan.arrive_by else 'leaving'} at {plan.local_time}"
        open_days = [day for day in plan.days if day.status == "bookable"]
        return f"{len(open_days)} days bookable" if bookable not in (None, len(open_days)) else None

    given = {"leaving": leaves, "arriving by": arrives_by, "bookable": bookable}
    return Fact(expected=f"a commute on {', '.join(days)} {words(given)}".strip(), look=look)


def price() -> Fact:
    """An exact price is shown and told in words."""

    def look(heard: Heard) -> str | None:
        cards = heard.shown(models.PriceCard)
        if cards:
            cost = cards[-1].price.total.amount
        elif heard.options and heard.options[0].price is not MISSING:
            cost = heard.options[0].price.amount
        else:
            return f"no price (“{short(heard.text)}”)"
        written = f"{cost // 100}.{cost % 100:02}"
        return None if written in heard.text.replace(",", ".") else f"{written} is not told in words"

    return Fact(expected="a price, in words too", look=look)
