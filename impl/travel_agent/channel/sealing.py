"""Secrets of kept connections are stored encrypted, bound to their connection (AES-256-GCM)."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


class SealBroken(Exception):
    """The bytes were not sealed with this key for this connection."""


class Seal:
    """Encrypts and decrypts with a key that is derived from the service's secret."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(derived_key(secret, purpose=b"connections"))

    def close(self, text: str, *, connection_id: str) -> bytes:
        """Encrypt a text for a connection."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), connection_id.encode())

    def open(self, sealed: bytes, *, connection_id: str) -> str:
        """The text that was sealed for the connection.

        Raises:
            SealBroken: the key has changed, or the bytes are not what was stored.
        """
        nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, content, connection_id.encode()).decode()
        except (InvalidTag, ValueError):
            raise SealBroken from None


def derived_key(secret: bytes, *, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(secret)
