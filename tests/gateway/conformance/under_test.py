"""A gateway under test: what the suite needs of it, and the two that are processes of the local stack."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import httpx

from scripts.stack.children import Child
from scripts.stack.envoy import ENVOY
from scripts.stack.local_gateway import STAGE
from scripts.stack.parts import GATEWAY, Part, url_of
from tests.gateway.conformance.browser_cases import ALLOWED_ORIGIN
from tests.gateway.conformance.cases import Circumstance
from tests.gateway.conformance.moment_cases import THRIFT
from tests.gateway.conformance.recorder import Upstreams
from tests.support.tokens import AUDIENCE, ISSUER

# So many requests that no case comes near a limit that it is not about.
_PLENTY: Final = 1000.0
_LONGEST_START_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind a gateway, and what both know of each other."""

    upstreams: Upstreams
    keys_url: str
    gateway_key: str
    logs: Path
    token: str
    issuer: str = ISSUER


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where clients find a gateway; on AWS, REST and WebSocket APIs are apart."""

    url: str
    socket_url: str


class GatewayUnderTest(Protocol):
    """A gateway that the suite can start."""

    @property
    def name(self) -> str:
        """What the table of differences calls it."""
        ...

    @property
    def at_once(self) -> int:
        """How many requests it is asked at once."""
        ...

    def serving(self, behind: Behind, circumstance: Circumstance) -> AbstractContextManager[Endpoint]:
        """Run it before the services; gives its address."""
        ...

    def sign(self, request: httpx.Request) -> httpx.Request:
        """Sign what a service posts to a client's connection, where the gateway wants that."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StackGateway:
    """A gateway that the local stack runs as a process.

    Attributes:
        part: how it is started.
        settings: its own settings, by what is behind it, its address and the scale of the limits.
        probes: paths that a customer with a token gets something from as soon as it is ready.
    """

    name: str
    part: Part
    settings: Callable[[Behind, str, float], Mapping[str, str]]
    probes: tuple[str, ...]
    at_once: int = 16

    @contextmanager
    def serving(self, behind: Behind, circumstance: Circumstance) -> Iterator[Endpoint]:
        """Run the process until the block ends."""
        listener = self.part.listen(on_any_port=True)
        url = url_of(listener)
        shared = {
            "MOBILITY_ENV": "test",
            "MOBILITY_TOKEN_ISSUER": behind.issuer,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": behind.keys_url,
            "MOBILITY_RESERVATION_URL": behind.upstreams.reservation,
            "MOBILITY_TRAVEL_AGENT_URL": behind.upstreams.travel_agent,
        }
        environment = {**shared, **self.settings(behind, url, scale_in(circumstance))}
        child = self.part.start(
            listener, environment=environment, log=behind.logs / f"{self.name}-{circumstance.name}.log"
        )
        try:
            self._await_readiness(child, url=url, circumstance=circumstance, token=behind.token)
            yield Endpoint(url=url, socket_url=url)
        finally:
            child.stop(patience_s=2)
            listener.close()

    def sign(self, request: httpx.Request) -> httpx.Request:
        """Leave it as it is: the key is enough."""
        return request

    def _await_readiness(self, child: Child, *, url: str, circumstance: Circumstance, token: str) -> None:
        """Wait until it knows the issuer's keys, and its backends where there are any."""
        unready = {401} if circumstance is Circumstance.DEAD else {401, 503}
        headers = {"Authorization": f"Bearer {token}"}
        deadline = time.monotonic() + _LONGEST_START_S
        waiting = list(self.probes)
        with httpx.Client(base_url=url, headers=headers, timeout=_LONGEST_START_S, trust_env=False) as client:
            while waiting:
                child.ensure_alive()
                assert time.monotonic() < deadline, f"The gateway {self.name} was not ready in time: see {child.log}."
                if _status(client, waiting[0]) in unready | {None}:
                    time.sleep(0.02)
                else:
                    waiting.pop(0)


def _status(client: httpx.Client, path: str) -> int | None:
    try:
        return client.get(path).status_code
    except httpx.TransportError:
        return None


def scale_in(circumstance: Circumstance) -> float:
    """What limits are multiplied by in a circumstance."""
    return THRIFT if circumstance in (Circumstance.THRIFTY, Circumstance.SPARING) else _PLENTY


def _local(behind: Behind, url: str, scale: float) -> Mapping[str, str]:
    return {
        "MOBILITY_GATEWAY_CALLBACK_URL": f"{url}/{STAGE}",
        "MOBILITY_GATEWAY_KEY": behind.gateway_key,
        "MOBILITY_CORS_ORIGINS": ALLOWED_ORIGIN,
        # Throttles count all customers together: they are made for a thousand, and here there is one.
        "MOBILITY_GATEWAY_THROTTLE_SCALE": str(scale / 1000),
    }


def _envoy(_behind: Behind, _url: str, scale: float) -> Mapping[str, str]:
    return {
        "MOBILITY_GATEWAY_ORIGINS": ALLOWED_ORIGIN,
        "MOBILITY_RATE_LIMIT_SCALE": str(scale),
        "MOBILITY_GATEWAY_WORKERS": "1",
    }


LOCAL: Final = StackGateway(name="local", part=GATEWAY, settings=_local, probes=("/ping",))
ENVOY_GATEWAY: Final = StackGateway(
    name="envoy", part=ENVOY, settings=_envoy, probes=("/v1/customers/me", "/v1/conversations")
)
