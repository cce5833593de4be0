"""At what moment requests come: limits, and services that are slow or gone."""

from collections.abc import Iterator
from typing import Final

from tests.gateway.conformance.cases import Case, Circumstance, Family, family
from tests.gateway.conformance.outcomes import Passed, Refused
from tests.gateway.conformance.policies import routes
from tests.gateway.conformance.tokens import good_token

THRIFT: Final = 0.000001
"""What limits are multiplied by, where cases are about them: one request is what remains of each."""


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "over the limit",
        "More requests of one customer than the operation's limit are refused with 429 and `Retry-After`.",
        _over_the_limit(),
    )
    yield family("limit of another", "The limit that one customer has used up is nobody else's.", _another_customer())
    yield family(
        "limit of another operation",
        "What a customer has used up of one operation is left of all others.",
        _another_operation(),
    )
    yield family("slow service", "A service that does not answer within the operation's time-out is a 504.", _slow())
    yield family("dead service", "A service that cannot be reached is a 503.", _dead())


def _over_the_limit() -> Iterator[Case]:
    for found in routes():
        call = found.call().by(good_token(f"conformance|over-{found.id}"))
        yield Case(
            family="over the limit",
            name=found.id,
            call=call,
            before=(call,),
            expected=Refused(code="rate_limited", route=found),
            circumstance=Circumstance.THRIFTY,
        )


def _another_customer() -> Iterator[Case]:
    for found in routes():
        if not found.policy["public"]:
            first = found.call().by(good_token(f"conformance|first-{found.id}"))
            yield Case(
                family="limit of another",
                name=found.id,
                call=found.call().by(good_token(f"conformance|second-{found.id}")),
                before=(first, first),
                expected=Passed(route=found),
                circumstance=Circumstance.THRIFTY,
            )


def _another_operation() -> Iterator[Case]:
    protected = [found for found in routes() if not found.policy["public"]]
    for used, found in zip(protected[::2], protected[1::2], strict=False):
        token = good_token(f"conformance|other-{found.id}")
        yield Case(
            family="limit of another operation",
            name=f"{found.id} after {used.id}",
            call=found.call().by(token),
            before=(used.call().by(token),) * 2,
            expected=Passed(route=found),
            circumstance=Circumstance.SPARING,
        )


def _slow() -> Iterator[Case]:
    for found in routes():
        yield Case(
            family="slow service",
            name=found.id,
            call=found.call().by(good_token(f"conformance|slow-{found.id}")),
            expected=Refused(code="gateway_timeout", route=found, reaches_service=True),
            circumstance=Circumstance.SLOW,
        )


def _dead() -> Iterator[Case]:
    for found in routes():
        yield Case(
            family="dead service",
            name=found.id,
            call=found.call().by(good_token()),
            expected=Refused(code="service_unavailable", route=found),
            circumstance=Circumstance.DEAD,
        )
