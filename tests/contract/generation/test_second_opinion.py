"""Whatever Redocly's comparison calls breaking, ours does too, but for what is left to us on purpose.

Every seed changes a copy of its own of the small contracts, and all copies stand in one document: one comparison of
Redocly's judges them all.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from scripts.generate import redocly
from scripts.generate.changes.comparison import level_of
from scripts.generate.changes.versions import Level
from scripts.generate.released import LEFT_TO_US
from tests.unit.generate.changes.desk_seeds import CONNECTION, DESK_SEEDS
from tests.unit.generate.changes.library import Json, changed, compared, desk, library
from tests.unit.generate.changes.operation_seeds import DOCUMENT, LIBRARY_SEEDS
from tests.unit.generate.changes.seed import Seed, together

type Make = Callable[[], Json]

_MARK = re.compile(r"Seed(\d+)X")
_NAMED = ("schemas", "responses", "messages")


def _copy(document: Json, number: int) -> Json:
    """Give everything in a document that has a name a name of its own."""
    mark = f"Seed{number}X"
    text = json.dumps(document)
    for kind in ("components/schemas", "components/messages", "components/responses", "channels"):
        text = text.replace(f'"#/{kind}/', f'"#/{kind}/{mark}')
    copied: Json = json.loads(text)
    for parts in (copied.get("components", {}), copied):
        for kind in (*_NAMED, "webhooks", "channels", "operations"):
            if kind in parts:
                parts[kind] = {f"{mark}{name}": node for name, node in parts[kind].items()}
    copied["paths"] = {f"/{mark}{path}": item for path, item in copied.get("paths", {}).items()}
    return copied


def _put_together(copies: Sequence[Json]) -> Json:
    """Put the copies into one document."""
    whole: Json = {**copies[0], "components": {**copies[0]["components"]}}
    for copied in copies[1:]:
        for kind in ("paths", "webhooks", "channels", "operations"):
            whole[kind] = {**whole.get(kind, {}), **copied.get(kind, {})}
        for kind in _NAMED:
            parts = whole["components"]
            parts[kind] = {**parts.get(kind, {}), **copied["components"].get(kind, {})}
    return {key: value for key, value in whole.items() if value}


def _verdicts(old: Json, new: Json, directory: Path) -> list[redocly.BreakingChange]:
    released, candidate = directory / "old.json", directory / "new.json"
    released.write_text(json.dumps(old))
    candidate.write_text(json.dumps(new))
    return redocly.Comparison(released, candidate).finish()


def _judged(make: Make, seeds: Sequence[Seed], directory: Path, *, backwards: str) -> dict[int, set[str]]:
    """Redocly's rules that each seed breaks."""
    base = make()
    pairs = [(base, changed(base, seed.change)) for seed in seeds]
    if backwards:
        pairs = [(new, old) for old, new in pairs]
    whole = [_put_together([_copy(pair[side], number) for number, pair in enumerate(pairs)]) for side in (0, 1)]
    rules: dict[int, set[str]] = defaultdict(set)
    for verdict in _verdicts(whole[0], whole[1], directory):
        found = _MARK.search(verdict.pointer) or _MARK.search(verdict.message)
        assert found, verdict
        rules[int(found[1])].add(verdict.rule)
    return rules


# Values and kinds that are new in answers are those that applications have to get along with; which side of a channel
# writes a schema, and that null beside one option is no more than null, Redocly does not see.
_LEFT = {
    ("openapi", ""): {"a value of an answer", "a kind that a member tells apart", "a problem"},
    ("openapi", "backwards"): {"null as an option"},
    ("asyncapi", ""): {"a longer message of clients", "an error code"},
    ("asyncapi", "backwards"): {"a longer event", "an error code"},
}


@pytest.mark.parametrize("backwards", ["", "backwards"])
@pytest.mark.parametrize(
    ("kind", "make", "seeds"),
    [
        ("openapi", library, [seed for seed in LIBRARY_SEEDS if seed not in DOCUMENT]),
        ("asyncapi", desk, [seed for seed in DESK_SEEDS if seed is not CONNECTION[-1]]),
    ],
)
def test_what_redocly_calls_breaking_is_breaking(
    kind: str, make: Make, seeds: Sequence[Seed], backwards: str, tmp_path: Path
) -> None:
    judged = _judged(make, seeds, tmp_path, backwards=backwards)
    base = make()
    milder = {}
    for number, rules in judged.items():
        sides = (base, changed(base, seeds[number].change))
        old, new = sides[::-1] if backwards else sides
        if level_of(compared(old, new)) is not Level.MAJOR:
            milder[seeds[number].name] = rules
    assert milder.keys() == _LEFT[kind, backwards]
    assert set.union(*milder.values()) <= LEFT_TO_US[kind]


def test_what_redocly_calls_breaking_in_the_document_as_a_whole_is_breaking(tmp_path: Path) -> None:
    seeds = [seed for seed in DOCUMENT if seed.name in ("an address", "how to authenticate")]
    base = library()
    for seed in seeds:
        assert level_of(compared(base, changed(base, seed.change))) is Level.MAJOR
    new = changed(base, together(*(seed.change for seed in seeds)))
    assert {verdict.rule for verdict in _verdicts(base, new, tmp_path)} == {"server-removed", "security-scheme-changed"}
