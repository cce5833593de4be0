"""What is said about routes, comparisons, places, incidents, weather, facts and commutes."""

from collections.abc import Sequence
from datetime import datetime

from generated.models import Money, VehicleClass
from impl.travel_agent.language.speaker import Speaker
from impl.travel_agent.language.understanding import TravelMode


class TripPhrases(Speaker):
    """Routes and everything on them."""

    def route_summary(
        self,
        *,
        mode: TravelMode,
        origin: str,
        destination: str,
        distance_m: int,
        duration_min: int,
        leave: datetime,
        arrive: datetime,
    ) -> str:
        """One route in a sentence; price, range and walk follow as sentences of their own."""
        return self.catalogue.route_summary.format(
            mode=self.by(mode),
            origin=origin,
            destination=destination,
            distance=self.formats.distance(distance_m),
            duration=self.formats.duration(duration_min),
            leave=self.formats.moment(leave),
            arrive=self.formats.clock(arrive),
        )

    def route_price(self, *, price: Money) -> str:
        """What the route costs."""
        return self.catalogue.route_price.format(price=self.formats.money(price))

    def route_range(self, *, range_m: int) -> str:
        """How far the vehicle still goes on arrival."""
        return self.catalogue.route_range.format(range=self.formats.distance(range_m))

    def route_walk(self, *, walk_m: int) -> str:
        """How far the vehicle is on foot."""
        return self.catalogue.route_walk.format(walk=self.formats.distance(walk_m))

    def comparison_intro(self, *, origin: str, destination: str) -> str:
        """Before the lines of a comparison."""
        return self.catalogue.comparison_intro.format(origin=origin, destination=destination)

    def no_vehicle(self, *, vehicle: VehicleClass) -> str:
        """No vehicle of the class covers the trip."""
        return self.catalogue.no_vehicle.format(vehicle=self.vehicle(vehicle))

    def outside_window_planned(self, *, until: datetime) -> str:
        """Cars and vans: at most 7 days ahead."""
        return self.catalogue.outside_window_planned.format(until=self.formats.moment(until))

    def outside_window_spontaneous(self, *, until: datetime) -> str:
        """Bikes and scooters: at most 30 minutes ahead."""
        return self.catalogue.outside_window_spontaneous.format(until=self.formats.moment(until))

    def no_route(self, *, origin: str, destination: str) -> str:
        """No route under these conditions."""
        return self.catalogue.no_route.format(origin=origin, destination=destination)

    def outside_map(self, *, place: str) -> str:
        """The place lies outside the map."""
        return self.catalogue.outside_map.format(place=place)

    def map_unavailable(self) -> str:
        """The map cannot be reached, and what still works."""
        return self.catalogue.map_unavailable

    def weather_unavailable(self) -> str:
        """The weather cannot be reached, and what still works."""
        return self.catalogue.weather_unavailable

    def incidents_unavailable(self) -> str:
        """Incidents cannot be reached, and what that means."""
        return self.catalogue.incidents_unavailable

    def reservations_unavailable(self) -> str:
        """Reservations cannot be reached, and what still works."""
        return self.catalogue.reservations_unavailable

    def best_departure(self, *, leave: datetime, arrive: datetime, saved_min: int) -> str:
        """The best departure in a window, and what it saves against the worst."""
        return self.catalogue.best_departure.format(
            leave=self.formats.moment(leave), arrive=self.formats.clock(arrive), saved=self.formats.duration(saved_min)
        )

    def no_better_departure(self, *, duration_min: int) -> str:
        """All departures in the window are alike."""
        return self.catalogue.no_better_departure.format(duration=self.formats.duration(duration_min))

    def arrive_by(self, *, arrive: datetime, leave: datetime) -> str:
        """When to leave at the latest."""
        return self.catalogue.arrive_by.format(arrive=self.formats.clock(arrive), leave=self.formats.clock(leave))

    def attribution(self) -> str:
        """Whose data the map is."""
        return self.catalogue.attribution

    def place_option(self, *, name: str, detour_min: int) -> str:
        """A place found, and the detour to it."""
        return self.catalogue.place_option.format(name=name, detour=self.formats.duration(detour_min))

    def places_none(self, *, what: str) -> str:
        """Nothing of the kind was found."""
        return self.catalogue.places_none.format(what=what)

    def stop_added(self, *, place: str, duration_min: int) -> str:
        """A stop was put into the route, and what it takes."""
        return self.catalogue.stop_added.format(place=place, duration=self.formats.duration(duration_min))

    def incident_on_route(self, *, what: str, where: str) -> str:
        """An incident on the route."""
        return self.catalogue.incident_on_route.format(what=what, where=where)

    def incident_alternative(self, *, extra_min: int) -> str:
        """A way around it is offered."""
        return self.catalogue.incident_alternative.format(extra=self.formats.duration(extra_min))

    def incident_no_alternative(self) -> str:
        """There is no way around it."""
        return self.catalogue.incident_no_alternative

    def no_incidents(self) -> str:
        """Nothing is known on the route."""
        return self.catalogue.no_incidents

    def fact_corrected(self, *, fact: str) -> str:
        """The customer's correction is taken."""
        return self.catalogue.fact_corrected.format(fact=fact)

    def fact_corrected_until(self, *, until: datetime, fact: str) -> str:
        """The correction is taken until a time."""
        return self.catalogue.fact_corrected_until.format(until=self.formats.moment(until), fact=fact)

    def commute_intro(self, *, origin: str, destination: str, days: Sequence[int]) -> str:
        """Before the days of a commute."""
        return self.catalogue.commute_intro.format(
            origin=origin, destination=destination, days=self.formats.weekdays(days)
        )

    def commute_day(self, *, day: datetime, leave: datetime, arrive: datetime, price: Money) -> str:
        """A day that can be reserved now."""
        return self.catalogue.commute_day.format(
            day=self.formats.day(day),
            leave=self.formats.clock(leave),
            arrive=self.formats.clock(arrive),
            price=self.formats.money(price),
        )

    def commute_day_later(self, *, day: datetime, leave: datetime, arrive: datetime, opens: datetime) -> str:
        """A day whose booking window opens later."""
        return self.catalogue.commute_day_later.format(
            day=self.formats.day(day),
            leave=self.formats.clock(leave),
            arrive=self.formats.clock(arrive),
            opens=self.formats.moment(opens),
        )

    def commute_confirm_each(self) -> str:
        """Every day is confirmed by itself."""
        return self.catalogue.commute_confirm_each
