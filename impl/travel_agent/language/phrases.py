"""Everything the agent says, as methods with named parameters; amounts, times and distances come in as values.

Sentences begin with a capital letter, also where a noun of the catalogue stands first.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from generated.models import Money, VehicleClass
from impl.travel_agent.language.phrases_bookings import BookingPhrases
from impl.travel_agent.language.phrases_conversation import ConversationPhrases
from impl.travel_agent.language.phrases_trips import TripPhrases
from impl.travel_agent.language.understanding import PreferenceName, Superlative, TravelMode


class WeatherCondition(StrEnum):
    """What the weather is like, as far as a trip is concerned."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    STORM = "storm"


class Phrases(ConversationPhrases, TripPhrases, BookingPhrases):
    """One language's phrases: the messages of the parts, and those whose form depends on what they are given."""

    def comparison_option(
        self, *, mode: TravelMode, duration_min: int, price: Money | None, walk_m: int | None, range_m: int | None
    ) -> str:
        """One line of a comparison; what does not apply, such as the price of walking, is left out."""
        facts = [self.formats.duration(duration_min)]
        if price is not None:
            facts.append(self.formats.money(price))
        if walk_m is not None:
            facts.append(self.catalogue.comparison_walk.format(walk=self.formats.distance(walk_m)))
        if range_m is not None:
            facts.append(self.catalogue.comparison_range.format(range=self.formats.distance(range_m)))
        return _sentence(self.catalogue.comparison_option.format(mode=self.by(mode), facts=", ".join(facts)))

    def best(self, *, mode: TravelMode, why: Superlative) -> str:
        """Why an option comes first."""
        words = self.catalogue
        sentences = {
            Superlative.CHEAPEST: words.best_cheapest,
            Superlative.GREENEST: words.best_greenest,
            Superlative.LEAST_WALKING: words.best_least_walking,
        }
        return _sentence(sentences.get(why, words.best_fastest).format(mode=self.by(mode)))

    def route(
        self,
        *,
        mode: TravelMode,
        origin: str,
        destination: str,
        distance_m: int,
        duration_min: int,
        leave: datetime,
        arrive: datetime,
        price: Money | None = None,
        range_m: int | None = None,
        walk_m: int | None = None,
    ) -> str:
        """A whole route: the summary, and what is known of price, range left and the walk to the vehicle."""
        sentences = [
            _sentence(
                self.route_summary(
                    mode=mode,
                    origin=origin,
                    destination=destination,
                    distance_m=distance_m,
                    duration_min=duration_min,
                    leave=leave,
                    arrive=arrive,
                )
            )
        ]
        if price is not None:
            sentences.append(self.route_price(price=price))
        if range_m is not None:
            sentences.append(self.route_range(range_m=range_m))
        if walk_m is not None:
            sentences.append(self.route_walk(walk_m=walk_m))
        return " ".join(sentences)

    def places_found(self, *, count: int) -> str:
        """Before a list of places."""
        return self.catalogue.places_found.of(count).format(count=count)

    def plans_remade(self, *, count: int) -> str:
        """How many plans a correction made anew."""
        return self.catalogue.plans_remade.of(count).format(count=count)

    def reservations_intro(self, *, count: int) -> str:
        """Before a list of reservations; none are told as such."""
        return self.catalogue.reservations_intro.of(count).format(count=count) if count else self.reservations_none()

    def reservation_line(self, *, vehicle: VehicleClass, start: datetime, end: datetime | None, reference: str) -> str:
        """One reservation of a list."""
        if end is None:
            open_ended = self.catalogue.reservation_line_open
            return _sentence(
                open_ended.format(vehicle=self.vehicle(vehicle), start=self.formats.moment(start), reference=reference)
            )
        starts, ends = self.formats.span(start, end)
        line = self.catalogue.reservation_line
        return _sentence(line.format(vehicle=self.vehicle(vehicle), start=starts, end=ends, reference=reference))

    def propose_create(
        self, *, vehicle: VehicleClass, start: datetime, end: datetime | None, price: Money, terms: str
    ) -> str:
        """A reservation to confirm; `terms` is `terms_free()` or `terms_fee_after(…)`."""
        amount = self.formats.money(price)
        if end is None:
            template = self.catalogue.propose_create_open
            said = template.format(
                vehicle=self.vehicle(vehicle), start=self.formats.moment(start), price=amount, terms=terms
            )
        else:
            starts, ends = self.formats.span(start, end)
            template = self.catalogue.propose_create
            said = template.format(vehicle=self.vehicle(vehicle), start=starts, end=ends, price=amount, terms=terms)
        return _sentence(said)

    def propose_cancel(self, *, vehicle: VehicleClass, start: datetime, fee: Money) -> str:
        """A cancellation to confirm."""
        if not fee.amount:
            return self.propose_cancel_free(vehicle=vehicle, start=start)
        template = self.catalogue.propose_cancel
        return template.format(
            vehicle=self.vehicle(vehicle), start=self.formats.moment(start), fee=self.formats.money(fee)
        )

    def cancelled(self, *, reference: str, fee: Money | None = None) -> str:
        """Done: cancelled, and what it cost."""
        if fee is None or not fee.amount:
            return self.catalogue.cancelled.format(reference=reference)
        return self.catalogue.cancelled_fee.format(reference=reference, fee=self.formats.money(fee))

    def weather_report(
        self, *, time: datetime, condition: WeatherCondition, temperature_c: float, rain_chance: int, wind_ms: float
    ) -> str:
        """The weather at a time: °C, per cent, metres a second."""
        return self.catalogue.weather_report.format(
            time=self.formats.moment(time),
            condition=getattr(self.catalogue, f"weather_{condition.value}"),
            temperature=self.formats.number(temperature_c),
            chance=rain_chance,
            wind=self.formats.number(wind_ms),
        )

    def preference(self, name: PreferenceName, *, max_walk_m: int = 0, mode: TravelMode = TravelMode.BIKE) -> str:
        """A preference by name, with its value where it has one."""
        words = self.catalogue
        if name is PreferenceName.MAX_WALK:
            return words.prefer_max_walk.format(distance=self.formats.distance(max_walk_m))
        if name is PreferenceName.VEHICLE_CLASSES:
            return words.prefer_vehicle.format(mode=self.by(mode))
        named = {
            PreferenceName.AVOID_TOLLS: words.prefer_avoid_tolls,
            PreferenceName.SCENIC: words.prefer_scenic,
            PreferenceName.FAST: words.prefer_fast,
        }
        return named[name]

    def preference_set(self, *, preference: str) -> str:
        """A preference is noted; `preference` as `preference(…)` says it."""
        return self.catalogue.preference_set.format(preference=preference)

    def preference_removed(self, *, preference: str) -> str:
        """A preference no longer counts."""
        return self.catalogue.preference_removed.format(preference=preference)

    def lines(self, *, intro: str, options: Sequence[str]) -> str:
        """An introduction and numbered lines."""
        return "\n".join([intro, *(f"{number}. {option}" for number, option in enumerate(options, start=1))])


def _sentence(text: str) -> str:
    """The text with a capital letter first, behind an opening mark too."""
    for position, character in enumerate(text):
        if character.isalpha():
            return text[:position] + character.upper() + text[position + 1 :]
    return text
