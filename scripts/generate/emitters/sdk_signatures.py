"""Signatures of the TypeScript package: what callers give to an operation, in which order, and what they get."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.generate.contract import Operation, Parameter
from scripts.generate.emitters import sdk_types
from scripts.generate.emitters.sdk_names import NamedOperation, variable

_BY_OBJECT = "It is made only if nobody has changed the object since it was read."
_BY_VERSION = "It is made only if the resource still has the version that `ifMatch` names."
_WHILE_IT_HOLDS = (
    "With what was read before as `ifNoneMatch`, it gives that object again if it still holds (status 304)."
)
_NOTHING_WHILE_IT_HOLDS = (
    "With the `ETag` last read as `ifNoneMatch`, it gives nothing if that still holds (status 304)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A parameter of a function; an optional one may be left out with all that follow it."""

    name: str
    type: str
    description: str
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.name}{'?' if self.optional else ''}: {self.type}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One way to call an operation; `note` says what is particular to it."""

    arguments: tuple[Argument, ...]
    result: str
    note: str = ""


def signatures(named: NamedOperation) -> tuple[Signature, ...]:
    """Give the ways to call an operation: most have one; with a version there is one for objects and one for ids."""
    operation = named.operation
    if sdk_types.needs_version(operation):
        return tuple(_versioned(named))
    result = result_type(named, sdk_types.data(operation))
    options = _options(named)
    base = (*_path(operation), *_content(named))
    if not sdk_types.is_conditional(operation):
        return (Signature(arguments=_ordered((*base, options)), result=result),)
    etag = replace(
        options,
        type=f'Omit<{options_type(named)}, "ifNoneMatch"> & {{ readonly ifNoneMatch: string }}',
        description=f"{options.description} `ifNoneMatch` is the `ETag` last read.",
        optional=False,
    )
    known = f"{sdk_types.data(operation)} | undefined"
    return (
        Signature(arguments=_ordered((*base, options)), result=result, note=_WHILE_IT_HOLDS),
        Signature(arguments=_ordered((*base, etag)), result=result_type(named, known), note=_NOTHING_WHILE_IT_HOLDS),
    )


def implementation(named: NamedOperation) -> Signature:
    """Give the signature that takes what any of the others does."""
    found = signatures(named)
    if len(found) == 1:
        return found[0]
    first, second = found[0], found[-1]
    arguments = tuple(
        one if one.type == other.type else replace(one, type=f"{one.type} | {other.type}")
        for one, other in zip(first.arguments[:-1], second.arguments[:-1], strict=True)
    )
    options = replace(first.arguments[-1], type=base_options(named.operation), optional=True)
    return Signature(arguments=(*arguments, options), result=second.result)


def options_type(named: NamedOperation) -> str:
    """Name the type of an operation's options."""
    return (
        f"{named.type_prefix}Options"
        if own_options(named.operation) or _has_versions(named.operation)
        else base_options(named.operation)
    )


def base_options(operation: Operation) -> str:
    """Name the options that an operation shares with others."""
    if operation.streams:
        return "StreamOptions"
    return "ActionOptions" if sdk_types.takes_key(operation) else "CallOptions"


def own_options(operation: Operation) -> tuple[sdk_types.HeaderOption, ...]:
    """Give the headers that are options of this operation alone."""
    shared = (sdk_types.KEY, sdk_types.IF_MATCH, sdk_types.IF_NONE_MATCH)
    versions = () if sdk_types.needs_version(operation) else (sdk_types.IF_MATCH,)
    conditional = () if sdk_types.is_conditional(operation) else (sdk_types.IF_NONE_MATCH,)
    return tuple(
        each
        for each in sdk_types.header_options(operation)
        if each.option not in shared or each.option in (*versions, *conditional)
    )


def result_type(named: NamedOperation, data: str) -> str:
    """Write the type of what a function gives at once."""
    operation = named.operation
    problem = f"{named.type_prefix}Problem"
    if operation.streams:
        return f"EventStream<{data}, {problem}>"
    return f"{'ListCall' if operation.paged else 'Call'}<{data}, {problem}, {named.type_prefix}Headers>"


def starter(operation: Operation) -> str:
    """Name the function of the runtime that begins a call."""
    if operation.streams:
        return "stream"
    return "list" if operation.paged else "call"


def given(named: NamedOperation) -> str:
    """Write what the function gives to the runtime."""
    operation = named.operation
    parts = []
    path = [variable(parameter.name) for parameter in sdk_types.path_parameters(operation)]
    if sdk_types.needs_version(operation) and operation.versioned_by:
        path = [*path[:-1], _target_name(operation)]
    if path:
        parts.append(f"path: [{', '.join(path)}]")
    if operation.body is not None:
        parts.append("body")
    if sdk_types.query_parameters(operation):
        parts.append("query")
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _versioned(named: NamedOperation) -> Iterator[Signature]:
    operation = named.operation
    result = result_type(named, sdk_types.data(operation))
    path = _path(operation)
    options = _options(named)
    required = replace(
        options,
        type=f"{options_type(named)} & {{ readonly ifMatch: string }}",
        description=f"{options.description} `ifMatch` is the `ETag` last read.",
        optional=False,
    )
    if not operation.versioned_by:
        yield Signature(arguments=_ordered((*path, *_content(named), required)), result=result, note=_BY_VERSION)
        return
    name = _target_name(operation)
    target = Argument(
        name=name,
        type=" | ".join(operation.versioned_by),
        description="The object as it was read: it tells which one, and its version is sent as `If-Match`.",
    )
    by_id = replace(path[-1], name=name) if path else Argument(name=name, type="undefined", description="Nothing.")
    by_object = _ordered((*path[:-1], target, *_content(named), options))
    yield Signature(arguments=by_object, result=result, note=_BY_OBJECT)
    by_version = _ordered((*path[:-1], by_id, *_content(named), required))
    yield Signature(arguments=by_version, result=result, note=_BY_VERSION)


def _target_name(operation: Operation) -> str:
    return variable(operation.versioned_by[0])


def _path(operation: Operation) -> tuple[Argument, ...]:
    return tuple(
        Argument(
            name=variable(parameter.name), type=sdk_types.written(parameter.type), description=parameter.description
        )
        for parameter in sdk_types.path_parameters(operation)
    )


def _content(named: NamedOperation) -> Iterator[Argument]:
    operation = named.operation
    if operation.body is not None:
        yield Argument(
            name="body", type=operation.body.schema, description="What to send.", optional=not operation.body.required
        )
    query = sdk_types.query_parameters(operation)
    if query:
        optional = not any(parameter.required for parameter in query)
        yield Argument(
            name="query", type=f"{named.type_prefix}Query", description="What to ask for.", optional=optional
        )


def _options(named: NamedOperation) -> Argument:
    required = any(each.parameter.required for each in own_options(named.operation))
    return Argument(
        name="options",
        type=options_type(named),
        description="Signal, time-out, retries, headers.",
        optional=not required,
    )


def _ordered(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """An argument before one that must be given must be given too, if only as undefined."""
    last = max((index for index, each in enumerate(arguments) if not each.optional), default=-1)
    return tuple(
        replace(each, type=f"{each.type} | undefined", optional=False) if each.optional and index < last else each
        for index, each in enumerate(arguments)
    )


def _has_versions(operation: Operation) -> bool:
    return sdk_types.needs_version(operation) or sdk_types.is_conditional(operation)


def option_type(option: sdk_types.HeaderOption) -> str:
    """Write the type in which an option is given."""
    # Streams tell the number of an event as a text.
    return "string | number" if option.option == "lastEventId" else sdk_types.written(option.parameter.type)


def parameter_doc(parameter: Parameter) -> str:
    """Describe a member of a query or of options."""
    default = "" if parameter.default is None else f" (default: {_shown(parameter.default)})"
    return f"{parameter.description.removesuffix('.')}{default}." if parameter.description else ""


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
