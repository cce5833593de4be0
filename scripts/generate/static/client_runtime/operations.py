"""Operations and their results as the client sees them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Self

from scripts.generate.static.client_runtime.errors import ProblemError
from scripts.generate.static.server_sent_events import EVENT_STREAM

PROBLEM = "application/problem+json"


class Result:
    """Base of all results. `headers` lists pairs of attribute and header name; other attributes are `body`."""

    __slots__ = ()
    status: ClassVar[int]
    media_type: ClassVar[str | None] = None
    headers: ClassVar[tuple[tuple[str, str], ...]] = ()

    @classmethod
    def of(cls, **members: object) -> Self:
        """Make a result whose type is known only at run time; the type says which members it takes."""
        make: Callable[..., Self] = cls
        return make(**members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation[Success: Result]:
    """One operation of the contract. `content_type` is that of the body; `idempotent` tells that it takes a key.

    `comma_separated` names the query parameters whose values are sent as one.
    """

    id: str
    method: str
    path: str
    public: bool
    idempotent: bool
    timeout_ms: int
    content_type: str | None
    comma_separated: tuple[str, ...]
    results: tuple[type[Success], ...]
    problems: tuple[type[ProblemError], ...]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the operation only reads."""
        return self.method == "GET"

    @property
    def streams(self) -> bool:
        """Tell whether the result is a stream of events."""
        return any(result.media_type == EVENT_STREAM for result in self.results)

    @property
    def repeatable(self) -> bool:
        """Tell whether a request whose answer was lost may be sent again without doing anything twice."""
        return self.changes_nothing or self.idempotent

    @property
    def accept(self) -> str:
        """What the `Accept` header says."""
        declared = (result.media_type for result in self.results if result.media_type is not None)
        return ", ".join(dict.fromkeys((*declared, PROBLEM)))
