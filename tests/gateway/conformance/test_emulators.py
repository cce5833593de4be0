"""Emulators of AWS with the generated documents: every case comes to what the contract says, or is declared."""

from collections.abc import Mapping

import pytest

from scripts.stack.supervisor import Stack
from tests.gateway.conformance.cases import AnyCase
from tests.gateway.conformance.differences import verify
from tests.gateway.conformance.emulators import EMULATORS as GATEWAY
from tests.gateway.conformance.journey import book_and_cancel
from tests.gateway.conformance.observing import Front
from tests.gateway.conformance.suite import cases

# They ask no authorizer for REST, whatever the token: one that is bad in one way tells of all.
ONE_OF_ITS_FAMILY = "alg none"
TRIED = [case for case in cases() if case.family != "bad token" or case.name.startswith(ONE_OF_ITS_FAMILY)]


@pytest.mark.parametrize("case", TRIED, ids=lambda case: case.id)
def test_the_contract_is_kept_or_the_difference_declared(case: AnyCase, lines: Mapping[str, str]) -> None:
    verify(GATEWAY.name, case, lines[case.id])


async def test_a_customer_books_and_cancels_through_them(front: Front, services: Stack) -> None:
    await book_and_cancel(front, services=services)
