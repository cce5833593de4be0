"""The shape of the sayings: what is said beyond the phrases of `language`, the same in every language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """The sayings of a language; parameters are named in braces."""

    # Turns that end otherwise

    model_unavailable: str
    timed_out: str
    interrupted: str
    token_expired: str
    internal_error: str
    not_verified: str
    press_confirm: str
    please_decide: str

    # Talk and questions

    anything_else: str
    nothing_to_repeat: str
    ask_place: str
    ask_search: str
    ask_correction: str
    ask_preference: str
    ask_commute_days: str
    ask_commute_time: str
    ask_change: str
    ask_option: str
    no_such_option: str
    no_such_reservation: str

    # Trouble

    tool_failed: str
    not_allowed: str
    location_needed: str
    same_place: str
    place_closed: str
    too_far_ahead: str
    cannot_arrive_in_time: str
    no_plan: str
    plan_expired: str
    too_many_stops: str
    needs_no_vehicle: str
    payment_method_required: str
    too_many_reservations: str
    not_possible_now: str
    nothing_changes: str
    not_bookable: str
    range_insufficient: str
    time_passed: str
    outside_booking_window: str

    # Plans

    book_hint: str
    bookable_from: str
    price_is_estimate: str
    rain_expected: str
    snow_expected: str
    strong_wind_expected: str
    incident_avoided: str
    correction_unavoidable: str
    correction_used: str
    modes_without_route: str
    leave_later: str
    leave_earlier: str
    other_mode: str
    walk_instead: str
    allow_more_walking: str
    book_later: str
    replanned: str
    still_good: str
    toll: str

    # Places, commutes, prices

    open_until: str
    open: str
    closed: str
    blocked: str
    passable: str
    moved: str
    prices_of_places_unknown: str
    add_stop_hint: str
    commute_book_hint: str
    commute_next_hint: str
    commute_not_bookable: str
    price_valid_until: str
    price_with_vat: str

    # Terms of proposals, and what became of them

    term_cancellation_fee: str
    term_cancelling_costs: str
    term_no_show: str
    term_late_return: str
    term_wrong_place: str
    term_unplugged: str
    term_open_ended: str
    term_price_difference: str
    proposal_created: str
    proposal_changed: str
    proposal_cancelled: str
    proposal_failed: str
    proposal_never_known: str
