"""Why the local gateway does not start."""

import os


class GatewayFailure(Exception):
    """The gateway cannot work as it is set up. The text says what is wrong, why, and how to fix it."""


def refuse_production() -> None:
    """Keep the gateway of development away from production.

    Raises:
        GatewayFailure: MOBILITY_ENV is ``production``.
    """
    if os.environ.get("MOBILITY_ENV", "").strip().lower() == "production":
        raise GatewayFailure(
            "The local gateway does not start where MOBILITY_ENV=production.\n"
            "  Why: it keeps connections in one process's memory and imitates AWS for development only.\n"
            "  Fix: unset MOBILITY_ENV on a developer's machine; in production deploy gateway/aws or gateway/envoy."
        )
