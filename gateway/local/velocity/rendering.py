"""Renders templates."""

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from operator import add, ge, gt, le, lt
from typing import Any, Final

from gateway.local.velocity.inputs import Input, Utilities
from gateway.local.velocity.methods import LIST_METHODS, OBJECT_METHODS, TEXT_METHODS
from gateway.local.velocity.nodes import (
    Assignment,
    Block,
    Call,
    Choice,
    Constant,
    Expression,
    Index,
    Interpolated,
    ListOf,
    Loop,
    Member,
    Negation,
    Node,
    Operation,
    Reference,
    TemplateFailure,
    Text,
)

_OPERATORS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "+": add}
_LONGEST_LOOP: Final = 1000
# What templates may change of the context.
_OVERRIDES: Final = frozenset({"requestOverride", "responseOverride"})


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read."""

    block: Block

    def render(
        self, *, context: MutableMapping[str, Any], given: Input, stage_variables: Mapping[str, str] | None = None
    ) -> str:
        """Fill the template in.

        Args:
            context: ``$context``; overrides that the template sets are added to it.
            given: ``$input``.
            stage_variables: ``$stageVariables``.

        Raises:
            TemplateFailure: the template asks for what is not there.
        """
        roots = {"context": context, "input": given, "util": Utilities(), "stageVariables": stage_variables or {}}
        rendering = _Rendering(roots)
        return rendering.text(self.block)


class _Rendering:
    def __init__(self, roots: dict[str, Any]) -> None:
        self._roots = roots
        self._variables: dict[str, Any] = {}

    def text(self, block: Block) -> str:
        return "".join(self._node(node) for node in block)

    def _node(self, node: Node) -> str:
        match node:
            case Text(content):
                return content
            case Reference():
                return self._shown(node)
            case Assignment(target, value):
                self._assign(target, self._value(value))
                return ""
            case Choice(branches, otherwise):
                for condition, block in branches:
                    if self._holds(condition):
                        return self.text(block)
                return self.text(otherwise)
            case Loop():
                return self._repeat(node)

    def _shown(self, reference: Reference) -> str:
        match self._value(reference):
            case None:
                return ""
            case bool(value):
                return "true" if value else "false"
            case str() | int() | float() as value:
                return str(value)
            case _:
                raise TemplateFailure(f"{reference.source} is an object; AWS would show it as Java does")

    def _repeat(self, loop: Loop) -> str:
        items = self._value(loop.items)
        if not isinstance(items, list) or len(items) > _LONGEST_LOOP:
            raise TemplateFailure(f"#foreach takes a list of at most {_LONGEST_LOOP} items")
        parts = []
        for item in items:
            self._variables[loop.variable] = item
            parts.append(self.text(loop.body))
        return "".join(parts)

    def _assign(self, target: Reference, value: Any) -> None:
        if not target.steps:
            self._variables[target.root] = value
            return
        names = [self._name(step) for step in target.steps]
        if target.root != "context" or names[0] not in _OVERRIDES:
            raise TemplateFailure(f"{target.source} is not to be changed")
        place: MutableMapping[str, Any] = self._roots["context"]
        for name in names[:-1]:
            place = place.setdefault(name, {})
        place[names[-1]] = value

    def _name(self, step: Member | Call | Index) -> str:
        match step:
            case Member(name):
                return name
            case Index(key):
                return str(self._value(key))
            case Call(name):
                raise TemplateFailure(f"nothing can be assigned to a call of {name}")

    def _holds(self, condition: Expression) -> bool:
        """Only nothing and ``false`` do not hold, as in Velocity 1."""
        value = self._value(condition)
        return value is not None and value is not False

    def _value(self, expression: Expression) -> Any:
        match expression:
            case Constant(value):
                return value
            case Interpolated(parts):
                return self.text(parts)
            case ListOf(items):
                return [self._value(item) for item in items]
            case Negation(operand):
                return not self._holds(operand)
            case Operation():
                return self._operate(expression)
            case Reference():
                return self._find(expression)

    def _operate(self, operation: Operation) -> Any:
        match operation.operator:
            case "||":
                return self._holds(operation.left) or self._holds(operation.right)
            case "&&":
                return self._holds(operation.left) and self._holds(operation.right)
            case "==":
                return self._value(operation.left) == self._value(operation.right)
            case "!=":
                return self._value(operation.left) != self._value(operation.right)
            case operator:
                left, right = self._value(operation.left), self._value(operation.right)
                if type(left) is not type(right) or not isinstance(left, str | int):
                    raise TemplateFailure(f"{left!r} {operator} {right!r} is not known")
                return _OPERATORS[operator](left, right)

    def _find(self, reference: Reference) -> Any:
        if reference.root in self._variables:
            value = self._variables[reference.root]
        elif reference.root in self._roots:
            value = self._roots[reference.root]
        else:
            raise TemplateFailure(f"${reference.root} is not known")
        for step in reference.steps:
            value = self._follow(value, step, source=reference.source)
        return value

    def _follow(self, value: Any, step: Member | Call | Index, *, source: str) -> Any:
        match step:
            case Call(name, arguments):
                return _call(value, name, [self._value(argument) for argument in arguments], source=source)
            case Member(name):
                key: Any = name
            case Index(expression):
                key = self._value(expression)
        match value:
            case None:
                return None
            case Input() | Utilities():
                return value.member(str(key))
            case Mapping():
                return value.get(key)
            case list() if isinstance(key, int):
                return value[key] if 0 <= key < len(value) else None
        raise TemplateFailure(f"{source}: nothing has a member {key!r} there")


def _call(value: Any, name: str, arguments: list[Any], *, source: str) -> Any:
    match value:
        case Input() | Utilities():
            return value.call(name, arguments)
        case str():
            methods = TEXT_METHODS
        case list():
            methods = LIST_METHODS
        case Mapping():
            methods = OBJECT_METHODS
        case _:
            methods = {}
    method = methods.get(name)
    if method is None:
        raise TemplateFailure(f"{source}: there is no method {name} there")
    try:
        return method(value, *arguments)
    except (TypeError, IndexError) as error:
        raise TemplateFailure(f"{source}: {name} was called wrongly ({error})") from None
