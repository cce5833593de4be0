"""Text that strangers have written: names on the map, messages about traffic. It is shown, and never followed."""

from typing import Final

LONGEST_NAME: Final = 200
LONGEST_MESSAGE: Final = 2000


def plain(text: str, *, most: int = LONGEST_NAME) -> str:
    """The text on one line and of bounded length, without signs that cannot be seen or that turn the writing around."""
    visible = "".join(each if each.isprintable() else " " for each in text[: 2 * most])
    return " ".join(visible.split())[:most].rstrip()
