"""A request on its way through the gateway, and ``$context`` as templates see it."""

import secrets
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl

from gateway.local.velocity import Parameters

REGION: Final = "eu-central-1"
ACCOUNT: Final = "000000000000"
REST_API_ID: Final = "localrest"
STAGE: Final = "local"

type Headers = Sequence[tuple[str, str]]


@dataclass(slots=True, kw_only=True)
class Call:
    """A request.

    Attributes:
        method: in upper case.
        raw_path: as it came.
        raw_query: as it came.
        headers: as they came, repeated ones too.
        body: the whole body.
        source_ip: whence it came.
        host: the host that was asked for.
        path_parameters: the decoded values in the path, once it is routed.
        context: ``$context``.
    """

    method: str
    raw_path: bytes
    raw_query: bytes
    headers: Headers
    source_ip: str
    host: str
    body: bytes = b""
    path_parameters: Mapping[str, str] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.context = {**_context(self), **self.context}

    @property
    def request_id(self) -> str:
        """The gateway's own name of the request."""
        request_id: str = self.context["requestId"]
        return request_id

    @property
    def trace_id(self) -> str:
        """The header by which X-Ray follows the request: the client's, or a new one."""
        given = self.header("X-Amzn-Trace-Id")
        if given and given.startswith("Root="):
            return given
        return f"Root=1-{int(time.time()):08x}-{secrets.token_hex(12)}"

    def header(self, name: str) -> str | None:
        """The last value of a header."""
        wanted = name.lower()
        return next((value for key, value in reversed(self.headers) if key.lower() == wanted), None)

    def header_values(self, name: str) -> list[str]:
        """All values of a header."""
        wanted = name.lower()
        return [value for key, value in self.headers if key.lower() == wanted]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The parameters of the query, decoded."""
        return parse_qsl(self.raw_query.decode("latin-1"), keep_blank_values=True)

    def parameters(self) -> Parameters:
        """The parameters for templates."""
        return Parameters(path=self.path_parameters, querystring=dict(self.query), header=dict(self.headers))


def _context(call: Call) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "accountId": ACCOUNT,
        "apiId": REST_API_ID,
        "domainName": call.host,
        "domainPrefix": call.host.split(".")[0],
        "extendedRequestId": f"{secrets.token_urlsafe(11)}=",
        "httpMethod": call.method,
        "identity": {"sourceIp": call.source_ip, "userAgent": call.header("User-Agent")},
        "path": call.raw_path.decode("latin-1"),
        "protocol": "HTTP/1.1",
        "requestId": str(uuid.uuid4()),
        "requestTime": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "requestTimeEpoch": int(now.timestamp() * 1000),
        "stage": STAGE,
    }
