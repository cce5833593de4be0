"""How large the TypeScript package is in the applications that use it, and how large it may be."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.stack.places import CHECKOUT
from tests.support.typescript_package import NODE, install, run

SCRIPT = CHECKOUT / "tests" / "sdk" / "package" / "sizes.mjs"
PEERS = ("@cfworker/json-schema", "@tanstack/query-core")
# Bytes after minifying by esbuild and gzip.
MOST_FOR_ONE_OPERATION = 6_000
MOST_FOR_CHAT = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a bundler makes of an application: its bytes, those after gzip, and the paths of the API that it knows."""

    bytes: int
    compressed: int
    paths: tuple[str, ...]


@cache
def bundles() -> Mapping[str, Bundle]:
    """Bundle what applications import, by what it is."""
    with tempfile.TemporaryDirectory(prefix="mobilitycorp-sizes-") as scratch:
        place = install(Path(scratch), packages=(*PEERS, "esbuild"))
        shutil.copy(SCRIPT, place)
        measured = json.loads(run([*NODE, SCRIPT.name], directory=place))
    return {
        name: Bundle(bytes=found["bytes"], compressed=found["compressed"], paths=tuple(found["paths"]))
        for name, found in measured.items()
    }


def chat_bytes() -> int:
    """How many bytes the chat adds to an application that has the core and one operation."""
    return bundles()["search and chat"].compressed - bundles()["search"].compressed
