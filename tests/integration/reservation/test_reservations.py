from collections.abc import Callable
from datetime import timedelta

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from impl.reservation.settings import ReservationSettings
from tests.support.customers import HOUR, Customer, SettableClock
from tests.support.fleet import CAR, OTHER_CAR, SCOOTER, SWISS_CAR, TIRED_CAR, VAN
from tests.support.outcomes import nothing_changes, problem_of


async def test_a_hold_is_made_on_the_terms_of_the_quote(anna: Customer) -> None:
    quote = await anna.quote(CAR)
    response = await anna.reserve(quote, note="Two child seats on board?")
    assert response.status_code == 201
    held = response.json()
    assert response.headers["location"] == f"/v1/reservations/{held['id']}"
    assert response.headers["etag"] == '"1"'
    for member in ("vehicle", "metro_id", "time_zone", "starts_at", "ends_at", "estimate", "tariff"):
        assert held[member] == quote[member]
    assert (held["status"], held["quote_id"], held["note"]) == ("held", quote["id"], "Two child seats on board?")
    assert held["hold_expires_at"] == "2026-11-30T18:05:00Z"
    assert held["created_at"] == held["updated_at"] == "2026-11-30T18:00:00Z"
    assert "cancellation" not in held


async def test_a_reservation_is_read_as_it_was_answered(anna: Customer) -> None:
    booking = await anna.hold(CAR)
    assert await anna.read(booking) == booking


async def test_an_unchanged_reservation_is_not_sent_again(anna: Customer) -> None:
    booking = await anna.hold(CAR)
    same = await anna.get(booking.path, If_None_Match=booking.etag)
    assert (same.status_code, same.headers["etag"], same.content) == (304, booking.etag, b"")
    await anna.confirm(booking)
    changed = await anna.get(booking.path, If_None_Match=booking.etag)
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')


async def test_an_open_ended_ride_keeps_the_vehicle_for_twelve_hours(anna: Customer, ben: Customer) -> None:
    booking = await anna.hold(SCOOTER, starts_in=timedelta(), lasting=None)
    assert "ends_at" not in booking.document
    response = await ben.post("/v1/quotes", ben.wish(SCOOTER, starts_in=timedelta(minutes=30), lasting=None))
    problem_of(response, status=409, code="vehicle_unavailable")


async def test_an_expired_quote_makes_no_reservation(anna: Customer, database: Database, clock: SettableClock) -> None:
    quote = await anna.quote(CAR)
    clock.advance(timedelta(minutes=10))
    async with nothing_changes(database):
        problem_of(await anna.reserve(quote), status=409, code="quote_expired")


async def test_a_quote_makes_one_reservation(anna: Customer, database: Database) -> None:
    quote = await anna.quote(CAR)
    assert (await anna.reserve(quote)).status_code == 201
    async with nothing_changes(database):
        problem_of(await anna.reserve(quote), status=409, code="quote_already_used")


async def test_a_quote_stays_used_when_its_reservation_has_ended(anna: Customer) -> None:
    quote = await anna.quote(CAR)
    booking = await anna.reserve(quote)
    cancelled = await anna.post(
        f"/v1/reservations/{booking.json()['id']}/cancel",
        {"accepted_fee": {"amount": 0, "currency": "EUR"}},
        if_match='"1"',
    )
    assert cancelled.status_code == 200
    problem_of(await anna.reserve(quote), status=409, code="quote_already_used")


async def test_a_quoted_start_may_have_passed_while_the_quote_holds(anna: Customer, clock: SettableClock) -> None:
    quote = await anna.quote(CAR, starts_in=timedelta(minutes=1))
    clock.advance(timedelta(minutes=9))
    booking = await anna.reserve(quote)
    assert booking.status_code == 201
    assert booking.json()["starts_at"] == quote["starts_at"]


async def test_an_end_that_has_passed_since_the_quote_is_refused(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    quote = await anna.quote(CAR, starts_in=timedelta(0), lasting=timedelta(minutes=2))
    clock.advance(timedelta(minutes=3, seconds=1))
    async with nothing_changes(database):
        problem_of(await anna.reserve(quote), status=409, code="outside_booking_window")


async def test_of_two_quotes_for_one_time_the_first_reservation_wins(
    anna: Customer, ben: Customer, database: Database
) -> None:
    quotes = [await anna.quote(CAR), await ben.quote(CAR, starts_in=timedelta(hours=14, minutes=30))]
    assert (await anna.reserve(quotes[0])).status_code == 201
    async with nothing_changes(database):
        problem_of(await ben.reserve(quotes[1]), status=409, code="vehicle_unavailable")


async def test_a_vehicle_that_went_out_of_service_is_unavailable(anna: Customer, database: Database) -> None:
    quote = await anna.quote(CAR)
    async with database.connection() as connection:
        await connection.execute("UPDATE vehicles SET out_of_service = true WHERE id = $1", CAR.uuid)
    async with nothing_changes(database):
        problem_of(await anna.reserve(quote), status=409, code="vehicle_unavailable")


async def test_a_vehicle_whose_battery_ran_down_is_refused(anna: Customer, database: Database) -> None:
    quote = await anna.quote(CAR, trip_distance_m=8000)
    async with database.connection() as connection:
        await connection.execute("UPDATE vehicles SET range_m = 7000 WHERE id = $1", CAR.uuid)
    async with nothing_changes(database):
        problem = problem_of(await anna.reserve(quote), status=409, code="range_insufficient")
    assert problem["range_m"] == 7000


async def test_a_customer_has_at_most_so_many_open_reservations(
    anna: Customer, ben: Customer, database: Database, settings: ReservationSettings, clock: SettableClock
) -> None:
    limit = settings.open_reservation_limit
    bookings = [await anna.hold(CAR, starts_in=number * HOUR) for number in range(1, limit + 1)]
    quote = await anna.quote(VAN)
    async with nothing_changes(database):
        problem = problem_of(await anna.reserve(quote), status=409, code="too_many_open_reservations")
    assert problem["limit"] == limit
    assert (await ben.reserve(await ben.quote(VAN))).status_code == 201
    assert (await anna.cancel(bookings[0])).status_code == 200
    assert (await anna.reserve(await anna.quote(OTHER_CAR))).status_code == 201


async def test_holds_that_lapsed_no_longer_count_as_open(
    anna: Customer, settings: ReservationSettings, clock: SettableClock
) -> None:
    for number in range(1, settings.open_reservation_limit + 1):
        await anna.hold(CAR, starts_in=number * HOUR)
    clock.advance(timedelta(minutes=5))
    await anna.hold(VAN)


async def test_an_unknown_quote_makes_no_reservation(anna: Customer, database: Database) -> None:
    async with nothing_changes(database):
        response = await anna.reserve({"id": encode("quo", value=new_uuid7())})
    problem_of(response, status=404, code="not_found")


async def test_the_first_request_of_a_customer_may_be_a_reservation(
    customer_named: Callable[[str], Customer],
) -> None:
    newcomer = customer_named("newcomer")
    assert (await newcomer.reserve(await newcomer.quote(CAR))).status_code == 201
    assert (await newcomer.get("/v1/customers/me")).headers["etag"] == '"1"'


async def test_reservations_are_listed_latest_start_first_page_by_page(anna: Customer, ben: Customer) -> None:
    await ben.hold(VAN)
    cars = (CAR, OTHER_CAR, TIRED_CAR, SWISS_CAR)
    # Two start at the same moment: then the younger one comes first.
    starts = (3 * HOUR, 5 * HOUR, 5 * HOUR, 4 * HOUR)
    made = [
        (await anna.hold(car, starts_in=starts_in)).document["id"] for car, starts_in in zip(cars, starts, strict=True)
    ]
    first = (await anna.get("/v1/reservations", params={"limit": 3})).json()
    assert [item["id"] for item in first["items"]] == [made[2], made[1], made[3]]
    rest = await anna.get("/v1/reservations", params={"limit": 3, "cursor": first["next_cursor"]})
    assert [item["id"] for item in rest.json()["items"]] == [made[0]]
    assert rest.json()["next_cursor"] is None


async def test_the_list_shows_each_reservation_as_it_is_read_alone(anna: Customer) -> None:
    booking = await anna.book(CAR)
    page = (await anna.get("/v1/reservations")).json()
    assert page == {"items": [(await anna.read(booking)).document], "next_cursor": None}


async def test_the_list_is_narrowed_by_status(anna: Customer, clock: SettableClock) -> None:
    lapsed = await anna.hold(CAR)
    clock.advance(timedelta(minutes=5))
    held = await anna.hold(OTHER_CAR)
    confirmed = await anna.book(VAN)

    async def listed(*statuses: str) -> set[str]:
        page = await anna.get("/v1/reservations", params={"status": statuses})
        return {item["id"] for item in page.json()["items"]}

    assert await listed("held") == {held.document["id"]}
    assert await listed("expired") == {lapsed.document["id"]}
    assert await listed("held", "confirmed") == {held.document["id"], confirmed.document["id"]}
    assert await listed("settled") == set()


async def test_a_cursor_holds_for_its_list_alone(anna: Customer, ben: Customer) -> None:
    for starts_in in (HOUR, 3 * HOUR):
        await anna.hold(CAR, starts_in=starts_in)
    cursor = (await anna.get("/v1/reservations", params={"limit": 1})).json()["next_cursor"]
    for customer, params in (
        (ben, {"cursor": cursor}),
        (anna, {"cursor": cursor, "status": "held"}),
        (anna, {"cursor": cursor[:-1] + ("A" if cursor[-1] != "A" else "B")}),
        (anna, {"cursor": "AAAA"}),
    ):
        problem_of(await customer.get("/v1/reservations", params=params), status=400, code="invalid_cursor")


async def test_a_customer_without_reservations_has_an_empty_list(anna: Customer) -> None:
    assert (await anna.get("/v1/reservations")).json() == {"items": [], "next_cursor": None}
