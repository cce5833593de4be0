"""What the chat stands on and what stands behind it: the seam between the service and its agents."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from generated.reservation.client import ReservationClient
from impl.platform.database import Database
from impl.travel_agent.channel.deciding import Deciding
from impl.travel_agent.channel.turns import Turns
from impl.travel_agent.chat import Presence, Ways
from impl.travel_agent.conversations.consents import ConsentBook
from impl.travel_agent.maps.ports import Incidents
from impl.travel_agent.notifications.incidents import UpcomingPlans
from impl.travel_agent.notifications.plan_expiry import AgeingPlans
from impl.travel_agent.settings import TravelAgentSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What the agents are given: where they keep and tell things, and who may be asked."""

    settings: TravelAgentSettings
    database: Database
    ways: Ways
    consents: ConsentBook
    presence: Presence
    reservations: ReservationClient
    clock: Callable[[], datetime]


async def _nothing() -> None:
    """Do nothing."""


class WatchedPlans(UpcomingPlans, AgeingPlans, Protocol):
    """The plans of all customers, as far as they are watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ensemble:
    """Who answers. `recover` goes on with what other processes left behind, `drain` lets running turns finish.

    `warm_up` loads what the first message would wait for.

    `plans` are watched for their end and, where there are maps, for `incidents` on their routes.
    """

    turns: Turns
    deciding: Deciding
    recover: Callable[[], Awaitable[object]] = _nothing
    drain: Callable[[], Awaitable[None]] = _nothing
    close: Callable[[], Awaitable[None]] = _nothing
    warm_up: Callable[[], Awaitable[None]] = _nothing
    plans: WatchedPlans | None = None
    incidents: Incidents | None = None


type EnsembleFactory = Callable[[Foundation], Ensemble]
