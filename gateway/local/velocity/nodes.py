"""What templates consist of."""

from dataclasses import dataclass


class TemplateFailure(Exception):
    """A template says what it must not, or asks for what is not there."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stand for themselves."""

    content: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a truth value, nothing, or a string in single quotes."""

    value: str | int | bool | None


@dataclass(frozen=True, slots=True)
class Interpolated:
    """A string in double quotes, in which references are replaced."""

    parts: "tuple[Text | Reference, ...]"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list in square brackets."""

    items: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Member:
    """``.name`` of a reference."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """``.name(arguments)`` of a reference."""

    name: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Index:
    """``[key]`` of a reference."""

    key: "Expression"


@dataclass(frozen=True, slots=True)
class Reference:
    """``$root`` and what follows it; `source` is how the template writes it."""

    root: str
    steps: tuple[Member | Call | Index, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions with an operator between them."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negation:
    """``!`` and an expression."""

    operand: "Expression"


type Expression = Constant | Interpolated | ListOf | Reference | Operation | Negation


@dataclass(frozen=True, slots=True)
class Assignment:
    """``#set($target = value)``."""

    target: Reference
    value: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """``#if … #elseif … #else … #end``: conditions with what follows each, and what follows none."""

    branches: "tuple[tuple[Expression, Block], ...]"
    otherwise: "Block"


@dataclass(frozen=True, slots=True)
class Loop:
    """``#foreach($variable in items) … #end``."""

    variable: str
    items: Expression
    body: "Block"


type Node = Text | Reference | Assignment | Choice | Loop
type Block = tuple[Node, ...]
