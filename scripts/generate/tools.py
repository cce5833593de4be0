"""The tools of other projects that the pipeline runs, each in a process of its own."""

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.generate import timings
from scripts.generate.diagnostics import ToolFailed

ROOT = Path(__file__).resolve().parents[2]
NODE_PACKAGES = ROOT / "scripts" / "node"
ROUTES_GENERATOR = ROOT / ".tools" / "routes-generator" / "bin" / "python"

# Colours, progress, telemetry and deprecation notices have no place in a build's output.
_QUIET = {
    "CI": "1",
    "NO_COLOR": "1",
    "FORCE_COLOR": "0",
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
}


class Tool:
    """A tool at work. Several run at once; `wait` gives what one printed."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        directory: Path = ROOT,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.span = timings.start(name)
        try:
            self._process = subprocess.Popen(
                command,
                cwd=directory,
                env=os.environ | _QUIET | dict(variables or {}),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        except FileNotFoundError as error:
            raise ToolFailed(tool=name, output=f"{error.filename} is not installed; run `make setup`.") from None
        self._output = ("", "")
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait(self, *, accept: Sequence[int] = (0,)) -> str:
        """Give the standard output; raises ToolFailed for an exit code that is not accepted."""
        self._reader.join()
        output, errors = self._output
        if self._process.returncode not in accept:
            raise ToolFailed(tool=self.name, output="\n".join(filter(None, (output.strip(), errors.strip()))))
        return output

    def stop(self) -> None:
        """End the tool; its output no longer matters."""
        if self._process.poll() is None:
            self._process.kill()
        self._reader.join()

    def _read(self) -> None:
        self._output = self._process.communicate()
        self.span.finish()


def node_tool(name: str, package: str, *arguments: str | Path, variables: Mapping[str, str] | None = None) -> Tool:
    """Start a tool of `scripts/node`; `package` is the path of its script among the installed packages."""
    return _node(name, NODE_PACKAGES / "node_modules" / package, *arguments, variables=variables)


def local_node_tool(name: str, script: str, *arguments: str | Path) -> Tool:
    """Start a script of our own that stands in `scripts/node`."""
    return _node(name, NODE_PACKAGES / script, *arguments)


def _node(name: str, script: Path, *arguments: str | Path, variables: Mapping[str, str] | None = None) -> Tool:
    if not script.exists() or not (NODE_PACKAGES / "node_modules").exists():
        raise ToolFailed(tool=name, output=f"{script} is not installed; run `make setup`.")
    # Node 22 and later keep what they compile there; earlier ones ignore it.
    cache = {"NODE_COMPILE_CACHE": str(ROOT / ".tools" / "node-compile-cache")}
    return Tool(name, ["node", script, *arguments], variables=cache | dict(variables or {}))
