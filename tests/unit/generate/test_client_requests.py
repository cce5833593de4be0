"""What clients send: arguments, headers, tokens."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from scripts.generate.static.client_runtime import TokenMissing
from tests.unit.generate.client_shop import TOKEN, URL, Colour, Shop, ShopClient, bicycle

NO_CONTENT = httpx.Response(204)


async def asked(**query: Any) -> httpx.Request:
    """The request of a reading with these arguments in the query."""
    shop = Shop([bicycle()])
    await shop.client().read(**query)
    return shop.requests[0]


async def test_a_request_says_what_it_takes_and_gives() -> None:
    shop = Shop([bicycle()])
    await shop.client().buy(idempotency_key="once")
    [request] = shop.requests
    assert (request.method, str(request.url)) == ("POST", f"{URL}/v1/bicycles")
    assert request.content == b'{"colour":"red","gears":[]}'
    headers = request.headers
    assert headers["content-type"] == "application/json"
    assert headers["accept"] == "application/json, application/problem+json"
    assert headers["accept-encoding"] == "identity"
    assert headers["idempotency-key"] == "once"
    assert headers["authorization"] == f"Bearer {TOKEN}"


async def test_a_request_without_body_has_no_media_type() -> None:
    assert "content-type" not in (await asked()).headers


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Rautatientori & Kamppi", ["Rautatientori & Kamppi"]),
        (Colour.RED, ["red"]),
        (True, ["true"]),
        (3, ["3"]),
        (60.17, ["60.17"]),
        (datetime(2026, 12, 1, 9, tzinfo=UTC), ["2026-12-01T09:00:00+00:00"]),
        (date(2026, 12, 1), ["2026-12-01"]),
        (UUID(int=1), ["00000000-0000-0000-0000-000000000001"]),
        ([Colour.RED, Colour.BLUE], ["red", "blue"]),
        ([], []),
        (None, []),
    ],
)
async def test_arguments_of_the_query_are_written_as_the_service_reads_them(value: Any, written: list[str]) -> None:
    assert (await asked(colour=value)).url.params.get_list("colour") == written


async def test_values_that_are_sent_as_one_are_joined() -> None:
    assert (await asked(joined=["a", "b"])).url.params.get_list("joined") == ["a,b"]
    assert "joined" not in (await asked(joined=[])).url.params


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"joined": ["a,b", "c"]}, "comma"),
        ({"at": datetime(2026, 12, 1)}, "offset"),  # noqa: DTZ001  # It is the mistake that is tested.
        ({"gears": float("nan")}, "finite"),
        ({"gears": [float("inf")]}, "finite"),
    ],
)
async def test_what_cannot_be_written_is_not_sent(query: Mapping[str, Any], reason: str) -> None:
    shop = Shop([bicycle()])
    with pytest.raises(ValueError, match=reason):
        await shop.client().read(**query)
    assert shop.requests == []


async def test_arguments_of_the_path_stay_one_segment() -> None:
    shop = Shop([bicycle()])
    await shop.client().read("../customers/me?x=1#y")
    assert shop.requests[0].url.raw_path == b"/v1/bicycles/..%2Fcustomers%2Fme%3Fx%3D1%23y"


@pytest.mark.parametrize("segment", ["", ".", ".."])
async def test_a_segment_that_leads_elsewhere_is_not_sent(segment: str) -> None:
    shop = Shop([bicycle()])
    with pytest.raises(ValueError, match="segment"):
        await shop.client().read(segment)
    assert shop.requests == []


@pytest.mark.parametrize("text", ["", " ", '"1"\r\nX-Admin: yes', "\x00", "ä"])
async def test_a_header_that_cannot_be_carried_is_not_sent(text: str) -> None:
    shop = Shop([bicycle()])
    with pytest.raises(ValueError, match="If-Match"):
        await shop.client().paint(if_match=text)
    with pytest.raises(ValueError, match="Idempotency-Key"):
        await shop.client().buy(idempotency_key=text)
    assert shop.requests == []


async def test_an_address_may_have_a_path() -> None:
    shop = Shop([NO_CONTENT])
    http = httpx.AsyncClient(transport=httpx.MockTransport(shop.answer))
    await ShopClient(f"{URL}/shop/", http=http).ping()
    assert str(shop.requests[0].url) == f"{URL}/shop/ping"


@pytest.mark.parametrize("address", ["shop.example", "ftp://shop.example", ""])
def test_an_address_without_http_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an HTTP address"):
        ShopClient(address)


async def test_a_public_operation_needs_no_token_and_gets_none() -> None:
    shop = Shop([NO_CONTENT])
    await shop.client(token=None).ping()
    await shop.client().ping()
    assert all("authorization" not in request.headers for request in shop.requests)


async def test_an_operation_that_needs_a_token_is_not_sent_without_one() -> None:
    shop = Shop([bicycle()])
    with pytest.raises(TokenMissing, match="read"):
        await shop.client(token=None).read()
    assert shop.requests == []


async def test_a_provider_is_asked_for_each_request() -> None:
    class Renewing:
        given = 0

        async def token(self) -> str:
            self.given += 1
            return f"token-{self.given}"

    shop = Shop([httpx.Response(503), bicycle()])
    await shop.client(token=Renewing()).read()
    assert [request.headers["authorization"] for request in shop.requests] == ["Bearer token-1", "Bearer token-2"]


async def test_a_sibling_calls_for_somebody_else_on_the_same_connections() -> None:
    shop = Shop([bicycle()])
    client = shop.client()
    async with client.with_token("bens") as bens:
        await bens.read()
    await client.read()
    assert [request.headers["authorization"] for request in shop.requests] == ["Bearer bens", f"Bearer {TOKEN}"]


async def test_context_is_passed_on_and_cannot_replace_what_the_contract_says() -> None:
    context = {"traceparent": "00-1-2-01", "X-Request-Id": "r1", "accept": "text/html", "authorization": "Bearer x"}
    shop = Shop([bicycle()])
    await shop.client(context_headers=lambda: context).read()
    headers = shop.requests[0].headers
    assert (headers["traceparent"], headers["x-request-id"]) == ("00-1-2-01", "r1")
    assert headers.get_list("accept") == ["application/json, application/problem+json"]
    assert headers.get_list("authorization") == [f"Bearer {TOKEN}"]


async def test_cookies_of_one_customer_are_not_sent_for_another() -> None:
    shop = Shop([bicycle(headers={"Set-Cookie": "who=anna"}), bicycle()])
    client = shop.client()
    await client.read()
    await client.with_token("bens").read()
    assert "cookie" not in shop.requests[1].headers


async def test_a_client_closes_its_own_connections_and_no_others() -> None:
    shared = httpx.AsyncClient(transport=httpx.MockTransport(Shop([NO_CONTENT]).answer))
    async with ShopClient(URL, http=shared) as client:
        await client.ping()
    assert not shared.is_closed
    async with ShopClient(URL) as client:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        await client.ping()
    await shared.aclose()
