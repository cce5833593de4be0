"""How a document says that an operation answers a message of the service (`x-answers`)."""

from typing import Final

MEMBERS: Final = frozenset({"name", "summary", "to", "members"})
# A runtime expression of AsyncAPI 3.0 ("Runtime Expression"), which OpenAPI has for links, too.
_PREFIX: Final = "$message.payload#/"


def is_taken(value: object) -> bool:
    """Tell whether a member is taken from the message that is answered; else it is the value itself."""
    return isinstance(value, str) and value.startswith(_PREFIX)


def path_of(value: str) -> tuple[str, ...]:
    """Give the members that lead to what is taken."""
    return tuple(value.removeprefix(_PREFIX).split("/"))
