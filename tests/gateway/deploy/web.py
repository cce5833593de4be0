"""Web servers in a thread, for code that is not asynchronous."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from tests.support.tokens import JWKS_URL, TokenIssuer


class QuietHandler(BaseHTTPRequestHandler):
    """Answers without a log; clients may leave in the middle of an answer."""

    def say(self, status: int, content: bytes) -> None:
        """Answer with the content."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on a free port of the loopback interface; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def served_keys(issuer: TokenIssuer) -> Iterator[str]:
    """Serve the issuer's key document; gives its address."""

    class Keys(QuietHandler):
        def do_GET(self) -> None:
            if issuer.down:
                self.say(503, b"")
            else:
                self.say(200, issuer.answer(httpx.Request("GET", JWKS_URL)).content)

    with served(Keys) as address:
        yield f"{address}/jwks.json"
