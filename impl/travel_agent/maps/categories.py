"""What places are for, by their OpenStreetMap tags (wiki.openstreetmap.org/wiki/Map_features)."""

from collections.abc import Mapping, Sequence
from typing import Final

from impl.travel_agent.domain.places import PlaceCategory

_BY_TAG: Final[Mapping[str, Mapping[str, PlaceCategory]]] = {
    "amenity": {
        "restaurant": PlaceCategory.RESTAURANT,
        "food_court": PlaceCategory.RESTAURANT,
        "cafe": PlaceCategory.CAFE,
        "fast_food": PlaceCategory.FAST_FOOD,
        "bar": PlaceCategory.BAR,
        "pub": PlaceCategory.BAR,
        "nightclub": PlaceCategory.BAR,
        "ice_cream": PlaceCategory.ICE_CREAM,
        "pharmacy": PlaceCategory.PHARMACY,
        "hospital": PlaceCategory.HOSPITAL,
        "clinic": PlaceCategory.HOSPITAL,
        "atm": PlaceCategory.ATM,
        "bank": PlaceCategory.BANK,
        "post_office": PlaceCategory.POST_OFFICE,
        "parcel_locker": PlaceCategory.PARCEL_LOCKER,
        "charging_station": PlaceCategory.CHARGING_STATION,
        "fuel": PlaceCategory.FUEL,
        "parking": PlaceCategory.PARKING,
        "bicycle_parking": PlaceCategory.BICYCLE_PARKING,
        "bicycle_rental": PlaceCategory.BICYCLE_RENTAL,
        "toilets": PlaceCategory.TOILETS,
        "drinking_water": PlaceCategory.DRINKING_WATER,
        "theatre": PlaceCategory.THEATRE,
        "cinema": PlaceCategory.CINEMA,
        "library": PlaceCategory.LIBRARY,
        "school": PlaceCategory.SCHOOL,
        "university": PlaceCategory.UNIVERSITY,
        "college": PlaceCategory.UNIVERSITY,
        "place_of_worship": PlaceCategory.WORSHIP,
        "bus_station": PlaceCategory.STATION,
        "ferry_terminal": PlaceCategory.STATION,
    },
    "shop": {
        "supermarket": PlaceCategory.SUPERMARKET,
        "convenience": PlaceCategory.CONVENIENCE,
        "kiosk": PlaceCategory.CONVENIENCE,
        "bakery": PlaceCategory.BAKERY,
        "pastry": PlaceCategory.BAKERY,
        "florist": PlaceCategory.FLORIST,
        "doityourself": PlaceCategory.HARDWARE,
        "hardware": PlaceCategory.HARDWARE,
        "bicycle": PlaceCategory.BICYCLE_SHOP,
    },
    "tourism": {
        "hotel": PlaceCategory.HOTEL,
        "hostel": PlaceCategory.HOTEL,
        "guest_house": PlaceCategory.HOTEL,
        "museum": PlaceCategory.MUSEUM,
        "gallery": PlaceCategory.MUSEUM,
        "attraction": PlaceCategory.SIGHT,
        "viewpoint": PlaceCategory.SIGHT,
        "artwork": PlaceCategory.SIGHT,
    },
    "leisure": {
        "park": PlaceCategory.PARK,
        "garden": PlaceCategory.PARK,
        "playground": PlaceCategory.PLAYGROUND,
        "fitness_centre": PlaceCategory.GYM,
        "sports_centre": PlaceCategory.GYM,
    },
    "historic": dict.fromkeys(("memorial", "monument", "castle", "fort", "ruins"), PlaceCategory.SIGHT),
    "railway": {
        "station": PlaceCategory.STATION,
        "halt": PlaceCategory.STATION,
        "tram_stop": PlaceCategory.STOP,
        "subway_entrance": PlaceCategory.STOP,
    },
    "public_transport": {
        "station": PlaceCategory.STATION,
        "platform": PlaceCategory.STOP,
        "stop_position": PlaceCategory.STOP,
    },
    "highway": {"bus_stop": PlaceCategory.STOP},
    "place": {"square": PlaceCategory.SQUARE},
}
# Whoever names what they want to eat does not mind where it is served.
EATERIES: Final = frozenset(
    {PlaceCategory.RESTAURANT, PlaceCategory.FAST_FOOD, PlaceCategory.CAFE, PlaceCategory.BAR, PlaceCategory.BAKERY}
)
# What one may be looking for without knowing its name.
USEFUL_WITHOUT_NAME: Final = frozenset(
    {
        PlaceCategory.ATM,
        PlaceCategory.TOILETS,
        PlaceCategory.DRINKING_WATER,
        PlaceCategory.PARKING,
        PlaceCategory.BICYCLE_PARKING,
        PlaceCategory.BICYCLE_RENTAL,
        PlaceCategory.CHARGING_STATION,
        PlaceCategory.FUEL,
        PlaceCategory.PLAYGROUND,
        PlaceCategory.PARCEL_LOCKER,
    }
)
# Dishes under the cuisines that serve them.
_SERVED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "taco": ("mexican", "tex-mex"),
    "tacos": ("taco", "mexican", "tex-mex"),
    "burrito": ("mexican", "tex-mex"),
    "sushi": ("japanese",),
    "ramen": ("japanese", "noodle"),
    "pasta": ("italian",),
    "pizza": ("pizzeria",),
    "burger": ("burgers", "hamburger"),
    "kebab": ("turkish",),
    "coffee": ("coffee_shop",),
    "curry": ("indian",),
    "falafel": ("lebanese", "middle_eastern"),
    "tapas": ("spanish",),
}


def categories_of(tags: Mapping[str, str]) -> tuple[PlaceCategory, ...]:
    """What a thing with these tags is for, the chief purpose first; empty where it is nothing of the kind."""
    found = [by_value[tags[key]] for key, by_value in _BY_TAG.items() if tags.get(key) in by_value]
    if tags.get("atm") == "yes":
        found.append(PlaceCategory.ATM)
    if tags.get("bakery") == "yes":
        found.append(PlaceCategory.BAKERY)
    if tags.get("shop", "no") not in {"no", "vacant"}:
        found.append(PlaceCategory.SHOP)
    return tuple(dict.fromkeys(found))


def tags_of(category: PlaceCategory) -> tuple[tuple[str, str], ...]:
    """The tags of a category, to ask a service for; the shop of any kind is asked for by `*`."""
    if category is PlaceCategory.SHOP:
        return (("shop", "*"),)
    return tuple((key, value) for key, values in _BY_TAG.items() for value, each in values.items() if each is category)


def cuisines_of(text: str) -> tuple[str, ...]:
    """The values of the tag `cuisine` by themselves: `pizza;kebab` has two."""
    parts = (part.strip().lower().replace(" ", "_") for part in text.replace(",", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def serves(wanted: str, *, cuisines: Sequence[str], name: str) -> bool:
    """Whether a place with these cuisines, or of this name, has what is wanted."""
    wish = wanted.strip().lower().replace(" ", "_")
    kin = {wish, *_SERVED_BY.get(wish, ())}
    return any(cuisine in kin or cuisine.startswith(f"{wish}_") for cuisine in cuisines) or wish in name.lower()
