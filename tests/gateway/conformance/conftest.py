"""One run of each gateway for all cases that are selected."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import pytest

from scripts.stack.supervisor import Stack, running_stack
from tests.gateway.conformance.cases import AnyCase, Circumstance
from tests.gateway.conformance.observing import Front, observe
from tests.gateway.conformance.recorder import Upstreams
from tests.gateway.conformance.under_test import Behind

# What requests are tried with is no limit of requests.
UNLIMITED = {"MOBILITY_RATE_LIMIT_SCALE": "1000000", "MOBILITY_OPEN_RESERVATION_LIMIT": "1000"}


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real services, with a database and an issuer of their own."""
    with running_stack(ephemeral=True, logs=tmp_path_factory.mktemp("services"), environment=UNLIMITED) as stack:
        yield stack


@pytest.fixture(scope="module")
def front(request: pytest.FixtureRequest, services: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """The module's `GATEWAY` before the real services."""
    gateway: Any = request.module.GATEWAY
    behind = Behind(
        upstreams=Upstreams(reservation=services.reservation_url, travel_agent=services.travel_agent_url),
        keys_url=f"{services.issuer_url}/jwks.json",
        gateway_key=services.wiring.gateway_key,
        logs=tmp_path_factory.mktemp(gateway.name),
        token=services.token("aino"),
        issuer=services.issuer_url,
    )
    with gateway.serving(behind, Circumstance.REAL) as endpoint:
        yield Front(endpoint=endpoint, services=behind.upstreams, issuer_url=services.issuer_url)


@pytest.fixture(scope="module")
def lines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What came of each selected case of the module at its `GATEWAY`, in a line, by the id of the case.

    Cases are tried together, as those of slow services take as long as the time-outs of the contract.
    """
    gateway: Any = request.module.GATEWAY
    selected = [
        cast(AnyCase, item.callspec.params["case"])
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.module is request.module and "lines" in item.fixturenames
    ]
    is_about_services = any(case.circumstance is Circumstance.REAL for case in selected)
    real: Front | None = request.getfixturevalue("front") if is_about_services else None
    return observe(gateway, selected, front=real, logs=tmp_path_factory.mktemp(gateway.name))
