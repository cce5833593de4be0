"""Envoy on the gateway's port: the custom gateway, configured as in production."""

import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.children import Child
from scripts.stack.failures import StackFailure
from scripts.stack.parts import GATEWAY, SECONDS_TO_DRAIN, Part
from scripts.stack.ports import LOOPBACK, port_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvoyPart(Part):
    """A gateway that opens its port itself, as it takes no open socket."""

    def listen(self, *, on_any_port: bool) -> socket.socket:
        """Take the port, and keep it for Envoy, which may share it with a socket that only holds it.

        Raises:
            StackFailure: the port is taken, or the variable holds no port.
        """
        # Not `super()`, which does not find its class in a dataclass with slots.
        with Part.listen(self, on_any_port=on_any_port) as exclusive:
            port = port_of(exclusive)
        holder = socket.socket()
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        # Connections of the gateway that was there before may still be on their way out.
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            holder.bind((LOOPBACK, port))
        except OSError as error:
            holder.close()
            raise StackFailure(
                f"port {port} cannot be kept for the {self.name}: {error.strerror}.\n"
                f"  Fix: start again, or set {self.port_variable} to another port."
            ) from error
        return holder

    def start(self, listener: socket.socket, *, environment: Mapping[str, str], log: Path) -> Child:
        """Start Envoy on the port of the socket, which goes on holding it."""
        settings = {
            "MOBILITY_GATEWAY_ADDRESS": LOOPBACK,
            "MOBILITY_GATEWAY_PORT": str(port_of(listener)),
            "MOBILITY_GATEWAY_ADMIN_PORT": "0",
            "MOBILITY_GATEWAY_DRAIN_SECONDS": str(SECONDS_TO_DRAIN),
            # The local issuer signs with a new key as soon as it has one.
            "MOBILITY_GATEWAY_JWKS_SECONDS": "2",
            "MOBILITY_GATEWAY_HEALTH_SECONDS": "1",
        }
        return Child.start(
            self.name,
            arguments=[sys.executable, "-m", self.application],
            log=log,
            environment={**os.environ, "PYTHONUNBUFFERED": "1", **settings, **environment},
        )


ENVOY = EnvoyPart(
    name=GATEWAY.name,
    application="gateway.envoy",
    default_port=GATEWAY.default_port,
    port_variable=GATEWAY.port_variable,
    readiness="/readyz",
)
