"""The issuer's signing keys (JWKS, RFC 7517): cached, refreshed on rotation, kept while the issuer is down."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from jwt import PyJWK, PyJWTError

from impl.platform.errors import Refusal
from impl.platform.telemetry import log

ALGORITHMS = ("RS256", "ES256", "EdDSA")
_LARGEST_DOCUMENT = 1 << 20
_MOST_KEYS = 100


class IdentityUnavailable(Refusal):
    """No keys could be fetched yet, so no token can be judged."""

    code = "service_unavailable"
    detail = "The service cannot reach the issuer of access tokens. Try again in a few seconds."
    headers = (("Retry-After", "3"),)


class KeySet:
    """The current keys by `kid`.

    Keys older than `lifetime` seconds are refreshed in the background and stay in use until that succeeds. A `kid`
    that is not among them makes one refresh, at most every `cool_down` seconds, however many requests name such keys.
    The key set owns `client` and closes it.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        url: str,
        lifetime: float = 300,
        cool_down: float = 10,
        first_cool_down: float = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._url = url
        self._lifetime = lifetime
        self._cool_down = cool_down
        self._first_cool_down = first_cool_down
        self._clock = clock
        self._keys: Mapping[str, PyJWK] = {}
        self._fetched_at = float("-inf")
        self._attempted_at = float("-inf")
        self._refreshing: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> PyJWK | None:
        """The key named `kid`, or None if the issuer has no such key.

        Raises:
            IdentityUnavailable: the issuer has never answered.
        """
        key = self._keys.get(kid)
        if key is not None:
            if self._clock() - self._fetched_at > self._lifetime:
                self._start_refresh()
            return key
        refreshing = self._start_refresh()
        if refreshing is not None:
            # Shielded: a client that goes away must not cancel the refresh that others wait for.
            await asyncio.shield(refreshing)
        if not self._keys:
            raise IdentityUnavailable
        return self._keys.get(kid)

    async def close(self) -> None:
        """Stop a refresh that is under way, and close the client."""
        if self._refreshing is not None:
            self._refreshing.cancel()
            await asyncio.gather(self._refreshing, return_exceptions=True)
        await self._client.aclose()

    def _start_refresh(self) -> asyncio.Task[None] | None:
        if self._refreshing is None or self._refreshing.done():
            now = self._clock()
            if now - self._attempted_at < (self._cool_down if self._keys else self._first_cool_down):
                return None
            self._attempted_at = now
            self._refreshing = asyncio.create_task(self._refresh())
        return self._refreshing

    async def _refresh(self) -> None:
        try:
            async with self._client.stream("GET", self._url, follow_redirects=False) as response:
                response.raise_for_status()
                document = b""
                async for chunk in response.aiter_bytes():
                    document += chunk
                    if len(document) > _LARGEST_DOCUMENT:
                        raise ValueError("the key document is too large")
            keys = usable_keys(httpx.Response(200, content=document).json())
            if not keys:
                raise ValueError("the key document holds no key that can be used")
        except (httpx.HTTPError, ValueError) as failure:
            log().warning(
                "jwks_refresh_failed",
                url=self._url,
                reason=f"{type(failure).__name__}: {failure}",
                keys_kept=len(self._keys),
            )
            return
        self._keys = keys
        self._fetched_at = self._clock()


def usable_keys(document: Any) -> Mapping[str, PyJWK]:
    """The public signature keys of a JWKS document; symmetric, encryption and unreadable keys are left out.

    Raises:
        ValueError: the document is not a JWKS.
    """
    entries = document.get("keys") if isinstance(document, dict) else None
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
