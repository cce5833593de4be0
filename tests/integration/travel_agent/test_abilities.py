"""The six abilities and the reservations, each as a conversation on the embedded model with real maps."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from generated import models
from generated.models import Locale
from impl.platform.database import Database
from impl.travel_agent.domain.geography import Circle, Position
from impl.travel_agent.maps.incident_file import write_incidents
from impl.travel_agent.maps.polylines import decode
from impl.travel_agent.planning.plans import booked_time_of
from impl.travel_agent.reservations.port import QuoteWish
from tests.support.conversation_driver import ConversationDriver, Exchange, World, conversing_world
from tests.support.maps import SENATE_SQUARE, an_incident

TO_HAKANIEMI = {
    Locale.EN: "Take me to Hakaniemi by car tomorrow at 9:00",
    Locale.DE: "Bring mich morgen um 9:00 mit dem Auto nach Hakaniemi",
    Locale.FR: "Emmène-moi à Hakaniemi en voiture demain à 9h00",
    Locale.ES: "Llévame a Hakaniemi en coche mañana a las 9:00",
    Locale.IT: "Portami a Hakaniemi in auto domani alle 9:00",
    Locale.NL: "Breng me morgen om 9:00 uur met de auto naar Hakaniemi",
    Locale.FI: "Vie minut autolla Hakaniemeen huomenna kello 9:00",
}
CAR = {
    Locale.EN: "book the car",
    Locale.DE: "buche das Auto",
    Locale.FR: "réserve la voiture",
    Locale.ES: "reserva el coche",
    Locale.IT: "prenota l'auto",
    Locale.NL: "reserveer de auto",
    Locale.FI: "varaa auto",
}


@pytest.fixture
async def world(database: Database, tmp_path: Path) -> AsyncIterator[World]:
    async with conversing_world(database, directory=tmp_path) as opened:
        yield opened


async def anna_in(world: World, *, locale: Locale = Locale.EN) -> ConversationDriver:
    return await world.converse(locale=locale, position=SENATE_SQUARE)


def middle_of(exchange: Exchange) -> Position:
    """Somewhere in the middle of the way that was shown."""
    line = decode(exchange.card(models.RouteCard).option.route.polyline)
    return line[len(line) // 2]


@pytest.mark.parametrize("locale", list(Locale))
async def test_a_trip_is_planned_and_reserved(locale: Locale, world: World) -> None:
    anna = await anna_in(world, locale=locale)

    planned = await anna.say(TO_HAKANIEMI[locale])
    proposed = await anna.say(CAR[locale])

    assert planned.tools == ["plan_trip"], planned.text
    assert "9" in planned.text
    assert proposed.confirmation is not None, proposed.text
    assert world.service.writes == []

    done = await anna.decide(approve=True)

    assert [write.kind for write in world.service.writes] == ["hold", "confirm"]
    assert [event.status for event in done.resolved] == [models.ConfirmationStatus.COMMITTED]
    assert not done.retracted


async def somebody_else_takes_the_vehicle_of(option: models.TripOption, world: World) -> None:
    assert isinstance(option.vehicle, models.VehicleSummary)
    ben = world.service.customer(uuid4())
    time = booked_time_of(option, now=world.clock())
    quote = await ben.quote(
        QuoteWish(
            vehicle_id=option.vehicle.id,
            starts_at=time.starts_at,
            ends_at=time.ends_at,
            expected_duration_min=time.expected_duration_min,
            trip_distance_m=option.distance_m,
        )
    )
    await ben.hold(quote.id, note=None, key="ben")


def plans_that_fell(*exchanges: Exchange) -> list[tuple[models.PlanId, models.InvalidationReason]]:
    events = [event for exchange in exchanges for event in exchange.events]
    return [(event.plan_id, event.reason) for event in events if isinstance(event, models.PlanInvalidated)]


async def test_a_plan_whose_vehicle_is_taken_falls_once(world: World) -> None:
    anna = await anna_in(world)
    card = (await anna.say(TO_HAKANIEMI[Locale.EN])).card(models.RouteCard)
    await somebody_else_takes_the_vehicle_of(card.option, world)

    first = await anna.say("book the car")
    second = await anna.say("book the car")

    assert first.confirmation is None
    assert second.confirmation is None
    assert "no longer free" in first.text
    assert plans_that_fell(first, second) == [(card.plan_id, models.InvalidationReason.VEHICLE_GONE)]


async def test_a_plan_whose_vehicle_is_taken_before_the_approval_falls(world: World) -> None:
    anna = await anna_in(world)
    card = (await anna.say(TO_HAKANIEMI[Locale.EN])).card(models.RouteCard)
    proposed = await anna.say("book the car")
    assert proposed.confirmation is not None
    await somebody_else_takes_the_vehicle_of(card.option, world)

    done = await anna.decide(approve=True)

    assert [event.status for event in done.resolved] == [models.ConfirmationStatus.STALE]
    assert plans_that_fell(proposed, done) == [(card.plan_id, models.InvalidationReason.VEHICLE_GONE)]


async def test_places_on_the_way_are_found_and_one_becomes_a_stop(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by bike")

    found = await anna.say("Find a pizza place on my way")
    stopped = await anna.say("the first one")

    places = found.card(models.PoiListCard).places
    assert places == sorted(places, key=lambda each: each.detour_s)
    assert stopped.tools == ["add_stop"]
    assert places[0].place.name in stopped.text


async def test_a_shop_on_the_way_becomes_a_stop_at_once(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by bike")

    exchange = await anna.say("Add a stop at a supermarket")

    assert exchange.tools == ["find_places", "add_stop"]


async def test_an_incident_on_the_route_leads_to_another(world: World) -> None:
    anna = await anna_in(world)
    planned = await anna.say("Take me to Hakaniemi on foot")
    incident = an_incident("flood-1", at=middle_of(planned))
    now = world.clock()
    in_force = replace(
        incident,
        area=Circle(centre=middle_of(planned), radius_m=30),
        valid_from=now - timedelta(hours=1),
        valid_until=now + timedelta(hours=2),
    )
    write_incidents(world.incidents_file, incidents=(in_force,))
    world.clock.advance(timedelta(minutes=2))

    exchange = await anna.say("Any incidents on my route?")

    assert exchange.tools == ["check_incidents"]
    assert "Flooding" in exchange.text


async def test_the_best_time_is_found_in_a_window(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by car")

    exchange = await anna.say("When is the best time to leave between 15:00 and 18:00?")

    assert exchange.tools == ["best_time"]
    assert "1" in exchange.text
    assert not exchange.retracted


async def test_a_corrected_fact_counts(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi on foot")

    exchange = await anna.correct(
        models.Correction(
            kind=models.CorrectionKind.BLOCKED,
            position=models.CorrectedPosition(latitude=models.Latitude(60.1745), longitude=models.Longitude(24.9500)),
        )
    )

    assert exchange.tools == ["correct_fact"]
    assert any(event.type == "fact.updated" for event in exchange.events)


async def test_a_commute_is_planned_and_its_days_are_confirmed_one_by_one(world: World) -> None:
    anna = await anna_in(world)

    planned = await anna.say("Plan my commute from Senaatintori to Hakaniemi by car every weekday at 8:30")
    proposed = await anna.say("book it")
    await anna.decide(approve=True)

    assert planned.card(models.CommuteCard).commute.days
    assert proposed.confirmation is not None
    assert [write.kind for write in world.service.writes] == ["hold", "confirm"]


async def test_a_reservation_is_changed_and_cancelled(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by car tomorrow at 9 am")
    await anna.say("book it")
    await anna.decide(approve=True)

    changed = await anna.say("change my reservation to tomorrow at 10 am")
    assert changed.confirmation is not None
    assert changed.confirmation.change.action is models.ProposedAction.CHANGE
    await anna.decide(approve=True)
    cancelled = await anna.say("cancel tomorrow's car")
    assert cancelled.confirmation is not None
    await anna.decide(approve=True)

    assert [write.kind for write in world.service.writes] == ["hold", "confirm", "change", "cancel"]


async def test_one_of_several_reservations_is_asked_for(world: World) -> None:
    anna = await anna_in(world)
    for day in ("tomorrow", "on Thursday"):
        await anna.say(f"Take me to Hakaniemi by car {day} at 9 am")
        await anna.say("book it")
        await anna.decide(approve=True)

    asked = await anna.say("cancel my reservation")
    assert asked.question is not None
    assert asked.question.expects is models.Expectation.RESERVATION
    chosen = await anna.choose_number(2)

    assert chosen.confirmation is not None
    assert world.service.writes[-1].kind == "confirm"


async def test_the_way_is_compared_by_every_means(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.say("Compare all ways to get to Hakaniemi")

    modes = {option.mode for option in exchange.card(models.RouteComparisonCard).plan.options}
    assert modes == set(models.TravelMode)


async def test_preferences_are_remembered(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.say("I prefer to avoid tolls from now on")

    assert exchange.tools == ["set_preferences"]
    assert world.service.preferences[anna.session.customer_id].avoid_tolls is True


async def test_the_conversation_changes_its_language(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by car tomorrow at 9 am")

    exchange = await anna.say("Zeig mir bitte meine Reservierungen")

    completed = [event for event in exchange.events if isinstance(event, models.MessageCompleted)]
    assert completed[-1].locale is Locale.DE


async def test_a_person_is_asked_for(world: World) -> None:
    exchange = await (await anna_in(world)).say("I want to talk to a person")

    assert exchange.tools == ["hand_off"]
    assert "https://" in exchange.text


async def test_an_ambiguous_place_is_asked_about(world: World) -> None:
    anna = await anna_in(world)

    asked = await anna.say("Take me to K-Market")

    assert asked.question is not None
    assert len(asked.question.choices) > 1
    assert (await anna.choose_number(1)).tools == ["plan_trip"]


async def test_a_place_off_the_map_is_told(world: World) -> None:
    asked = await (await anna_in(world)).say("Take me to Springfield")

    assert asked.status is models.TurnStatus.AWAITING_ANSWER
    assert "Springfield" in asked.text
