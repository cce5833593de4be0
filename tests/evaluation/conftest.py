"""Quiet: a failed evaluation lists conversations, not log lines."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep the log out of what pytest shows."""
    with capture_logs():
        yield
