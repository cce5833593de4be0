"""Which gateway stands before the services: the one that the environment asks for."""

import os

from scripts.stack.envoy import ENVOY
from scripts.stack.failures import StackFailure
from scripts.stack.parts import GATEWAY, Part

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
