"""Which tokens the authorizer takes, wherever they stand, and which it refuses."""

import base64
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gateway.aws.authorizer.events import UnexpectedEvent
from gateway.aws.authorizer.keys import ALGORITHMS
from gateway.aws.authorizer.tokens import Unauthenticated
from impl.platform import keys as platform_keys
from scripts.stack.signing_keys import ALGORITHM as LOCAL_ALGORITHM
from tests.gateway.deploy.authorizing import CONTRACT, STAGE, authorizer, connection, request, token_event
from tests.support.tokens import SigningKey, TokenIssuer

SKEW_S = CONTRACT.clock_skew_s


@pytest.fixture
def issuer() -> TokenIssuer:
    return TokenIssuer()


def soon(seconds: float) -> int:
    return int(time.time() + seconds)


def with_header(token: str, **header: object) -> str:
    """The same claims and signature under a header that says more, or otherwise."""
    written = json.dumps({**jwt.get_unverified_header(token), **header}).encode()
    head = base64.urlsafe_b64encode(written).rstrip(b"=").decode()
    return ".".join((head, *token.split(".")[1:]))


def signed_with_the_public_key(issuer: TokenIssuer) -> str:
    """A token of HS256 whose secret is the published key, which anyone has (RFC 8725, section 2.1)."""
    claims, key = issuer.token().split(".")[1], issuer.keys[0]
    secret = jwt.PyJWK(key.published()).key.public_bytes_raw()
    payload = base64.urlsafe_b64decode(claims + "==")
    return jwt.PyJWS().encode(payload, secret, algorithm="HS256", headers={"kid": key.kid})


def tampered(token: str) -> str:
    head, claims, signature = token.split(".")
    content = json.loads(base64.urlsafe_b64decode(claims + "=="))
    other = base64.urlsafe_b64encode(json.dumps({**content, "sub": "auth0|mallory"}).encode()).rstrip(b"=").decode()
    return f"{head}.{other}.{signature}"


ELLIPTIC = SigningKey("key-1", private=ec.generate_private_key(ec.SECP256R1()))
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "wrong issuer": ({"iss": "https://elsewhere.example"}, "another issuer"),
    "wrong audience": ({"aud": "https://elsewhere.example"}, "another audience"),
    "expired by five seconds": ({"exp": soon(-5)}, "expired"),
    "not valid yet": ({"nbf": soon(86_400)}, "not valid yet"),
    "issued in the future": ({"iat": soon(86_400)}, "not valid yet"),
    "without subject": ({"without": ("sub",)}, "lacks the claim sub"),
    "without end": ({"without": ("exp",)}, "lacks the claim exp"),
    "without issuer": ({"without": ("iss",)}, "lacks the claim iss"),
    "without audience": ({"without": ("aud",)}, "lacks the claim aud"),
    "with an empty subject": ({"subject": ""}, "subject is empty"),
    "with a subject too long": ({"subject": "a" * 256}, "too long"),
    "with a subject that is no text": ({"sub": 7}, "not valid"),
    "too long": ({"padding": "a" * 8192}, "too long"),
    "with an unknown key": ({"header": {"kid": "key-9"}}, "does not publish"),
    "without a key's name": ({"header": {"kid": ""}}, "does not name the key"),
    "signed by another key": ({"key": SigningKey("key-1")}, "signature is wrong"),
    "of another algorithm than its key's": ({"key": ELLIPTIC}, "not the one of its key"),
    "with critical extensions": ({"header": {"crit": ["exp"]}}, "well-formed"),
    "of another type": ({"header": {"typ": "dpop+jwt"}}, "not an access token"),
}


@pytest.mark.parametrize(("options", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_token_is_refused(issuer: TokenIssuer, options: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unauthenticated, match=reason):
        authorizer(issuer).authorize(request(issuer.token(**options)))


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256", "HS512", "RS256", "PS256", ""])
def test_a_token_without_a_signature_is_refused(issuer: TokenIssuer, algorithm: str) -> None:
    with pytest.raises(Unauthenticated):
        authorizer(issuer).authorize(request(with_header(issuer.token(), alg=algorithm).rpartition(".")[0] + "."))


@pytest.mark.parametrize("header", [{"crit": ["b64"], "b64": True}, {"b64": True}], ids=str)
def test_a_token_that_asks_for_extensions_is_refused(issuer: TokenIssuer, header: dict[str, object]) -> None:
    with pytest.raises(Unauthenticated, match="extensions"):
        authorizer(issuer).authorize(request(with_header(issuer.token(), **header)))


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(issuer: TokenIssuer) -> None:
    with pytest.raises(Unauthenticated, match="algorithm"):
        authorizer(issuer).authorize(request(signed_with_the_public_key(issuer)))


def test_a_token_whose_claims_were_changed_is_refused(issuer: TokenIssuer) -> None:
    with pytest.raises(Unauthenticated, match="signature is wrong"):
        authorizer(issuer).authorize(request(tampered(issuer.token())))


def test_a_weak_key_of_the_issuer_is_not_trusted(issuer: TokenIssuer) -> None:
    issuer.rotate(SigningKey("weak", private=rsa.generate_private_key(public_exponent=65537, key_size=1024)))
    with (
        pytest.warns(match="below"),
        pytest.raises(Unauthenticated, match="too weak"),
    ):
        authorizer(issuer).authorize(request(issuer.token()))


@pytest.mark.parametrize("text", ["", "abc", "a.b.c", "..", "é.é.é", "a" * 10_000])
def test_what_is_no_token_is_refused(issuer: TokenIssuer, text: str) -> None:
    for event in (request(text), token_event(f"Bearer {text}"), connection(f"mobility.token.{text}")):
        with pytest.raises(Unauthenticated):
            authorizer(issuer).authorize(event)


@pytest.mark.parametrize(
    "key",
    [
        SigningKey("ed"),
        SigningKey("ec", private=ec.generate_private_key(ec.SECP256R1())),
        SigningKey("rsa", private=rsa.generate_private_key(public_exponent=65537, key_size=2048)),
    ],
    ids=lambda key: key.algorithm,
)
def test_a_good_token_is_taken(issuer: TokenIssuer, key: SigningKey) -> None:
    issuer.rotate(key)
    assert authorizer(issuer).authorize(request(issuer.token("auth0|anna")))["principalId"] == "auth0|anna"


def test_a_token_is_taken_until_the_clocks_may_differ_no_more(issuer: TokenIssuer) -> None:
    # One second less than the bound, so that the test's own time does not matter.
    good = issuer.token(exp=soon(1 - SKEW_S))
    assert authorizer(issuer).authorize(request(good))
    with pytest.raises(Unauthenticated, match="expired"):
        authorizer(issuer).authorize(request(issuer.token(exp=soon(-SKEW_S - 1))))


def test_gateway_and_services_take_the_same_algorithms() -> None:
    assert ALGORITHMS == platform_keys.ALGORITHMS
    assert LOCAL_ALGORITHM in ALGORITHMS


def test_a_token_may_stand_where_events_of_the_type_token_have_it(issuer: TokenIssuer) -> None:
    answer = authorizer(issuer).authorize(token_event(f"bearer {issuer.token('auth0|anna')}"))
    assert answer["principalId"] == "auth0|anna"


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic YTpi", "Token abc"])
def test_another_scheme_is_refused(issuer: TokenIssuer, authorization: str) -> None:
    for event in (token_event(authorization), request(None, Authorization=authorization)):
        with pytest.raises(Unauthenticated):
            authorizer(issuer).authorize(event)


def test_a_request_without_a_token_is_refused(issuer: TokenIssuer) -> None:
    with pytest.raises(Unauthenticated):
        authorizer(issuer).authorize(request(None))


def test_a_request_with_two_tokens_is_refused(issuer: TokenIssuer) -> None:
    event = request(issuer.token())
    event["multiValueHeaders"]["authorization"].append(f"Bearer {issuer.token('auth0|bram')}")
    with pytest.raises(Unauthenticated, match="several"):
        authorizer(issuer).authorize(event)


@pytest.mark.parametrize("form", ["mobility.chat.v1, mobility.token.{}", "mobility.token.{},mobility.chat.v1"])
def test_a_socket_brings_its_token_among_the_subprotocols(issuer: TokenIssuer, form: str) -> None:
    answer = authorizer(issuer).authorize(connection(form.format(issuer.token("auth0|anna"))))
    assert answer["principalId"] == "auth0|anna"
    assert answer["policyDocument"]["Statement"] == [
        {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": [f"{STAGE}/$connect"]}
    ]


@pytest.mark.parametrize("subprotocols", [None, "", "mobility.chat.v1", "mobility.token.", "mobility.chat.v1, token.x"])
def test_a_socket_without_a_token_is_refused(issuer: TokenIssuer, subprotocols: str | None) -> None:
    with pytest.raises(Unauthenticated):
        authorizer(issuer).authorize(connection(subprotocols))


def test_a_socket_with_two_tokens_is_refused(issuer: TokenIssuer) -> None:
    offered = ", ".join(f"mobility.token.{issuer.token(subject)}" for subject in ("auth0|anna", "auth0|bram"))
    with pytest.raises(Unauthenticated, match="several"):
        authorizer(issuer).authorize(connection(offered))


def test_a_socket_with_an_expired_token_is_refused(issuer: TokenIssuer) -> None:
    with pytest.raises(Unauthenticated, match="expired"):
        authorizer(issuer).authorize(connection(f"mobility.token.{issuer.token(exp=soon(-5))}"))


@pytest.mark.parametrize("event", [{}, {"methodArn": None}, {"methodArn": "GET/v1/vehicles"}, {"methodArn": "arn:aws"}])
def test_what_is_no_event_of_an_authorizer_is_not_answered(issuer: TokenIssuer, event: dict[str, Any]) -> None:
    with pytest.raises(UnexpectedEvent, match="methodArn"):
        authorizer(issuer).authorize(event)
