"""An application on the packed SDK: installed from the tarball, bundled by Vite, served from an origin of its own."""

import functools
import http.server
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.sdk import packed
from scripts.stack.places import CHECKOUT

SOURCES = Path(__file__).parent / "application"
VITE = CHECKOUT / "tests" / "node" / "node_modules" / "vite" / "bin" / "vite.js"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library names it so
        """Say nothing: what fails is seen in the browser."""


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve the files of a directory on this machine; gives the address."""
    handler = functools.partial(_Quiet, directory=directory)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def bundled_application(directory: Path) -> Path:
    """Install the tarball beside the application's sources, and bundle them; gives the directory of the bundle."""
    application = directory / "application"
    shutil.copytree(SOURCES, application)
    installed = application / "node_modules" / "@mobilitycorp" / "sdk"
    with tarfile.open(packed()) as tarball:
        tarball.extractall(directory, filter="data")
    installed.parent.mkdir(parents=True)
    (directory / "package").rename(installed)
    outcome = subprocess.run(
        ["node", VITE, "build", "--logLevel", "warn"], cwd=application, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return application / "dist"
