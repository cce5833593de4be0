"""What the agents of one turn work with: `RunContext[TurnDependencies]` in every tool."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic_ai.models import Model
from pydantic_ai.settings import ModelSettings

from impl.travel_agent.agents.events import TurnEvents
from impl.travel_agent.planning.workbench import Workbench

if TYPE_CHECKING:
    from generated import models
    from impl.travel_agent.agents.speech.proposals import ProposingPhrases
    from impl.travel_agent.confirmations.service import Confirmations
    from impl.travel_agent.conversations.conversation import CustomerSession
    from impl.travel_agent.maps.assemble import Maps
    from impl.travel_agent.planning.commutes import Commutes
    from impl.travel_agent.planning.facts import Facts
    from impl.travel_agent.planning.plans import Plans
    from impl.travel_agent.policy.evidence import Evidence
    from impl.travel_agent.policy.gate import PolicyGate
    from impl.travel_agent.reservations.port import CustomerReservations


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnDependencies:
    """Made anew for every turn, for the customer who speaks; nothing in it comes from a model or the client's text.

    `models` has the model of each agent in this turn, by the customer's consent. `session.position` is there only with
    the consent to use it. `preferences` are those of the profile, as they were when the turn began, at `began_at`.
    """

    conversation_id: UUID
    turn_id: UUID
    session: "CustomerSession"
    preferences: "models.Preferences"
    began_at: datetime
    now: Callable[[], datetime]
    maps: "Maps"
    reservations: "CustomerReservations"
    confirmations: "Confirmations"
    plans: "Plans"
    facts: "Facts"
    commutes: "Commutes"
    gate: "PolicyGate"
    events: TurnEvents
    phrases: "ProposingPhrases"
    evidence: "Evidence"
    models: "Mapping[models.AgentName, Model]"
    model_settings: ModelSettings = field(default_factory=ModelSettings)
    cost_limit_usd: Decimal | None = None
    token_limit: int | None = None
    workbench: Workbench = field(default_factory=Workbench)
