"""Imports of TypeScript modules, as a formatter would write them."""

from collections.abc import Iterable, Iterator

_WIDTH = 120
_TYPE = "type "


def types(names: Iterable[str], module: str) -> Iterator[str]:
    """Import types; nothing where there are none."""
    yield from values((f"{_TYPE}{name}" for name in names), module)


def values(names: Iterable[str], module: str) -> Iterator[str]:
    """Import values, and types that are marked as such; nothing where there are none."""
    found = sorted(set(names), key=lambda name: (name.removeprefix(_TYPE).lower(), name))
    if not found:
        return
    start = "import"
    if all(name.startswith(_TYPE) for name in found):
        start, found = "import type", [name.removeprefix(_TYPE) for name in found]
    line = f'{start} {{ {", ".join(found)} }} from "{module}";'
    if len(line) > _WIDTH:
        lines = "".join(f"  {name},\n" for name in found)
        line = f'{start} {{\n{lines}}} from "{module}";'
    yield line
