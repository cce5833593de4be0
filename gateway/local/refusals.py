"""Why the gateway answers a request itself: each reason is a type of gateway response."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of gateway response: its usual status and words, and the header that tells it."""

    status: int
    message: str
    error: str


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "ACCESS_DENIED": Kind(
            status=403, message="User is not authorized to access this resource", error="AccessDeniedException"
        ),
        "API_CONFIGURATION_ERROR": Kind(
            status=500, message="Internal server error", error="InternalServerErrorException"
        ),
        "AUTHORIZER_CONFIGURATION_ERROR": Kind(
            status=500, message="Internal server error", error="AuthorizerConfigurationException"
        ),
        "AUTHORIZER_FAILURE": Kind(status=500, message="Internal server error", error="AuthorizerFailureException"),
        "BAD_REQUEST_BODY": Kind(status=400, message="Invalid request body", error="BadRequestException"),
        "BAD_REQUEST_PARAMETERS": Kind(status=400, message="Bad request", error="BadRequestException"),
        "DEFAULT_4XX": Kind(status=400, message="Bad request", error="BadRequestException"),
        "DEFAULT_5XX": Kind(status=500, message="Internal server error", error="InternalServerErrorException"),
        "INTEGRATION_FAILURE": Kind(
            status=504, message="Network error communicating with endpoint", error="InternalServerErrorException"
        ),
        "INTEGRATION_TIMEOUT": Kind(
            status=504, message="Endpoint request timed out", error="InternalServerErrorException"
        ),
        "MISSING_AUTHENTICATION_TOKEN": Kind(
            status=403, message="Missing Authentication Token", error="MissingAuthenticationTokenException"
        ),
        "REQUEST_HEADERS_TOO_LARGE": Kind(
            status=431, message="HTTP header is larger than 10240 bytes.", error="BadRequestException"
        ),
        "REQUEST_TOO_LARGE": Kind(
            status=413, message="HTTP content length exceeded 10485760 bytes.", error="RequestTooLargeException"
        ),
        "THROTTLED": Kind(status=429, message="Too Many Requests", error="TooManyRequestsException"),
        "UNAUTHORIZED": Kind(status=401, message="Unauthorized", error="UnauthorizedException"),
        "UNSUPPORTED_MEDIA_TYPE": Kind(status=415, message="Unsupported Media Type", error="BadRequestException"),
    }
)
"""The types that this gateway uses (Amazon API Gateway Developer Guide, "Gateway response types"), and a name for the
refusal of large headers, which has no type there."""


class Refused(Exception):
    """The gateway answers by itself.

    Attributes:
        kind: the type of the gateway response.
        message: what it says, unless that is the usual.
        validation_error: what is wrong with the request.
    """

    def __init__(self, kind: str, *, message: str | None = None, validation_error: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.message = message or KINDS[kind].message
        self.validation_error = validation_error

    @property
    def status(self) -> int:
        """The status, where no gateway response says another."""
        return KINDS[self.kind].status
