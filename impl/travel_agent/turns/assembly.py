"""Puts turns together of the parts that others made."""

from zoneinfo import ZoneInfo

from generated import models
from impl.travel_agent.agents.orchestrator import Orchestrator, build_orchestrator
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.models.embedded.model import EmbeddedModel
from impl.travel_agent.models.providers import EnsembleModels, ProviderSettings, build_models
from impl.travel_agent.tools.planning import planning_tools
from impl.travel_agent.tools.reservations import reservation_tools


def orchestrator_with_tools() -> Orchestrator:
    """The orchestrator with the tools for planning and for reservations."""
    return build_orchestrator([planning_tools(), reservation_tools()])


def models_of(settings: ProviderSettings, *, understander: Understander) -> EnsembleModels:
    """The models that the settings name, with the embedded one to fall back to.

    Raises:
        SettingsError: a model is not known or cannot be used.
    """
    return build_models(settings, embedded=EmbeddedModel(understander))


def phrases_for(locale: models.Locale, zone: ZoneInfo) -> ProposingPhrases:
    """The phrases of a language, which tell times in a zone."""
    return ProposingPhrases(locale, time_zone=zone)
