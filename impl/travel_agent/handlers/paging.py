"""Pages of a list: where one begins, and the cursor to the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generated.models import Cursor
from generated.runtime import Operation
from impl.platform.cursors import CursorCodec


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of one list. `scope` is what the list depends on, as JSON values: cursors hold for that list alone."""

    cursors: CursorCodec
    operation: Operation
    scope: Mapping[str, object]

    def position(self, cursor: str | None) -> list[Any] | None:
        """The position after which the page begins; None for the first page.

        Raises:
            InvalidCursor: the cursor belongs to no page of this list.
        """
        return None if cursor is None else self.cursors.decode(self.operation.id, scope=self.scope, cursor=cursor)

    def cut[T](
        self, found: Sequence[T], *, limit: int, position: Callable[[T], Sequence[str | int]]
    ) -> tuple[list[T], Cursor | None]:
        """The page and the cursor to the next, out of one item more than a page holds."""
        page = list(found[:limit])
        if len(found) <= limit:
            return page, None
        sealed = self.cursors.encode(self.operation.id, scope=self.scope, position=position(page[-1]))
        return page, Cursor(sealed)
