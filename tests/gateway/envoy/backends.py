"""Services behind the gateway that remember every request, and misbehave when told to."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_HEALTH_CHECK = "Envoy/HC"
_WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A request as it arrived; names of headers in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for found, value in self.headers if found == name]


@dataclass(slots=True)
class Backend:
    """A service that answers everything with 200.

    Attributes:
        port: where it listens.
        heard: the requests but for health checks.
        status: what it answers.
        is_well: whether it says to health checks that it is.
        hang_ups: how many of the next requests it ends without an answer.
        gate: where set, requests are answered once it opens.
        sets: more headers of its answers.
    """

    port: int = 0
    heard: list[Heard] = field(default_factory=list)
    status: int = 200
    is_well: bool = True
    hang_ups: int = 0
    gate: threading.Event | None = None
    sets: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def forget(self) -> None:
        """Become as new."""
        self.heard.clear()
        self.status, self.is_well, self.hang_ups, self.gate, self.sets = 200, True, 0, None, {}


@contextmanager
def backend(*, port: int = 0) -> Iterator[Backend]:
    """A backend that listens on a free port, or on one it has had before."""
    told = Backend()

    class Handler(_Handler):
        backend = told

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        server.daemon_threads = True
        told.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    backend: Backend

    def handle(self) -> None:
        """Serve a connection; gateways may leave at any time."""
        with suppress(ConnectionError):
            super().handle()

    def handle_one_request(self) -> None:
        """Serve a request of any method."""
        self.raw_requestline = self.rfile.readline(65_537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        if self.headers.get("User-Agent") == _HEALTH_CHECK:
            self._answer(200 if self.backend.is_well else 503)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            body = self._chunks()
        self._remember(body)
        status, hangs_up = self.backend.status, self.backend.hang_ups > 0
        self.backend.hang_ups -= hangs_up
        if gate := self.backend.gate:
            gate.wait(30)
        if hangs_up:
            self.close_connection = True
        elif self.headers.get("Upgrade", "").lower() == "websocket":
            self._open_socket()
        else:
            self._answer(status)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # The name is the base class's.
        """Log nothing."""

    def _remember(self, body: bytes) -> None:
        headers = tuple((name.lower(), value) for name, value in self.headers.items())
        self.backend.heard.append(Heard(method=self.command, target=self.path, headers=headers, body=body))

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _answer(self, status: int) -> None:
        content = json.dumps({"answered_by": self.backend.port}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in self.backend.sets.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _open_socket(self) -> None:
        """Accept a WebSocket (RFC 6455, section 4.2.2), and keep it until the other side leaves."""
        key = self.headers["Sec-WebSocket-Key"] + _WEBSOCKET
        self.send_response_only(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
        self.end_headers()
        self.wfile.flush()
        self.rfile.read()
        self.close_connection = True
