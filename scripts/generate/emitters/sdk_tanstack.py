"""The entry of the TypeScript package for TanStack Query: options of queries and mutations, for each operation."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from scripts.generate.contract import ContractSet
from scripts.generate.emitters import sdk_docs, sdk_signatures, sdk_types
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.sdk_names import NamedOperation, groups
from scripts.generate.emitters.sdk_signatures import Argument, Signature
from scripts.generate.emitters.text_templates import text_templates

TEMPLATES = Path(__file__).parents[1] / "templates" / "tanstack"
RUNTIME = Path(__file__).parents[1] / "static" / "sdk_tanstack"
DIRECTORY = "typescript/src/tanstack-query"
_BASES = ("ActionOptions", "CallOptions")
_WORD = re.compile(r'"[^"]*"|(\w+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """An operation that asks, as the options of a query: `arguments` are those of its function but for the options."""

    named: NamedOperation
    arguments: tuple[Argument, ...]
    options: Argument

    @property
    def names(self) -> list[str]:
        """Name what the function takes after the client."""
        return [argument.name for argument in self.arguments]

    @property
    def data(self) -> str:
        """Write the type of what it gives."""
        return sdk_types.data(self.named.operation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """An operation that acts, as the options of a mutation: its variables are one of `alternatives`, each a type."""

    named: NamedOperation
    alternatives: tuple[tuple[str, ...], ...]
    passed: tuple[str, ...]

    @property
    def takes_key(self) -> bool:
        """Tell whether it is repeated with the same key."""
        return sdk_types.takes_key(self.named.operation)

    @property
    def data(self) -> str:
        """Write the type of what it gives."""
        return sdk_types.data(self.named.operation)


def emit(contracts: ContractSet) -> dict[str, str]:
    """Give the modules of the entry."""
    operations = [named for group in groups(contracts) for named in group.operations]
    queries = [_query(named) for named in operations if _asks(named)]
    mutations = [_mutation(named) for named in operations if named.operation.method != "GET"]
    environment = _environment()
    texts = {
        "queries": environment.get_template("queries.jinja2").render(
            queries=queries, **_imports([query.named for query in queries], _types_of_queries(queries))
        ),
        "mutations": environment.get_template("mutations.jinja2").render(
            mutations=mutations, **_imports([each.named for each in mutations], _types_of_mutations(mutations))
        ),
        "index": environment.get_template("index.jinja2").render(queries=queries, mutations=mutations),
    }
    files = {
        f"{DIRECTORY}/{name}.ts": marked(text.rstrip("\n") + "\n", source=contracts.sources, comment="//")
        for name, text in texts.items()
    }
    for path in sorted(RUNTIME.glob("*.ts")):
        source = f"scripts/generate/static/{RUNTIME.name}/{path.name}"
        files[f"{DIRECTORY}/{path.name}"] = marked(path.read_text(), source=source, comment="//")
    return files


def _asks(named: NamedOperation) -> bool:
    return named.operation.method == "GET" and not named.operation.streams


def _query(named: NamedOperation) -> Query:
    *arguments, options = sdk_signatures.signatures(named)[0].arguments
    return Query(named=named, arguments=tuple(arguments), options=options)


def _mutation(named: NamedOperation) -> Mutation:
    first, *others = sdk_signatures.signatures(named)
    return Mutation(
        named=named,
        alternatives=tuple(tuple(_members(signature)) for signature in (first, *others)),
        passed=tuple(_passed(first, others)),
    )


def _members(signature: Signature) -> Iterator[str]:
    """Write the members of an object that has what a signature takes."""
    for argument in signature.arguments:
        may_be_left_out = argument.optional or argument.type.endswith("undefined")
        type_ = f"{argument.type} | undefined" if argument.optional else argument.type
        yield f"{argument.name}{'?' if may_be_left_out else ''}: {type_}"


def _passed(first: Signature, others: Iterable[Signature]) -> Iterator[str]:
    """Write the arguments of the function; what fits some signature is shown as what fits the first."""
    types = [{argument.name: argument.type for argument in signature.arguments} for signature in others]
    for argument in first.arguments[:-1]:
        value = f"variables.{argument.name}"
        is_common = all(each[argument.name] == argument.type for each in types)
        yield value if is_common else f"{value} as {argument.type}"


def _types_of_queries(queries: Iterable[Query]) -> Iterator[str]:
    for query in queries:
        yield query.data
        yield from (argument.type for argument in query.arguments)
        yield from [query.options.type] if sdk_signatures.own_options(query.named.operation) else []


def _types_of_mutations(mutations: Iterable[Mutation]) -> Iterator[str]:
    for mutation in mutations:
        yield mutation.data
        yield from (member.split(": ", maxsplit=1)[1] for members in mutation.alternatives for member in members)


def _imports(operations: list[NamedOperation], types: Iterable[str]) -> Mapping[str, Any]:
    """Tell where the words of types come from: the contract, the operations, the runtime."""
    words = {found[1] for type_ in types for found in _WORD.finditer(type_) if found[1]}
    schemas = set(sdk_types.imported(named.operation for named in operations))
    own = {f"{named.type_prefix}{kind}" for named in operations for kind in ("Options", "Query")}
    return {
        "functions": sorted(named.function for named in operations),
        "types": sorted(words & schemas),
        "operation_types": sorted(words & own),
        "options": sorted(words & set(_BASES)),
    }


def _environment() -> Environment:
    environment = text_templates(TEMPLATES)
    environment.filters |= {
        "json": json.dumps,
        "block": sdk_docs.block,
        "has_own_options": lambda query: bool(sdk_signatures.own_options(query.named.operation)),
    }
    return environment
