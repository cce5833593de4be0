"""Which contracts are served: ours, or those of a directory that are in the conventions, generated for the occasion."""

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CHECKOUT: Final = Path(__file__).resolve().parents[2]
_GENERATED: Final = "generated"
_KINDS: Final = ("openapi", "asyncapi")


class SourcesUnusable(Exception):
    """There is nothing to serve. The text says what happened, why, and how to fix it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A bundled document: `kind` is `openapi` or `asyncapi`, `package` that of what is generated from it."""

    name: str
    kind: str
    document: dict[str, Any]

    @property
    def package(self) -> str:
        """The name of the generated package."""
        return self.name.replace("-", "_")


def generated_from(specs: Path) -> Path:
    """Generate what a directory's contracts make, where it is not there yet, and have it imported as `generated`.

    It must be called before anything of that package is imported.

    Raises:
        SourcesUnusable: there are no contracts, or faulty ones; the pipeline has told which faults.
    """
    from scripts.generate import command

    assert _GENERATED not in sys.modules, "The generated package is chosen before it is imported."
    name = hashlib.sha256(str(specs.resolve()).encode()).hexdigest()[:12]
    out = CHECKOUT / ".local" / "mock" / name / _GENERATED
    if command.main(["--specs", str(specs), "--out", str(out)]) != command.DONE:
        raise SourcesUnusable(
            f"The contracts of {specs} cannot be served.\n"
            "  Why: what stands above tells, with file and line.\n"
            "  Fix: correct them; `python -m scripts.generate --supported` lists what contracts may hold."
        )
    sys.path.insert(0, str(out.parent))
    return out / "contracts"


def read(contracts: Path, *, named: Sequence[str] = ()) -> list[Source]:
    """The bundled documents of a directory, all of them or those of these names.

    Raises:
        SourcesUnusable: there is none of a name.
    """
    found = [
        Source(name=path.name.removesuffix(f".{kind}.json"), kind=kind, document=json.loads(path.read_bytes()))
        for kind in _KINDS
        for path in sorted(contracts.glob(f"*.{kind}.json"))
    ]
    names = list(dict.fromkeys(source.name for source in found))
    for name in named:
        if name not in names:
            raise SourcesUnusable(f"There is no contract {name!r}.\n  Fix: name one of these: {', '.join(names)}.")
    return [source for source in found if not named or source.name in named]


def documents_of(sources: Iterable[Source]) -> dict[str, dict[str, Any]]:
    """The first document of each kind, by the path at which services serve such ones."""
    found: dict[str, dict[str, Any]] = {}
    for source in sources:
        found.setdefault(f"/{source.kind}.json", source.document)
    return found
