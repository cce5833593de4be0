"""The canonical form of a proposed change, and the digest by which a customer says that exactly this was seen."""

import hashlib
import hmac
import json

from generated.models import Digest, ProposedChange


def canonical_form(change: ProposedChange) -> bytes:
    """The one way to write a change down: JSON with sorted members, without spaces or absent members, in UTF-8."""
    members = change.model_dump(mode="json")
    return json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def digest_of(change: ProposedChange) -> Digest:
    """SHA-256 of the canonical form, in hexadecimal digits."""
    return Digest(hashlib.sha256(canonical_form(change)).hexdigest())


def is_same_digest(digest: str, other: str) -> bool:
    """Whether two digests are equal, in a time that does not depend on where they differ."""
    return hmac.compare_digest(digest.encode(), other.encode())
