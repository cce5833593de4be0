"""ministack, which emulates AWS: a server of its own, on a free port, that checks signatures and permissions."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import boto3  # type: ignore[import-untyped]  # It comes without types.
from botocore.config import Config

from scripts.stack.children import Child
from scripts.stack.parts import await_readiness
from scripts.stack.places import CHECKOUT
from scripts.stack.ports import listening_socket, port_of

REGION: Final = "eu-north-1"
ACCOUNT: Final = "000000000000"
_PYTHON: Final = CHECKOUT / ".tools" / "ministack" / "bin" / "python"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulator:
    """The running emulator."""

    port: int

    @property
    def url(self) -> str:
        """Its address, the same for all services."""
        return f"http://127.0.0.1:{self.port}"

    def client(self, service: str, *, path: str = "") -> Any:
        """A client of a service, as the owner of the account; `path` comes after the address."""
        return boto3.client(
            service,
            endpoint_url=f"{self.url}{path}",
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}),
        )


@contextmanager
def running_emulator(directory: Path) -> Iterator[Emulator]:
    """Start the emulator; what it writes goes to the directory."""
    with listening_socket("emulator", port=0, variable="none") as listener:
        emulator = Emulator(port=port_of(listener))
        child = _start(emulator, listener=listener, directory=directory)
    try:
        await_readiness(child, url=emulator.url, path="/_ministack/health")
        yield emulator
    finally:
        child.stop()


def _start(emulator: Emulator, *, listener: socket.socket, directory: Path) -> Child:
    return Child.start(
        "emulator",
        arguments=[_PYTHON, "-m", "hypercorn", "--bind", f"fd://{listener.fileno()}", "ministack.app:app"],
        inherited=[listener.fileno()],
        log=directory / "ministack.log",
        environment={
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "AUTH": "true",
            "GATEWAY_PORT": str(emulator.port),
            "MINISTACK_REGION": REGION,
            "HOME": str(directory),
            "TMPDIR": str(directory),
        },
    )
