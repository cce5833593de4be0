"""The project's own contracts as the model that gateway emitters start from."""

import json
from functools import cache
from pathlib import Path

from scripts.generate import contract_builder
from scripts.generate.contract import ContractSet

_CONTRACTS = Path(__file__).parents[3] / "generated" / "contracts"


@cache
def contracts() -> ContractSet:
    """Both services' operations, without the chat."""
    names = ("reservation.openapi", "travel-agent.openapi")
    return contract_builder.build_set(
        {f"{name}.yaml": json.loads((_CONTRACTS / f"{name}.json").read_text()) for name in names}
    )
