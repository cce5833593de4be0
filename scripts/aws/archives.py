"""Archives of functions for AWS Lambda: the same files give the same bytes, whoever packs them and when."""

import io
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scripts.aws.failures import PackagingFailure
from scripts.stack.places import CHECKOUT

# The earliest time a ZIP archive can tell (APPNOTE.TXT, 4.4.6).
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644
_CERTIFICATES: Final = "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"
"""The authorities of RDS (Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection")."""
# The platform of the functions: ARM, and Amazon Linux 2023, which has glibc 2.34.
_PLATFORM: Final = (
    "--platform",
    "manylinux_2_28_aarch64",
    "--platform",
    "manylinux2014_aarch64",
    "--python-version",
    "3.12",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of ours: its folder below `gateway/aws`, other files it reads, and files it gets from elsewhere."""

    name: str
    files: tuple[str, ...]
    downloads: Mapping[str, str] = field(default_factory=dict)

    @property
    def requirements(self) -> Path:
        """The packages it needs, each with its version."""
        return CHECKOUT / "gateway" / "aws" / self.name / "requirements.txt"

    def code(self) -> dict[str, bytes]:
        """Its own files by their path in the archive, which is that in the checkout."""
        paths = [
            *(CHECKOUT / name for name in ("gateway/__init__.py", "gateway/aws/__init__.py", *self.files)),
            *(CHECKOUT / "gateway" / "aws" / self.name).glob("*.py"),
        ]
        return {path.relative_to(CHECKOUT).as_posix(): path.read_bytes() for path in paths}

    def dependencies(self) -> dict[str, bytes]:
        """The files of its packages and what it gets from elsewhere. Needs the network.

        Raises:
            PackagingFailure: something cannot be fetched.
        """
        found = {name: _download(address) for name, address in self.downloads.items()}
        with tempfile.TemporaryDirectory() as directory:
            _install(self.requirements, into=Path(directory))
            for path in Path(directory).rglob("*"):
                name = path.relative_to(directory)
                # Programs of packages name the Python that installed them, and their lists name the programs.
                if path.is_file() and name.parts[0] != "bin" and name.name != "RECORD":
                    found[name.as_posix()] = path.read_bytes()
        return found


FUNCTIONS: Final = (
    Function(name="authorizer", files=("generated/gateway/policy.json",)),
    Function(name="databases", files=(), downloads={"rds.pem": _CERTIFICATES}),
)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of the files, in the order of their names and without times."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.create_system = 3
            entry.external_attr = _READABLE << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            opened.writestr(entry, files[name])
    return target.getvalue()


def _install(requirements: Path, *, into: Path) -> None:
    arguments = [
        *(
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-compile",
        ),
        *("--only-binary", ":all:", *_PLATFORM, "--target", str(into), "--requirement", str(requirements)),
    ]
    outcome = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise PackagingFailure(
            f"The packages of {requirements.relative_to(CHECKOUT)} cannot be installed:\n{outcome.stderr.strip()}"
            "\n  Fix: see that the package index can be reached (pip config list), or pack the code alone: --code-only."
        )


def _download(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            content: bytes = response.read()
    except (urllib.error.URLError, OSError) as failure:
        raise PackagingFailure(
            f"{address} cannot be fetched: {failure}"
            "\n  Fix: see that it can be reached, or pack the code alone: --code-only."
        ) from None
    return content
