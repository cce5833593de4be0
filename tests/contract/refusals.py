"""How to bring about each problem that the contract declares: one way for each code, or for each operation and code.

The ways themselves are in `refused_forms` (what is wrong with the request) and `refused_by_rules` (what is wrong with
the moment).
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.contract.customers import Customer
from tests.contract.fleet import Fleet
from tests.contract.published_contract import DeclaredProblem, PublishedOperation
from tests.contract.sample_requests import SampleRequest
from tests.contract.stored_rows import StoredRows
from tests.support.tokens import TokenIssuer


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where requests are refused.

    Attributes:
        rows: what the service has stored.
        scopes: everything that its operations need.
        service: the service as it should be.
        thrifty: the same with rate limits of one request.
        cut_off: a service whose database does not answer.
        broken: a service whose database lacks the tables, and whose handlers without a database fail.
    """

    rows: StoredRows
    scopes: str
    issuer: TokenIssuer
    service: httpx.AsyncClient
    thrifty: httpx.AsyncClient
    cut_off: httpx.AsyncClient
    broken: httpx.AsyncClient

    def customer(self, *, scopes: str | None = None) -> Customer:
        """A new customer of the service."""
        return Customer.new(self.service, issuer=self.issuer, scopes=self.scopes if scopes is None else scopes)


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetScene(Scene):
    """The Reservation API with its vehicles."""

    rows: Fleet

    @property
    def fleet(self) -> Fleet:
        """The vehicles."""
        return self.rows

    async def paying_customer(self) -> Customer:
        """A new customer with a payment method."""
        customer = self.customer()
        await customer.store_payment_method()
        return customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A request that is about to be refused."""

    customer: Customer
    request: SampleRequest
    content: Any = None

    async def make(self) -> httpx.Response:
        """Send it."""
        return await self.customer.send(self.request, content=self.content)


type Way = Callable[[Any, PublishedOperation], AbstractAsyncContextManager[Attempt]]
type WayAsWritten[S: Scene] = Callable[[S, PublishedOperation], AsyncIterator[Attempt]]

_WAYS: dict[tuple[str | None, str], Way] = {}


def way_to(problem: DeclaredProblem) -> Way | None:
    """How the operation comes to answer with the problem, if anybody has written that down."""
    return _WAYS.get((problem.operation.id, problem.code), _WAYS.get((None, problem.code)))


def brings_about[S: Scene](code: str, *operation_ids: str) -> Callable[[WayAsWritten[S]], WayAsWritten[S]]:
    """Note a way to a problem, for these operations or for all; operationIds of services differ."""

    def note(written: WayAsWritten[S]) -> WayAsWritten[S]:
        for identifier in operation_ids or (None,):
            _WAYS[identifier, code] = asynccontextmanager(written)
        return written

    return note
