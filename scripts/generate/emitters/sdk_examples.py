"""How each operation is used: code made of the contract's own examples, which compiles."""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from scripts.generate.contract import Operation, Parameter
from scripts.generate.emitters import sdk_types
from scripts.generate.emitters.sdk_names import Group, NamedOperation, variable
from scripts.generate.emitters.sdk_signatures import Signature, own_options, signatures

# What is before it on its line needs some room.
_SHORT, _LONG = 50, 90
_NAME = re.compile(r"[A-Za-z_$][\w$]*")

type Writer = Callable[[NamedOperation, Iterable[str]], str]


class Examples:
    """Examples of all operations; those of changes read first what they change."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = {named.function: group for group in groups for named in group.operations}
        self._operations = [named for group in groups for named in group.operations]

    def of_method(self, named: NamedOperation, signature: Signature) -> str:
        """Show the use of a method of the client `mobility`."""
        return "\n".join(self._lines(named, signature, self._method))

    def of_function(self, named: NamedOperation, signature: Signature) -> str:
        """Show the use of a function with the client `client`."""
        return "\n".join(self._lines(named, signature, _function))

    def _method(self, named: NamedOperation, arguments: Iterable[str]) -> str:
        return _call(f"mobility.{self._groups[named.function].name}.{named.method}", arguments)

    def _lines(self, named: NamedOperation, signature: Signature, write: Writer) -> Iterator[str]:
        operation = named.operation
        reader = self._reader(named) if sdk_types.needs_version(operation) else None
        if signature != signatures(named)[0] or (sdk_types.needs_version(operation) and reader is None):
            yield _assigned(operation, write(named, _by_version(operation)))
        elif reader is not None:
            target = variable(operation.versioned_by[0])
            yield f"const {target} = await {write(reader, _path(reader.operation))};"
            changed = write(named, [*_path(operation)[:-1], target, *_content(operation)])
            yield _assigned(operation, changed, taken=target)
        else:
            call = write(named, [*_path(operation), *_content(operation), *_options(operation)])
            yield from _loop(operation, call) if operation.paged or operation.streams else [_assigned(operation, call)]

    def _reader(self, changed: NamedOperation) -> NamedOperation | None:
        """Find what reads the object that an operation changes, at best in the same service."""
        found = [named for named in self._operations if _reads(named.operation, changed.operation.versioned_by[:1])]
        return min(found, key=lambda named: named.service != changed.service, default=None)


def _reads(operation: Operation, schemas: tuple[str, ...]) -> bool:
    answers = tuple(response.schema for response in operation.responses if response.status == 200)
    return operation.method == "GET" and bool(schemas) and answers == schemas


def _function(named: NamedOperation, arguments: Iterable[str]) -> str:
    return _call(named.function, ["client", *arguments])


def _call(function: str, arguments: Iterable[str]) -> str:
    given = list(arguments)
    while given and given[-1] == "undefined":
        given.pop()
    line = f"{function}({', '.join(given)})"
    if len(line) <= _LONG or any("\n" in argument for argument in given):
        return line
    return "\n".join([f"{function}(", *(f"  {argument}," for argument in given), ")"])


def _assigned(operation: Operation, call: str, *, taken: str = "") -> str:
    type_ = sdk_types.data(operation)
    if type_ == "void":
        return f"await {call};"
    name = "text" if type_ == "string" else variable(type_.split(" | ", maxsplit=1)[0])
    return f"const {'changed' if name == taken else name} = await {call};"


def _loop(operation: Operation, call: str) -> Iterator[str]:
    item = "event" if operation.streams else "item"
    yield f"for await (const {item} of {call}) {{"
    yield f"  console.log({item});"
    yield "}"


def _by_version(operation: Operation) -> Iterator[str]:
    """Write the arguments of a call that gives a version in place of an object."""
    if operation.versioned_by and not sdk_types.path_parameters(operation):
        yield "undefined"
    yield from (*_path(operation), *_content(operation))
    option = sdk_types.IF_MATCH if sdk_types.needs_version(operation) else sdk_types.IF_NONE_MATCH
    required = {each.option: _value(each.parameter) for each in own_options(operation) if each.parameter.required}
    yield literal(required | {option: '"1"'})


def _path(operation: Operation) -> list[str]:
    return [literal(_value(parameter)) for parameter in sdk_types.path_parameters(operation)]


def _content(operation: Operation) -> Iterator[str]:
    """Write the body, and of the query what must be there."""
    if operation.body is not None:
        yield literal(operation.body.example) if operation.body.example is not None else "undefined"
    query = sdk_types.query_parameters(operation)
    if query:
        required = {parameter.name: _value(parameter) for parameter in query if parameter.required}
        yield literal(required) if required else "undefined"


def _options(operation: Operation) -> Iterator[str]:
    required = {each.option: _value(each.parameter) for each in own_options(operation) if each.parameter.required}
    if required:
        yield literal(required)


def _value(parameter: Parameter) -> object:
    if parameter.example is not None:
        return parameter.example
    return 1 if sdk_types.written(parameter.type) == "number" else "1"


def literal(value: object, indent: str = "") -> str:
    """Write a value as TypeScript does, on one line if it is short."""
    line = _inline(value)
    if len(line) + len(indent) <= _SHORT or not isinstance(value, dict | list) or not value:
        return line
    inner = f"{indent}  "
    if isinstance(value, list):
        lines = [f"{inner}{literal(item, inner)}," for item in value]
        return "\n".join(["[", *lines, f"{indent}]"])
    lines = [f"{inner}{_key(key)}: {literal(item, inner)}," for key, item in value.items()]
    return "\n".join(["{", *lines, f"{indent}}}"])


def _inline(value: object) -> str:
    match value:
        case dict():
            members = ", ".join(f"{_key(key)}: {_inline(item)}" for key, item in value.items())
            return f"{{ {members} }}" if members else "{}"
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case str() if '"' in value and "'" not in value:
            return f"'{json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"')}'"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
