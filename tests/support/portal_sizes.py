"""How many bytes of the built portal a browser loads before it can show a page, and how many it may."""

import gzip
import json
import subprocess
from functools import cache
from typing import Any

from gateway.portal.settings import BUILT
from scripts.stack.places import CHECKOUT

# Bytes after gzip, before a reference is opened.
MOST_FOR_FIRST_LOAD = 300_000
SMALL_PAGES = ("start", "states", "problems", "changelog", "not-found")
REFERENCES = ("reservation-reference", "travel-agent-reference", "chat-reference")


def build() -> None:
    """Build the portal as it is now; nothing is done where it is built already."""
    subprocess.run([CHECKOUT / "scripts" / "bootstrap", "portal-packages", "portal"], check=True)


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """What the build has made, by the source of each file."""
    read: dict[str, dict[str, Any]] = json.loads((BUILT / ".vite" / "manifest.json").read_bytes())
    return read


def loaded_with(*entries: str) -> set[str]:
    """The files that are fetched before the entries can be shown, styles included."""
    waiting, seen = list(entries), set()
    while waiting:
        entry = waiting.pop()
        if entry not in seen:
            seen.add(entry)
            waiting += manifest()[entry].get("imports", [])
    return {file for entry in seen for file in (manifest()[entry]["file"], *manifest()[entry].get("css", []))}


def page(name: str) -> str:
    """The entry of a page."""
    return "src/console/index.tsx" if name == "console" else f"src/pages/{name}.tsx"


def first_load(name: str) -> int:
    """Bytes as they are sent for a page that is opened first."""
    files = loaded_with("index.html", page(name)) | {"index.html"}
    return sum(len(gzip.compress((BUILT / file).read_bytes())) for file in files)
