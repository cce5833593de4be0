"""How the authorizer keeps up with the issuer's keys, and goes on while the issuer is away."""

import json
import socket
import threading

import pytest

from gateway.aws.authorizer.keys import DocumentUnavailable, KeysUnavailable, fetch_over_http, usable_keys
from gateway.aws.authorizer.tokens import Unauthenticated
from tests.gateway.deploy.authorizing import authorizer, key_set, request
from tests.gateway.deploy.web import QuietHandler, served
from tests.support.tokens import SigningKey, TokenIssuer
from tests.support.waiting import Clock

LIFETIME, COOL_DOWN = 300.0, 10.0


@pytest.fixture
def issuer() -> TokenIssuer:
    return TokenIssuer()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_keys_are_fetched_once_for_many_tokens(issuer: TokenIssuer) -> None:
    ours = authorizer(issuer)
    for _ in range(20):
        ours.authorize(request(issuer.token()))
    assert issuer.fetches == 1


def test_a_new_key_is_found_at_its_first_token(issuer: TokenIssuer, clock: Clock) -> None:
    ours = authorizer(issuer, keys=key_set(issuer, clock=clock))
    ours.authorize(request(issuer.token()))
    issuer.rotate(SigningKey("key-2"))
    clock.advance(COOL_DOWN)
    assert ours.authorize(request(issuer.token()))
    assert issuer.fetches == 2


def test_a_withdrawn_key_is_trusted_no_more_once_the_others_are_known(issuer: TokenIssuer, clock: Clock) -> None:
    ours, old = authorizer(issuer, keys=key_set(issuer, clock=clock)), issuer.keys[0]
    ours.authorize(request(issuer.token()))
    issuer.rotate(SigningKey("key-2"))
    clock.advance(LIFETIME + 1)
    with pytest.raises(Unauthenticated, match="does not publish"):
        ours.authorize(request(issuer.token(key=old)))


def test_tokens_with_invented_keys_do_not_make_us_ask_the_issuer_over_and_over(
    issuer: TokenIssuer, clock: Clock
) -> None:
    ours = authorizer(issuer, keys=key_set(issuer, clock=clock))
    ours.authorize(request(issuer.token()))
    clock.advance(COOL_DOWN)
    for number in range(50):
        with pytest.raises(Unauthenticated, match="does not publish"):
            ours.authorize(request(issuer.token(header={"kid": f"invented-{number}"})))
    assert issuer.fetches == 2


def test_known_keys_are_kept_while_the_issuer_is_away(issuer: TokenIssuer, clock: Clock) -> None:
    ours = authorizer(issuer, keys=key_set(issuer, clock=clock))
    ours.authorize(request(issuer.token()))
    issuer.down = True
    for _ in range(5):
        clock.advance(LIFETIME + 1)
        assert ours.authorize(request(issuer.token()))
    assert issuer.fetches == 6


def test_an_issuer_that_is_away_is_not_asked_at_every_token(issuer: TokenIssuer, clock: Clock) -> None:
    ours = authorizer(issuer, keys=key_set(issuer, clock=clock))
    ours.authorize(request(issuer.token()))
    issuer.down = True
    clock.advance(LIFETIME + 1)
    for _ in range(20):
        ours.authorize(request(issuer.token()))
    assert issuer.fetches == 2


def test_without_any_key_no_token_is_judged(issuer: TokenIssuer, clock: Clock) -> None:
    issuer.down = True
    ours = authorizer(issuer, keys=key_set(issuer, clock=clock))
    for _ in range(3):
        with pytest.raises(KeysUnavailable):
            ours.authorize(request(issuer.token()))
    assert issuer.fetches == 1
    issuer.down = False
    clock.advance(1)
    assert ours.authorize(request(issuer.token()))


def test_threads_that_need_the_same_key_ask_for_it_once(issuer: TokenIssuer) -> None:
    keys = key_set(issuer)
    threads = [threading.Thread(target=keys.find, args=("key-1",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert issuer.fetches == 1


def test_keys_that_are_not_for_signatures_are_left_out(issuer: TokenIssuer) -> None:
    good = SigningKey("good").published()
    entries = [
        good,
        {**good, "kid": "encryption", "use": "enc"},
        {**good, "kid": None},
        {"kty": "oct", "k": "c2VjcmV0", "kid": "secret", "alg": "HS256"},
        {"kty": "EC", "kid": "broken"},
        "text",
    ]
    assert set(usable_keys(json.dumps({"keys": entries}).encode())) == {"good"}


@pytest.mark.parametrize("document", [b"", b"[]", b"{}", b'{"keys": {}}', b"<html>"])
def test_what_is_no_key_set_is_an_error(document: bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting value|not a JSON Web Key Set"):
        usable_keys(document)


class _Issuer(QuietHandler):
    """Answers as the path says."""

    def do_GET(self) -> None:  # noqa: N802  # The name is that of http.server.
        match self.path:
            case "/keys":
                self.say(200, b'{"keys": []}')
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/keys")
                self.end_headers()
            case "/large":
                self.say(200, b" " * ((1 << 20) + 1))
            case "/endless":
                self._drip()
            case _:
                self.say(503, b"")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b" ")
        except OSError:
            self.close_connection = True


def test_the_document_is_fetched_over_http() -> None:
    with served(_Issuer) as address:
        assert fetch_over_http(f"{address}/keys")() == b'{"keys": []}'


@pytest.mark.parametrize(
    ("path", "reason"), [("/moved", "302"), ("/large", "too large"), ("/away", "503"), ("/endless", "too l")]
)
def test_an_issuer_that_answers_otherwise_is_away(path: str, reason: str) -> None:
    with served(_Issuer) as address, pytest.raises(DocumentUnavailable, match=reason):
        fetch_over_http(f"{address}{path}", seconds=0.2)()


def test_an_issuer_that_takes_a_connection_and_says_nothing_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(DocumentUnavailable, match="timed out"):
            fetch_over_http(address, seconds=0.1)()


def test_an_issuer_that_nobody_answers_for_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(DocumentUnavailable, match="refused"):
        fetch_over_http(f"http://127.0.0.1:{port}")()
