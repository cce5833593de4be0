"""Who is asking, and under which request id: what every handler of an operation with a token receives."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

# Every customer id ever stored derives from this value: it never changes.
_CUSTOMERS = UUID("6d0f3c1e-52a7-5b1c-9c1b-0e8f5a3b7d42")


def customer_id_of(subject: str, *, issuer: str) -> UUID:
    """The customer that a token of `issuer` with `subject` speaks for; the same pair always gives the same id."""
    return uuid5(_CUSTOMERS, f"{issuer}\n{subject}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """The verified owner of an access token. `pseudonym` stands for the customer in logs."""

    subject: str
    issuer: str
    customer_id: UUID
    scopes: frozenset[str]
    pseudonym: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """One admitted request. `token` is the bearer token as it came; it stays out of representations."""

    principal: Principal
    request_id: str
    token: str = field(default="", repr=False, compare=False)

    @property
    def customer_id(self) -> UUID:
        """The customer on whose behalf the request acts."""
        return self.principal.customer_id
