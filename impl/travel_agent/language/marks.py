"""Findings marked in the text itself: each becomes one private character, so that later patterns read them as words.

A marked span keeps its length (the mark, then fillers): offsets stay those of the folded text.
"""

import re
from collections.abc import Collection, Iterable
from enum import Enum

FILLER = "\uf8ff"
_PER_KIND = 0x100


class Mark(Enum):
    """What was found; the value is the first character of its range."""

    TIME = 0xE000
    NUMBER = 0xE100
    DAY = 0xE200
    PART = 0xE300
    LENGTH = 0xE400
    REPEAT = 0xE500
    NOW = 0xE600
    MODE = 0xE700


def _ranges(*kinds: Mark) -> str:
    return "".join(f"{chr(kind.value)}-{chr(kind.value + _PER_KIND - 1)}" for kind in kinds)


def marked(*kinds: Mark) -> str:
    """A pattern for one finding of these kinds."""
    return f"[{_ranges(*kinds)}]{FILLER}*"


WHEN = marked(Mark.DAY, Mark.PART)
TIME = marked(Mark.TIME, Mark.NUMBER)
ANY_MARK = f"[{_ranges(*Mark)}{FILLER}]"


class MarkedText:
    """A folded text in which findings are marked one after the other; what is marked is not found again."""

    def __init__(self, text: str) -> None:
        self.plain = text
        self.text = text
        self._found: dict[Mark, list[object]] = {kind: [] for kind in Mark}

    def mark(self, kind: Mark, *, start: int, end: int, finding: object) -> None:
        """Replace a span by a mark. A text with hundreds of findings of one kind keeps the first of them."""
        found = self._found[kind]
        if len(found) >= _PER_KIND or start >= end:
            return
        self.text = self.text[:start] + chr(kind.value + len(found)) + FILLER * (end - start - 1) + self.text[end:]
        found.append(finding)

    def unmark(self, kind: Mark, *, keep: Collection[int] = ()) -> None:
        """Give the text back what stood under the marks of a kind, but for those at the positions in `keep`."""
        for match in re.finditer(marked(kind), self.text):
            if match.start() not in keep:
                original = self.plain[match.start() : match.end()]
                self.text = self.text[: match.start()] + original + self.text[match.end() :]

    def without(self, *kinds: Mark) -> str:
        """The text as it was, with blanks where findings of these kinds stand."""
        text = self.plain
        for match in re.finditer(marked(*kinds), self.text):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
        return text

    def finding(self, character: str) -> object:
        """What a mark stands for; `character` may be the matched span, of which the first character counts."""
        code = ord(character[0])
        kind = Mark(code - code % _PER_KIND)
        return self._found[kind][code % _PER_KIND]

    def all(self, kind: Mark) -> Iterable[tuple[int, object]]:
        """The findings of a kind with their positions, in the order of the text."""
        pattern = f"[{_ranges(kind)}]"
        return [(match.start(), self.finding(match.group())) for match in re.finditer(pattern, self.text)]
