"""The visitor of fastapi-code-generator: gives the templates our contract model in place of the tool's own.

It runs in the tool's environment, so it imports the standard library and the modules of the pipeline that need no more.
"""

import os
import pickle
from pathlib import Path
from typing import Any

from scripts.generate import python_names, python_types, route_writing
from scripts.generate.contract import Contract


def visit(parser: Any, _model_path: Path) -> dict[str, object]:
    """Give the template variables, after checking that the tool has read the same operations as we have."""
    with Path(os.environ["CONTRACT_MODEL"]).open("rb") as file:
        contract: Contract = pickle.load(file)
    parsed = {str(operation.operationId) for operation in parser.operations.values()}
    expected = {operation.id for operation in contract.operations}
    if parsed != expected:
        message = f"fastapi-code-generator and the contract model differ in {sorted(parsed ^ expected)}"
        raise ValueError(message)
    constants = route_writing.ParameterConstants(contract)
    return {
        "contract": contract,
        "package": os.environ["CONTRACT_PACKAGE"],
        "names": python_names,
        "types": python_types,
        "literal": route_writing.literal,
        "doc": route_writing.doc,
        "signature": route_writing.signature,
        "call": route_writing.call,
        "content": route_writing.content,
        "produces": route_writing.produces,
        "query": route_writing.query,
        "reader": route_writing.reader,
        "declaration": route_writing.declaration,
        "constants": constants.declared,
        "constant_of": constants.of,
        "bodies": sorted({operation.body.schema for operation in contract.operations if operation.body}),
    }
