"""Fragments of Python that the templates of clients put together."""

import re
from collections.abc import Iterable, Iterator

from scripts.generate.contract import Contract, Header, ListOf, Operation, Parameter, Response
from scripts.generate.python_names import class_of, constant, pascal, response_name, snake, variable
from scripts.generate.python_types import default_of, header_annotation, parameter_annotation

_KEY = "idempotency-key"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def client_class(contract: Contract) -> str:
    """Name the client of a document, e.g. `ReservationClient`."""
    return f"{pascal(contract.service)}Client"


def takes_key(operation: Operation) -> bool:
    """Tell whether the operation takes an `Idempotency-Key`."""
    return any(_is_key(parameter) for parameter in operation.parameters)


def comma_separated(operation: Operation) -> tuple[str, ...]:
    """Name the query parameters whose values are sent as one."""
    return tuple(
        parameter.name
        for parameter in operation.parameters
        if isinstance(parameter.type, ListOf) and not parameter.explode
    )


def success(operation: Operation, *, within: str) -> str:
    """Write the type of what a call gives: the one result, or the union of several."""
    namespace = f"{within}{class_of(operation)}"
    if len(operation.responses) == 1:
        return f"{namespace}.{response_name(operation.responses[0])}"
    return f"{namespace}.Success"


def method(operation: Operation) -> str:
    """Write the head of a method: a stream is opened at once, and read in `async with`."""
    result = success(operation, within="client_operations.")
    head = f"{snake(operation.id)}({signature(operation)})"
    if operation.streams:
        return f"def {head} -> AbstractAsyncContextManager[{result}]"
    return f"async def {head} -> {result}"


def body(operation: Operation) -> str:
    """Write what a method does."""
    start = "self._open" if operation.streams else "await self._call"
    return f"return {start}({arguments(operation)})"


def signature(operation: Operation) -> str:
    """Write the parameters of a method: as the handler's, without the context, and with a key that may be left out."""
    given = [parameter for parameter in operation.parameters if not _is_key(parameter)]
    keywords = [f"{variable(each.name)}: {parameter_annotation(each)}" for each in given if each.required]
    optional = [
        f"{variable(each.name)}: {parameter_annotation(each)} = {default_of(each)}"
        for each in given
        if not each.required
    ]
    if operation.body is not None and operation.body.required:
        keywords.append(f"body: models.{operation.body.schema}")
    elif operation.body is not None:
        optional.append(f"body: models.{operation.body.schema} | None = None")
    if takes_key(operation):
        optional.append("idempotency_key: str | None = None")
    return ", ".join(["self", *(["*"] if keywords or optional else []), *keywords, *optional])


def arguments(operation: Operation) -> str:
    """Write what a method gives to the runtime."""
    written = [f"client_operations.{constant(operation.id)}"]
    for location, keyword in (("path", "path"), ("query", "query"), ("header", "headers")):
        named = [each for each in operation.parameters if each.location == location and not _is_key(each)]
        if named:
            pairs = ", ".join(f"{each.name!r}: {variable(each.name)}" for each in named)
            written.append(f"{keyword}={{{pairs}}}")
    if operation.body is not None:
        written.append("body=body")
    if takes_key(operation):
        written.append("idempotency_key=idempotency_key")
    return ", ".join(written)


def description(operation: Operation) -> str:
    """Write what a method's docstring says: the operation, the key, and the problems it raises."""
    return "\n\n".join(filter(None, _paragraphs(operation)))


def problem_header_type(header: Header) -> str:
    """Write the type of a header of a problem: None where an answer lacks it."""
    return "int | None" if _is_count(header) else "str | None"


def problem_header_reader(header: Header) -> str:
    """Name the method that reads a header of a problem."""
    return "_number" if _is_count(header) else "_text"


def all_problems(contracts: Iterable[Contract]) -> list[Response]:
    """List the problems of all documents, each once."""
    found = {problem.schema: problem for contract in contracts for problem in contract.problems}
    return sorted(found.values(), key=lambda problem: (problem.status, problem.code or ""))


def _paragraphs(operation: Operation) -> Iterator[str]:
    yield f"{operation.summary}."
    yield operation.description
    if operation.deprecated:
        yield "Deprecated: it will be removed with a later version of the interface."
    if takes_key(operation):
        yield "Without `idempotency_key` one is made for this call, and kept over its retries."
    if operation.streams:
        yield "Use it with `async with`, and read `events` inside; leaving the block ends the stream."
    if operation.problems:
        yield "\n".join(["Raises:", *(f"    {response_name(each)}: {_first(each)}" for each in operation.problems)])


def _first(problem: Response) -> str:
    return _SENTENCE_END.split(" ".join(problem.description.split()), maxsplit=1)[0]


def _is_key(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() == _KEY


def _is_count(header: Header) -> bool:
    return header_annotation(header).startswith("int")
