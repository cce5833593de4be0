"""Fills in a configuration that has places for values: `${Name}` in texts, and objects such as `{"$name": argument}`.

A text that is only `${Name}` becomes the value as it is. A value None takes the member or item away.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

type Directive = Callable[[Any, Mapping[str, Any]], Any]

_PLACE = re.compile(r"\$\{(\w+)\}")


class Several(tuple[Any, ...]):
    """What a directive gives to stand for several items of the list it is in."""

    __slots__ = ()


class Renderer:
    """Renders with directives, which get their unrendered argument and the values at their place."""

    def __init__(self, directives: Mapping[str, Directive]) -> None:
        self._directives = directives

    def render(self, node: Any, values: Mapping[str, Any]) -> Any:
        """Give the node with every place filled in.

        Raises:
            KeyError: there is no such value or directive.
        """
        match node:
            case dict():
                return self._object(node, values)
            case list():
                return self._list(node, values)
            case str():
                return _filled(node, values)
            case _:
                return node

    def _object(self, node: dict[str, Any], values: Mapping[str, Any]) -> Any:
        if len(node) == 1:
            (name, argument), *_ = node.items()
            if name.startswith("$"):
                return self._directives[name](argument, values)
        rendered = {name: self.render(member, values) for name, member in node.items()}
        return {name: member for name, member in rendered.items() if member is not None}

    def _list(self, node: list[Any], values: Mapping[str, Any]) -> list[Any]:
        items: list[Any] = []
        for item in node:
            rendered = self.render(item, values)
            items.extend(rendered if isinstance(rendered, Several) else [rendered])
        return [item for item in items if item is not None]


def _filled(text: str, values: Mapping[str, Any]) -> Any:
    if whole := _PLACE.fullmatch(text):
        return values[whole[1]]
    return _PLACE.sub(lambda place: str(values[place[1]]), text)
