"""The issuer's signing keys (JWKS, RFC 7517): cached, refreshed on rotation, kept while the issuer is away."""

import http.client
import json
import logging
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any

from jwt import PyJWK, PyJWTError

ALGORITHMS = ("RS256", "ES256", "EdDSA")
"""Signatures with public keys only, and the same as the services take."""
_LARGEST_DOCUMENT = 1 << 20
_MOST_KEYS = 100
_PIECE = 1 << 16

_log = logging.getLogger(__name__)


class KeysUnavailable(Exception):
    """The issuer has never answered, so that no token can be judged."""


class DocumentUnavailable(Exception):
    """The key document could not be fetched now; the text says why."""


class KeySet:
    """The current keys by `kid`; safe to share between threads.

    Keys older than `lifetime` seconds are fetched again, and stay in use where that fails. A `kid` that is not among
    them has the document fetched at most every `cool_down` seconds, however many tokens name such keys.
    """

    def __init__(
        self,
        fetch: Callable[[], bytes],
        *,
        lifetime: float = 300,
        cool_down: float = 10,
        first_cool_down: float = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._lifetime = lifetime
        self._cool_down = cool_down
        self._first_cool_down = first_cool_down
        self._clock = clock
        self._lock = threading.Lock()
        self._keys: Mapping[str, PyJWK] = {}
        self._fetched_at = float("-inf")
        self._attempted_at = float("-inf")

    def find(self, kid: str) -> PyJWK | None:
        """The key named `kid`, or None if the issuer has no such key.

        Raises:
            KeysUnavailable: the issuer has never answered.
        """
        if kid not in self._keys or self._clock() - self._fetched_at > self._lifetime:
            with self._lock:
                self._refresh()
        if not self._keys:
            raise KeysUnavailable("The issuer of access tokens has not published its keys yet.")
        return self._keys.get(kid)

    def _refresh(self) -> None:
        now = self._clock()
        if now - self._attempted_at < (self._cool_down if self._keys else self._first_cool_down):
            return
        self._attempted_at = now
        try:
            keys = usable_keys(self._fetch())
            if not keys:
                raise ValueError("the key document holds no key that can be used")
        except (DocumentUnavailable, ValueError) as failure:
            _log.warning("jwks_refresh_failed", extra={"reason": str(failure), "keys_kept": len(self._keys)})
            return
        self._keys = keys
        self._fetched_at = now


def usable_keys(document: bytes) -> Mapping[str, PyJWK]:
    """The public signature keys of a JWKS document; symmetric, encryption and unreadable keys are left out.

    Raises:
        ValueError: the document is not a JWKS.
    """
    content = json.loads(document)
    entries = content.get("keys") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise ValueError("the document is not a JSON Web Key Set")
    keys = {}
    for entry in entries[:_MOST_KEYS]:
        if not isinstance(entry, dict) or not isinstance(entry.get("kid"), str) or entry.get("use", "sig") != "sig":
            continue
        try:
            key = PyJWK(entry)
        except PyJWTError:
            continue
        if key.algorithm_name in ALGORITHMS:
            keys[entry["kid"]] = key
    return keys


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Keys come from the configured address and from no other."""

    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:
        return None


def fetch_over_http(url: str, *, seconds: float = 2.0) -> Callable[[], bytes]:
    """What fetches the document at an address, in at most twice the seconds: to connect, and to read it.

    What it gives raises `DocumentUnavailable`.
    """
    opener = urllib.request.build_opener(_NoRedirects())

    def fetch() -> bytes:
        deadline = time.monotonic() + seconds
        try:
            with opener.open(url, timeout=seconds) as response:
                return _read(response, deadline=deadline)
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as failure:
            raise DocumentUnavailable(f"{type(failure).__name__}: {failure}") from None

    return fetch


def _read(response: http.client.HTTPResponse, *, deadline: float) -> bytes:
    # One call of `read` may wait for each piece as long as the time-out, so that a slow issuer could hold it for ever.
    document = b""
    while piece := response.read1(_PIECE):
        document += piece
        if len(document) > _LARGEST_DOCUMENT:
            raise ValueError("the key document is too large")
        if time.monotonic() > deadline:
            raise TimeoutError("the key document took too long")
    return document
