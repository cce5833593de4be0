"""Strong entity tags made from a version number, and the `If-Match` precondition (RFC 9110, 8.8.3 and 13.1.1)."""

import re

from impl.platform.errors import Refusal

_ENTITY_TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
_LIST_OF_TAGS = re.compile(rf"\s*{_ENTITY_TAG}\s*(?:,\s*(?:{_ENTITY_TAG}\s*)?)*")


class PreconditionFailed(Refusal):
    """The resource has changed since the client last read it."""

    code = "precondition_failed"
    detail = "The resource has changed since it was read. Read it again and send its current ETag in If-Match."


def etag_of(version: int) -> str:
    """The strong entity tag of a resource at `version`."""
    return f'"{version}"'


def require_match(if_match: str, *, version: int) -> None:
    """Check the client's `If-Match` against the resource's current version, by strong comparison.

    Raises:
        PreconditionFailed: no listed tag is the current one; a weak or malformed tag never matches.
    """
    current = etag_of(version)
    if if_match == current or if_match.strip() == "*":
        return
    if _LIST_OF_TAGS.fullmatch(if_match) and current in re.findall(_ENTITY_TAG, if_match):
        return
    raise PreconditionFailed
