"""What stands in the way of a conversation, as facts."""

from collections.abc import Mapping

# Another customer's resource is answered like a missing one, in the same words wherever it was asked for.
_MISSING = "There is no such resource."


class UnknownConversation(Exception):
    """There is no such conversation, or it is another customer's: the two look the same."""

    detail = _MISSING
    members: Mapping[str, object] = {}


class UnknownTurn(Exception):
    """The customer has no such turn."""

    detail = _MISSING
    members: Mapping[str, object] = {}


class MessageIdReused(Exception):
    """The client has used the id for another message before."""
