"""One Envoy before two backends for the tests that only use it; tests that change settings start their own."""

from collections.abc import Iterator

import pytest

from tests.gateway.envoy.backends import Backend, backend
from tests.gateway.envoy.rig import Gateway, Issuer, envoy_before, serving_issuer


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    """An issuer whose keys are served."""
    with serving_issuer() as serving:
        yield serving


@pytest.fixture(scope="module")
def backends() -> Iterator[tuple[Backend, Backend]]:
    """The reservation service and the travel agent, or what stands in for them."""
    with backend() as reservation, backend() as travel_agent:
        yield reservation, travel_agent


@pytest.fixture(scope="module")
def shared_gateway(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gateway]:
    """The Envoy of a module."""
    log = tmp_path_factory.mktemp("envoy") / "gateway.log"
    with envoy_before(*backends, issuer=issuer, log=log) as running:
        yield running


@pytest.fixture
def reservation(backends: tuple[Backend, Backend]) -> Iterator[Backend]:
    """The reservation service, which has heard nothing yet."""
    backends[0].forget()
    yield backends[0]
    backends[0].forget()


@pytest.fixture
def travel_agent(backends: tuple[Backend, Backend]) -> Iterator[Backend]:
    """The travel agent, which has heard nothing yet."""
    backends[1].forget()
    yield backends[1]
    backends[1].forget()


@pytest.fixture
def gateway(shared_gateway: Gateway, reservation: Backend, travel_agent: Backend) -> Gateway:
    """The gateway before backends that have heard nothing yet."""
    return shared_gateway
