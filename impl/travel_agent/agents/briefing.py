"""What every model is told at the start of a turn, besides its role: one block of JSON in the instructions.

Only what the service itself knows stands here. What customers and others wrote reaches a model as a message or as the
result of a tool, never as an instruction.
"""

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict

from generated import models

_OPENING: Final = "<briefing>"
_CLOSING: Final = "</briefing>"
_BLOCK: Final = re.compile(f"{_OPENING}(.*?){_CLOSING}", re.DOTALL)


class Briefing(BaseModel):
    """The present, the language and what the customer's profile says.

    `now` is in the zone of the conversation. `position_known` says that the customer's position may be used as `here`.
    """

    model_config = ConfigDict(frozen=True)

    language: models.Locale
    now: AwareDatetime
    time_zone: str
    position_known: bool = False
    preferences: models.Preferences = models.Preferences()

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are meant and told."""
        return ZoneInfo(self.time_zone)

    @property
    def local_now(self) -> datetime:
        """The present in that zone."""
        return self.now.astimezone(self.zone)

    def as_block(self) -> str:
        """The block of the instructions."""
        return f"{_OPENING}{self.model_dump_json(exclude_unset=True)}{_CLOSING}"


def read_briefing(instructions: str | None) -> Briefing | None:
    """The briefing in a model's instructions, if there is one."""
    found = _BLOCK.search(instructions or "")
    return Briefing.model_validate_json(found[1]) if found else None
