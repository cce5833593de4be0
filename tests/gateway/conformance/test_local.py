"""The local gateway, which does as AWS would: every case of the suite comes to what the contract says, or to the difference that is declared."""

from collections.abc import Mapping

import pytest

from tests.gateway.conformance.cases import AnyCase
from tests.gateway.conformance.differences import verify
from tests.gateway.conformance.suite import cases
from tests.gateway.conformance.under_test import LOCAL as GATEWAY


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_the_contract_is_kept_or_the_difference_declared(case: AnyCase, lines: Mapping[str, str]) -> None:
    verify(GATEWAY.name, case, lines[case.id])
