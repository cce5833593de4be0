"""Where things happen in Helsinki, and where the vehicles of the evaluation stand."""

from datetime import timedelta
from typing import Final

from generated.models import VehicleClass
from impl.travel_agent.domain.geography import Circle, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from tests.evaluation.moments import BEGINNING

HAKANIEMI: Final = Position(latitude=60.1786, longitude=24.9515)
KAISANIEMI: Final = Position(latitude=60.1730, longitude=24.9460)
STATION: Final = Position(latitude=60.1705, longitude=24.9412)
STOCKMANN: Final = Position(latitude=60.1685, longitude=24.9424)
ANNANKATU: Final = Position(latitude=60.1660, longitude=24.9385)
KASARMITORI: Final = Position(latitude=60.1653, longitude=24.9489)
CORNERS: Final = (HAKANIEMI, KAISANIEMI, STATION, STOCKMANN, ANNANKATU, KASARMITORI)
"""A vehicle of every class stands at each of these."""

# On the ways by car and by bike from Hakaniemi to Annankatu; there are others.
UNIONINKATU: Final = Position(latitude=60.1711, longitude=24.9507)
POHJOISESPLANADI: Final = Position(latitude=60.1678, longitude=24.9478)
# The only bridge to Hakaniemi.
PITKASILTA: Final = Position(latitude=60.1763, longitude=24.9502)


def incident(title: str, *, at: Position, kind: IncidentKind = IncidentKind.FLOODING, blocks: bool = True) -> Incident:
    """Something that has begun an hour ago and goes on for a day."""
    return Incident(
        key=f"{kind}-{at.latitude:.4f}",
        kind=kind,
        title=title,
        description=title,
        area=Circle(centre=at, radius_m=40),
        blocks=blocks,
        delay_factor=1.0 if blocks else 3.0,
        valid_from=BEGINNING - timedelta(hours=1),
        valid_until=BEGINNING + timedelta(days=1),
    )


RANGES_M: Final = {
    VehicleClass.SCOOTER: 20_000,
    VehicleClass.BIKE: 40_000,
    VehicleClass.CAR: 200_000,
    VehicleClass.VAN: 150_000,
}
