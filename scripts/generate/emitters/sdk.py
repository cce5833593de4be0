"""The TypeScript package but for its types: runtime, problems, operations, and the client that groups them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment

from scripts.generate.contract import ContractSet, Operation, Response
from scripts.generate.emitters import sdk_docs, sdk_imports, sdk_signatures, sdk_types
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.sdk_examples import Examples
from scripts.generate.emitters.sdk_names import Group, NamedOperation, groups
from scripts.generate.emitters.sdk_signatures import Signature
from scripts.generate.emitters.text_templates import text_templates
from scripts.generate.python_names import constant

TEMPLATES = Path(__file__).parents[1] / "templates" / "sdk"
RUNTIME = Path(__file__).parents[1] / "static" / "sdk_runtime"
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_STARTERS = {"call": ("call", "Call"), "list": ("pages", "ListCall"), "stream": ("streams", "EventStream")}


def emit(contracts: ContractSet) -> dict[str, str]:
    """Give the modules that make the operations of all documents callable."""
    writer = _Writer(contracts)
    files = {f"core/{path.name}": path.read_text() for path in sorted(RUNTIME.glob("*.ts"))}
    sources = {name: f"scripts/generate/static/{RUNTIME.name}/{name.removeprefix('core/')}" for name in files}
    files |= dict(writer.files())
    return {
        f"typescript/src/{name}": marked(text, source=sources.get(name, contracts.sources), comment="//")
        for name, text in files.items()
    }


def client_problems(contracts: ContractSet) -> list[Response]:
    """List the problems that clients may meet, each once: those of operations, and those of any path."""
    internal, others = set[str](), set[str]()
    found: dict[str, Response] = {}
    for contract in contracts.contracts:
        found |= {problem.schema: problem for problem in contract.problems if problem.schema}
        for operation in contract.operations:
            seen = internal if operation.internal else others
            seen.update(problem.schema for problem in operation.problems if problem.schema)
    left = [problem for name, problem in found.items() if name in others or name not in internal]
    return sorted(left, key=lambda problem: (problem.status, problem.code or ""))


class _Writer:
    """Fills the templates for the documents of one run."""

    def __init__(self, contracts: ContractSet) -> None:
        self._contracts = contracts
        self._groups = groups(contracts)
        self._environment = _environment(contracts, Examples(self._groups))

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the name and the text of each module."""
        shared: dict[str, Any] = {"groups": self._groups, "problems": client_problems(self._contracts)}
        for name in ("client", "problems", "problem-types"):
            yield f"{name}.ts", self._text(name, **shared)
        yield "operations/index.ts", self._text("operations-index", **shared)
        types = [name for group in self._groups for named in group.operations for name in _types_of(named)]
        yield "index.ts", self._text("index", operation_types=sorted(types), **shared)
        for group in self._groups:
            yield f"operations/{group.module}.ts", self._text("operations", **_operations_variables(group))
            yield f"groups/{group.module}.ts", self._text("group", **_group_variables(group))

    def _text(self, template: str, **variables: Any) -> str:
        return self._environment.get_template(f"{template}.jinja2").render(variables).rstrip("\n") + "\n"


def _operations_variables(group: Group) -> dict[str, Any]:
    operations = [named.operation for named in group.operations]
    problems = {constant(problem.code) for operation in operations for problem in operation.problems if problem.code}
    return {
        "group": group,
        "imports": [
            *_runtime_imports(group, starters=True),
            *sdk_imports.values(problems, "../problem-types.js"),
            *sdk_imports.types(_problems(group), "../problems.js"),
            *sdk_imports.types(sdk_types.imported(operations), "../types.js"),
        ],
    }


def _group_variables(group: Group) -> dict[str, Any]:
    shown = {sdk_signatures.implementation(named).result for named in group.operations}
    shown |= {argument.type for named in group.operations for argument in _all_arguments(named)}
    words = {word for type_ in shown for word in re.findall(r"\w+", type_)}
    own = [f"type {name}" for named in group.operations for name in _types_of(named)]
    schemas = sdk_types.imported([named.operation for named in group.operations])
    return {
        "group": group,
        "imports": [
            *_runtime_imports(group, starters=False),
            *sdk_imports.values(
                [*own, *(named.function for named in group.operations)], f"../operations/{group.module}.js"
            ),
            *sdk_imports.types(_problems(group), "../problems.js"),
            *sdk_imports.types([name for name in schemas if name in words], "../types.js"),
        ],
    }


def _runtime_imports(group: Group, *, starters: bool) -> Iterator[str]:
    """Import what the operations of a group need of the runtime: the types of calls, and what begins them."""
    used: dict[str, set[str]] = {"client": {"type Client"}}
    if starters:
        used["operation"] = {"type Operation"}
    for named in group.operations:
        starter = sdk_signatures.starter(named.operation)
        module, type_ = _STARTERS[starter]
        used.setdefault(module, set()).update({f"type {type_}", starter} if starters else {f"type {type_}"})
        base = sdk_signatures.base_options(named.operation)
        if starters or base in {argument.type for argument in _all_arguments(named)}:
            used.setdefault("streams" if base == "StreamOptions" else "options", set()).add(f"type {base}")
    for module, names in sorted(used.items()):
        yield from sdk_imports.values(names, f"../core/{module}.js")


def _problems(group: Group) -> list[str]:
    return [f"{named.type_prefix}Problem" for named in group.operations]


def _all_arguments(named: NamedOperation) -> Iterator[sdk_signatures.Argument]:
    for signature in (*sdk_signatures.signatures(named), sdk_signatures.implementation(named)):
        yield from signature.arguments


def _types_of(named: NamedOperation) -> list[str]:
    """Name the types that an operation has of its own, in the order in which they are imported."""
    operation = named.operation
    found = [] if operation.streams else [f"{named.type_prefix}Headers"]
    if sdk_signatures.options_type(named) != sdk_signatures.base_options(operation):
        found.append(f"{named.type_prefix}Options")
    if sdk_types.query_parameters(operation):
        found.append(f"{named.type_prefix}Query")
    return found


def _overloads(named: NamedOperation) -> tuple[Signature, ...]:
    found = sdk_signatures.signatures(named)
    return found if len(found) > 1 else ()


def _passed(named: NamedOperation) -> list[str]:
    """Write what a method passes on: what fits some overload is shown as what fits the first."""
    first, *others = sdk_signatures.signatures(named)
    if not others:
        return [argument.name for argument in first.arguments]
    return [
        argument.name if argument.type == other.type else f"{argument.name} as {argument.type}"
        for argument, other in zip(first.arguments, others[0].arguments, strict=True)
    ]


def _passed_on(named: NamedOperation) -> str:
    """Write the call of an operation's function by the method of its group."""
    return f"{named.function}({', '.join(['this.#client', *_passed(named)])})"


def _environment(contracts: ContractSet, examples: Examples) -> Environment:
    environment = text_templates(TEMPLATES)

    def documented(example: Callable[[NamedOperation, Signature], str]) -> Callable[[NamedOperation, Signature], str]:
        return lambda named, signature: sdk_docs.of_operation(
            named, signature, example=example(named, signature), schemas=contracts.schemas
        )

    filters: dict[str, Callable[..., Any]] = {
        "json": lambda value: json.dumps(value, ensure_ascii=False),
        "key": lambda name: name if _NAME.fullmatch(name) else json.dumps(name),
        "constant": constant,
        "descriptor": lambda function: f"{constant(function)}_OPERATION",
        "block": sdk_docs.block,
        "first_sentence": sdk_docs.first_sentence,
        "function_doc": documented(examples.of_function),
        "method_doc": documented(examples.of_method),
        "operation_types": _types_of,
        "overloads": _overloads,
        "passed_on": _passed_on,
        "declaration": _declaration,
        "comma_separated": _comma_separated,
        "implementation": sdk_signatures.implementation,
        "options_type": sdk_signatures.options_type,
        "base_options": sdk_signatures.base_options,
        "own_options": sdk_signatures.own_options,
        "option_type": sdk_signatures.option_type,
        "parameter_doc": sdk_signatures.parameter_doc,
        "starter": sdk_signatures.starter,
        "given": sdk_signatures.given,
        "written": sdk_types.written,
        "query_parameters": sdk_types.query_parameters,
        "header_options": sdk_types.header_options,
        "needs_version": sdk_types.needs_version,
        "is_conditional": sdk_types.is_conditional,
        "data": sdk_types.data,
        "answer_headers": sdk_types.answer_headers,
        "is_always_there": sdk_types.is_always_there,
        "header_type": sdk_types.header_type,
        "numeric_headers": sdk_types.numeric_headers,
    }
    environment.filters |= filters
    return environment


def _declaration(start: str, signature: Signature, *, first: str = "", indent: str = "") -> str:
    """Write the head of a function or method, on one line if it fits."""
    arguments = [*([first] if first else []), *map(str, signature.arguments)]
    line = f"{start}({', '.join(arguments)}): {signature.result}"
    if len(indent) + len(line) + 2 <= sdk_docs.WIDTH:
        return line
    lines = "".join(f"{indent}  {argument},\n" for argument in arguments)
    return f"{start}(\n{lines}{indent}): {signature.result}"


def _comma_separated(operation: Operation) -> list[str]:
    return [parameter.name for parameter in sdk_types.query_parameters(operation) if not parameter.explode]
