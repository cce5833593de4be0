"""Opaque page cursors: the position after the last item, sealed (HMAC-SHA256) for one operation and its filters."""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import from_json, to_json

from impl.platform.errors import Refusal

_SEAL_BYTES = 16
_LONGEST_CURSOR = 1024


class InvalidCursor(Refusal):
    """The cursor was not made by this service for this operation and these filters."""

    code = "invalid_cursor"
    detail = "The cursor does not belong to this list. Repeat the request without it to start from the first page."


class CursorCodec:
    """Seals and opens cursors with one secret key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def encode(self, operation_id: str, *, scope: Mapping[str, object], position: Sequence[str | int]) -> str:
        """Make the cursor for the page after `position`.

        `scope` is everything that the page depends on besides the position, as JSON values: the filters, the customer.
        """
        payload = to_json(list(position))
        return urlsafe_b64encode(self._seal(operation_id, scope, payload) + payload).rstrip(b"=").decode()

    def decode(self, operation_id: str, *, scope: Mapping[str, object], cursor: str) -> list[Any]:
        """The position that `encode` was given for the same operation and scope.

        Raises:
            InvalidCursor: made elsewhere, altered, or made for another operation or other filters.
        """
        if len(cursor) > _LONGEST_CURSOR:
            raise InvalidCursor
        try:
            sealed = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        except (UnicodeEncodeError, binascii.Error):
            raise InvalidCursor from None
        seal, payload = sealed[:_SEAL_BYTES], sealed[_SEAL_BYTES:]
        # The decoder skips foreign characters: only the canonical spelling is accepted.
        canonical = urlsafe_b64encode(sealed).rstrip(b"=").decode()
        if canonical != cursor or not hmac.compare_digest(seal, self._seal(operation_id, scope, payload)):
            raise InvalidCursor
        position: list[Any] = from_json(payload)
        return position

    def _seal(self, operation_id: str, scope: Mapping[str, object], payload: bytes) -> bytes:
        bound_to = to_json([operation_id, sorted(scope.items())])
        return hmac.digest(self._key, len(bound_to).to_bytes(4) + bound_to + payload, "sha256")[:_SEAL_BYTES]
