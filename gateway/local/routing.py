"""Which method answers a request, by the path as it came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote_to_bytes

from gateway.local.rest_api import Method

_GREEDY: Final = "+"
# What a segment must not hold once it is decoded: it would become another path behind the gateway.
_FORBIDDEN: Final = frozenset("/\\") | {chr(code) for code in (*range(0x20), 0x7F)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A method, and the values of the parameters in its path, decoded."""

    method: Method
    parameters: Mapping[str, str]


@dataclass(slots=True)
class _Node:
    """A place in the tree of paths."""

    literals: "dict[str, _Node]" = field(default_factory=dict)
    parameter: "tuple[str, _Node] | None" = None
    greedy: "tuple[str, _Node] | None" = None
    methods: dict[str, Method] = field(default_factory=dict)


class Router:
    """The tree of resources. A path as it is written goes before a parameter, and that before one for all the rest."""

    def __init__(self, methods: Iterable[Method]) -> None:
        self._root = _Node()
        for method in methods:
            self._node(method.path).methods[method.name] = method

    def find(self, method: str, raw_path: bytes) -> Match | None:
        """The method for a request; None where there is none, and for paths that hide something.

        A slash at the end means nothing. Empty segments, dot segments, and slashes or control characters that are
        encoded match nothing.
        """
        segments = [_decoded(segment) for segment in raw_path.removesuffix(b"/").split(b"/")[1:]]
        plain = [segment for segment in segments if segment is not None]
        if len(plain) < len(segments):
            return None
        found = _descend(self._root, plain)
        if found is None:
            return None
        node, parameters = found
        chosen = node.methods.get(method) or node.methods.get("ANY")
        return None if chosen is None else Match(method=chosen, parameters=parameters)

    def _node(self, path: str) -> _Node:
        node = self._root
        for segment in path.strip("/").split("/") if path != "/" else ():
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
                continue
            name = segment.strip("{}")
            if name.endswith(_GREEDY):
                node.greedy = node.greedy or (name.removesuffix(_GREEDY), _Node())
                node = node.greedy[1]
            else:
                node.parameter = node.parameter or (name, _Node())
                node = node.parameter[1]
        return node


def _decoded(segment: bytes) -> str | None:
    try:
        text = unquote_to_bytes(segment).decode()
    except UnicodeDecodeError:
        return None
    if text in ("", ".", "..") or not _FORBIDDEN.isdisjoint(text):
        return None
    return text


def _descend(node: _Node, segments: list[str]) -> tuple[_Node, dict[str, str]] | None:
    if not segments:
        return (node, {}) if node.methods else None
    first, rest = segments[0], segments[1:]
    if (literal := node.literals.get(first)) and (found := _descend(literal, rest)):
        return found
    if node.parameter and (found := _descend(node.parameter[1], rest)):
        return found[0], {**found[1], node.parameter[0]: first}
    if node.greedy and node.greedy[1].methods:
        return node.greedy[1], {node.greedy[0]: "/".join(segments)}
    return None
