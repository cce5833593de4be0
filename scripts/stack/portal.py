"""The developer portal of the stack: what its server is told, and the server behind gateways that serve no files."""

import json

from gateway.portal.app import READINESS
from gateway.portal.settings import BUILT, DIRECTORY_VARIABLE
from scripts.maps import ATTRIBUTION_TEXT, ATTRIBUTION_URL
from scripts.seed.customers import CUSTOMERS
from scripts.stack.parts import Part

PORTAL = Part(
    name="portal",
    application="gateway.portal.app:create_app",
    default_port=8003,
    port_variable="MOBILITY_PORTAL_PORT",
    readiness=READINESS,
    server_options=("--no-server-header",),
)


def is_built() -> bool:
    """Whether there is a portal to serve. `make run` builds it; a stack without one is whole, too."""
    return (BUILT / ".complete").is_file()


def portal_settings(*, issuer_url: str) -> dict[str, str]:
    """What the portal's server is told; nothing where there is no portal.

    Raises:
        StackFailure: the base map of the demo console cannot be made.
    """
    if not is_built():
        return {}
    # The library that reads maps is heavy, and only this function needs it.
    from scripts.base_map.build import obtain_base_map

    customers = [{"name": customer.name, "locale": customer.locale} for customer in CUSTOMERS]
    return {
        DIRECTORY_VARIABLE: str(BUILT),
        "MOBILITY_PORTAL_TOKEN_URL": f"{issuer_url}/token",
        "MOBILITY_PORTAL_CUSTOMERS": json.dumps(customers),
        "MOBILITY_PORTAL_MAP_DIRECTORY": str(obtain_base_map()),
        "MOBILITY_PORTAL_MAP_ATTRIBUTION": ATTRIBUTION_TEXT,
        "MOBILITY_PORTAL_MAP_ATTRIBUTION_URL": ATTRIBUTION_URL,
    }
