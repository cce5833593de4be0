"""What all phrases are said with: a language's catalogue, its formats, and the nouns that messages share."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from generated.models import VehicleClass
from impl.travel_agent.language.catalogue.catalogues import CATALOGUES
from impl.travel_agent.language.catalogue.shape import Catalogue
from impl.travel_agent.language.formats import Formats
from impl.travel_agent.language.understanding import Intent, Language, TravelMode


class Speaker:
    """Says things in one language, with times in one metro's zone."""

    def __init__(self, language: Language, *, time_zone: ZoneInfo) -> None:
        self.language = language
        self.catalogue: Catalogue = CATALOGUES[language]
        self.formats = Formats(language=language, time_zone=time_zone)

    def by(self, mode: TravelMode) -> str:
        """A way to travel: "by bike"."""
        words = self.catalogue
        named: Mapping[TravelMode, str] = {
            TravelMode.SCOOTER: words.by_scooter,
            TravelMode.BIKE: words.by_bike,
            TravelMode.CAR: words.by_car,
            TravelMode.VAN: words.by_van,
            TravelMode.WALK: words.by_walk,
        }
        return named[mode]

    def vehicle(self, vehicle_class: VehicleClass) -> str:
        """A vehicle: "a bike"."""
        words = self.catalogue
        named: Mapping[VehicleClass, str] = {
            VehicleClass.SCOOTER: words.a_scooter,
            VehicleClass.BIKE: words.a_bike,
            VehicleClass.CAR: words.a_car,
            VehicleClass.VAN: words.a_van,
        }
        return named[vehicle_class]

    def wish(self, intent: Intent) -> str:
        """What a customer may want, for questions back: "plan a trip"; empty for what nobody is asked about."""
        return str(getattr(self.catalogue, f"want_{intent.value}", ""))

    def either(self, options: Sequence[str]) -> str:
        """Options in a sentence: "a, b or c"; empty ones are left out."""
        said = [option for option in options if option]
        if len(said) < 2:
            return "".join(said)
        return self.catalogue.or_join.format(list=", ".join(said[:-1]), last=said[-1])
