"""What every figure stands on: a seeded database, an issuer of real tokens, and server processes of our own making."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from impl.platform.context import customer_id_of
from scripts.stack.children import Child
from scripts.stack.parts import AUDIENCE, GATEWAY, RESERVATION, TRAVEL_AGENT, Part, await_readiness
from scripts.stack.ports import LOOPBACK, port_of
from scripts.stack.supervisor import request_token, running_stack
from tests.load import machine
from tests.load.customer import Identity

MANY = "1000"


class Listening(Protocol):
    """A process that serves on a port."""

    @property
    def port(self) -> int:
        """The port."""
        ...

    @property
    def process(self) -> int:
        """The id of the process."""
        ...


@dataclass(slots=True, kw_only=True)
class Server:
    """A server process that may be killed and started again on the same port."""

    part: Part
    port: int
    environment: Mapping[str, str]
    log: Path
    processor: int | None
    child: Child = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    @property
    def process(self) -> int:
        """The id of the process that serves now."""
        return self.child.process.pid

    def _start(self) -> None:
        self.child = Child.start(
            self.part.name,
            arguments=[
                *(sys.executable, "-m", "uvicorn", self.part.application, "--factory"),
                *("--host", LOOPBACK, "--port", str(self.port)),
                *("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-proxy-headers"),
                *self.part.server_options,
            ],
            log=self.log,
            environment={**os.environ, **self.environment},
        )
        if self.processor is not None:
            machine.pin(self.process, to=self.processor)

    def await_readiness(self) -> None:
        """Wait until it can work."""
        await_readiness(self.child, url=f"http://{LOOPBACK}:{self.port}", path=self.part.readiness)

    def kill_and_restart(self) -> None:
        """End the process as a crash does, in the middle of whatever it is doing, and start another."""
        self.child.process.send_signal(signal.SIGKILL)
        self.child.process.wait()
        self.child.stop()
        self._start()

    def stop(self) -> None:
        """End it in order."""
        self.child.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A running database and issuer.

    Attributes:
        database_url: the seeded database.
        database_process: its server, or None where DATABASE_URL names one that runs elsewhere.
        issuer_url: the issuer that all servers trust.
        travel_agent: the settings of a travel agent, with a prepared database of its own.
        logs: the directory for the logs of the servers.
    """

    database_url: str
    database_process: int | None
    issuer_url: str
    travel_agent: Mapping[str, str]
    logs: Path

    def identities(self, count: int, *, group: str) -> tuple[Identity, ...]:
        """So many customers of a group that nobody has heard of before, with their tokens."""
        subjects = [f"{group}-{number}" for number in range(count)]
        return tuple(
            Identity(
                customer_id=customer_id_of(subject, issuer=self.issuer_url),
                token=request_token(self.issuer_url, form={"subject": subject}),
            )
            for subject in subjects
        )

    @contextmanager
    def serving(
        self, part: Part, *, environment: Mapping[str, str] | None = None, processor: int | None = None
    ) -> Iterator[Server]:
        """Run a server with the settings of production, but for the limits on what one customer may do.

        Raises:
            StackFailure: it does not get ready.
        """
        settings = {
            "DATABASE_URL": self.database_url,
            "MOBILITY_TOKEN_ISSUER": self.issuer_url,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": f"{self.issuer_url}/jwks.json",
            "MOBILITY_RATE_LIMIT_SCALE": MANY,
            "MOBILITY_OPEN_RESERVATION_LIMIT": MANY,
            **(environment or {}),
        }
        server = Server(
            part=part,
            port=_free_port(part),
            environment=settings,
            log=self.logs / f"{part.name.replace(' ', '-')}.log",
            processor=processor,
        )
        try:
            server.await_readiness()
            yield server
        finally:
            server.stop()


@contextmanager
def prepared_ground() -> Iterator[Ground]:
    """Start a database and an issuer; migrations are applied and the fleet is seeded.

    Raises:
        StackFailure: the stack cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="mobilitycorp-load-") as directory:
        logs = Path(directory)
        with running_stack(ephemeral=True, logs=logs) as stack:
            # The figures start servers of their own, and these would only be in the way.
            for child in stack.children:
                if child.name in (GATEWAY.name, RESERVATION.name, TRAVEL_AGENT.name):
                    child.stop()
            server = stack.database.server
            yield Ground(
                database_url=stack.database.url,
                database_process=server.process.pid if server else None,
                issuer_url=stack.issuer_url,
                travel_agent=stack.wiring.travel_agent(),
                logs=logs,
            )


def _free_port(part: Part) -> int:
    with part.listen(on_any_port=True) as listener:
        return port_of(listener)
