"""The programs and the configuration of Valhalla, as its Python package brings them: nothing else imports that."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import Any, Final

import valhalla

from impl.travel_agent.maps.errors import MapError
from impl.travel_agent.maps.valhalla_refusals import ValhallaRefusal

_PROGRAMS: Final = Path(valhalla.__file__).parent / "bin"
type _Configuration = dict[str, dict[str, Any]]


class BuildFailure(MapError):
    """A map cannot be built. The text says what happened, why, and how to fix it."""


class Actor:
    """Valhalla within this process, over one archive of tiles. To be used by one thread at a time."""

    def __init__(self, tiles: Path) -> None:
        self._actor = valhalla.Actor(_configuration(tiles))
        # The package leaves the file that it has passed the configuration in.
        if self._actor._temp_file_path:
            Path(self._actor._temp_file_path).unlink(missing_ok=True)

    def call(self, action: str, *, request: str) -> str:
        """What Valhalla answers (JSON) to a request (JSON) for an action of its interface.

        Raises:
            ValhallaRefusal: it does not answer.
        """
        try:
            answer = getattr(self._actor, _METHODS[action])(request)
        except valhalla.ValhallaError as error:
            raise ValhallaRefusal(str(error.message), code=int(error.code)) from error
        return str(answer)


_METHODS: Final = {"route": "route", "sources_to_targets": "matrix", "isochrone": "isochrone"}


def build_tiles(extract: Path, *, into: Path) -> None:
    """Build the archive of tiles from an extract, in a directory that nobody else uses; it takes the name `tiles.tar`.

    Raises:
        BuildFailure: a program fails.
    """
    tiles = into / "tiles"
    tiles.mkdir()
    (into / "tiles.tar").touch()
    configuration = _configuration(into / "tiles.tar", tile_directory=tiles)
    configuration["mjolnir"] |= {
        "admin": str(into / "admins.sqlite"),
        "concurrency": os.cpu_count() or 1,
    }
    file = into / "valhalla.json"
    file.write_text(json.dumps(configuration))
    for program in ("valhalla_build_admins", "valhalla_build_tiles"):
        _run([str(_PROGRAMS / program), "-c", str(file), str(extract)], log=into / f"{program}.log")
    _run(
        [sys.executable, "-m", "valhalla.valhalla_build_extract", "-c", str(file), "--overwrite"],
        log=into / "valhalla_build_extract.log",
    )
    if not any(tiles.rglob("*.gph")):
        raise BuildFailure(
            f"there are no roads in {extract}.\n  Why: Valhalla has built no tiles.\n"
            "  Fix: take an extract of OpenStreetMap that holds a city."
        )


def serve_tiles(tiles: Path, *, configuration: Path, port: int) -> list[str]:
    """Write the configuration of a Valhalla service on the loopback interface; gives the command that starts it."""
    sockets = configuration.parent
    contents = _configuration(tiles)
    contents["httpd"]["service"] |= {
        "listen": f"tcp://127.0.0.1:{port}",
        "loopback": f"ipc://{sockets}/loopback",
        "interrupt": f"ipc://{sockets}/interrupt",
        "drain_seconds": 1,
    }
    for stage in ("loki", "thor", "odin", "meili"):
        contents[stage]["service"]["proxy"] = f"ipc://{sockets}/{stage}"
    configuration.write_text(json.dumps(contents))
    return [str(_PROGRAMS / "valhalla_service"), str(configuration), "1"]


_ONE_AT_A_TIME: Final = Lock()


def _configuration(tiles: Path, *, tile_directory: Path | None = None) -> _Configuration:
    """Valhalla's defaults for these tiles, as a copy: the package writes the paths into its own."""
    with _ONE_AT_A_TIME:
        return copy.deepcopy(valhalla.get_config(tile_extract=tiles, tile_dir=tile_directory or ""))


def _run(command: list[str], *, log: Path) -> None:
    with log.open("wb") as output:
        outcome = subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        )
    if outcome.returncode:
        end = "\n".join(f"  | {line}" for line in log.read_text(errors="replace").splitlines()[-10:])
        raise BuildFailure(
            f"{Path(command[0]).name} has failed with exit code {outcome.returncode}; it said at the end:\n{end}\n"
            "  Fix: see that the extract is a complete .osm.pbf file and that the disk has room."
        )
