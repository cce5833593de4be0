"""One run of each gateway for all cases that are selected."""

from collections.abc import Mapping

import pytest

from tests.gateway.conformance.observing import observe


@pytest.fixture(scope="module")
def lines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What came of each selected case of the module at its `GATEWAY`, in a line, by the id of the case.

    Cases are tried together, as those of slow services take as long as the time-outs of the contract.
    """
    selected = [
        item.callspec.params["case"]
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.module is request.module and "lines" in item.fixturenames
    ]
    return observe(request.module.GATEWAY, selected, logs=tmp_path_factory.mktemp(request.module.GATEWAY.name))
