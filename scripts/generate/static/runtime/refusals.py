"""Why a request does not fit its operation. The service turns these facts into problem documents."""

from collections.abc import Iterator
from dataclasses import dataclass

import pydantic_core
from pydantic import ValidationError

from scripts.generate.static.json_pointers import place, pointer

# Our codes are part of the contract; pydantic's error types are not, and may change with its versions.
_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown",
    "string_pattern_mismatch": "pattern_mismatch",
    "string_too_short": "too_short",
    "string_too_long": "too_long",
    "too_short": "too_short",
    "too_long": "too_long",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than": "too_large",
    "less_than_equal": "too_large",
    "multiple_of": "not_a_multiple",
    "finite_number": "type_invalid",
    "enum": "value_not_allowed",
    "literal_error": "value_not_allowed",
    "union_tag_invalid": "value_not_allowed",
    "union_tag_not_found": "required",
    "timestamp_invalid": "timestamp_invalid",
    "date_invalid": "date_invalid",
    "uri_invalid": "uri_invalid",
    "uuid_parsing": "uuid_invalid",
    "too_few_members": "too_few_members",
    "not_unique": "not_unique",
}


class RequestRefused(Exception):
    """The request does not fit the operation; the subclass says how."""


class MalformedBody(RequestRefused):
    """The body is not JSON."""


class UnsupportedMediaType(RequestRefused):
    """The body has another media type than the operation takes."""


class NotAcceptable(RequestRefused):
    """The client accepts none of the media types that the operation produces."""


class BodyTooLarge(RequestRefused):
    """The body has more bytes than the operation takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """One fault of a request; `pointer` leads into an object of `path`, `query`, `header` and `body` (RFC 6901)."""

    pointer: str
    code: str
    detail: str


class ValidationFailed(RequestRefused):
    """Parameters or body do not fit their schemas; `errors` lists every fault that was found."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(", ".join(error.pointer for error in errors))
        self.errors = errors


class RequirementMissing(RequestRefused):
    """A parameter is absent whose absence has a problem type of its own, named by `code`."""

    def __init__(self, *, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def parameter_error(error: ValidationError, *, location: str, name: str) -> FieldError:
    """Describe why a parameter was refused, by its first fault."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return FieldError(pointer=pointer(location, name), code=_code(first["type"]), detail=first["msg"])


def body_errors(error: ValidationError, *, body: bytes) -> Iterator[FieldError]:
    """Describe each fault of a body; raises MalformedBody when it is not JSON at all."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    if any(detail["type"] == "json_invalid" for detail in details):
        raise MalformedBody
    try:
        # Pydantic reads NaN and Infinity, which are no JSON.
        document = pydantic_core.from_json(body, allow_inf_nan=False)
    except ValueError:
        raise MalformedBody from None
    yield from field_errors(error, document, "body")


def field_errors(error: ValidationError, document: object, *root: str) -> Iterator[FieldError]:
    """Describe each fault of a JSON document; pointers begin with `root`."""
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        parts = place(detail["loc"], document, absent=detail["type"] == "missing")
        yield FieldError(pointer=pointer(*root, *parts), code=_code(detail["type"]), detail=detail["msg"])


def _code(type_: str) -> str:
    return _CODES.get(type_, "type_invalid" if type_.endswith(("_type", "_parsing")) else type_)
