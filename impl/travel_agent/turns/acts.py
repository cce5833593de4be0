"""What begins a turn: the customer says something, chooses, corrects, decides, or wants an answer again."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue

from generated import models
from impl.travel_agent.agents.prompts import choice_prompt, correction_prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words. `locale` is their language, where the app knows it."""

    text: str
    locale: models.Locale | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An answer to a question, or an option of a plan: what the models see of it."""

    choice: dict[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A fact the customer knows better."""

    correction: models.Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision on a proposal, which is stored already."""

    confirmation_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The prompt of an earlier turn once more; `turn_id` gave the answer `message_id`."""

    turn_id: UUID
    message_id: UUID
    prompt: str


type Act = Said | Chosen | Corrected | Decided | Repeated


def prompt_of(act: Act) -> str:
    """What the models are given as the customer's message; empty for a decision, which no model needs to read."""
    match act:
        case Said():
            return act.text
        case Chosen():
            return choice_prompt(act.choice)
        case Corrected():
            return correction_prompt(act.correction.model_dump_json(exclude_unset=True))
        case Decided():
            return ""
        case Repeated():
            return act.prompt
