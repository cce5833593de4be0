"""The nearest free vehicles, compared with a search that looks at every vehicle of a large fleet."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from pydantic import MISSING

from generated.models import (
    Currency,
    Cursor,
    DistanceM,
    Latitude,
    Longitude,
    Money,
    VehicleClass,
    VehicleOffer,
    VehicleOfferPage,
    VehicleStatus,
)
from generated.reservation.operations import SearchVehicles
from impl.platform.context import Principal, RequestContext
from impl.platform.cursors import CursorCodec, InvalidCursor
from impl.platform.database import Database
from impl.platform.identifiers import decode, encode
from impl.reservation.handlers.vehicles import Vehicles
from impl.reservation.migrate import upgrade
from impl.reservation.repositories.vehicles import SEARCH
from impl.reservation.services.vehicles import VehicleService
from scripts.stack.database import scratch_database
from tests.support.scattered_fleet import (
    CENTRE,
    METRO,
    ScatteredFleet,
    ScatteredVehicle,
    insert_scattered_fleet,
    metres_between,
    scattered_fleet,
)

MADE_AT = datetime(2026, 11, 30, 18, tzinfo=UTC)
FLEET_SIZE = 3000
# The plane on which the database reckons is flat; the sphere is not.
FLATNESS = 0.005
EURO = Currency("EUR")
NOTHING = VehicleOfferPage(items=[], next_cursor=None)
OPEN_ENDED = (VehicleClass.SCOOTER, VehicleClass.BIKE)
PLANNED = (VehicleClass.CAR, VehicleClass.VAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The parameters of a search, with the contract's defaults."""

    place: tuple[float, float] = CENTRE
    radius_m: int = 1000
    classes: tuple[VehicleClass, ...] = ()
    starts_in: timedelta | None = None
    duration_min: int = 60
    trip_distance_m: int | None = None

    def admits(self, vehicle: ScatteredVehicle, fleet: ScatteredFleet) -> bool:
        """Whether the vehicle may be offered, wherever it stands: the rules once more, in the simplest way."""
        starts_at = MADE_AT + (self.starts_in or timedelta())
        open_ended = vehicle.vehicle_class in OPEN_ENDED
        duration = timedelta(hours=12) if open_ended else timedelta(minutes=self.duration_min)
        return (
            not vehicle.out_of_service
            and vehicle.vehicle_class in (self.classes or tuple(VehicleClass))
            and vehicle.range_m >= (self.trip_distance_m or 0)
            and starts_at <= MADE_AT + (timedelta(minutes=30) if open_ended else timedelta(days=7))
            and not any(
                claim.blocks(starts_at=starts_at, ends_at=starts_at + duration, now=MADE_AT)
                for claim in fleet.claims_on(vehicle)
            )
        )


class Searcher:
    """A customer who searches."""

    def __init__(self, vehicles: Vehicles, *, context: RequestContext) -> None:
        self._vehicles = vehicles
        self._context = context

    async def page(self, wish: Wish, *, limit: int = 100, cursor: Cursor | None = None) -> VehicleOfferPage:
        response = await self._vehicles.search_vehicles(
            self._context,
            latitude=Latitude(wish.place[0]),
            longitude=Longitude(wish.place[1]),
            radius_m=wish.radius_m,
            vehicle_class=list(wish.classes) or None,
            starts_at=None if wish.starts_in is None else MADE_AT + wish.starts_in,
            duration_min=wish.duration_min,
            trip_distance_m=None if wish.trip_distance_m is None else DistanceM(wish.trip_distance_m),
            limit=limit,
            cursor=cursor,
        )
        assert isinstance(response, SearchVehicles.Ok)
        return response.body

    async def all(self, wish: Wish, *, limit: int = 100) -> list[VehicleOffer]:
        """Every vehicle, page by page."""
        page = await self.page(wish, limit=limit)
        offers = page.items
        while page.next_cursor is not None:
            assert len(page.items) == limit
            page = await self.page(wish, limit=limit, cursor=page.next_cursor)
            offers += page.items
        return offers


@pytest.fixture(scope="module")
def fleet() -> ScatteredFleet:
    """Vehicles and claims as they are when the clock of the tests stands still."""
    return scattered_fleet(FLEET_SIZE, now=MADE_AT)


@pytest.fixture(scope="module")
def scattered_url(postgres_url: str, fleet: ScatteredFleet) -> Iterator[str]:
    """A database with that fleet, which the tests here share, as they only read."""

    async def fill(url: str) -> None:
        connection = await asyncpg.connect(url)
        try:
            await insert_scattered_fleet(connection, fleet)
        finally:
            await connection.close()

    with scratch_database(postgres_url) as scratch, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, scratch.url).result()
        executor.submit(asyncio.run, fill(scratch.url)).result()
        yield scratch.url


@pytest.fixture
def database_url(scattered_url: str) -> str:
    return scattered_url


@pytest.fixture
def searcher(database: Database) -> Searcher:
    """The handler without the service around it, whose sweeper would expire the holds that have lapsed."""
    vehicles = VehicleService(database, clock=lambda: MADE_AT)
    principal = Principal(
        subject="anna", issuer="https://issuer.example", customer_id=METRO, scopes=frozenset(), pseudonym="a"
    )
    return Searcher(
        Vehicles(vehicles, cursors=CursorCodec(b"a key for tests")),
        context=RequestContext(principal=principal, request_id="r"),
    )


def ids(items: list[VehicleOffer]) -> list[UUID]:
    return [decode("veh", text=item.vehicle.id) for item in items]


def assert_nearest(items: list[VehicleOffer], wish: Wish, fleet: ScatteredFleet, *, complete: bool) -> None:
    """Everything offered may be, and nothing nearer is missing; near means nearer beyond the plane's flatness."""
    distances = {
        vehicle.id: metres_between(wish.place, (vehicle.latitude, vehicle.longitude))
        for vehicle in fleet.vehicles
        if wish.admits(vehicle, fleet)
    }
    offered = ids(items)
    assert set(offered) <= distances.keys()
    assert all(distances[id_] <= wish.radius_m * (1 + FLATNESS) for id_ in offered)
    furthest = wish.radius_m if complete else items[-1].distance_m
    nearer = {id_ for id_, distance in distances.items() if distance < furthest * (1 - FLATNESS)}
    assert nearer <= set(offered)
    for item, id_ in zip(items, offered, strict=True):
        assert item.distance_m == pytest.approx(distances[id_], rel=FLATNESS, abs=1)
    assert [item.distance_m for item in items] == sorted(item.distance_m for item in items)


WISHES = {
    "now": Wish(radius_m=1500),
    "far and wide": Wish(radius_m=10_000),
    "soon": Wish(radius_m=1500, starts_in=timedelta(minutes=20)),
    "cars": Wish(radius_m=8000, classes=(VehicleClass.CAR,)),
    "cars and vans in two hours": Wish(radius_m=8000, classes=PLANNED, starts_in=timedelta(hours=2), duration_min=30),
    "all classes in two hours": Wish(radius_m=8000, starts_in=timedelta(hours=2)),
    "cars for a week": Wish(radius_m=8000, classes=(VehicleClass.CAR,), duration_min=10_080),
    "a long trip": Wish(radius_m=3000, trip_distance_m=45_000),
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES.keys())
async def test_a_search_finds_what_looking_at_every_vehicle_finds(
    searcher: Searcher, fleet: ScatteredFleet, wish: Wish
) -> None:
    items = await searcher.all(wish)
    assert items
    assert_nearest(items, wish, fleet, complete=True)


async def test_the_first_page_holds_the_nearest_wherever_one_stands(searcher: Searcher, fleet: ScatteredFleet) -> None:
    random = Random(7)
    for _ in range(25):
        place = (CENTRE[0] + random.gauss(0, 0.03), CENTRE[1] + random.gauss(0, 0.05))
        wish = Wish(place=place, radius_m=5000)
        items = (await searcher.page(wish, limit=20)).items
        assert_nearest(items, wish, fleet, complete=len(items) < 20)


@pytest.mark.parametrize("limit", [1, 7, 100])
async def test_pages_have_no_gaps_and_no_repeats(searcher: Searcher, limit: int) -> None:
    wish = Wish(radius_m=100)
    whole = ids((await searcher.page(wish)).items)
    assert 10 < len(whole) < 99
    assert ids(await searcher.all(wish, limit=limit)) == whole


async def test_a_full_last_page_is_the_last(searcher: Searcher) -> None:
    wish = Wish(radius_m=100)
    whole = (await searcher.page(wish)).items
    assert (await searcher.page(wish, limit=len(whole))).next_cursor is None


async def test_vehicles_at_the_same_place_are_listed_one_by_one(
    searcher: Searcher, fleet: ScatteredFleet, database: Database
) -> None:
    wish = Wish(radius_m=100)
    nearest = ids((await searcher.page(wish)).items)[:5]
    where = "FROM vehicles AS model WHERE model.id = $1 AND vehicles.id = ANY ($2)"
    moved = f"UPDATE vehicles SET latitude = model.latitude, longitude = model.longitude {where}"
    originals = [
        (vehicle.id, vehicle.latitude, vehicle.longitude) for vehicle in fleet.vehicles if vehicle.id in nearest
    ]
    async with database.connection() as connection:
        await connection.execute(moved, nearest[0], nearest)
        try:
            together = ids(await searcher.all(wish, limit=2))
        finally:
            await connection.executemany("UPDATE vehicles SET latitude = $2, longitude = $3 WHERE id = $1", originals)
    assert together[:5] == sorted(nearest)


async def test_an_offer_tells_the_distance_and_the_prices(searcher: Searcher) -> None:
    [offer] = (await searcher.page(Wish(), limit=1)).items
    assert offer.unlock_fee == Money(amount=100, currency=EURO)
    assert offer.per_minute == Money(amount=29, currency=EURO)
    assert offer.vehicle.metro_id == encode("met", value=METRO)


async def test_what_is_offered_for_now_is_available(searcher: Searcher) -> None:
    offers = await searcher.all(Wish(radius_m=10_000))
    assert {offer.vehicle.status for offer in offers} == {VehicleStatus.AVAILABLE}


async def test_an_offer_for_later_tells_what_the_vehicle_does_now(searcher: Searcher) -> None:
    offers = await searcher.all(Wish(radius_m=10_000, classes=PLANNED, starts_in=timedelta(days=2)))
    in_use = VehicleStatus.IN_USE
    assert {offer.vehicle.status for offer in offers} == {VehicleStatus.AVAILABLE, VehicleStatus.RESERVED, in_use}
    assert all((offer.vehicle.position is MISSING) is (offer.vehicle.status is in_use) for offer in offers)


async def test_outside_every_metro_there_is_nothing(searcher: Searcher) -> None:
    assert await searcher.page(Wish(place=(0.0, 0.0), radius_m=10_000)) == NOTHING


@pytest.mark.parametrize("place", [(90.0, 180.0), (-90.0, -180.0)])
async def test_the_ends_of_the_earth_are_places_too(searcher: Searcher, place: tuple[float, float]) -> None:
    assert await searcher.page(Wish(place=place)) == NOTHING


@pytest.mark.parametrize("starts_in", [-timedelta(minutes=2), timedelta(days=8)])
async def test_times_that_cannot_be_booked_have_no_vehicles(searcher: Searcher, starts_in: timedelta) -> None:
    assert await searcher.page(Wish(starts_in=starts_in)) == NOTHING


async def test_a_cursor_that_was_tampered_with_is_refused(searcher: Searcher) -> None:
    cursor = (await searcher.page(Wish(), limit=1)).next_cursor
    assert cursor is not None
    forged = cursor[:-3] + ("A" if cursor[-3] != "A" else "B") + cursor[-2:]
    with pytest.raises(InvalidCursor):
        await searcher.page(Wish(), limit=1, cursor=Cursor(forged))


@pytest.mark.parametrize(
    "other",
    [
        Wish(radius_m=2000),
        Wish(place=(CENTRE[0], CENTRE[1] + 0.001)),
        Wish(classes=PLANNED),
        Wish(starts_in=timedelta(minutes=5)),
        Wish(duration_min=30),
        Wish(trip_distance_m=10_000),
    ],
)
async def test_a_cursor_holds_for_its_search_alone(searcher: Searcher, other: Wish) -> None:
    cursor = (await searcher.page(Wish(), limit=1)).next_cursor
    with pytest.raises(InvalidCursor):
        await searcher.page(other, limit=1, cursor=cursor)


async def test_a_page_may_have_another_size_than_the_one_before(searcher: Searcher) -> None:
    whole = ids((await searcher.page(Wish(), limit=10)).items)
    cursor = (await searcher.page(Wish(), limit=3)).next_cursor
    assert ids((await searcher.page(Wish(), limit=7, cursor=cursor)).items) == whole[3:]


async def test_the_database_walks_its_index_by_distance(database: Database) -> None:
    until = [MADE_AT + timedelta(hours=12)] * len(VehicleClass)
    classes = list(VehicleClass)
    async with database.connection() as connection:
        statement = await connection.prepare(SEARCH)
        plan = await statement.explain(*CENTRE, 10_000, MADE_AT, MADE_AT, classes, until, 0, None, None, 21)
    nodes = list(_nodes(plan[0]["Plan"]))
    [by_distance] = [node for node in nodes if node.get("Index Name") == "vehicles_plane"]
    assert by_distance["Node Type"] == "Index Scan"
    assert "<->" in by_distance["Order By"]
    assert "<@" in by_distance["Index Cond"]
    assert not [node for node in nodes if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "vehicles"]


def _nodes(plan: Any) -> Iterator[dict[str, Any]]:
    if isinstance(plan, str):
        plan = json.loads(plan)
    yield plan
    for child in plan.get("Plans", []):
        yield from _nodes(child)
