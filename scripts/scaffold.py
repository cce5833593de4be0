"""Adds a typed stub for every operation that has no handler yet: `python -m scripts.scaffold [OPERATION]`.

A stub has the signature of the Protocol and `...` for a body, which mypy reports until it is written. Handlers that
exist are never touched: text is inserted at the end of their class, and imports are merged with those of the module.
"""

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.generate.contract import Contract, Operation, Tag
from scripts.generate.contract_builder import build_set
from scripts.generate.python_names import class_of, pascal, snake
from scripts.generate.python_types import parameter_annotation
from scripts.generate.route_writing import doc, signature

DONE, FAILED = 0, 100
_CONTEXT = "RequestContext"
_CONTEXT_MODULE = "impl.platform.context"
_RUFF = str(Path(sys.executable).with_name("ruff"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A handler to be written: the module it goes into, the class, the operation."""

    path: Path
    contract: Contract
    tag: Tag
    operation: Operation


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0 done, 100 failed."""
    options = _parser().parse_args(arguments)
    contracts = _contracts(options.generated)
    known = {operation.id for contract in contracts for operation in contract.operations}
    if options.operation is not None and options.operation not in known:
        print(f"No contract has the operation {options.operation}. Fix: run `make generate` first.", file=sys.stderr)
        return FAILED
    stubs = [
        stub
        for contract in contracts
        for stub in missing_handlers(contract, implementation=options.implementation)
        if options.operation in (None, stub.operation.id)
    ]
    for stub in stubs:
        add(stub, package=options.generated.name)
        print(f"{stub.path}: {snake(stub.operation.id)} is to be written")
    if not stubs:
        print("every operation has its handler")
    return DONE


def missing_handlers(contract: Contract, *, implementation: Path) -> Iterator[Stub]:
    """Find the operations whose tag's module has no function of their name."""
    for tag in contract.tags:
        path = implementation / contract.service / "handlers" / f"{snake(tag.name)}.py"
        written = _functions(path)
        for operation in contract.operations_of(tag.name):
            if snake(operation.id) not in written:
                yield Stub(path=path, contract=contract, tag=tag, operation=operation)


def add(stub: Stub, *, package: str) -> None:
    """Write a stub into its module, which is made if it is not there."""
    if not stub.path.exists():
        stub.path.parent.mkdir(parents=True, exist_ok=True)
        stub.path.write_text(f'"""Handlers of {stub.tag.name.lower()}."""\n')
    text = stub.path.read_text()
    class_ = _class(text, stub)
    if class_ is None:
        text = f"{text.rstrip()}\n\n\nclass {pascal(stub.tag.name)}:\n    {doc(stub.tag.description, indent=4)}\n"
        class_ = _class(text, stub)
        assert class_ is not None
    lines = text.splitlines()
    end = class_.end_lineno or len(lines)
    lines[end:end] = ["", *_method(stub).splitlines()]
    head = _end_of_docstring(text)
    lines[head:head] = ["", *_imports(stub, package=package)]
    stub.path.write_text("\n".join(lines) + "\n")
    _tidy(stub.path)


def _method(stub: Stub) -> str:
    operation = stub.operation
    head = f"async def {snake(operation.id)}({signature(operation)}) -> {class_of(operation)}.Response:"
    head = head.replace("context: Context, /", f"context: {_CONTEXT}")
    method = f"    {head}\n        {doc(operation.summary + '.', indent=8)}\n        ..."
    return _formatted(f"class Handlers:\n{method}\n").partition("\n")[2]


def _formatted(text: str) -> str:
    command = [_RUFF, "format", "--quiet", "--isolated", "--line-length=120", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _imports(stub: Stub, *, package: str) -> Iterator[str]:
    operation = stub.operation
    types = " ".join(parameter_annotation(parameter) for parameter in operation.parameters)
    if operation.body is not None or "models." in types:
        yield f"from {package} import models"
    if "base." in types:
        yield f"from {package}.models import base"
    if "Literal[" in types:
        yield "from typing import Literal"
    if "UUID" in types:
        yield "from uuid import UUID"
    if not operation.public:
        yield f"from {_CONTEXT_MODULE} import {_CONTEXT}"
    yield f"from {package}.{stub.contract.service}.operations import {class_of(operation)}"


def _class(text: str, stub: Stub) -> ast.ClassDef | None:
    """Find the class of the tag's handlers: the one named for it, or the one that has handlers of its operations."""
    siblings = {snake(operation.id) for operation in stub.contract.operations_of(stub.tag.name)}
    classes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    for class_ in classes:
        if siblings & {node.name for node in class_.body if isinstance(node, ast.AsyncFunctionDef)}:
            return class_
    return next((class_ for class_ in classes if class_.name == pascal(stub.tag.name)), None)


def _functions(path: Path) -> set[str]:
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)}


def _end_of_docstring(text: str) -> int:
    match ast.parse(text).body:
        case [ast.Expr(value=ast.Constant(value=str()), end_lineno=int(line)), *_]:
            return line
        case _:
            return 0


def _tidy(path: Path) -> None:
    """Merge and sort the imports; nothing else is touched."""
    subprocess.run([_RUFF, "check", "--quiet", "--select=I", "--fix", path], check=True)


def _contracts(generated: Path) -> tuple[Contract, ...]:
    bundles = {
        f"{path.name.removesuffix('.json')}.yaml": json.loads(path.read_text())
        for path in sorted((generated / "contracts").glob("*.openapi.json"))
    }
    return build_set(bundles).contracts


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.scaffold", description="Add stubs for missing handlers.")
    parser.add_argument("operation", nargs="?", metavar="OPERATION", help="only this operationId (default: all)")
    parser.add_argument(
        "--operation", dest="operation", metavar="ID", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    parser.add_argument("--generated", type=Path, default=Path("generated"), metavar="DIR")
    parser.add_argument("--implementation", type=Path, default=Path("impl"), metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main())
