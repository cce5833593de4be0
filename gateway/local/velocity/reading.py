"""Reads templates."""

import re
from typing import Final

from gateway.local.velocity.methods import METHODS
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
from gateway.local.velocity.rendering import Template

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_DIRECTIVE: Final = re.compile(r"#(?:(set|if|elseif|foreach)\s*\(|\{?(else|end)\}?)")
_COMMENT: Final = re.compile(r"##[^\n]*(?:\n|\Z)|#\*.*?\*#", re.S)
_REST_OF_LINE: Final = re.compile(r"[ \t]*\r?\n")
_PLAIN: Final = re.compile(r"[^$#\\]+")
_NUMBER: Final = re.compile(r"-?\d+")
_SPACE: Final = re.compile(r"\s*")
# From the loosest to the closest; all of one level bind from the left.
_LEVELS: Final = (
    ("||", "or"),
    ("&&", "and"),
    ("==", "eq", "!=", "ne"),
    ("<=", "le", ">=", "ge", "<", "lt", ">", "gt"),
    ("+",),
)
_SYMBOLS: Final = {"or": "||", "and": "&&", "eq": "==", "ne": "!=", "le": "<=", "ge": ">=", "lt": "<", "gt": ">"}
_WORDS: Final = {"true": True, "false": False, "null": None}


def read_template(source: str) -> Template:
    """Read a template.

    Raises:
        TemplateFailure: it says what this gateway does not know.
    """
    reader = _Reader(source)
    block, ended_by = reader.block()
    if ended_by is not None:
        raise reader.failure(f"#{ended_by} ends nothing")
    return Template(block)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def failure(self, reason: str) -> TemplateFailure:
        line = self.source.count("\n", 0, self.at) + 1
        excerpt = self.source[self.at : self.at + 40].split("\n")[0]
        return TemplateFailure(f"{reason} (line {line}, at {excerpt!r})")

    def block(self) -> tuple[Block, str | None]:
        """Nodes up to #else, #elseif or #end, which is told, or up to the end."""
        nodes: list[Node] = []
        while self.at < len(self.source):
            if plain := self._take(_PLAIN):
                nodes.append(Text(plain.group()))
            elif self._take(_COMMENT):
                continue
            elif self.source[self.at] == "\\":
                nodes.append(self._escaped())
            elif self.source[self.at] == "$":
                nodes.append(self._reference_or_text())
            elif directive := self._take(_DIRECTIVE):
                name = directive[1] or directive[2]
                if name in ("else", "elseif", "end"):
                    if directive[2]:
                        self._take(_REST_OF_LINE)
                    return tuple(nodes), name
                nodes.append(self._directive(name))
            elif _NAME.match(self.source, self.at + 1):
                raise self.failure("this gateway does not know the directive")
            else:
                nodes.append(self._character())
        return tuple(nodes), None

    def _directive(self, name: str) -> Node:
        match name:
            case "set":
                return self._assignment()
            case "if":
                return self._choice()
            case _:
                return self._loop()

    def _assignment(self) -> Assignment:
        self._skip()
        target = self._reference()
        self._expect("=")
        value = self._expression()
        self._end_of_directive()
        if any(isinstance(step, Call) for step in target.steps):
            raise self.failure("nothing can be assigned to a call")
        return Assignment(target, value)

    def _choice(self) -> Choice:
        branches: list[tuple[Expression, Block]] = []
        while True:
            condition = self._expression()
            self._end_of_directive()
            block, ended_by = self.block()
            branches.append((condition, block))
            match ended_by:
                case "elseif":
                    continue
                case "else":
                    otherwise, ended_by = self.block()
                    if ended_by != "end":
                        raise self.failure("#else is not ended by #end")
                    return Choice(tuple(branches), otherwise)
                case "end":
                    return Choice(tuple(branches), ())
                case _:
                    raise self.failure("#if is not ended by #end")

    def _loop(self) -> Loop:
        self._skip()
        variable = self._reference()
        if variable.steps:
            raise self.failure("#foreach takes a plain variable")
        self._expect("in")
        items = self._expression()
        self._end_of_directive()
        body, ended_by = self.block()
        if ended_by != "end":
            raise self.failure("#foreach is not ended by #end")
        return Loop(variable.root, items, body)

    def _end_of_directive(self) -> None:
        self._expect(")")
        self._take(_REST_OF_LINE)

    def _expression(self, level: int = 0) -> Expression:
        if level == len(_LEVELS):
            return self._operand()
        left = self._expression(level + 1)
        while operator := self._operator(_LEVELS[level]):
            left = Operation(_SYMBOLS.get(operator, operator), left, self._expression(level + 1))
        return left

    def _operator(self, wanted: tuple[str, ...]) -> str | None:
        self._skip()
        for operator in wanted:
            if self.source.startswith(operator, self.at):
                end = self.at + len(operator)
                if operator.isalpha() and _NAME.match(self.source, end):
                    continue
                self.at = end
                return operator
        return None

    def _operand(self) -> Expression:
        self._skip()
        match self.source[self.at : self.at + 1]:
            case "!":
                self.at += 1
                return Negation(self._operand())
            case "(":
                self.at += 1
                inner = self._expression()
                self._expect(")")
                return inner
            case "[":
                self.at += 1
                return ListOf(self._expressions_until("]"))
            case "'":
                return Constant(self._quoted("'"))
            case '"':
                return self._interpolated()
            case "$":
                return self._reference()
            case _:
                return self._word()

    def _word(self) -> Constant:
        if number := self._take(_NUMBER):
            return Constant(int(number.group()))
        word = self._take(_NAME)
        if word and word.group() in _WORDS:
            return Constant(_WORDS[word.group()])
        raise self.failure("this gateway does not know the expression")

    def _expressions_until(self, end: str) -> tuple[Expression, ...]:
        found: list[Expression] = []
        self._skip()
        while not self.source.startswith(end, self.at):
            if found:
                self._expect(",")
            found.append(self._expression())
            self._skip()
        self.at += len(end)
        return tuple(found)

    def _quoted(self, mark: str) -> str:
        """A string, in which a doubled mark stands for the mark; a backslash is a character like others."""
        pattern = re.compile(f"{mark}((?:[^{mark}]|{mark}{mark})*){mark}")
        found = self._take(pattern)
        if found is None:
            raise self.failure("the string does not end")
        return found[1].replace(mark * 2, mark)

    def _interpolated(self) -> Interpolated:
        block, ended_by = _Reader(self._quoted('"')).block()
        parts = [node for node in block if isinstance(node, Text | Reference)]
        if ended_by is not None or len(parts) != len(block):
            raise self.failure("directives inside of strings are not known")
        return Interpolated(tuple(parts))

    def _reference_or_text(self) -> Node:
        """Velocity takes a dollar before anything but a name as text."""
        if re.compile(r"\$!?\{?[A-Za-z_]").match(self.source, self.at):
            return self._reference()
        return self._character()

    def _reference(self) -> Reference:
        start = self.at
        opening = self._take(re.compile(r"\$!?(\{?)"))
        root = self._take(_NAME)
        if opening is None or root is None:
            raise self.failure("a reference is expected")
        steps: list[Member | Call | Index] = []
        while step := self._step():
            steps.append(step)
        if opening[1]:
            self._expect("}")
        return Reference(root.group(), tuple(steps), self.source[start : self.at])

    def _step(self) -> Member | Call | Index | None:
        if self.source.startswith("[", self.at):
            self.at += 1
            key = self._expression()
            self._expect("]")
            return Index(key)
        found = self._take(re.compile(rf"\.({_NAME.pattern})(\(?)"))
        if found is None:
            return None
        if not found[2]:
            return Member(found[1])
        if found[1] not in METHODS:
            raise self.failure(f"this gateway does not know the method {found[1]}")
        return Call(found[1], self._expressions_until(")"))

    def _escaped(self) -> Text:
        """A backslash keeps the dollar or the hash after it from meaning anything."""
        if self.source[self.at + 1 : self.at + 2] in ("$", "#"):
            self.at += 1
        return self._character()

    def _character(self) -> Text:
        self.at += 1
        return Text(self.source[self.at - 1])

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.source, self.at)
        if found:
            self.at = found.end()
        return found

    def _skip(self) -> None:
        self._take(_SPACE)

    def _expect(self, text: str) -> None:
        self._skip()
        if not self.source.startswith(text, self.at):
            raise self.failure(f"{text} is expected")
        self.at += len(text)
