"""Names of the TypeScript package: groups, methods and functions for the operations that clients have."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.generate.contract import Contract, ContractSet, Operation
from scripts.generate.python_names import pascal, words

_RESERVED_WORDS = """
arguments await break case catch class const continue debugger default delete do else enum eval export extends
false finally for function if implements import in instanceof interface let new null package private protected
public return static super switch this throw true try typeof var void while with yield
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_ARGUMENTS = frozenset(("client", "body", "query", "options"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOperation:
    """An operation with its names: `function` in the package, `method` in its group."""

    operation: Operation
    service: str
    function: str
    method: str

    @property
    def type_prefix(self) -> str:
        """Begin the names of its types, e.g. `CreateReservation`."""
        return self.function[0].upper() + self.function[1:].rstrip("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The operations of a tag, of all documents: `name` is that of the client's member."""

    name: str
    description: str
    operations: tuple[NamedOperation, ...]

    @property
    def class_name(self) -> str:
        """Name the class of the group."""
        return f"{self.name[0].upper()}{self.name[1:]}Group"

    @property
    def module(self) -> str:
        """Name the modules of the group."""
        return "-".join(words(self.name))


def groups(contracts: ContractSet) -> tuple[Group, ...]:
    """Give the groups in the order of the documents; what two documents share is there once."""
    members = list(_members(contracts.contracts))
    functions = dict(_functions(members))
    by_tag: dict[str, list[tuple[Contract, Operation]]] = {}
    descriptions: dict[str, str] = {}
    for contract, operation in members:
        name = camel(operation.tag)
        by_tag.setdefault(name, []).append((contract, operation))
        (told,) = (tag.description for tag in contract.tags if tag.name == operation.tag)
        descriptions.setdefault(name, told)
    return tuple(
        Group(name=name, description=descriptions[name], operations=tuple(_named(found, functions)))
        for name, found in by_tag.items()
    )


def camel(name: str) -> str:
    """Write a name as TypeScript writes members: `If-Match` makes `ifMatch`."""
    text = pascal(name)
    return text[:1].lower() + text[1:]


def variable(name: str) -> str:
    """Write a name as TypeScript writes variables, and as no other argument of an operation is called."""
    text = camel(name)
    return f"{text}_" if text in _RESERVED or text in _ARGUMENTS else text


def method_name(operation: Operation) -> str:
    """Leave out the words that the group says already: `createReservation` of Reservations is `create`."""
    told = {form for word in words(operation.tag) for form in _forms(word)}
    left = [word for word in words(operation.id) if word not in told]
    return camel("_".join(left)) if left else operation.id


def _members(contracts: Iterable[Contract]) -> Iterator[tuple[Contract, Operation]]:
    seen: set[tuple[str, str, str]] = set()
    for contract in contracts:
        for operation in contract.operations:
            shared = (operation.id, operation.method, operation.path)
            if not operation.internal and shared not in seen:
                seen.add(shared)
                yield contract, operation


def _functions(members: Iterable[tuple[Contract, Operation]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Name each function after its operation, and after its service too where another has an operation of that name."""
    known = list(members)
    uses = Counter(operation.id for _, operation in known)
    for contract, operation in known:
        name = operation.id
        if uses[name] > 1:
            name = camel(contract.service) + name[0].upper() + name[1:]
        yield (contract.service, operation.id), f"{name}_" if name in _RESERVED else name


def _named(
    found: Iterable[tuple[Contract, Operation]], functions: dict[tuple[str, str], str]
) -> Iterator[NamedOperation]:
    known = list(found)
    uses = Counter(method_name(operation) for _, operation in known)
    for contract, operation in known:
        function = functions[contract.service, operation.id]
        method = method_name(operation)
        yield NamedOperation(
            operation=operation,
            service=contract.service,
            function=function,
            method=_member(method if uses[method] == 1 else function),
        )


def _member(name: str) -> str:
    """Keep a method from being taken for what makes the group."""
    return f"{name}_" if name == "constructor" else name


def _forms(word: str) -> set[str]:
    """Give a word in the singular and the plural."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return {word, singular, f"{singular}s", f"{word[:-1]}ies" if word.endswith("y") else f"{word}es"}
