"""The parameters of each environment's stacks, checked against the templates, in the form CloudFormation reads."""

import json
from typing import Final

from scripts.aws.failures import PackagingFailure
from scripts.aws.templates import STACKS, Json
from scripts.stack.places import CHECKOUT

PARAMETERS: Final = CHECKOUT / "gateway" / "aws" / "parameters"
ENVIRONMENTS: Final = ("staging", "production")


def read_parameters(environment: str, *, templates: dict[str, Json]) -> dict[str, dict[str, str]]:
    """The values for each stack, with the name of the environment among them.

    Raises:
        PackagingFailure: a stack lacks a value that its template has no default for, or has one that it does not know.
    """
    path = PARAMETERS / f"{environment}.json"
    given = json.loads(path.read_text())
    faults = [f"there is no stack {name}" for name in given if name not in STACKS]
    values = {stack: {"Environment": environment, **given.get(stack, {})} for stack in STACKS}
    for stack in STACKS:
        declared = templates[stack]["Parameters"]
        required = {name for name, parameter in declared.items() if "Default" not in parameter}
        faults += [f"{stack} lacks {name}" for name in sorted(required - set(values[stack]))]
        faults += [f"{stack} has no parameter {name}" for name in sorted(set(values[stack]) - set(declared))]
    if faults:
        raise PackagingFailure(
            f"{path.relative_to(CHECKOUT)} does not fit the templates: {'; '.join(faults)}.\n  Fix: mend it there."
        )
    return values


def as_overrides(values: dict[str, str]) -> str:
    """The values as `aws cloudformation deploy --parameter-overrides file://…` takes them."""
    entries = [{"ParameterKey": name, "ParameterValue": value} for name, value in sorted(values.items())]
    return json.dumps(entries, indent=2) + "\n"
