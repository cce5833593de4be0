"""The local issuer, asked as a client asks, and its tokens verified as a service verifies them."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from scripts.seed.customers import CUSTOMERS
from scripts.stack.failures import StackFailure
from scripts.stack.issuer import SCOPES, Issuer, issuer_app
from scripts.stack.parts import AUDIENCE
from scripts.stack.signing_keys import SigningKeys

URL = "http://127.0.0.1:8009"
PORTAL = "http://127.0.0.1:8000"


@pytest.fixture
def keys(tmp_path: Path) -> SigningKeys:
    return SigningKeys.load(tmp_path / "issuer" / "keys.json")


@pytest.fixture
async def client(keys: SigningKeys) -> AsyncIterator[httpx.AsyncClient]:
    app = issuer_app(Issuer(url=URL, audience=AUDIENCE, keys=keys, origins=(PORTAL,)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL) as opened:
        yield opened


async def verified(client: httpx.AsyncClient, token: str) -> dict[str, Any]:
    """The claims of a token that is good by the published keys."""
    discovery = (await client.get("/.well-known/openid-configuration")).json()
    published = jwt.PyJWKSet.from_dict((await client.get(discovery["jwks_uri"])).json())
    key = published[jwt.get_unverified_header(token)["kid"]]
    claims: dict[str, Any] = jwt.decode(token, key, algorithms=["ES256"], audience=AUDIENCE, issuer=discovery["issuer"])
    return claims


async def test_a_token_verifies_against_the_published_keys(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/token", data={"subject": "somebody"})).json()
    claims = await verified(client, answer["access_token"])
    assert claims["sub"] == "somebody"
    assert claims["scope"] == answer["scope"] == " ".join(SCOPES)
    assert claims["exp"] - claims["iat"] == answer["expires_in"] == 3600
    assert claims.keys() >= {"nbf", "jti", "client_id"}


async def test_every_token_has_an_id_of_its_own(client: httpx.AsyncClient) -> None:
    tokens = [(await client.post("/token", data={"subject": "somebody"})).json()["access_token"] for _ in range(2)]
    assert len({(await verified(client, token))["jti"] for token in tokens}) == 2


@pytest.mark.parametrize("customer", CUSTOMERS, ids=lambda customer: customer.name)
async def test_a_seeded_customer_gets_a_token_by_name(client: httpx.AsyncClient, customer: Any) -> None:
    answer = (await client.post("/token", data={"customer": customer.name})).json()
    assert (await verified(client, answer["access_token"]))["sub"] == customer.subject


async def test_a_token_can_have_fewer_scopes_and_a_shorter_life(client: httpx.AsyncClient) -> None:
    form = {"subject": "somebody", "scope": "vehicles:read profile:read", "ttl": "5"}
    claims = await verified(client, (await client.post("/token", data=form)).json()["access_token"])
    assert claims["scope"] == "vehicles:read profile:read"
    assert claims["exp"] - claims["iat"] == 5


async def test_a_shell_can_ask_for_the_bare_token(client: httpx.AsyncClient) -> None:
    answer = await client.post("/token", data={"customer": "aino"}, headers={"Accept": "text/plain"})
    assert (await verified(client, answer.text))["sub"] == "customer-aino"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("form", "error", "reason"),
    [
        ({}, "invalid_request", "give either subject, or customer as one of aino"),
        ({"customer": "zoe"}, "invalid_request", "one of aino, bram"),
        ({"customer": "aino", "subject": "somebody"}, "invalid_request", "either"),
        ({"subject": ""}, "invalid_request", "1 to 255"),
        ({"subject": "x" * 256}, "invalid_request", "1 to 255"),
        ({"subject": "two\nlines"}, "invalid_request", "printable"),
        ({"subject": "a", "scope": "admin"}, "invalid_scope", "unknown scope admin"),
        ({"subject": "a", "ttl": "0"}, "invalid_request", "ttl"),
        ({"subject": "a", "ttl": "86401"}, "invalid_request", "ttl"),
        ({"subject": "a", "ttl": "1e3"}, "invalid_request", "ttl"),
        ({"subject": "a", "ttl": "1" * 5000}, "invalid_request", "ttl"),
        ({"subject": "a", "user": "b"}, "invalid_request", "unknown field user"),
        ({"subject": ["a", "b"]}, "invalid_request", "repeated"),
        ({"subject": "x" * 20_000}, "invalid_request", "larger"),
    ],
)
async def test_a_request_that_makes_no_sense_is_refused_with_the_reason(
    client: httpx.AsyncClient, form: dict[str, Any], error: str, reason: str
) -> None:
    answer = await client.post("/token", data=form)
    assert answer.status_code == 400
    assert answer.json()["error"] == error
    assert reason in answer.json()["error_description"]


async def test_a_body_that_is_no_form_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/token", content=b"\xff\xfe", headers={"Content-Type": "application/json"})
    assert answer.json()["error"] == "invalid_request"


async def test_a_token_outlives_one_rotation_of_the_keys_and_not_two(client: httpx.AsyncClient) -> None:
    old = (await client.post("/token", data={"customer": "aino"})).json()["access_token"]
    rotated = (await client.post("/rotate")).json()["kid"]
    new = (await client.post("/token", data={"customer": "aino"})).json()["access_token"]
    assert jwt.get_unverified_header(new)["kid"] == rotated
    assert (await verified(client, old))["sub"] == (await verified(client, new))["sub"]
    await client.post("/rotate")
    assert (await verified(client, new))["sub"] == "customer-aino"
    with pytest.raises(KeyError):
        await verified(client, old)


async def test_private_keys_are_never_published(client: httpx.AsyncClient) -> None:
    await client.post("/rotate")
    published = (await client.get("/jwks.json")).json()["keys"]
    assert len(published) == 2
    assert all("d" not in key and key["alg"] == "ES256" for key in published)


async def test_a_web_page_under_another_name_gets_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.post("/token", data={"customer": "aino"}, headers={"Host": "attacker.example"})
    assert answer.status_code == 400
    assert "ey" not in answer.text


async def test_scripts_of_the_portal_may_read_tokens_and_no_others(client: httpx.AsyncClient) -> None:
    form = {"customer": "aino"}
    ours = await client.post("/token", data=form, headers={"Origin": PORTAL})
    theirs = await client.post("/token", data=form, headers={"Origin": "http://127.0.0.1:8080"})
    assert ours.headers["access-control-allow-origin"] == PORTAL
    assert ours.headers["vary"] == "Origin"
    assert "access-control-allow-origin" not in theirs.headers


def test_only_the_owner_can_read_the_keys(keys: SigningKeys) -> None:
    assert keys.file is not None
    assert keys.file.stat().st_mode & 0o777 == 0o600


def test_the_keys_stay_over_a_restart(keys: SigningKeys) -> None:
    assert keys.file is not None
    assert SigningKeys.load(keys.file).published() == keys.published()


def test_keys_in_memory_rotate_and_are_kept_nowhere() -> None:
    keys = SigningKeys.in_memory()
    first = keys.current.key_id
    assert keys.rotate() != first
    assert [key["kid"] for key in keys.published()["keys"]][1] == first


def test_the_issuer_does_not_start_in_production(keys: SigningKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_ENV", "production")
    with pytest.raises(StackFailure, match="MOBILITY_ENV=production"):
        issuer_app(Issuer(url=URL, audience=AUDIENCE, keys=keys))
