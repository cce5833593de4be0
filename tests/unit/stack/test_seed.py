"""The seeded fleet, on the real map."""

from collections import Counter
from uuid import UUID

import pytest

from impl.platform.context import customer_id_of
from scripts.maps import EXTRACT, LocationKind, distance_m, obtain_extract, read_locations
from scripts.seed.fleet import MODELS, fleet
from scripts.seed.identities import seeded_id
from scripts.seed.load import Seed, make_seed
from scripts.seed.metros import HELSINKI, STOCKHOLM, VehicleClass
from scripts.seed.spots import stockholm_spots

ISSUER = "http://127.0.0.1:8009"


@pytest.fixture(scope="module")
def seed() -> Seed:
    return make_seed(issuer=ISSUER)


def test_the_extract_is_obtained_once_with_its_attribution() -> None:
    extract = obtain_extract()
    changed = extract.stat().st_mtime_ns
    assert obtain_extract() == extract == EXTRACT
    assert extract.stat().st_mtime_ns == changed
    assert "OpenStreetMap contributors" in EXTRACT.with_name("ATTRIBUTION.txt").read_text()


def test_locations_are_those_of_the_map() -> None:
    locations = {location.key: location for location in read_locations(obtain_extract())}
    assert Counter(location.kind for location in locations.values()) == {
        LocationKind.PARKING: 43,
        LocationKind.BICYCLE_PARKING: 41,
        LocationKind.CHARGING_STATION: 4,
    }
    station_square = locations["n5144988594"]
    assert (station_square.name, station_square.capacity) == ("Bicycle parking at Rautatientori", 40)
    assert locations["n277398828"].name == "Q-Park Erottaja"
    assert locations["n1369465579"].underground


def test_the_seed_is_the_same_each_time(seed: Seed) -> None:
    assert make_seed(issuer=ISSUER) == seed


def test_helsinki_and_stockholm_have_their_fleets(seed: Seed) -> None:
    sizes = Counter((vehicle.metro_id, vehicle.vehicle_class) for vehicle in seed.vehicles)
    assert sizes == {
        (HELSINKI.id, "car"): 200,
        (HELSINKI.id, "van"): 200,
        (HELSINKI.id, "scooter"): 2000,
        (HELSINKI.id, "bike"): 2000,
        (STOCKHOLM.id, "car"): 10,
        (STOCKHOLM.id, "van"): 10,
        (STOCKHOLM.id, "scooter"): 20,
        (STOCKHOLM.id, "bike"): 20,
    }


def test_the_metros_differ_in_currency_time_zone_and_vat() -> None:
    assert (HELSINKI.currency, HELSINKI.time_zone, HELSINKI.vat_basis_points) == ("EUR", "Europe/Helsinki", 2550)
    assert (STOCKHOLM.currency, STOCKHOLM.time_zone, STOCKHOLM.vat_basis_points) == ("SEK", "Europe/Stockholm", 2500)


def test_every_metro_has_a_price_for_every_class(seed: Seed) -> None:
    prices = {(tariff.metro_id, tariff.vehicle_class) for tariff in seed.tariffs}
    assert prices == {(metro.id, vehicle_class) for metro in seed.metros for vehicle_class in MODELS}


def test_vehicles_stand_in_their_metro_and_at_their_spot(seed: Seed) -> None:
    metros = {metro.id: metro for metro in seed.metros}
    spots = {spot.id: spot for spot in seed.parking_spots}
    for vehicle in seed.vehicles:
        metro, place = metros[vehicle.metro_id], (vehicle.latitude, vehicle.longitude)
        assert distance_m(place, (metro.centre_latitude, metro.centre_longitude)) < metro.radius_m
        if vehicle.parking_spot_id is not None:
            spot = spots[vehicle.parking_spot_id]
            assert vehicle.vehicle_class in spot.vehicle_classes
            assert distance_m(place, (spot.latitude, spot.longitude)) < 5


def test_no_spot_holds_more_than_it_can(seed: Seed) -> None:
    vehicles = Counter(vehicle.parking_spot_id for vehicle in seed.vehicles)
    large = Counter(vehicle.parking_spot_id for vehicle in seed.vehicles if vehicle.seats is not None)
    assert all(vehicles[spot.id] <= spot.capacity and large[spot.id] <= spot.chargers for spot in seed.parking_spots)


def test_cars_and_vans_stand_at_chargers_with_a_plate_of_their_own(seed: Seed) -> None:
    large = [vehicle for vehicle in seed.vehicles if vehicle.vehicle_class in ("car", "van")]
    assert all(vehicle.parking_spot_id is not None for vehicle in large)
    assert len({vehicle.licence_plate for vehicle in large}) == len(large)
    assert all(vehicle.cargo_volume_l for vehicle in large if vehicle.vehicle_class == "van")


def test_range_follows_from_the_battery(seed: Seed) -> None:
    full_range = {model.name: model.range_m for models in MODELS.values() for model in models}
    for vehicle in seed.vehicles:
        assert 3 <= vehicle.battery_percent <= 100
        assert vehicle.range_m == full_range[vehicle.model] * vehicle.battery_percent // 100


def test_identifiers_are_unique_and_sort_by_time(seed: Seed) -> None:
    tables = (seed.metros, seed.tariffs, seed.parking_spots, seed.vehicles)
    things: list[UUID] = [row.id for table in tables for row in table]
    assert len(set(things)) == len(things)
    assert {identifier.version for identifier in things} == {7}
    assert seeded_id("vehicle", 1) != seeded_id("vehicle", 2)


def test_customers_are_those_that_the_issuer_names(seed: Seed) -> None:
    by_id = {customer.id: customer for customer in seed.customers}
    assert by_id[customer_id_of("customer-aino", issuer=ISSUER)].payment_method_token == "pm_sandbox_visa"
    assert by_id[customer_id_of("customer-erika", issuer=ISSUER)].payment_method_token is None


def test_more_cars_than_chargers_are_refused() -> None:
    sizes: dict[VehicleClass, int] = {"car": 1000, "van": 0, "scooter": 1, "bike": 1}
    with pytest.raises(ValueError, match="Stockholm has 48 chargers"):
        list(fleet(STOCKHOLM, spots=stockholm_spots(), sizes=sizes))
