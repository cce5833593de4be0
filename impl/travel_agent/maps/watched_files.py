"""Small files that people write while a service runs: read again when they have changed."""

import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock


class WatchedFile[T]:
    """A file, and what was last read from it; `absent` is what is read where there is none."""

    def __init__(self, path: Path, *, parse: Callable[[bytes], T], absent: T) -> None:
        self.path = path
        self._parse = parse
        self._absent = absent
        self._last: tuple[tuple[int, int, int], T] | None = None
        self._one_at_a_time = Lock()

    async def read(self) -> T:
        """What the file holds now.

        Raises:
            OSError: it cannot be read.
            ValueError: its content is not what it should be.
        """
        return await asyncio.to_thread(self._read)

    def _read(self) -> T:
        with self._one_at_a_time:
            try:
                status = self.path.stat()
            except FileNotFoundError:
                return self._absent
            seen = (status.st_mtime_ns, status.st_ino, status.st_size)
            if self._last is None or self._last[0] != seen:
                self._last = (seen, self._parse(self.path.read_bytes()))
            return self._last[1]


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step, so that nobody reads half of it.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content + b"\n")
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
