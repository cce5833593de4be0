"""A question of the orchestrator: the one way in which it asks, so that apps can offer the answers as buttons."""

from typing import Annotated, Final

from pydantic import BaseModel, Field, JsonValue, field_validator

from generated import models

MOST_CHOICES: Final = 12
"""The most answers a question offers."""

_CHOICE_ID: Final = r"^[A-Za-z0-9_.:-]+$"


class OfferedChoice(BaseModel):
    """One of the answers. `value` is what the choice stands for in a tool's arguments, such as `place:osm-n-42`."""

    id: Annotated[str, Field(min_length=1, max_length=64, pattern=_CHOICE_ID)]
    label: Annotated[str, Field(min_length=1, max_length=200)]
    value: Annotated[str, Field(max_length=300)] | None = None


class Clarification(BaseModel):
    """Ask the customer when something is missing or could mean several things. Never guess instead.

    `so_far` keeps what is known already, for the turn in which the answer comes.
    """

    question: Annotated[str, Field(min_length=1, max_length=1000)]
    expects: models.Expectation
    choices: Annotated[list[OfferedChoice], Field(max_length=MOST_CHOICES)] = []
    so_far: dict[str, JsonValue] = {}

    @field_validator("choices")
    @classmethod
    def _are_told_apart(cls, choices: list[OfferedChoice]) -> list[OfferedChoice]:
        if len({choice.id for choice in choices}) != len(choices):
            raise ValueError("two choices have the same id")
        return choices
