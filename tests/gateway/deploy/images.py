"""A Containerfile read as far as ours go, and what the image would hold laid out in a directory."""

import json
import re
import shlex
import shutil
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from scripts.stack.places import CHECKOUT

IMAGES = CHECKOUT / "gateway" / "aws" / "images"
NAMES = tuple(sorted(path.name.removesuffix(".Containerfile") for path in IMAGES.glob("*.Containerfile")))


@dataclass(frozen=True, slots=True)
class Containerfile:
    """The instructions of a Containerfile, each a keyword and its arguments."""

    instructions: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, name: str) -> "Containerfile":
        """The Containerfile of an image."""
        lines = re.sub(r"\\\n\s*", "", (IMAGES / f"{name}.Containerfile").read_text()).splitlines()
        written = (line for line in lines if line.strip() and not line.startswith("#"))
        return cls(tuple((line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in written))

    def all(self, keyword: str) -> list[str]:
        """The arguments of every instruction of a kind."""
        return [arguments for name, arguments in self.instructions if name == keyword]

    def copies(self) -> list[tuple[list[str], str]]:
        """What is copied from the checkout, and where to; copies from other stages are left out."""
        parts = (shlex.split(arguments) for arguments in self.all("COPY") if "--from" not in arguments)
        return [(sources, target) for *sources, target in parts]

    def command(self, keyword: str = "CMD") -> list[str]:
        """The words of the last instruction that runs a command."""
        found: list[str] = json.loads(self.all(keyword)[-1].partition("CMD ")[2] or self.all(keyword)[-1])
        return found

    def lay_out(self, directory: Path) -> None:
        """Put the files of the checkout where the image has them, `directory` being its working directory."""
        for sources, target in self.copies():
            if target.startswith("/"):
                continue
            for source in sources:
                path, place = CHECKOUT / source, directory / target
                if path.is_dir():
                    shutil.copytree(path, place, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    place.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, place)

    def requirements(self) -> list[str]:
        """The packages of the image, as `name==version`."""
        [source] = [sources[0] for sources, target in self.copies() if target == "/requirements.txt"]
        lines = (CHECKOUT / source).read_text().splitlines()
        return [match[1] for line in lines if (match := re.match(r"([\w.-]+==[\w.]+)", line))]


def link_packages(requirements: list[str], *, directory: Path) -> None:
    """Lay out exactly these packages, of the versions that are installed here."""
    directory.mkdir()
    for requirement in requirements:
        name, _, version = requirement.partition("==")
        package = distribution(name)
        assert package.version == version, requirement
        files = [file for file in package.files or () if file.parts[0] not in ("..", "__pycache__")]
        for top in {file.parts[0] for file in files}:
            place = directory / top
            if not place.exists():
                place.symlink_to(Path(str(package.locate_file(top))))
