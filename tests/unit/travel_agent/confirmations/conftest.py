"""The desk in memory."""

import pytest

from tests.support.confirmation_desk import Desk


@pytest.fixture
def desk() -> Desk:
    """Anna's, with nothing on it."""
    return Desk()
