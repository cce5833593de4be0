# Generated from scripts/generate/static/runtime/content.py by `make generate`. DO NOT EDIT.
"""Content negotiation and the reading of bodies (RFC 9110, sections 8 and 12)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from starlette.requests import Request

from generated.runtime.operations import Operation
from generated.runtime.refusals import BodyTooLarge, UnsupportedMediaType

_QUALITY = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


@lru_cache(maxsize=512)
def acceptable(accept: str, produces: tuple[str, ...]) -> bool:
    """Tell whether an `Accept` header admits any of the media types."""
    weights = dict(_media_ranges(accept))
    return not produces or any(_weight(media_type, weights) > 0 for media_type in produces)


async def read_body(request: Request, operation: Operation) -> bytes:
    """Read the body, at most `operation.max_body_bytes` of it; raises UnsupportedMediaType or BodyTooLarge."""
    headers = request.headers
    length = headers.get("content-length", "")
    content_type = headers.get("content-type")
    if content_type is None and length in ("", "0") and "transfer-encoding" not in headers:
        return b""
    if content_type is None or _essence(content_type) not in operation.accepts:
        raise UnsupportedMediaType
    if length.isdecimal() and int(length) > operation.max_body_bytes:
        raise BodyTooLarge
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > operation.max_body_bytes:
            raise BodyTooLarge
    return body


def _media_ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
        yield media_range, float(quality) if _QUALITY.fullmatch(quality) else 0.0


def _weight(media_type: str, weights: Mapping[str, float]) -> float:
    for candidate in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        if candidate in weights:
            return weights[candidate]
    return 0.0


@lru_cache(maxsize=512)
def _essence(content_type: str) -> str | None:
    """Name the media type without its parameters; None if it says another character set than UTF-8."""
    essence, *parameters = (piece.strip().lower() for piece in content_type.split(";"))
    charsets = {parameter[8:].strip('"') for parameter in parameters if parameter.startswith("charset=")}
    return essence if charsets <= {"utf-8", "us-ascii"} else None
