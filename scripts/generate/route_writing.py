"""Fragments of Python that the templates of routes and handlers put together. Standard library only."""

import ast
import textwrap

from scripts.generate.contract import Contract, ListOf, Operation, Parameter, Response
from scripts.generate.python_names import constant, variable
from scripts.generate.python_types import constrained, default_of, is_text, parameter_annotation

_WIDTH = 116


def doc(text: str, *, indent: int) -> str:
    """Write a docstring; its first line goes where the template puts it, the others are indented.

    Indented lines are items: what does not fit on the line is indented further.
    """
    margin = " " * indent
    paragraphs = [_filled(paragraph, _WIDTH - indent) for paragraph in text.strip().splitlines()]
    written = "\n".join(paragraphs).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if "\n" in written:
        written += "\n"
    if written.endswith('"'):
        written += " "
    return textwrap.indent(f'"""{written}"""', margin).lstrip()


def literal(module: str) -> str:
    """Hide a module in a string: the generator formats what it writes with Black, which takes many seconds.

    The text is formatted later, with the rest of the package; `from_literal` gives it back.
    """
    return f"MODULE = {module.lstrip()!r}"


def from_literal(text: str) -> str:
    """Give the module that `literal` has hidden, whatever the generator has put around it."""
    match ast.parse(text).body:
        case [ast.Assign(value=ast.Constant(value=str(module)))]:
            return module
        case _:
            raise ValueError(text)


def signature(operation: Operation) -> str:
    """Write the parameters of a handler."""
    keywords = [
        f"{variable(parameter.name)}: {parameter_annotation(parameter)}{_default(parameter)}"
        for parameter in sorted(operation.parameters, key=lambda parameter: not parameter.required)
    ]
    if operation.body is not None:
        body = f"body: models.{operation.body.schema}"
        keywords.append(body if operation.body.required else f"{body} | None = None")
    # Handlers may call it as they like; one that needs no context calls it `_context`.
    positional = ["self"] if operation.public else ["self", "context: Context, /"]
    return ", ".join([*positional, *(["*", *keywords] if keywords else [])])


def call(operation: Operation) -> str:
    """Write the arguments that a route gives to a handler."""
    names = [variable(parameter.name) for parameter in operation.parameters] + (["body"] if operation.body else [])
    positional = [] if operation.public else ["context"]
    return ", ".join([*positional, *(f"{name}={name}" for name in names)])


def content(response: Response) -> str:
    """Write the attribute that holds what a response says: a document, a text, or a stream of events."""
    if response.is_stream:
        return f"events: AsyncIterator[ServerSentEvent[models.{response.schema}]]"
    return "body: str" if response.schema is None else f"body: models.{response.schema}"


def produces(operation: Operation) -> tuple[str, ...]:
    """List the media types that a successful answer may have."""
    return tuple(dict.fromkeys(response.media_type for response in operation.responses if response.media_type))


def query(operation: Operation) -> list[str]:
    """List the names of the query parameters."""
    return sorted(parameter.name for parameter in operation.parameters if parameter.location == "query")


def reader(parameter: Parameter) -> str:
    """Name the method of the arguments that reads a parameter."""
    return "query_list" if isinstance(parameter.type, ListOf) else parameter.location


def declaration(parameter: Parameter) -> str:
    """Write type and value of the constant that says how a parameter is read."""
    is_list = isinstance(parameter.type, ListOf)
    arguments = [
        f"location={parameter.location!r}",
        f"name={parameter.name!r}",
        f"type=TypeAdapter({constrained(parameter.type)})",
    ]
    if not parameter.required:
        arguments += ["required=False", f"default={default_of(parameter)}"]
    if not is_text(parameter.type):
        arguments.append("text=False")
    if is_list and not parameter.explode:
        arguments.append("explode=False")
    if parameter.problem_when_missing is not None:
        arguments.append(f"when_missing={parameter.problem_when_missing!r}")
    class_ = "ListParameter" if is_list else "Parameter"
    return f"{class_}[{parameter_annotation(parameter)}] = {class_}({', '.join(arguments)})"


class ParameterConstants:
    """Names of the constants that read parameters. Parameters that are the same in several operations share one."""

    def __init__(self, contract: Contract) -> None:
        variants: dict[str, set[Parameter]] = {}
        for operation in contract.operations:
            for parameter in operation.parameters:
                variants.setdefault(_constant(parameter), set()).add(parameter)
        self._variants = variants
        self.declared = {
            self.of(operation, parameter): parameter
            for operation in contract.operations
            for parameter in operation.parameters
        }

    def of(self, operation: Operation, parameter: Parameter) -> str:
        """Name the constant of a parameter; one that differs between operations is named for its operation too."""
        name = _constant(parameter)
        return name if len(self._variants[name]) == 1 else f"_{constant(operation.id)}{name}"


def _filled(paragraph: str, width: int) -> str:
    """Break a paragraph into lines; those that follow an indented one are indented further."""
    margin = paragraph[: len(paragraph) - len(paragraph.lstrip())]
    return textwrap.fill(paragraph, width, subsequent_indent=f"{margin}    " if margin else "")


def _constant(parameter: Parameter) -> str:
    return f"_{variable(parameter.name).upper()}"


def _default(parameter: Parameter) -> str:
    return "" if parameter.required else f" = {default_of(parameter)}"
