"""What the generated Python client of a service tells, read from its modules without running them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.drift.facts import Aspect, Fact, operation, parameter

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.PARAMETER, Aspect.BODY, Aspect.RESPONSE, Aspect.STATUS, Aspect.TOKEN),
    Aspect.TIMEOUT,
)
_LOCATIONS = {"path": "path", "query": "query", "headers": "header"}
_TYPES = {"str": "string", "int": "integer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    status: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    subject: str
    content_type: str | None
    facts: tuple[Fact, ...]


def facts(package: Path, *, service: str) -> Iterator[Fact]:
    """Tell everything of the client in the package, such as `generated`, that has the services' packages."""
    problems = {found.name: _problem(found) for found in _classes(_module(package / "client_problems.py"))}
    declared = _module(package / service / "client_operations.py")
    operations = dict(_operations(declared, service=service, problems=problems))
    for found in operations.values():
        yield from found.facts
    for client in _classes(_module(package / service / "client.py")):
        for method in client.body:
            if isinstance(method, ast.AsyncFunctionDef | ast.FunctionDef):
                yield from _method(method, operations=operations)


def _module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def _classes(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef]:
    return (statement for statement in node.body if isinstance(statement, ast.ClassDef))


def _problem(found: ast.ClassDef) -> _Problem:
    values = {
        target.id: statement.value
        for statement in found.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    return _Problem(status=str(ast.literal_eval(values["status"])), schema=_last(values["model"]))


def _operations(
    module: ast.Module, *, service: str, problems: Mapping[str, _Problem]
) -> Iterator[tuple[str, _Operation]]:
    results = {
        f"{outer.name}.{inner.name}": tuple(_result(inner)) for outer in _classes(module) for inner in _classes(outer)
    }
    for statement in module.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.value, ast.Call):
            members = {str(keyword.arg): keyword.value for keyword in statement.value.keywords}
            found = _operation(members, service=service, results=results, problems=problems)
            yield ast.unparse(statement.target), found


def _operation(
    members: Mapping[str, ast.expr],
    *,
    service: str,
    results: Mapping[str, tuple[str, ...]],
    problems: Mapping[str, _Problem],
) -> _Operation:
    subject = operation(service=service, method=_literal(members["method"]), path=_literal(members["path"]))
    told = [answer for found in _items(members["results"]) for answer in results[ast.unparse(found)]]
    raised = [problems[_last(found)] for found in _items(members["problems"])]
    told += [f"{problem.status} {problem.schema}" for problem in raised]
    facts = [
        Fact(subject, Aspect.OPERATION, "is there"),
        Fact(subject, Aspect.NAME, _literal(members["id"])),
        Fact(subject, Aspect.TOKEN, "none" if ast.literal_eval(members["public"]) else "needed"),
        Fact(subject, Aspect.TIMEOUT, f"{ast.literal_eval(members['timeout_ms'])} ms"),
        *(Fact(subject, Aspect.RESPONSE, answer) for answer in told),
        *(Fact(subject, Aspect.STATUS, answer.partition(" ")[0]) for answer in told),
    ]
    return _Operation(
        subject=subject, content_type=ast.literal_eval(members["content_type"]), facts=tuple(dict.fromkeys(facts))
    )


def _result(found: ast.ClassDef) -> Iterator[str]:
    """Say status and schemas of a result."""
    annotated = {
        ast.unparse(statement.target): statement for statement in found.body if isinstance(statement, ast.AnnAssign)
    }
    status = annotated["status"].value
    assert status is not None, f"The result {found.name} has no status."
    content = annotated.get("events", annotated.get("body"))
    names = ["without content"] if content is None else list(_schemas(content.annotation))
    yield from (f"{ast.literal_eval(status)} {name}" for name in names)


def _schemas(annotation: ast.expr) -> Iterator[str]:
    """Name the schemas in an annotation; what wraps them is Python's matter."""
    match annotation:
        case ast.Attribute(value=ast.Name(id="models"), attr=name):
            yield name
        case ast.Name(id=name) if name in _TYPES:
            yield _TYPES[name]
        case ast.Subscript(slice=inner):
            yield from _schemas(inner)
        case ast.BinOp(left=left, right=right):
            yield from _schemas(left)
            yield from _schemas(right)
        case _:
            pass


def _method(method: ast.AsyncFunctionDef | ast.FunctionDef, *, operations: Mapping[str, _Operation]) -> Iterator[Fact]:
    call = next(found for found in ast.walk(method) if isinstance(found, ast.Call) and _is_call(found))
    found = operations[_last(call.args[0])]
    names = [argument.arg for argument in method.args.kwonlyargs]
    defaults = dict(zip(names, method.args.kw_defaults, strict=True))
    for keyword in call.keywords:
        match keyword.arg, keyword.value:
            case str(group), ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    required = defaults[ast.unparse(value)] is None
                    told = parameter(location=_LOCATIONS[group], name=_literal(key), required=required)
                    yield Fact(found.subject, Aspect.PARAMETER, told)
            case "idempotency_key", _:
                # The client makes one where the caller has none, so that it is always sent.
                told = parameter(location="header", name="Idempotency-Key", required=True)
                yield Fact(found.subject, Aspect.PARAMETER, told)
            case _:
                pass
    for argument in method.args.kwonlyargs:
        if argument.arg == "body" and argument.annotation is not None:
            for name in _schemas(argument.annotation):
                yield Fact(found.subject, Aspect.BODY, f"{found.content_type} {name}")


def _is_call(found: ast.Call) -> bool:
    return ast.unparse(found.func) in ("self._call", "self._open")


def _items(node: ast.expr) -> list[ast.expr]:
    assert isinstance(node, ast.Tuple), ast.unparse(node)
    return node.elts


def _literal(node: ast.expr | None) -> str:
    assert isinstance(node, ast.Constant), node
    return str(node.value)


def _last(node: ast.expr) -> str:
    return ast.unparse(node).rsplit(".", 1)[-1]
