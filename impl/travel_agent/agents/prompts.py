"""Messages of the customer that are no words but acts in the app: how every model is told of them."""

import json
import re
from typing import Final

from pydantic import JsonValue

_CHOICE: Final = re.compile(r"<choice>(\{.*\})</choice>", re.DOTALL)
_CORRECTION: Final = re.compile(r"<correction>(\{.*\})</correction>", re.DOTALL)


def choice_prompt(choice: dict[str, JsonValue]) -> str:
    """The customer has chosen an answer to a question, or an option of a plan (`option_id`)."""
    return f"<choice>{json.dumps(choice, ensure_ascii=False)}</choice>"


def correction_prompt(correction: str) -> str:
    """The customer corrects a fact; `correction` is the contract's `Correction` as JSON."""
    return f"<correction>{correction}</correction>"


def choice_in(prompt: str) -> dict[str, JsonValue] | None:
    """The choice that a prompt stands for."""
    return _object_in(prompt, form=_CHOICE)


def correction_in(prompt: str) -> dict[str, JsonValue] | None:
    """The correction that a prompt stands for."""
    return _object_in(prompt, form=_CORRECTION)


def _object_in(prompt: str, *, form: re.Pattern[str]) -> dict[str, JsonValue] | None:
    found = form.fullmatch(prompt)
    try:
        value: JsonValue = json.loads(found[1]) if found else None
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
