"""The README of the TypeScript package."""

import json
from pathlib import Path

from scripts.generate.contract import ContractSet
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.emitters.sdk_names import groups
from scripts.generate.emitters.text_templates import text_templates

TEMPLATES = Path(__file__).parents[1] / "templates" / "sdk"
# The guide tells of the package by a booking; contracts of something else get a list of what there is.
_GUIDE = frozenset(
    {
        *("searchVehicles", "createQuote", "createReservation", "confirmReservation", "getReservation"),
        *("listReservations", "updateReservation", "previewCancellation", "cancelReservation", "getCustomer"),
        *("listMetros", "streamEvents"),
    }
)


def emit(contracts: ContractSet) -> dict[str, str]:
    """Give the README, whose every example can be run."""
    found = groups(contracts)
    operations = {named.function: named.operation for group in found for named in group.operations}

    def value(function: str, parameter: str) -> str:
        (example,) = (each.example for each in operations[function].parameters if each.name == parameter)
        return json.dumps(example)

    environment = text_templates(TEMPLATES)
    text = environment.get_template("readme.jinja2").render(
        summary=f"The client of {_listed([contract.title for contract in contracts.contracts])} for TypeScript.",
        sources=", ".join(f"`{source}`" for source in contracts.sources.split(", ")),
        groups=found,
        is_guide=operations.keys() >= _GUIDE,
        has_chat=any(channel.name == "chat" for channel in contracts.channels),
        value=value,
    )
    mark = f"<!-- Generated from {contracts.sources} by `{COMMAND}`. DO NOT EDIT. -->\n"
    return {"typescript/README.md": f"{mark}{text.rstrip()}\n"}


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
