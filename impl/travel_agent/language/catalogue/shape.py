"""The shape of a catalogue: every language says every message, with the same parameters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A message that counts: one of something, or any other number of them; `{count}` is the number."""

    one: str
    other: str

    def of(self, count: int) -> str:
        """The form for a count. In the seven languages one is the only number with a form of its own (zero is told
        apart).
        """
        return self.one if count == 1 else self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The messages of a language; parameters are named in braces."""

    # Conversation

    greeting: str
    help: str
    out_of_scope: str
    hand_off: str
    thanks_reply: str
    unknown: str
    turn_cancelled: str
    limit_reached: str
    fallback_used: str
    retraction: str
    language_changed: str
    busy: str

    # Questions

    ask_origin: str
    ask_destination: str
    ask_time: str
    ask_vehicle: str
    ask_duration: str
    ask_which_place: str
    ask_similar_place: str
    ask_which_reservation: str
    ask_am_or_pm: str
    ask_intent: str
    hour_twice: str
    hour_skipped: str
    time_past: str
    day_unclear: str
    time_impossible: str
    window_reversed: str
    place_not_found: str
    or_join: str

    # Trips

    route_summary: str
    route_price: str
    route_range: str
    route_walk: str
    comparison_intro: str
    comparison_option: str
    comparison_walk: str
    comparison_range: str
    best_fastest: str
    best_cheapest: str
    best_greenest: str
    best_least_walking: str
    no_vehicle: str
    outside_window_planned: str
    outside_window_spontaneous: str
    no_route: str
    outside_map: str
    map_unavailable: str
    weather_unavailable: str
    incidents_unavailable: str
    reservations_unavailable: str
    best_departure: str
    no_better_departure: str
    arrive_by: str
    attribution: str

    # Places, incidents, weather, facts

    places_found: Plural
    place_option: str
    places_none: str
    stop_added: str
    incident_on_route: str
    incident_alternative: str
    incident_no_alternative: str
    no_incidents: str
    weather_report: str
    fact_corrected: str
    fact_corrected_until: str
    plans_remade: Plural

    # Commutes

    commute_intro: str
    commute_day: str
    commute_day_later: str
    commute_confirm_each: str

    # Proposals and outcomes

    propose_create: str
    propose_create_open: str
    propose_change: str
    propose_cancel: str
    propose_cancel_free: str
    terms_fee_after: str
    terms_free: str
    confirm_question: str
    booked: str
    changed: str
    cancelled: str
    cancelled_fee: str
    declined: str
    superseded: str
    expired: str
    stale: str
    price_changed: str
    vehicle_taken: str
    nothing_done: str
    outcome_unknown: str

    # Reservations, preferences, prices

    reservations_intro: Plural
    reservation_line: str
    reservation_line_open: str
    reservations_none: str
    preference_set: str
    preference_removed: str
    price_answer: str

    # Notifications

    notify_changed: str
    notify_expired: str
    notify_incident: str
    notify_plan_invalid: str

    # Ways to travel, as in: two minutes by bike

    by_scooter: str
    by_bike: str
    by_car: str
    by_van: str
    by_walk: str

    # Vehicles, as in: a bike

    a_scooter: str
    a_bike: str
    a_car: str
    a_van: str

    # Preferences

    prefer_avoid_tolls: str
    prefer_scenic: str
    prefer_fast: str
    prefer_max_walk: str
    prefer_vehicle: str

    # Weather

    weather_clear: str
    weather_cloudy: str
    weather_rain: str
    weather_snow: str
    weather_fog: str
    weather_storm: str

    # What the customer may want, for questions back

    want_plan_trip: str
    want_book: str
    want_compare_modes: str
    want_change_reservation: str
    want_cancel_reservation: str
    want_list_reservations: str
    want_find_places: str
    want_add_stop: str
    want_ask_incidents: str
    want_ask_weather: str
    want_ask_price: str
    want_best_time: str
    want_correct_fact: str
    want_plan_commute: str
    want_set_preference: str
    want_hand_off: str
    want_help: str
