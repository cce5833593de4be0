"""The local issuer's signing keys: made at first use, kept in a file only its owner can read, and rotated."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric import ec
from jwt import PyJWK
from jwt.algorithms import ECAlgorithm
from jwt.utils import base64url_encode

ALGORITHM = "ES256"
KEYS_PUBLISHED = 2


@dataclass(slots=True)
class SigningKeys:
    """Private JSON Web Keys (RFC 7517), the newest first.

    The newest signs; the one before it stays published, as tokens signed with it are still about.
    """

    file: Path | None
    keys: list[dict[str, str]]

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read the keys of the file, or make the first one."""
        if file.exists():
            return cls(file, json.loads(file.read_text())["keys"])
        keys = cls(file, [])
        keys.rotate()
        return keys

    @classmethod
    def in_memory(cls) -> Self:
        """A new key that is kept nowhere."""
        return cls(None, [_new_key()])

    @property
    def current(self) -> PyJWK:
        """The key that signs."""
        return PyJWK(self.keys[0])

    def rotate(self) -> str:
        """Sign with a new key from now on; returns its id."""
        self.keys = [_new_key(), *self.keys][:KEYS_PUBLISHED]
        if self.file is not None:
            _write(self.file, keys=self.keys)
        return self.keys[0]["kid"]

    def published(self) -> dict[str, list[dict[str, str]]]:
        """The public halves, as a JWK set."""
        return {"keys": [{name: value for name, value in key.items() if name != "d"} for key in self.keys]}


def _write(file: Path, *, keys: list[dict[str, str]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    staging = file.with_suffix(".new")
    staging.unlink(missing_ok=True)
    descriptor = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as output:
        json.dump({"keys": keys}, output)
    staging.replace(file)


def _new_key() -> dict[str, str]:
    key: dict[str, Any] = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()), as_dict=True)
    return {**key, "kid": _thumbprint(key), "use": "sig", "alg": ALGORITHM}


def _thumbprint(key: Mapping[str, str]) -> str:
    """The key's id: its JWK thumbprint (RFC 7638)."""
    members = json.dumps({name: key[name] for name in ("crv", "kty", "x", "y")}, separators=(",", ":"), sort_keys=True)
    return base64url_encode(hashlib.sha256(members.encode()).digest()).decode()
