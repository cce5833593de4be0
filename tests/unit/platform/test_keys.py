import asyncio

import httpx
import pytest

from impl.platform.keys import IdentityUnavailable, KeySet, usable_keys
from tests.support.tokens import JWKS_URL, SigningKey, TokenIssuer
from tests.support.waiting import Clock, until


async def test_a_key_is_fetched_once_and_kept(issuer: TokenIssuer) -> None:
    keys = issuer.key_set()

    for _ in range(3):
        assert await keys.find("key-1") is not None
    assert issuer.fetches == 1


async def test_many_requests_at_once_make_one_fetch(issuer: TokenIssuer) -> None:
    keys = issuer.key_set()

    found = await asyncio.gather(*(keys.find("key-1") for _ in range(50)))
    assert all(found)
    assert issuer.fetches == 1


async def test_a_rotated_key_is_found_after_the_cool_down(issuer: TokenIssuer) -> None:
    clock = Clock()
    keys = issuer.key_set(clock=clock, cool_down=10)
    await keys.find("key-1")
    issuer.rotate(SigningKey("key-2"))

    assert await keys.find("key-2") is None
    clock.advance(10)
    assert await keys.find("key-2") is not None
    assert await keys.find("key-1") is None


async def test_unknown_keys_do_not_flood_the_issuer(issuer: TokenIssuer) -> None:
    clock = Clock()
    keys = issuer.key_set(clock=clock, cool_down=10)
    await keys.find("key-1")
    clock.advance(10)

    for number in range(100):
        assert await keys.find(f"invented-{number}") is None
    assert issuer.fetches == 2


async def test_old_keys_are_refreshed_in_the_background(issuer: TokenIssuer) -> None:
    clock = Clock()
    keys = issuer.key_set(clock=clock, lifetime=300)
    await keys.find("key-1")
    issuer.rotate(SigningKey("key-2"))
    clock.advance(301)

    assert await keys.find("key-1") is not None
    await until(lambda: issuer.fetches == 2)
    assert await keys.find("key-2") is not None
    assert await keys.find("key-1") is None


async def test_old_keys_serve_while_the_issuer_is_down(issuer: TokenIssuer) -> None:
    clock = Clock()
    keys = issuer.key_set(clock=clock, lifetime=300, cool_down=10)
    await keys.find("key-1")
    issuer.down = True

    for _ in range(5):
        clock.advance(301)
        assert await keys.find("key-1") is not None
        assert await keys.find("invented") is None


async def test_without_any_key_identity_is_unavailable_until_the_issuer_is_up(issuer: TokenIssuer) -> None:
    clock = Clock()
    keys = issuer.key_set(clock=clock, first_cool_down=1)
    issuer.down = True

    for _ in range(3):
        with pytest.raises(IdentityUnavailable):
            await keys.find("key-1")
    assert issuer.fetches == 1
    issuer.down = False
    clock.advance(1)
    assert await keys.find("key-1") is not None


async def test_a_client_that_goes_away_does_not_stop_the_refresh() -> None:
    release = asyncio.Event()
    issuer = TokenIssuer()

    async def answer_late(request: httpx.Request) -> httpx.Response:
        await release.wait()
        return issuer.answer(request)

    keys = KeySet(httpx.AsyncClient(transport=httpx.MockTransport(answer_late)), url=JWKS_URL)
    impatient = asyncio.create_task(keys.find("key-1"))
    patient = asyncio.create_task(keys.find("key-1"))
    await asyncio.wait([impatient], timeout=0)
    impatient.cancel()
    release.set()

    assert await patient is not None
    assert issuer.fetches == 1


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(500),
        httpx.Response(302, headers={"location": "https://elsewhere.example/jwks.json"}),
        httpx.Response(200, content=b"not json"),
        httpx.Response(200, json=[]),
        httpx.Response(200, json={"keys": "none"}),
        httpx.Response(200, json={"keys": []}),
        httpx.Response(200, content=b" " * (1 << 20) + b"{}"),
    ],
)
async def test_a_bad_key_document_changes_nothing(issuer: TokenIssuer, response: httpx.Response) -> None:
    clock = Clock()
    asked = 0

    def answer_well_once(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        return issuer.answer(request) if asked == 1 else response

    client = httpx.AsyncClient(transport=httpx.MockTransport(answer_well_once))
    keys = KeySet(client, url=JWKS_URL, clock=clock)
    await keys.find("key-1")
    clock.advance(10)

    assert await keys.find("invented") is None
    assert asked == 2
    assert await keys.find("key-1") is not None


async def test_closing_ends_a_refresh_under_way(issuer: TokenIssuer) -> None:
    started = asyncio.Event()

    async def never_answer(_request: httpx.Request) -> httpx.Response:
        started.set()
        await asyncio.Event().wait()
        raise AssertionError

    keys = KeySet(httpx.AsyncClient(transport=httpx.MockTransport(never_answer)), url=JWKS_URL)
    waiting = asyncio.create_task(keys.find("key-1"))
    await started.wait()
    await keys.close()

    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_only_public_signature_keys_are_usable() -> None:
    good = SigningKey("good").published()
    entries = [
        good,
        {**good, "kid": "encryption", "use": "enc"},
        {**good, "kid": 7},
        {"kty": "oct", "k": "c2VjcmV0", "kid": "symmetric"},
        {"kty": "RSA", "kid": "broken"},
        {"kid": "empty"},
        "text",
    ]

    assert list(usable_keys({"keys": entries})) == ["good"]
