import base64
import hmac
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from impl.platform.auth import TokenVerifier, Unauthenticated
from impl.platform.context import customer_id_of
from impl.platform.keys import IdentityUnavailable
from tests.support.tokens import ISSUER, SigningKey, TokenIssuer
from tests.support.waiting import Clock

RSA_KEY = SigningKey("rsa", private=rsa.generate_private_key(65537, 2048))
WEAK_RSA_KEY = SigningKey("weak", private=rsa.generate_private_key(65537, 1024))
EC_KEY = SigningKey("ec", private=ec.generate_private_key(ec.SECP256R1()))


def segment(document: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(document).encode()).rstrip(b"=").decode()


async def refusal_of(verifier: TokenVerifier, token: str) -> str:
    with pytest.raises(Unauthenticated) as refusal:
        await verifier.verify(token)
    assert refusal.value.headers[0][1].startswith('Bearer error="invalid_token", error_description="')
    return refusal.value.detail


@pytest.mark.parametrize("key", [SigningKey("ed"), RSA_KEY, EC_KEY], ids=lambda key: key.algorithm)
async def test_a_good_token_gives_its_principal(issuer: TokenIssuer, key: SigningKey) -> None:
    issuer.rotate(key)
    principal = await issuer.verifier().verify(issuer.token("auth0|anna", scopes="a:read b:write"))

    assert (principal.subject, principal.issuer) == ("auth0|anna", ISSUER)
    assert principal.scopes == {"a:read", "b:write"}
    assert principal.customer_id == customer_id_of("auth0|anna", issuer=ISSUER)
    assert principal.pseudonym not in (str(principal.customer_id), principal.subject)


def test_the_customer_id_never_changes() -> None:
    assert str(customer_id_of("auth0|anna", issuer=ISSUER)) == "8280f3f2-f67e-5282-90ae-547eb0ac7625"


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"scope": "a  b"}, {"a", "b"}),
        ({"scope": ""}, set()),
        ({"scope": ["a", 1, "b"]}, {"a", "b"}),
        ({"scope": {"a": 1}}, set()),
    ],
)
async def test_scopes_are_read_in_the_forms_issuers_use(
    issuer: TokenIssuer, claims: dict[str, Any], expected: set[str]
) -> None:
    assert (await issuer.verifier().verify(issuer.token(**claims))).scopes == expected


async def test_scopes_may_be_a_list_under_another_name(issuer: TokenIssuer) -> None:
    token = issuer.token(scp=["a:read"], without=("scope",))

    assert (await issuer.verifier().verify(token)).scopes == {"a:read"}


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"exp": int(time.time()) - 10}, "expired"),
        ({"nbf": int(time.time()) + 3600}, "not valid yet"),
        ({"iat": int(time.time()) + 3600}, "not valid yet"),
        ({"iss": "https://evil.example"}, "another issuer"),
        ({"iss": [ISSUER]}, "another issuer"),
        ({"aud": "another-api"}, "another audience"),
        ({"aud": []}, "lacks the claim aud"),
        ({"aud": {"any": "one"}}, "another audience"),
        ({"sub": ""}, "subject"),
        ({"sub": "s" * 256}, "subject"),
        ({"sub": 7}, "not valid"),
        ({"exp": "soon"}, "not valid"),
    ],
)
async def test_a_token_with_wrong_claims_is_refused(issuer: TokenIssuer, claims: dict[str, Any], reason: str) -> None:
    assert reason in await refusal_of(issuer.verifier(), issuer.token(**claims))


@pytest.mark.parametrize("claim", ["exp", "iss", "aud", "sub"])
async def test_a_token_must_have_each_claim_that_counts(issuer: TokenIssuer, claim: str) -> None:
    assert f"lacks the claim {claim}" in await refusal_of(issuer.verifier(), issuer.token(without=(claim,)))


async def test_clocks_may_differ_by_two_seconds(issuer: TokenIssuer) -> None:
    now = int(time.time())

    await issuer.verifier().verify(issuer.token(exp=now - 1, nbf=now + 1))


async def test_an_audience_may_be_one_of_several(issuer: TokenIssuer) -> None:
    await issuer.verifier().verify(issuer.token(aud=["other", "https://api.mobilitycorp.example"]))


async def test_a_tampered_payload_is_refused(issuer: TokenIssuer) -> None:
    header, _, signature = issuer.token().split(".")
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})

    forged = f"{header}.{segment({**claims, 'sub': 'auth0|ben'})}.{signature}"
    assert "signature is wrong" in await refusal_of(issuer.verifier(), forged)


async def test_a_signature_by_another_key_is_refused(issuer: TokenIssuer) -> None:
    stranger = SigningKey("key-1")

    assert "signature is wrong" in await refusal_of(issuer.verifier(), issuer.token(key=stranger))


async def test_an_unsigned_token_is_refused(issuer: TokenIssuer) -> None:
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    for algorithm in ("none", "None", "NONE", ""):
        token = f"{segment({'alg': algorithm, 'kid': 'key-1'})}.{segment(claims)}."
        assert "algorithm is not one of" in await refusal_of(issuer.verifier(), token)


async def test_a_public_key_is_no_shared_secret(issuer: TokenIssuer) -> None:
    issuer.rotate(RSA_KEY)
    assert isinstance(RSA_KEY.private, rsa.RSAPrivateKey)
    public = RSA_KEY.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    claims = jwt.decode(issuer.token(), options={"verify_signature": False})
    signed = f"{segment({'alg': 'HS256', 'kid': 'rsa', 'typ': 'JWT'})}.{segment(claims)}"
    mac = base64.urlsafe_b64encode(hmac.digest(public, signed.encode(), "sha256")).rstrip(b"=").decode()

    assert "algorithm is not one of" in await refusal_of(issuer.verifier(), f"{signed}.{mac}")


async def test_a_key_serves_one_algorithm_only(issuer: TokenIssuer) -> None:
    issuer.rotate(EC_KEY)
    token = issuer.token(key=SigningKey("ec", private=RSA_KEY.private))

    assert "not the one of its key" in await refusal_of(issuer.verifier(), token)


async def test_a_short_rsa_key_is_refused(issuer: TokenIssuer) -> None:
    issuer.rotate(WEAK_RSA_KEY)

    with pytest.warns(jwt.InsecureKeyLengthWarning):
        token = issuer.token()
    assert "too weak" in await refusal_of(issuer.verifier(), token)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"kid": None}, "does not name the key"),
        ({"kid": ""}, "does not name the key"),
        ({"kid": "unknown"}, "does not publish"),
        ({"crit": ["exp"], "exp": 1}, "not a well-formed JWT"),
        ({"crit": ["b64"], "b64": True}, "extensions"),
        ({"b64": True}, "extensions"),
        ({"typ": "id+jwt"}, "not an access token"),
    ],
)
async def test_an_unusual_header_is_refused(issuer: TokenIssuer, header: dict[str, Any], reason: str) -> None:
    usual = {"alg": "EdDSA", "kid": "key-1", "typ": "JWT"}
    content = {name: value for name, value in {**usual, **header}.items() if value is not None}
    _, claims, signature = issuer.token().split(".")

    assert reason in await refusal_of(issuer.verifier(), f"{segment(content)}.{claims}.{signature}")


async def test_keys_in_the_token_itself_are_ignored(issuer: TokenIssuer) -> None:
    stranger = SigningKey("key-1")
    token = issuer.token(key=stranger, header={"jwk": stranger.published(), "jku": "https://evil.example/jwks.json"})

    assert "signature is wrong" in await refusal_of(issuer.verifier(), token)
    assert issuer.fetches == 1


@pytest.mark.parametrize("token", ["", "x", "a.b", "a.b.c", "....", "é.é.é", "e30.e30.", "a" * 9000, "\0"])
async def test_other_texts_are_refused(issuer: TokenIssuer, token: str) -> None:
    await refusal_of(issuer.verifier(), token)


@pytest.mark.parametrize("authorization", [b"Basic YTpi", b"bearerx", b"", b"Token abc", b"\xff"])
async def test_another_scheme_is_refused(issuer: TokenIssuer, authorization: bytes) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await issuer.verifier().authenticate(authorization)
    assert 'error="invalid_request"' in refusal.value.headers[0][1]


async def test_a_request_without_a_token_is_only_asked_for_one(issuer: TokenIssuer) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await issuer.verifier().authenticate(None)
    assert refusal.value.headers == (("WWW-Authenticate", "Bearer"),)


@pytest.mark.parametrize("scheme", [b"Bearer ", b"bearer ", b"BEARER  "])
async def test_the_scheme_is_read_in_any_case(issuer: TokenIssuer, scheme: bytes) -> None:
    principal = await issuer.verifier().authenticate(scheme + issuer.token().encode())

    assert principal.subject == "auth0|anna"


async def test_no_token_can_be_judged_before_the_first_key(issuer: TokenIssuer) -> None:
    issuer.down = True

    with pytest.raises(IdentityUnavailable):
        await issuer.verifier().verify(issuer.token())


async def test_tokens_of_a_rotated_key_are_accepted_and_older_ones_refused(issuer: TokenIssuer) -> None:
    clock = Clock()
    verifier = issuer.verifier(keys=issuer.key_set(clock=clock), memory_seconds=0)
    old_token = issuer.token()
    await verifier.verify(old_token)

    issuer.rotate(SigningKey("key-2"))
    clock.advance(10)
    await verifier.verify(issuer.token())
    assert "does not publish" in await refusal_of(verifier, old_token)


async def test_a_verified_token_is_remembered(issuer: TokenIssuer) -> None:
    verifier = issuer.verifier()
    token = issuer.token()

    assert await verifier.verify(token) is await verifier.verify(token)


async def test_a_remembered_token_still_expires(issuer: TokenIssuer) -> None:
    now = int(time.time())
    clock = Clock(now)
    verifier = issuer.verifier(clock=clock)
    token = issuer.token(exp=now - 1)
    first = await verifier.verify(token)
    clock.advance(1)

    # Verified anew, as the memory ended with the token; the leeway of the real clock still admits it.
    assert await verifier.verify(token) is not first


async def test_a_verified_token_is_remembered_for_a_minute_at_most(issuer: TokenIssuer) -> None:
    clock = Clock(time.time())
    verifier = issuer.verifier(clock=clock)
    token = issuer.token()
    first = await verifier.verify(token)

    clock.advance(59)
    assert await verifier.verify(token) is first
    clock.advance(2)
    assert await verifier.verify(token) is not first


async def test_the_memory_is_bounded_and_keeps_what_is_used(issuer: TokenIssuer) -> None:
    verifier = issuer.verifier(memory_size=2)
    anna, ben, carla = (issuer.token(name) for name in ("anna", "ben", "carla"))
    first_anna, first_ben = await verifier.verify(anna), await verifier.verify(ben)
    await verifier.verify(anna)
    await verifier.verify(carla)

    assert await verifier.verify(anna) is first_anna
    assert await verifier.verify(ben) is not first_ben


async def test_a_refused_token_is_not_remembered(issuer: TokenIssuer) -> None:
    verifier = issuer.verifier()
    token = issuer.token(exp=int(time.time()) - 10)

    for _ in range(2):
        await refusal_of(verifier, token)
