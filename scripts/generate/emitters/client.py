"""Asynchronous clients in Python: one for each document, and the problems of all documents as exceptions."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate import python_names, python_types
from scripts.generate.contract import Contract, ContractSet
from scripts.generate.emitters import client_writing
from scripts.generate.emitters.headers import marked
from scripts.generate.route_writing import content, doc

TEMPLATES = Path(__file__).parents[1] / "templates" / "client"


def emit(contracts: ContractSet, *, package: str) -> dict[str, str]:
    """Give the modules of all clients."""
    writer = _Writer(package)
    problems = client_writing.all_problems(contracts.contracts)
    sources = ", ".join(contract.source for contract in contracts.contracts)
    files = {"client_problems.py": marked(writer.text("problems", problems=problems), source=sources)}
    for contract in contracts.contracts:
        files |= _client(contract, writer)
    return files


def _client(contract: Contract, writer: "_Writer") -> dict[str, str]:
    return {
        f"{contract.service}/client_operations.py": marked(
            writer.text("operations", contract=contract), source=contract.source
        ),
        f"{contract.service}/client.py": marked(writer.text("client", contract=contract), source=contract.source),
    }


class _Writer:
    """Fills the templates for one package."""

    def __init__(self, package: str) -> None:
        # The output is Python, in which the escapes of HTML would be faults.
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
        )
        self._environment.globals |= {
            "package": package,
            "names": python_names,
            "types": python_types,
            "writing": client_writing,
            "content": content,
            "doc": doc,
        }

    def text(self, template: str, **variables: object) -> str:
        """Fill one template."""
        return self._environment.get_template(f"{template}.jinja2").render(**variables)
