"""The travel agent as a process of its own, which can be killed and started again at the same address."""

import json
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scripts.stack.children import Child
from scripts.stack.parts import TRAVEL_AGENT, await_readiness
from scripts.stack.ports import listening_socket, port_of
from tests.gateway.socket.emulator import REGION

_VARIABLE: Final = TRAVEL_AGENT.port_variable


class Service:
    """A process of the travel agent, or none; the address stays."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._listener = listening_socket(TRAVEL_AGENT.name, port=0, variable=_VARIABLE)
        self._port = port_of(self._listener)
        self._child: Child | None = None
        self._environment: dict[str, str] = {}

    @property
    def url(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def log(self) -> str:
        """What the present process has written."""
        return (self._directory / "travel-agent.log").read_text()

    def start(self, environment: Mapping[str, str]) -> None:
        """Start the first process."""
        self._environment = dict(environment)
        self._run()

    def kill_and_restart(self) -> None:
        """Kill the process without a warning, and start another."""
        assert self._child is not None
        self._child.process.send_signal(signal.SIGKILL)
        self._child.process.wait()
        self._child.stop()
        self._listener = listening_socket(TRAVEL_AGENT.name, port=self._port, variable=_VARIABLE)
        self._run()

    def stop(self) -> None:
        """End the process."""
        self._listener.close()
        if self._child is not None:
            self._child.stop()

    def _run(self) -> None:
        log = self._directory / "travel-agent.log"
        self._child = TRAVEL_AGENT.start(self._listener, environment=self._environment, log=log)
        await_readiness(self._child, url=self.url, path=TRAVEL_AGENT.readiness)


def gateway_settings(*, callback_url: str, key: str, key_id: str, secret: str) -> dict[str, str]:
    """What the service is told of the gateway, and the credentials that it signs with."""
    gateway = {
        "callback_url": callback_url,
        "key": key,
        "authentication": {"kind": "sigv4", "region": REGION},
    }
    return {
        "MOBILITY_CALLBACK_GATEWAYS": json.dumps([gateway]),
        "AWS_ACCESS_KEY_ID": key_id,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_SESSION_TOKEN": "",
    }
