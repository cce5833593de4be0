"""What the local stack tells a person when it cannot go on."""

import os
from pathlib import Path


class StackFailure(Exception):
    """The stack cannot go on. The text says what happened, why, and how to fix it."""


def refuse_production() -> None:
    """Keep the parts that exist for local work away from production.

    Raises:
        StackFailure: MOBILITY_ENV is ``production``.
    """
    if os.environ.get("MOBILITY_ENV", "").strip().lower() == "production":
        raise StackFailure(
            "the local stack does not start where MOBILITY_ENV=production.\n"
            "  Why: its token issuer signs a token for anybody who asks, and its database has no backup.\n"
            "  Fix: unset MOBILITY_ENV on a developer's machine; in production start the services themselves,"
            " with DATABASE_URL and the settings of your own identity provider."
        )


def what_tells(log: Path | None, *, lines: int = 15) -> str:
    """Which log tells why something failed, and its last lines."""
    if log is None:
        return "  Why: what stands above tells."
    text = log.read_text(errors="replace") if log.exists() else ""
    end = "\n".join(f"  | {line}" for line in text.splitlines()[-lines:]) or "  | (nothing)"
    return f"  Why: {log} tells; it ends with:\n{end}"
