"""The HTTP parts of the stack, each a process of its own."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.children import Child
from scripts.stack.failures import StackFailure, what_tells
from scripts.stack.ports import LOOPBACK, chosen_port, listening_socket, port_of

AUDIENCE = "https://api.mobilitycorp.example"
SECONDS_TO_GET_READY = 60.0
# The implementation that needs the least memory for an idle socket.
SOCKETS = ("--ws", "websockets-sansio", "--ws-per-message-deflate", "false")
SECONDS_TO_DRAIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A server of the stack.

    Attributes:
        name: what people call it, and its log.
        application: the factory of its ASGI application, as ``module:function``.
        default_port: its port where nothing else is said.
        port_variable: the environment variable that changes the port.
        readiness: the path that answers 200 once the part can work.
    """

    name: str
    application: str
    default_port: int
    port_variable: str
    readiness: str
    server_options: tuple[str, ...] = ()

    def listen(self, *, on_any_port: bool) -> socket.socket:
        """Take the part's port.

        Raises:
            StackFailure: the port is taken, or the variable holds no port.
        """
        port = 0 if on_any_port else chosen_port(self.port_variable, default=self.default_port)
        return listening_socket(self.name, port=port, variable=self.port_variable)

    def start(self, listener: socket.socket, *, environment: Mapping[str, str], log: Path) -> Child:
        """Start the part on the socket, which is the part's alone from then on."""
        with listener:
            return Child.start(
                self.name,
                arguments=[
                    *(sys.executable, "-m", "uvicorn", self.application, "--factory"),
                    *("--fd", str(listener.fileno())),
                    *("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-proxy-headers"),
                    *("--timeout-graceful-shutdown", str(SECONDS_TO_DRAIN)),
                    *self.server_options,
                ],
                log=log,
                environment={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                inherited=[listener.fileno()],
            )


GATEWAY = Part(
    name="gateway",
    application="gateway.local.app:create_app",
    default_port=8000,
    port_variable="MOBILITY_GATEWAY_PORT",
    readiness="/ping",
    # The gateway refuses large frames itself, and AWS sends no pings.
    server_options=("--no-server-header", *SOCKETS, "--ws-max-size", "1048576", "--ws-ping-interval", "0"),
)
RESERVATION = Part(
    name="reservation service",
    application="impl.reservation.app:create_app",
    default_port=8001,
    port_variable="MOBILITY_RESERVATION_PORT",
    readiness="/readyz",
)
TRAVEL_AGENT = Part(
    name="travel agent",
    application="impl.travel_agent.app:create_app",
    default_port=8002,
    port_variable="MOBILITY_TRAVEL_AGENT_PORT",
    readiness="/readyz",
    # The service refuses large frames itself; these are beyond what it reads at all.
    server_options=(*SOCKETS, "--ws-max-size", "1048576"),
)
ISSUER = Part(
    name="issuer",
    application="scripts.stack.issuer:create_app",
    default_port=8009,
    port_variable="MOBILITY_ISSUER_PORT",
    readiness="/healthz",
)


def url_of(listener: socket.socket) -> str:
    """The address of a part that listens on the socket."""
    return f"http://{LOOPBACK}:{port_of(listener)}"


def await_readiness(child: Child, *, url: str, path: str) -> None:
    """Wait until a part says that it can work.

    Raises:
        StackFailure: the part has ended, or was not ready in time.
    """
    deadline = time.monotonic() + SECONDS_TO_GET_READY
    while True:
        answer = _ask(url, path=path)
        if answer == "200":
            return
        child.ensure_alive()
        if time.monotonic() > deadline:
            raise StackFailure(
                f"the {child.name} was not ready within {SECONDS_TO_GET_READY:.0f} s: {url}{path} answered {answer}.\n"
                f"{what_tells(child.log)}"
            )
        time.sleep(0.02)


def _ask(url: str, *, path: str) -> str:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=SECONDS_TO_GET_READY)
    try:
        connection.request("GET", path)
        return str(connection.getresponse().status)
    except (OSError, http.client.HTTPException) as error:
        return f"nothing ({type(error).__name__})"
    finally:
        connection.close()
