"""What the agents of one turn have in hand: briefs, what tools found for them, and what was judged.

Agents hand each other ids, and only ids of what lies here are taken: no model can make up a time, a price or a way.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impl.travel_agent.planning.drafts import Draft


@dataclass(slots=True, kw_only=True)
class Workbench:
    """The drafts of a turn, by the id of their brief (`trip-1`). Made anew for every turn."""

    drafts: "dict[str, Draft]" = field(default_factory=dict)

    def open(self, draft: "Draft") -> str:
        """Lay a draft down, and give its id."""
        brief_id = f"trip-{len(self.drafts) + 1}"
        self.drafts[brief_id] = draft
        return brief_id
