"""Operations, handler Protocols and routes by fastapi-code-generator, with our visitor and templates."""

import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.generate.contract import Contract
from scripts.generate.emitters.headers import marked
from scripts.generate.route_writing import from_literal
from scripts.generate.tools import ROOT, ROUTES_GENERATOR, Tool

TEMPLATES = Path(__file__).parents[1] / "templates" / "routes"
VISITOR = Path(__file__).parents[1] / "routes_visitor.py"
MODULES = ("problems", "operations", "handlers", "routes")


class RoutesEmitter:
    """One run of the routes generator, for one document."""

    def __init__(self, contract: Contract, *, package: str, workspace: Path) -> None:
        self._contract = contract
        self._output = workspace / contract.service
        document = workspace / f"{contract.service}.json"
        document.write_text(json.dumps(_outline(contract)))
        model = workspace / f"{contract.service}.pickle"
        model.write_bytes(pickle.dumps(contract))
        self._tool = Tool(
            "fastapi-code-generator",
            [
                *(ROUTES_GENERATOR, "-m", "fastapi_code_generator"),
                *("--input", document),
                *("--output", self._output),
                *("--template-dir", TEMPLATES),
                *("--custom-visitor", VISITOR),
                *("--model-file", "discarded"),
                *("--python-version", "3.12"),
                *("--disable-timestamp", "--no-allow-remote-refs"),
            ],
            directory=workspace,
            variables={"CONTRACT_MODEL": str(model), "CONTRACT_PACKAGE": package, "PYTHONPATH": str(ROOT)},
        )

    def finish(self) -> dict[str, str]:
        """Wait for the tool and give its modules."""
        self._tool.wait()
        service, source = self._contract.service, self._contract.source
        init = f'"""Generated package of {self._contract.title}: operations, handlers and routes."""\n'
        files = {f"{service}/__init__.py": marked(init, source=source)}
        for module in MODULES:
            text = (self._output / f"{module}.py").read_text()
            files[f"{service}/{module}.py"] = marked(from_literal(text), source=source)
        return files

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()


def _outline(contract: Contract) -> Mapping[str, Any]:
    """The document as far as the tool needs it: the operations. Schemas are the models generator's concern."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in contract.operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = {
            "operationId": operation.id,
            "summary": operation.summary,
            "tags": [operation.tag],
            "parameters": [
                {"name": parameter.name, "in": "path", "required": True, "schema": {"type": "string"}}
                for parameter in operation.parameters
                if parameter.location == "path"
            ],
            "responses": {
                str(response.status): {"description": response.description} for response in operation.responses
            },
        }
    return {"openapi": "3.1.0", "info": {"title": contract.title, "version": contract.version}, "paths": paths}
