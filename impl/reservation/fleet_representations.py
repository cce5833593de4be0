"""Metros, vehicles, parking spots and profiles as the contract writes them."""

from typing import Final

from pydantic import TypeAdapter

from generated import models
from impl.platform.identifiers import encode
from impl.reservation.domain.customers import Profile
from impl.reservation.domain.geography import Place
from impl.reservation.domain.metros import Metro
from impl.reservation.domain.parking import NearbySpot, ParkingSpot
from impl.reservation.domain.vehicles import Offer, Vehicle

_VEHICLE: Final[TypeAdapter[models.Vehicle]] = TypeAdapter(models.Vehicle)


def represent_metro(metro: Metro) -> models.Metro:
    """A metro with its price list."""
    return models.Metro(
        id=models.MetroId(encode("met", value=metro.id)),
        name=metro.name,
        country=metro.country,
        currency=models.Currency(metro.currency),
        time_zone=models.TimeZone(metro.time_zone),
        vat_rate=models.BasisPoints(metro.vat_rate),
        centre=_represent_place(metro.area.centre),
        radius_m=models.DistanceM(metro.area.radius_m),
        tariffs=list(metro.tariffs),
        attributions=list(metro.attributions),
    )


def represent_vehicle(vehicle: Vehicle) -> models.Vehicle:
    """A vehicle. Where it is stays unsaid while somebody rides it."""
    is_away = vehicle.status is models.VehicleStatus.IN_USE
    spot = None if is_away else vehicle.parking_spot_id
    members = {
        "vehicle_class": vehicle.vehicle_class.value,
        "id": encode("veh", value=vehicle.id),
        "metro_id": encode("met", value=vehicle.metro_id),
        "model": vehicle.model,
        "status": vehicle.status,
        "position": None if is_away else _represent_place(vehicle.place),
        "parking_spot_id": None if spot is None else encode("spt", value=spot),
        "battery_percent": vehicle.battery_percent,
        "range_m": vehicle.range_m,
        "equipment": list(vehicle.equipment),
        "seats": vehicle.seats,
        "licence_plate": vehicle.licence_plate,
        "cargo_volume_l": vehicle.cargo_volume_l,
    }
    return _VEHICLE.validate_python({name: value for name, value in members.items() if value is not None})


def represent_offer(offer: Offer) -> models.VehicleOffer:
    """A vehicle with its distance and basic prices."""
    return models.VehicleOffer(
        vehicle=represent_vehicle(offer.vehicle),
        distance_m=models.DistanceM(round(offer.distance_m)),
        unlock_fee=_represent_money(offer.unlock_fee, currency=offer.currency),
        per_minute=_represent_money(offer.per_minute, currency=offer.currency),
    )


def represent_parking_spot(spot: ParkingSpot) -> models.ParkingSpot:
    """A parking spot."""
    return models.ParkingSpot(
        id=models.ParkingSpotId(encode("spt", value=spot.id)),
        metro_id=models.MetroId(encode("met", value=spot.metro_id)),
        name=spot.name,
        position=_represent_place(spot.place),
        vehicle_classes=list(spot.vehicle_classes),
        capacity=spot.capacity,
        chargers=spot.chargers,
    )


def represent_nearby_spot(nearby: NearbySpot) -> models.NearbyParkingSpot:
    """A parking spot with its distance."""
    return models.NearbyParkingSpot(
        parking_spot=represent_parking_spot(nearby.spot), distance_m=models.DistanceM(round(nearby.distance_m))
    )


def represent_profile(profile: Profile) -> models.Customer:
    """A customer's profile; of the payment method only that there is one."""
    return models.Customer(
        id=models.CustomerId(encode("cus", value=profile.id)),
        locale=profile.locale,
        preferences=models.Preferences.model_validate(profile.preferences),
        has_payment_method=profile.payment_method_token is not None,
        updated_at=profile.updated_at,
    )


def _represent_place(place: Place) -> models.Position:
    return models.Position(latitude=models.Latitude(place.latitude), longitude=models.Longitude(place.longitude))


def _represent_money(amount: int, *, currency: str) -> models.Money:
    return models.Money(amount=amount, currency=models.Currency(currency))
