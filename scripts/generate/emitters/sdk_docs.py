"""JSDoc of the TypeScript package, from the words and examples of the contract."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate.contract import Operation, Response
from scripts.generate.emitters import sdk_types
from scripts.generate.emitters.sdk_names import NamedOperation
from scripts.generate.emitters.sdk_signatures import Signature

WIDTH = 120
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def block(text: str, indent: str = "") -> str:
    """Write a comment at an indentation; its first line is not indented. Empty lines separate paragraphs."""
    lines = [line for paragraph in text.strip().split("\n") for line in _filled(paragraph, WIDTH - len(indent) - 3)]
    if len(lines) == 1 and len(lines[0]) + len(indent) + 7 <= WIDTH:
        return f"/** {lines[0]} */"
    written = "\n".join(f"{indent} * {line}".rstrip() for line in lines)
    return f"/**\n{written}\n{indent} */"


def of_operation(
    named: NamedOperation, signature: Signature, *, example: str, schemas: Mapping[str, Mapping[str, Any]]
) -> str:
    """Describe an operation: what it does, what it takes, the problems it has, and how it is used."""
    operation = named.operation
    return "\n".join(
        (
            *_words(operation, signature),
            *_parameters(operation, signature, schemas),
            *_problems(named),
            *_example(example),
        )
    )


def first_sentence(text: str) -> str:
    """Give the first sentence of a description."""
    return _SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0]


def _words(operation: Operation, signature: Signature) -> Iterator[str]:
    yield f"{operation.summary}."
    if operation.description:
        yield ""
        yield from operation.description.split("\n")
    if sdk_types.takes_key(operation):
        yield ""
        yield "The same key is sent with every attempt of a call, so that it acts once."
    if operation.paged:
        yield ""
        yield "Awaited, it gives the first page; `for await` goes through all items, `.pages()` through all pages."
    if signature.note:
        yield ""
        yield signature.note
    yield ""
    if operation.deprecated:
        yield "@deprecated It will be removed with a later version of the interface."


def _parameters(operation: Operation, signature: Signature, schemas: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for argument in signature.arguments:
        text = argument.description
        if argument.name == "body" and operation.body is not None:
            text = first_sentence(schemas[operation.body.schema].get("description", text))
        yield f"@param {argument.name} {' '.join(text.split())}"


def _problems(named: NamedOperation) -> Iterator[str]:
    problems = named.operation.problems
    if problems:
        yield "@throws {ProblemError} With one of these problems:"
        yield from (f"- {_problem(problem)}" for problem in problems)


def _problem(problem: Response) -> str:
    return f"`{problem.code}` ({problem.status}): {first_sentence(problem.description)}"


def _example(example: str) -> Iterator[str]:
    yield "@example"
    yield "```ts"
    # A line of code is not filled as words are.
    yield from (f"\t{line}" for line in example.split("\n"))
    yield "```"


def _filled(line: str, width: int) -> list[str]:
    if line.startswith("\t"):
        return [line[1:].replace("*/", "*\\/")]
    safe = line.replace("*/", "*\\/")
    hanging = "  " if safe.startswith(("- ", "@")) else ""
    return textwrap.wrap(safe, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False) or [""]
