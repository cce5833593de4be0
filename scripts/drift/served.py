"""The documents that the services serve, asked from running ones or from ones in processes of our own."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import httpx

from scripts.generate.diagnostics import ToolFailed
from scripts.generate.tools import Tool

SECONDS_TO_ANSWER = 10.0
MODULES = {"reservation": "impl.reservation.app", "travel_agent": "impl.travel_agent.app"}

type Documents = Mapping[str, Any]


class Unserved(Exception):
    """A service does not serve its documents; the text says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a service that may take a while: documents by their paths."""

    service: str
    paths: tuple[str, ...]
    url: str | None
    tool: Tool | None

    @classmethod
    def begin(cls, service: str, *, paths: tuple[str, ...], url: str | None) -> Self:
        """Ask the service at the address, or start one in a process of its own."""
        if url is not None:
            return cls(service=service, paths=paths, url=url, tool=None)
        command = [sys.executable, "-m", "scripts.drift.serving", MODULES[service], *paths]
        return cls(service=service, paths=paths, url=None, tool=Tool(f"{service}-documents", command))

    def finish(self) -> Documents:
        """Give the documents by their paths; raises Unserved."""
        try:
            if self.tool is not None:
                documents: Documents = json.loads(self.tool.wait())
                return documents
            with httpx.Client(base_url=self.url or "", timeout=SECONDS_TO_ANSWER, trust_env=False) as client:
                return {path: client.get(path).raise_for_status().json() for path in self.paths}
        except (ToolFailed, httpx.HTTPError, ValueError) as error:
            raise Unserved(
                f"the service {self.service} does not serve {', '.join(self.paths)}: {error}\n"
                "  Fix: see that it starts, or name the address of one that runs."
            ) from error

    def stop(self) -> None:
        """Give up; the documents no longer matter."""
        if self.tool is not None:
            self.tool.stop()
