"""One running stack for the tests that only use it."""

from collections.abc import Iterator

import pytest

from scripts.stack.supervisor import Stack, running_stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A fresh stack on free ports. Tests share it, so they use a customer each."""
    with running_stack(ephemeral=True, logs=tmp_path_factory.mktemp("stack")) as running:
        yield running
