"""What is known of the request that is being answered, wherever in the program it is asked for."""

from contextvars import ContextVar
from dataclasses import dataclass, field

from scripts.mock.preferences import Preferences


@dataclass(slots=True, kw_only=True)
class Exchange:
    """A request and its answer. `headers` are those that the answer gets beside the ones of its type."""

    request_id: str
    preferences: Preferences = field(default_factory=Preferences)
    headers: dict[str, str] = field(default_factory=dict)


CURRENT: ContextVar[Exchange] = ContextVar("exchange")
