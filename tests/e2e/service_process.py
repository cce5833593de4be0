"""The Reservation service as a process of its own, which a test may end and start again on the same port."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.children import Child
from scripts.stack.parts import RESERVATION, await_readiness
from scripts.stack.ports import LOOPBACK, listening_socket, port_of
from tests.support.tokens import AUDIENCE, ISSUER


@dataclass(slots=True, kw_only=True)
class ServiceProcess:
    """A service, running or not.

    Attributes:
        environment: its settings.
        log: where its output goes; each start begins it anew.
        port: where it listens, once it was started.
        child: the process.
    """

    environment: Mapping[str, str]
    log: Path
    port: int = 0
    child: Child | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def process_id(self) -> int:
        """Which process it is now."""
        assert self.child is not None
        return self.child.process.pid

    def start(self) -> None:
        """Start it, and wait until it is ready."""
        listener = listening_socket(RESERVATION.name, port=self.port, variable=RESERVATION.port_variable)
        self.port = port_of(listener)
        self.child = RESERVATION.start(listener, environment=self.environment, log=self.log)
        await_readiness(self.child, url=self.url, path=RESERVATION.readiness)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.process_id, number)

    def has_ended(self) -> bool:
        """Whether the process is gone."""
        assert self.child is not None
        return self.child.process.poll() is not None

    def kill(self) -> None:
        """End it at once, without a chance to clean up."""
        assert self.child is not None
        self.child.process.kill()
        self.child.process.wait()
        self.child.stop()


@contextmanager
def running_service(
    *, database_url: str, keys_url: str, log: Path, settings: Mapping[str, str] | None = None
) -> Iterator[ServiceProcess]:
    """A service that is ready."""
    service = ServiceProcess(
        environment={
            "DATABASE_URL": database_url,
            "MOBILITY_ENV": "test",
            "MOBILITY_TOKEN_ISSUER": ISSUER,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": keys_url,
            **(settings or {}),
        },
        log=log,
    )
    try:
        service.start()
        yield service
    finally:
        if service.child is not None:
            service.child.stop()
