"""Which gateway stands before the services, and what it needs beside it."""

import os

from scripts.stack.envoy import ENVOY
from scripts.stack.failures import StackFailure
from scripts.stack.parts import GATEWAY, Part
from scripts.stack.portal import PORTAL, is_built

VARIABLE = "MOBILITY_GATEWAY"
GATEWAYS = {"local": GATEWAY, "envoy": ENVOY}


def chosen_gateway() -> Part:
    """The gateway that MOBILITY_GATEWAY names, by default the local one.

    Raises:
        StackFailure: there is no such gateway.
    """
    name = os.environ.get(VARIABLE, "").strip() or "local"
    if name not in GATEWAYS:
        names = " or ".join(GATEWAYS)
        raise StackFailure(f"{VARIABLE} is not a gateway: {name!r}.\n  Fix: set it to {names}, or unset it for local.")
    return GATEWAYS[name]


def companions_of(gateway: Part) -> tuple[Part, ...]:
    """The processes that a gateway needs beside it: Envoy serves no files, so the portal has a server of its own."""
    return (PORTAL,) if gateway is ENVOY and is_built() else ()
