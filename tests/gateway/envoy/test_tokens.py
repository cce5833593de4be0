"""Tokens that the gateway refuses, and keys that change while it runs."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.gateway.envoy.backends import Backend, backend
from tests.gateway.envoy.rig import SCOPES, Gateway, Issuer, envoy_before, eventually, serving_issuer
from tests.support.tokens import AUDIENCE, ISSUER, SigningKey

PATH = "/v1/vehicles"
SECONDS_LATE = 5


def encoded(part: dict[str, Any]) -> str:
    """A part of a token."""
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def unsigned(**claims: Any) -> str:
    """A token that says that it needs no signature."""
    content = {"iss": ISSUER, "aud": AUDIENCE, "sub": "auth0|anna", "scope": SCOPES, "exp": int(time.time()) + 300}
    return ".".join([encoded({"alg": "none", "kid": "key-1"}), encoded({**content, **claims}), ""])


def altered(token: str) -> str:
    """The token with another subject, and the signature of the first."""
    head, body, signature = token.split(".")
    content = json.loads(base64.urlsafe_b64decode(body + "=="))
    return ".".join([head, encoded({**content, "sub": "auth0|eve"}), signature])


def relabelled(token: str) -> str:
    """The token with another algorithm in its header."""
    head, _, rest = token.partition(".")
    content = json.loads(base64.urlsafe_b64decode(head + "=="))
    return encoded({**content, "alg": "HS256"}) + "." + rest


BAD_TOKENS: dict[str, Callable[[Issuer], str]] = {
    "alg=none": lambda _: unsigned(),
    "alg=none with the signature of another": lambda issuer: unsigned() + issuer.token().rpartition(".")[2],
    "a key of somebody else under the same name": lambda issuer: issuer.token(key=SigningKey("key-1")),
    "an unknown key": lambda issuer: issuer.token(key=SigningKey("key-9")),
    "an algorithm that is not the key's": lambda issuer: relabelled(issuer.token()),
    "altered": lambda issuer: altered(issuer.token()),
    "cut off": lambda issuer: issuer.token()[:-8],
    "another audience": lambda issuer: issuer.token(aud="https://elsewhere.example"),
    "no audience": lambda issuer: issuer.token(without=("aud",)),
    "another issuer": lambda issuer: issuer.token(iss="https://elsewhere.example"),
    "no issuer": lambda issuer: issuer.token(without=("iss",)),
    "no subject": lambda issuer: issuer.token(without=("sub",)),
    "an empty subject": lambda issuer: issuer.token(subject=""),
    "expired": lambda issuer: issuer.token(exp=int(time.time()) - SECONDS_LATE),
    "without an end": lambda issuer: issuer.token(without=("exp",)),
    "not valid yet": lambda issuer: issuer.token(nbf=int(time.time()) + 60),
    "not a token": lambda _: "abc",
    "empty": lambda _: "",
}


@pytest.mark.parametrize("kind", BAD_TOKENS)
def test_a_bad_token_is_refused_before_the_service(
    gateway: Gateway, reservation: Backend, issuer: Issuer, kind: str
) -> None:
    answer = gateway.ask("GET", PATH, headers={"Authorization": f"Bearer {BAD_TOKENS[kind](issuer)}"})
    assert answer.is_problem("unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert not reservation.heard


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("expired", "The access token has expired."),
        ("another audience", "The access token is for another audience."),
        ("another issuer", "The access token comes from another issuer."),
        ("altered", "The access token is not valid."),
    ],
)
def test_the_problem_and_the_challenge_say_what_is_wrong(
    gateway: Gateway, issuer: Issuer, kind: str, detail: str
) -> None:
    answer = gateway.ask("GET", PATH, headers={"Authorization": f"Bearer {BAD_TOKENS[kind](issuer)}"})
    assert answer.document["detail"] == detail
    assert answer.headers["www-authenticate"] == f'Bearer error="invalid_token", error_description="{detail}"'


@pytest.mark.parametrize("scheme", ["Basic", "Token", "Bearer:", ""])
def test_other_schemes_are_no_tokens(gateway: Gateway, reservation: Backend, issuer: Issuer, scheme: str) -> None:
    answer = gateway.ask("GET", PATH, headers={"Authorization": f"{scheme} {issuer.token()}".strip()})
    assert answer.is_problem("unauthenticated")
    assert not reservation.heard


@pytest.mark.parametrize("target", [f"{PATH}?access_token=", f"{PATH}?token="])
def test_a_token_in_the_address_does_not_count(
    gateway: Gateway, reservation: Backend, issuer: Issuer, target: str
) -> None:
    assert gateway.ask("GET", target + issuer.token()).is_problem("unauthenticated")
    assert not reservation.heard


def test_a_token_that_ends_within_the_tolerance_is_taken(gateway: Gateway, issuer: Issuer) -> None:
    assert gateway.ask("GET", PATH, headers=issuer.bearer(exp=int(time.time()))).status == 200


def test_a_token_that_was_good_before_ends_as_well(gateway: Gateway, reservation: Backend, issuer: Issuer) -> None:
    end = int(time.time()) + 2
    headers = issuer.bearer(exp=end)
    assert gateway.ask("GET", PATH, headers=headers).status == 200
    eventually(lambda: time.time() > end + SECONDS_LATE)
    assert gateway.ask("GET", PATH, headers=headers).is_problem("unauthenticated")
    assert len(reservation.heard) == 1


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_the_token_is_passed_on_as_it_came(gateway: Gateway, reservation: Backend, issuer: Issuer, scheme: str) -> None:
    token = issuer.token()
    assert gateway.ask("GET", PATH, headers={"Authorization": f"{scheme} {token}"}).status == 200
    assert reservation.heard[0].all("authorization") == [f"{scheme} {token}"]


@pytest.mark.parametrize("private", [ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)])
def test_a_new_key_is_taken_and_a_withdrawn_one_is_not(
    private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, backends: tuple[Backend, Backend], tmp_path: Path
) -> None:
    with (
        serving_issuer() as issuer,
        envoy_before(*backends, issuer=issuer, log=tmp_path / "gateway.log", gateway_jwks_seconds="1") as gateway,
    ):
        before = issuer.bearer()
        assert gateway.ask("GET", PATH, headers=before).status == 200
        issuer.tokens.rotate(SigningKey("key-2", private=private))
        after = issuer.bearer()
        eventually(lambda: gateway.ask("GET", PATH, headers=after).status == 200)
        assert gateway.ask("GET", PATH, headers=before).is_problem("unauthenticated")


def test_known_keys_outlast_the_issuer(backends: tuple[Backend, Backend], tmp_path: Path) -> None:
    with (
        serving_issuer() as issuer,
        envoy_before(*backends, issuer=issuer, log=tmp_path / "gateway.log", gateway_jwks_seconds="1") as gateway,
    ):
        issuer.tokens.down = True
        seen = issuer.tokens.fetches
        eventually(lambda: issuer.tokens.fetches > seen + 1)
        assert gateway.ask("GET", PATH, headers=issuer.bearer("auth0|new")).status == 200


@pytest.fixture
def issuer_that_is_down() -> Iterator[Issuer]:
    with serving_issuer() as issuer:
        issuer.tokens.down = True
        yield issuer


def test_an_issuer_that_never_answered_is_no_fault_of_the_token(issuer_that_is_down: Issuer, tmp_path: Path) -> None:
    with (
        backend() as reservation,
        backend() as travel_agent,
        envoy_before(reservation, travel_agent, issuer=issuer_that_is_down, log=tmp_path / "gateway.log") as gateway,
    ):
        reservation.forget()
        answer = gateway.ask("GET", PATH, headers=issuer_that_is_down.bearer())
        assert answer.is_problem("service_unavailable")
        assert answer.headers["retry-after"] == "3"
        assert not reservation.heard
        issuer_that_is_down.tokens.down = False
        eventually(lambda: gateway.ask("GET", PATH, headers=issuer_that_is_down.bearer()).status == 200)
