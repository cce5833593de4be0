"""Run the gateway: ``python -m gateway.envoy``, configured by environment variables.

SIGTERM or SIGINT drains it: requests in flight are answered first. A second one ends it at once. Exit codes: 0 stopped
on request; 2 wrong settings; else Envoy's own.
"""

import os
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from gateway.envoy.configure import WRONG_SETTINGS
from gateway.envoy.process import Envoy, EnvoyEnded
from gateway.envoy.settings import Settings, WrongSettings, read


class _Stopped(Exception):
    """The gateway was asked to stop."""


def main() -> int:
    """Run Envoy until it is asked to stop; returns the exit code."""
    try:
        settings = read(os.environ)
    except WrongSettings as faults:
        print(faults, file=sys.stderr)
        return WRONG_SETTINGS
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    with tempfile.TemporaryDirectory(prefix="mobilitycorp-envoy-") as directory:
        try:
            _run(settings, directory=Path(directory))
        except EnvoyEnded as ended:
            print(ended, file=sys.stderr)
            return ended.code or 1
        except _Stopped:
            return 0
    return 0


def _run(settings: Settings, *, directory: Path) -> None:
    envoy = Envoy.start(settings, directory=directory, workers=settings.workers)
    try:
        try:
            envoy.wait()
        except _Stopped:
            envoy.drain(seconds=settings.drain_seconds)
    finally:
        envoy.stop()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped


if __name__ == "__main__":
    sys.exit(main())
