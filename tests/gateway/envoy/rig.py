"""An Envoy before backends of the test, an issuer of tokens, and clients that send exactly what a test wants."""

import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from scripts.stack.children import Child
from scripts.stack.envoy import ENVOY
from scripts.stack.parts import await_readiness, url_of
from scripts.stack.ports import port_of
from tests.gateway.envoy.backends import Backend
from tests.support.tokens import AUDIENCE, ISSUER, TokenIssuer

POLICY = json.loads((Path(__file__).resolve().parents[3] / "generated" / "gateway" / "policy.json").read_bytes())
OPERATIONS: list[dict[str, Any]] = POLICY["operations"]
SCOPES = " ".join(sorted({scope for operation in OPERATIONS for scope in operation["scopes"]}))
ORIGIN = "https://app.mobilitycorp.example"
MANY = "100000"
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def document(self) -> dict[str, Any]:
        """The JSON object in the body."""
        document: dict[str, Any] = json.loads(self.body)
        return document

    def is_problem(self, code: str) -> bool:
        """Fail unless it is the contract's problem with that code, of a request that can be found again."""
        wanted = POLICY["problems"][code] | {"code": code}
        found = self.document
        assert {name: found[name] for name in wanted} == wanted
        assert self.status == wanted["status"]
        assert self.headers["content-type"] == "application/problem+json"
        assert set(found) == {*wanted, "detail", "request_id"}
        assert found["detail"]
        assert found["request_id"] == self.headers["x-request-id"]
        return True


@dataclass(slots=True, kw_only=True)
class Gateway:
    """A running Envoy."""

    port: int
    child: Child
    log: Path

    def ask(
        self, method: str, target: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Send a well-formed request on a connection of its own."""
        length = {} if body is None else {"Content-Length": str(len(body))}
        fields = {"Host": "api.mobilitycorp.example", **length, **(headers or {})}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return self.send(f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + (body or b""))

    def send(self, message: bytes) -> Answer:
        """Send bytes as they are on a connection of their own, and read one answer."""
        with self.connect() as connection:
            connection.sendall(message)
            return read_answer(connection)

    def connect(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)

    def logged(self) -> list[dict[str, Any]]:
        """The events of the log."""
        lines = self.log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


def read_answer(connection: socket.socket) -> Answer:
    """Read one answer."""
    response = http.client.HTTPResponse(connection)
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(status=response.status, headers=headers, body=response.read())


@dataclass(slots=True)
class Issuer:
    """An issuer whose keys are served."""

    tokens: TokenIssuer = field(default_factory=TokenIssuer)
    url: str = ""

    def token(self, subject: str = "auth0|anna", *, scopes: str = SCOPES, **changes: Any) -> str:
        """A token with all scopes."""
        return self.tokens.token(subject, scopes=scopes, **changes)

    def bearer(self, subject: str = "auth0|anna", *, scopes: str = SCOPES, **changes: Any) -> dict[str, str]:
        """The header that shows the token."""
        return {"Authorization": f"Bearer {self.token(subject, scopes=scopes, **changes)}"}


@contextmanager
def serving_issuer() -> Iterator[Issuer]:
    """An issuer whose keys are served on the loopback interface."""
    issuer = Issuer()

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.tokens.fetches += 1
            content = json.dumps({"keys": [key.published() for key in issuer.tokens.keys]}).encode()
            self.send_response(503 if issuer.tokens.down else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # The name is the base class's.
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Keys) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        issuer.url = f"http://127.0.0.1:{server.server_port}/jwks.json"
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def envoy_before(
    reservation: Backend, travel_agent: Backend, /, *, issuer: Issuer, log: Path, **settings: str
) -> Iterator[Gateway]:
    """An Envoy before two backends. Settings are variables without their beginning: `max_sockets`, in lower case."""
    urls = {"MOBILITY_RESERVATION_URL": reservation.url, "MOBILITY_TRAVEL_AGENT_URL": travel_agent.url}
    with envoy(urls, issuer=issuer, log=log, **settings) as gateway:
        yield gateway


@contextmanager
def envoy(backends: Mapping[str, str], /, *, issuer: Issuer, log: Path, **settings: str) -> Iterator[Gateway]:
    """An Envoy with any backends."""
    environment = {
        "MOBILITY_TOKEN_ISSUER": ISSUER,
        "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
        "MOBILITY_TOKEN_JWKS_URL": issuer.url,
        "MOBILITY_RATE_LIMIT_SCALE": MANY,
        "MOBILITY_GATEWAY_WORKERS": "1",
        "MOBILITY_GATEWAY_ORIGINS": ORIGIN,
        **backends,
        **{f"MOBILITY_{name.upper()}": value for name, value in settings.items()},
    }
    with ExitStack() as resources:
        listener = resources.enter_context(ENVOY.listen(on_any_port=True))
        child = ENVOY.start(listener, environment=environment, log=log)
        resources.callback(child.stop)
        gateway = Gateway(port=port_of(listener), child=child, log=log)
        await_readiness(child, url=url_of(listener), path="/v1/metros")
        yield gateway


def eventually(probe: Callable[[], Any]) -> Any:
    """Ask again and again until the answer is truthy, and give it; fail after some seconds."""
    deadline = time.monotonic() + SECONDS
    while not (answer := probe()):
        assert time.monotonic() < deadline, "The condition was not met in time."
        time.sleep(0.02)
    return answer


def request_of(operation: Mapping[str, Any]) -> tuple[str, str]:
    """The method and a path of an operation."""
    path = "/".join("x1" if part.startswith("{") else part for part in operation["path"].split("/"))
    return operation["method"], path
