"""What turns are made with: everything a runner needs, put together once by the application."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from generated import models
from impl.platform.database import Database
from impl.travel_agent.agents.limits import TurnLimits
from impl.travel_agent.agents.memory import MemoryLimits
from impl.travel_agent.agents.orchestrator import Orchestrator
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.events import Broadcaster, EventLog
from impl.travel_agent.models.providers import EnsembleModels
from impl.travel_agent.policy.evidence import Evidence
from impl.travel_agent.policy.gate import PolicyGate
from impl.travel_agent.reservations.port import CustomerReservations

if TYPE_CHECKING:
    from impl.travel_agent.agents.speech.proposals import ProposingPhrases
    from impl.travel_agent.language.understander import Understander
    from impl.travel_agent.maps.assemble import Maps
    from impl.travel_agent.planning.commutes import Commutes
    from impl.travel_agent.planning.facts import Facts
    from impl.travel_agent.planning.plans import Plans


class Verdict(Protocol):
    """What the check of an answer finds."""

    @property
    def supported(self) -> bool:
        """Whether tools support everything the text claims."""
        ...


class AnswerChecking(Protocol):
    """Compares what a text claims with what the tools of the turn returned; `policy.claims.AnswerCheck` is one."""

    def check(self, text: str, *, evidence: Evidence) -> Verdict:
        """Whether the text may be told."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerTiming:
    """Seconds: a lease, the pause between its renewals, the look for older turns, and the wait at the end.

    A turn is interrupted for everybody else once its lease has run out, so renewals are many times as frequent.
    """

    lease: float = 15.0
    renewal: float = 1.0
    look: float = 0.05
    drain: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The parts of the service that turns use."""

    database: Database
    log: EventLog
    broadcaster: Broadcaster
    orchestrator: Orchestrator
    ensemble: EnsembleModels
    understander: "Understander"
    maps: "Maps"
    plans: "Plans"
    facts: "Facts"
    commutes: "Commutes"
    confirmations: Confirmations
    gate: PolicyGate
    answers: AnswerChecking
    reservations_for: Callable[[CustomerSession], CustomerReservations]
    allows_external_models: Callable[[UUID], Awaitable[bool]]
    session_of: Callable[[UUID], Awaitable[CustomerSession | None]]
    phrases_for: "Callable[[models.Locale, ZoneInfo], ProposingPhrases]"
    node: str
    limits: TurnLimits = field(default_factory=TurnLimits)
    memory_limits: MemoryLimits = field(default_factory=MemoryLimits)
    timing: RunnerTiming = field(default_factory=RunnerTiming)
    most_turns: int = 64
    clock: Clock = system_clock
