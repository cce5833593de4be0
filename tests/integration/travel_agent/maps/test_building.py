import fcntl
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from impl.travel_agent.maps import build
from impl.travel_agent.maps.build import build_map
from impl.travel_agent.maps.errors import MapUnavailable
from impl.travel_agent.maps.map_directory import MANIFEST, read_manifest
from impl.travel_agent.maps.valhalla_programs import BuildFailure
from scripts.maps import obtain_extract, obtain_map
from scripts.stack.failures import StackFailure
from scripts.stack.places import CHECKOUT
from tests.support.maps import HAKANIEMI


@dataclass
class Told:
    """What was told of the progress."""

    lines: list[str] = field(default_factory=list)

    def __call__(self, line: str) -> None:
        self.lines.append(line)


@pytest.fixture(scope="module")
def extract() -> Path:
    return obtain_extract()


@pytest.fixture(scope="module")
def built(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("maps") / "helsinki"
    build_map(extract, directory=directory, tell=Told())
    return directory


def files_of(directory: Path) -> Sequence[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_map_has_tiles_a_gazetteer_and_a_manifest(built: Path) -> None:
    assert files_of(built) == ["gazetteer.sqlite", MANIFEST, "tiles.tar"]


def test_the_manifest_tells_what_the_map_covers(built: Path) -> None:
    manifest = read_manifest(built)
    assert manifest.bounds.holds(HAKANIEMI)
    assert manifest.counts["address"] > 500
    assert manifest.counts["poi"] > 1500
    assert manifest.counts["street"] > 80


def test_nothing_else_is_left_behind(built: Path) -> None:
    assert files_of(built.parent) == ["helsinki", "helsinki.lock"]


def test_an_unchanged_extract_is_not_built_again(built: Path, extract: Path) -> None:
    told = Told()
    before = (built / "tiles.tar").stat()
    build_map(extract, directory=built, tell=told)
    assert told.lines == []
    assert (built / "tiles.tar").stat() == before


def test_a_map_of_another_version_is_built_again_and_the_progress_told(
    built: Path, tmp_path: Path, extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "map"
    shutil.copytree(built, directory)
    monkeypatch.setattr("impl.travel_agent.maps.map_directory._builder", lambda: "tomorrow's")
    told = Told()
    assert build_map(extract, directory=directory, tell=told).builder == "tomorrow's"
    assert len(told.lines) >= 4
    assert "address" in told.lines[-1]


def test_what_stood_there_stays_when_a_build_fails(built: Path, tmp_path: Path, extract: Path) -> None:
    directory = tmp_path / "map"
    shutil.copytree(built, directory)
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(extract.read_bytes()[:100_000])
    with pytest.raises(BuildFailure):
        build_map(broken, directory=directory, tell=Told())
    assert read_manifest(directory) == read_manifest(built)
    assert files_of(tmp_path) == ["broken.osm.pbf", "map", "map.lock"]


def test_a_build_that_is_interrupted_leaves_no_map(
    tmp_path: Path, extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "write_gazetteer", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build_map(extract, directory=tmp_path / "map", tell=Told())
    assert files_of(tmp_path) == ["map.lock"]


@pytest.mark.parametrize("content", [b"", b"no map at all", b"\x00" * 4096])
def test_a_file_that_is_no_extract_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.osm.pbf").write_bytes(content)
    with pytest.raises(BuildFailure, match="Fix:"):
        build_map(tmp_path / "no.osm.pbf", directory=tmp_path / "map", tell=Told())
    assert not (tmp_path / "map").exists()


def test_an_extract_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildFailure, match=r"is not there.\n  Fix:"):
        build_map(tmp_path / "no.osm.pbf", directory=tmp_path / "map", tell=Told())


def test_a_directory_that_is_no_map_is_not_replaced(tmp_path: Path, extract: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("dear")
    with pytest.raises(BuildFailure, match="is not a map"):
        build_map(extract, directory=precious, tell=Told())
    assert files_of(precious) == ["letter.txt"]


def test_of_two_processes_one_builds_and_the_other_waits(tmp_path: Path, extract: Path) -> None:
    directory = tmp_path / "map"
    command = [sys.executable, "-m", "impl.travel_agent.maps.build", str(extract), str(directory)]
    with (tmp_path / "map.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        processes = [
            subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        fcntl.flock(lock, fcntl.LOCK_UN)
    answers = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted("building" in progress for _, progress in answers) == [False, True]
    assert all("© OpenStreetMap contributors" in answer for answer, _ in answers)


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["one"], 2), (["/nowhere.osm.pbf", "/nowhere"], 1)])
def test_the_command_tells_what_is_wrong(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(arguments) == code
    assert capsys.readouterr().err


def test_without_a_map_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(MapUnavailable, match=r"impl\.travel_agent\.maps\.build"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("manifest", ["", "{}", "[]", '{"format": 1}'])
def test_a_manifest_that_is_none_is_told(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(MapUnavailable, match="not readable"):
        read_manifest(tmp_path)


def test_a_map_of_another_format_is_told(built: Path, tmp_path: Path) -> None:
    later = read_manifest(built).model_copy(update={"format": 2})
    (tmp_path / MANIFEST).write_text(later.model_dump_json())
    with pytest.raises(MapUnavailable, match="format 2"):
        read_manifest(tmp_path)


def test_an_extract_of_ones_own_is_built_in_its_own_place(
    tmp_path: Path, extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.maps.EXTRACT", tmp_path / "maps" / "helsinki-centre.osm.pbf")
    own = tmp_path / "my-city.osm.pbf"
    own.write_bytes(extract.read_bytes())
    monkeypatch.setenv("MOBILITY_MAP_PBF", str(own))
    directory = obtain_map()
    assert directory.parent == tmp_path / "maps"
    assert directory.name.startswith("my-city-")
    assert read_manifest(directory).counts


def test_an_extract_of_ones_own_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_MAP_PBF", "/nowhere/city.osm.pbf")
    with pytest.raises(StackFailure, match="MOBILITY_MAP_PBF"):
        obtain_map()
