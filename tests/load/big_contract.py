"""A contract of any size, to measure the pipeline on: `python -m tests.load.big_contract DIR [OPERATIONS]`.

It repeats the resource of the workshop, which holds every construct that the pipeline generates.
"""

import re
import shutil
import sys
from pathlib import Path

WORKSHOP = Path(__file__).parents[1] / "contract" / "generation" / "workshop"
OPERATIONS = 160
# List, create, get, change and confirm.
_PER_RESOURCE = 5
_RESOURCE_PATHS = re.compile(r"  /v1/appointments:\n.*?(?=  /healthz:\n)", re.DOTALL)


def write(directory: Path, *, operations: int = OPERATIONS) -> int:
    """Write a contract of about so many operations and give their exact number."""
    shutil.copytree(WORKSHOP, directory)
    source = directory / "workshop.openapi.yaml"
    schemas = directory / "schemas" / "appointments.yaml"
    contract, definitions = source.read_text(), schemas.read_text()
    resources = -(-operations // _PER_RESOURCE)
    found = _RESOURCE_PATHS.search(contract)
    assert found is not None
    paths = "".join(_renamed(found.group(), number) for number in range(resources))
    for number in range(resources):
        (directory / "schemas" / f"appointments{_letters(number)}.yaml").write_text(_renamed(definitions, number))
    source.write_text(contract.replace(found.group(), found.group() + paths))
    return (resources + 1) * _PER_RESOURCE + 1


def _renamed(text: str, number: int) -> str:
    """Give schemas, operations and paths of one copy names of their own; problems and primitives are shared."""
    letters = _letters(number)
    text = re.sub(r"\b(Appointment|Repair|Inspection|Planned|Job|Label|Part)(?=[A-Z'}:,\n])", rf"\1{letters}", text)
    # Identifiers and components stay shared.
    text = re.sub(rf"(\$defs/Appointment){letters}(?=Id')|(#/components/\w+/Appointment){letters}", r"\1\2", text)
    text = re.sub(r"(operationId: [a-z]+)(Appointment)", rf"\1\2{letters}", text)
    text = text.replace("schemas/appointments.yaml", f"schemas/appointments{letters}.yaml")
    return text.replace("/v1/appointments", f"/v1/appointments-{letters.lower()}s")


def _letters(number: int) -> str:
    return "X" + chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


def main() -> int:
    """Write the contract where the command line says."""
    directory, *operations = sys.argv[1:]
    print(write(Path(directory), operations=int(operations[0]) if operations else OPERATIONS), "operations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
