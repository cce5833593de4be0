"""The directory that a built map lives in, and the manifest that tells what was built from what."""

import hashlib
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from impl.travel_agent.domain.geography import Bounds
from impl.travel_agent.maps.errors import MapUnavailable

# To be raised when what reads a map would not understand an older one.
FORMAT: Final = 1
# What the content of a map follows from, besides the extract and Valhalla.
_BUILT_BY: Final = (
    "build",
    "categories",
    "extract_geometry",
    "extract_reading",
    "gazetteer_building",
    "gazetteer_rows",
    "house_numbers",
    "name_matching",
    "scenery_reading",
    "strangers_text",
    "valhalla_programs",
)
MANIFEST: Final = "manifest.json"
TILES: Final = "tiles.tar"
GAZETTEER: Final = "gazetteer.sqlite"
REMEDY: Final = (
    "build one with `python -m impl.travel_agent.maps.build EXTRACT DIRECTORY`, and set MOBILITY_MAP_DIRECTORY"
)


class MapManifest(BaseModel):
    """What a map was built from, and what it covers.

    `as_of` is when the newest thing of the extract was edited, `counts` are the places by kind, and `builder` tells
    apart what other versions of the code have built.
    """

    model_config = ConfigDict(frozen=True)

    format: int
    builder: str
    extract_sha256: str
    valhalla_version: str
    south: float
    west: float
    north: float
    east: float
    as_of: AwareDatetime
    counts: dict[str, int]

    @property
    def bounds(self) -> Bounds:
        """What the extract covers."""
        return Bounds(south=self.south, west=self.west, north=self.north, east=self.east)

    @classmethod
    def of(cls, *, extract_sha256: str, bounds: Bounds, as_of: datetime, counts: dict[str, int]) -> Self:
        """The manifest of a map that the programs of today have built."""
        return cls(
            format=FORMAT,
            builder=_builder(),
            extract_sha256=extract_sha256,
            valhalla_version=version("pyvalhalla"),
            south=bounds.south,
            west=bounds.west,
            north=bounds.north,
            east=bounds.east,
            as_of=as_of,
            counts=counts,
        )

    def is_of(self, extract_sha256: str) -> bool:
        """Whether the programs of today would build the same from the extract."""
        known = (self.format, self.builder, self.valhalla_version, self.extract_sha256)
        return known == (FORMAT, _builder(), version("pyvalhalla"), extract_sha256)


@cache
def _builder() -> str:
    """The digest of the code that builds maps: what it would build differs when it does."""
    digest = hashlib.sha256()
    for module in _BUILT_BY:
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()


def read_manifest(directory: Path) -> MapManifest:
    """The manifest of a built map.

    Raises:
        MapUnavailable: there is none, or none that these programs understand.
    """
    try:
        manifest = MapManifest.model_validate_json((directory / MANIFEST).read_bytes())
    except OSError as error:
        raise MapUnavailable(f"there is no map in {directory}: {error.strerror}; {REMEDY}") from error
    except ValidationError as error:
        raise MapUnavailable(f"the manifest of the map in {directory} is not readable; {REMEDY}") from error
    if manifest.format != FORMAT:
        raise MapUnavailable(f"the map in {directory} has format {manifest.format}, not {FORMAT}; {REMEDY}")
    return manifest


def holds_map_of(directory: Path, *, extract_sha256: str) -> bool:
    """Whether the directory holds what would be built from the extract."""
    try:
        manifest = read_manifest(directory)
    except MapUnavailable:
        return False
    return manifest.is_of(extract_sha256) and all((directory / name).is_file() for name in (TILES, GAZETTEER))


def digest_of(extract: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with extract.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
