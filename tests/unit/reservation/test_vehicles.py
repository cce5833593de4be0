"""What a vehicle is doing, how it is shown, and when it must be free for a search."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from generated.models import Equipment, VehicleClass, VehicleStatus
from impl.reservation.domain.geography import Place, Surroundings
from impl.reservation.domain.vehicles import Vehicle, VehicleSearch
from impl.reservation.fleet_representations import represent_vehicle
from tests.support.bookings import NOW

SCOOTER = Vehicle(
    id=UUID(int=10),
    metro_id=UUID(int=1),
    vehicle_class=VehicleClass.SCOOTER,
    model="Glide S2",
    licence_plate=None,
    seats=None,
    cargo_volume_l=None,
    equipment=(Equipment.HELMET,),
    place=Place(latitude=60.17, longitude=24.94),
    parking_spot_id=UUID(int=20),
    battery_percent=80,
    range_m=30_000,
    charging=False,
    out_of_service=False,
    ridden=False,
    promised=False,
)
VAN = replace(SCOOTER, vehicle_class=VehicleClass.VAN, licence_plate="VAN-1", seats=3, cargo_volume_l=6000)
NOON_TOMORROW = NOW + timedelta(hours=18)
ALL_CLASSES = frozenset(VehicleClass)


@pytest.mark.parametrize(
    ("vehicle", "status"),
    [
        (SCOOTER, VehicleStatus.AVAILABLE),
        (replace(SCOOTER, charging=True), VehicleStatus.CHARGING),
        (replace(SCOOTER, charging=True, promised=True), VehicleStatus.RESERVED),
        (replace(SCOOTER, promised=True, ridden=True), VehicleStatus.IN_USE),
        (replace(SCOOTER, promised=True, ridden=True, out_of_service=True), VehicleStatus.OUT_OF_SERVICE),
    ],
)
def test_the_status_follows_from_the_facts_in_order_of_weight(vehicle: Vehicle, status: VehicleStatus) -> None:
    assert vehicle.status is status


def test_a_scooter_is_shown_with_its_place_and_without_seats() -> None:
    shown = represent_vehicle(SCOOTER).model_dump(mode="json")
    assert shown["position"] == {"latitude": 60.17, "longitude": 24.94}
    assert shown["parking_spot_id"].startswith("spt_")
    assert shown["equipment"] == ["helmet"]
    assert not {"seats", "licence_plate", "cargo_volume_l"} & shown.keys()


def test_a_van_is_shown_with_seats_plate_and_cargo() -> None:
    shown = represent_vehicle(VAN).model_dump(mode="json")
    assert (shown["seats"], shown["licence_plate"], shown["cargo_volume_l"]) == (3, "VAN-1", 6000)


def test_nobody_learns_where_a_ridden_vehicle_is() -> None:
    shown = represent_vehicle(replace(SCOOTER, ridden=True)).model_dump(mode="json")
    assert shown["status"] == "in_use"
    assert not {"position", "parking_spot_id"} & shown.keys()


def search(
    *,
    starts_at: datetime | None = None,
    duration: timedelta = timedelta(minutes=60),
    vehicle_classes: frozenset[VehicleClass] = ALL_CLASSES,
) -> VehicleSearch:
    return VehicleSearch(
        around=Surroundings(centre=Place(latitude=60.17, longitude=24.94), radius_m=1000),
        vehicle_classes=vehicle_classes,
        starts_at=starts_at,
        duration=duration,
        trip_distance_m=0,
    )


def test_a_search_without_a_start_starts_now() -> None:
    assert search().needed(NOW).starts_at == NOW


def test_planned_trips_need_the_asked_duration_and_open_ended_rides_twelve_hours() -> None:
    until = search(duration=timedelta(minutes=90)).needed(NOW).until
    assert until[VehicleClass.CAR] == until[VehicleClass.VAN] == NOW + timedelta(minutes=90)
    assert until[VehicleClass.BIKE] == until[VehicleClass.SCOOTER] == NOW + timedelta(hours=12)


def test_tomorrow_only_cars_and_vans_can_be_had() -> None:
    assert search(starts_at=NOON_TOMORROW).needed(NOW).until.keys() == {VehicleClass.CAR, VehicleClass.VAN}


def test_only_the_asked_classes_are_looked_for() -> None:
    wanted = frozenset({VehicleClass.BIKE, VehicleClass.VAN})
    assert search(vehicle_classes=wanted, starts_at=NOON_TOMORROW).needed(NOW).until.keys() == {VehicleClass.VAN}


@pytest.mark.parametrize("starts_at", [NOW - timedelta(hours=1), NOW + timedelta(days=8)])
def test_nothing_can_be_had_in_the_past_or_the_far_future(starts_at: datetime) -> None:
    assert not search(starts_at=starts_at).needed(NOW).until
