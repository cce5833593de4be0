"""A small set of documents in a directory of its own, which tests change as they need."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from scripts.generate import lint
from scripts.generate.diagnostics import Diagnostic, GenerationFailed
from scripts.generate.documents import Workspace

WORKSHOP = Path(__file__).parent / "workshop"
BENCH = Path(__file__).parent / "bench"


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a bicycle workshop, copied to `directory`."""

    directory: Path

    @classmethod
    def copied_to(cls, directory: Path) -> "Sources":
        shutil.copytree(WORKSHOP, directory)
        return cls(directory)

    def with_bench(self) -> "Sources":
        """Add the channel on which customers watch the mechanic."""
        shutil.copytree(BENCH, self.directory, dirs_exist_ok=True)
        return self

    def with_front_desk(self, *, version: str = "1.2.0") -> "Sources":
        """Add a second document over the same schemas, which has other paths."""
        text = (self.directory / "workshop.openapi.yaml").read_text()
        for old, new in (
            ("title: Workshop API", "title: Front Desk API"),
            ("version: 1.2.0", f"version: {version}"),
            ("  /v1/appointments", "  /v1/visits"),
            ("  /healthz:", "  /readyz:"),
        ):
            assert old in text
            text = text.replace(old, new)
        (self.directory / "front-desk.openapi.yaml").write_text(text)
        return self

    def change(self, file: str, *, old: str, new: str) -> int:
        """Replace a text once and give the line at which it stands, from one."""
        path = self.directory / file
        before, found, after = path.read_text().partition(old)
        assert found, f"{file} does not hold {old!r}"
        path.write_text(before + new + after)
        return before.count("\n") + 1

    def faults(self) -> list[Diagnostic]:
        """What loading and the rules of the project find."""
        try:
            lint.check(Workspace.load(self.directory, base=self.directory))
        except GenerationFailed as failure:
            return failure.diagnostics
        return []
