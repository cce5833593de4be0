"""Types of the contract as Python writes them. Standard library only, like `python_names`."""

from dataclasses import replace

from scripts.generate.contract import Header, ListOf, Named, Parameter, Scalar, ScalarKind, ValueType

_SCALARS: dict[ScalarKind, str] = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
_FORMATS = {"date-time": "Rfc3339DateTime", "date": "Rfc3339Date", "uri": "Uri"}


def annotation(type_: ValueType) -> str:
    """Write the type as a signature shows it, without constraints."""
    match type_:
        case Named(name=name):
            return f"models.{name}"
        case ListOf(items=items):
            return f"list[{annotation(items)}]"
        case Scalar(enum=(_, *_) as values):
            return f"Literal[{', '.join(map(repr, values))}]"
        case Scalar(format="uuid"):
            return "UUID"
        case Scalar(format=str(format_)):
            return f"base.{_FORMATS[format_]}"
        case Scalar(kind=kind):
            return _SCALARS[kind]


def constrained(type_: ValueType) -> str:
    """Write the type with the constraints that validation enforces."""
    match type_:
        case ListOf(items=items, min_items=least, max_items=most, unique=unique):
            arguments = _arguments(min_length=least, max_length=most)
            metadata = [f"Field({arguments})"] if arguments else []
            if unique:
                metadata.append("base.UniqueItems")
            return _annotated(f"list[{constrained(items)}]", metadata)
        case Scalar():
            arguments = _arguments(
                pattern=type_.pattern,
                min_length=type_.min_length,
                max_length=type_.max_length,
                ge=type_.minimum,
                le=type_.maximum,
                gt=type_.exclusive_minimum,
                lt=type_.exclusive_maximum,
                multiple_of=type_.multiple_of,
            )
            metadata = [f"Field({arguments})"] if arguments else []
            if type_.kind == "number":
                metadata.append("base.Finite")
            return _annotated(annotation(type_), metadata)
        case Named():
            return annotation(type_)


def parameter_annotation(parameter: Parameter) -> str:
    """Write the type of a parameter in a handler's signature; an optional one without default may be None."""
    written = annotation(parameter.type)
    return written if parameter.required or parameter.default is not None else f"{written} | None"


def header_annotation(header: Header) -> str:
    """Write the type of a response header in a response type; its format is the handler's concern."""
    type_ = replace(header.type, format=None) if isinstance(header.type, Scalar) else header.type
    written = annotation(type_)
    return written if header.required else f"{written} | None"


def is_text(type_: ValueType) -> bool:
    """Tell whether the characters of a parameter are the value; otherwise they are its JSON form."""
    match type_:
        case ListOf(items=items):
            return is_text(items)
        case Scalar(kind=kind) | Named(kind=kind):
            return kind == "string"


def default_of(parameter: Parameter) -> str:
    """Write the default of an optional parameter as a Python expression."""
    if isinstance(parameter.type, Named) and parameter.type.enum and parameter.default is not None:
        return f"models.{parameter.type.name}({parameter.default!r})"
    return repr(parameter.default)


def _annotated(type_: str, metadata: list[str]) -> str:
    return f"Annotated[{type_}, {', '.join(metadata)}]" if metadata else type_


def _arguments(**arguments: str | float | None) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items() if value is not None)
