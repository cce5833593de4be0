"""The files of the portal as browsers get them."""

from pathlib import Path

import httpx
import pytest

from tests.gateway.portal.conftest import SCRIPT

SCRIPT_PATH = "/portal/assets/index-AbC123.js"
ASSET_FOREVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "title"),
    [("/", "Start"), ("/portal/problems", "Problems"), ("/portal/reference/chat", "Chat")],
)
async def test_each_page_has_an_address(client: httpx.AsyncClient, path: str, title: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.text) == (200, f"<title>{title}</title>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/portal", "/portal/"])
async def test_the_prefix_leads_to_the_start(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (308, "/")


async def test_assets_are_kept_forever_as_their_names_change_with_them(client: httpx.AsyncClient) -> None:
    script = await client.get(SCRIPT_PATH)
    icon = await client.get("/portal/assets/icon-XyZ.svg")
    assert script.headers["cache-control"] == icon.headers["cache-control"] == ASSET_FOREVER
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert icon.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("br, gzip;q=0.5", "gzip"),
        ("*", "gzip"),
        ("identity", None),
        ("gzip;q=0", None),
        ("br", None),
    ],
)
async def test_texts_are_compressed_for_those_who_take_it(
    client: httpx.AsyncClient, accepted: str, encoding: str | None
) -> None:
    answer = await client.get(SCRIPT_PATH, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert answer.content == SCRIPT
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_what_is_compressed_has_a_name_of_its_own_in_caches(client: httpx.AsyncClient) -> None:
    plain, packed = [
        (await client.get(SCRIPT_PATH, headers={"Accept-Encoding": coding})).headers["etag"]
        for coding in ("identity", "gzip")
    ]
    assert plain != packed


async def test_an_unchanged_page_is_not_sent_again(client: httpx.AsyncClient) -> None:
    page = await client.get("/portal/problems")
    again = await client.get("/portal/problems", headers={"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_heads_are_answered_without_bodies(client: httpx.AsyncClient) -> None:
    head, whole = await client.head("/"), await client.get("/")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


async def test_a_part_of_a_file_may_be_asked_for(client: httpx.AsyncClient) -> None:
    answer = await client.get(SCRIPT_PATH, headers={"Range": "bytes=7-11", "Accept-Encoding": "identity"})
    assert (answer.status_code, answer.content) == (206, SCRIPT[7:12])
    beyond = await client.get(SCRIPT_PATH, headers={"Range": "bytes=99999-", "Accept-Encoding": "identity"})
    assert beyond.status_code == 416
    assert beyond.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/portal/problems", "/portal/assets/none.js"])
async def test_nothing_else_can_be_done(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_people_who_are_lost_get_a_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/portal/nowhere", headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.text) == (404, "<title>Not found</title>")


async def test_scripts_that_lost_a_file_get_a_sentence(client: httpx.AsyncClient) -> None:
    answer = await client.get("/portal/assets/index-OLD.js")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/portal/../secret",
        "/portal/%2e%2e/secret.html",
        "/portal/..%2fsecret.html",
        "/portal/%2e%2e%5csecret.html",
        "/portal/assets/../../secret",
        "/portal//secret",
        "/portal/%00",
        "/portal/link",
        "/portal/" + "a" * 300,
        "/portal/map/../dist/index.html",
        "/portal/.complete",
        "/portal/.vite/manifest.json",
        "/portal/problems.html",
        "/portal/assets/index-AbC123.js.gz",
        "/portal/assets",
        "/portal/assets/",
    ],
)
async def test_nothing_beside_the_portal_can_be_reached(client: httpx.AsyncClient, path: str) -> None:
    raw = path.encode()
    answer = await client.send(client.build_request("GET", client.base_url.copy_with(raw_path=raw)))
    assert answer.status_code == 404
    assert "secret" not in answer.text


async def test_the_data_of_the_map_is_served(client: httpx.AsyncClient) -> None:
    answer = await client.get("/portal/map/roads.geojson")
    assert answer.json()["type"] == "FeatureCollection"
    assert answer.headers["content-type"] == "application/geo+json"
    assert (await client.get("/portal/map/rivers.geojson")).status_code == 404


async def test_a_build_replaces_files_while_they_are_served(client: httpx.AsyncClient, built: Path) -> None:
    (built / "problems.html").write_bytes(b"<title>More problems</title>")
    assert (await client.get("/portal/problems")).text == "<title>More problems</title>"
