"""The check of final texts, as the turn runner uses it."""

from impl.travel_agent.policy.answers import AnswerCheck
from impl.travel_agent.policy.evidence import Evidence

_CHECK = AnswerCheck()


def is_supported(text: str, *, evidence: Evidence) -> bool:
    """Whether a final text is delivered."""
    return _CHECK.check(text, evidence=evidence).supported
