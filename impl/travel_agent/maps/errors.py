"""What stands in the way of an answer about the world. Texts are for the log and for tests, not for customers."""

from impl.travel_agent.domain.geography import Bounds, Position


class MapError(Exception):
    """Base of them all."""


class NoRoute(MapError):
    """There is no way between the waypoints for this mode, or none that keeps clear of the areas to be avoided."""


class OutsideCoverage(MapError):
    """A position is off the map. `bounds` is what the map covers, where that is known."""

    def __init__(self, detail: str, *, position: Position | None = None, bounds: Bounds | None = None) -> None:
        super().__init__(detail)
        self.position = position
        self.bounds = bounds


class Refused(MapError):
    """The source understands the question and does not take it: it is too large, or asks for what is not offered."""


class Unavailable(MapError):
    """Base of the answers that may come later: `retry_after_s` tells when to ask again, where that is known."""

    def __init__(self, detail: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class MapUnavailable(Unavailable):
    """Routes or places cannot be had at the moment."""


class WeatherUnavailable(Unavailable):
    """The weather cannot be had at the moment, or not for that time."""


class IncidentsUnavailable(Unavailable):
    """Incidents cannot be had at the moment."""


class NotForProduction(MapError):
    """A part that makes things up was asked for in production."""
