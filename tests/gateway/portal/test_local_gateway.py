"""The portal in the local gateway, beside the APIs."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from gateway.portal.settings import PortalSettings
from tests.gateway.local.samples import SampleAuthorizer, sample_gateway, write_documents
from tests.gateway.local.service import Service
from tests.support.travel_agent import socket_server

PROBLEM = "application/problem+json"


@pytest.fixture
async def service_url() -> AsyncIterator[str]:
    async with socket_server(Service().application()) as url:
        yield url


async def test_the_portal_stands_beside_the_apis(settings: PortalSettings, service_url: str, tmp_path: Path) -> None:
    documents = write_documents(tmp_path)
    async with (
        sample_gateway(documents, service=service_url, authorizer=SampleAuthorizer(), portal=settings) as url,
        httpx.AsyncClient(base_url=url, trust_env=False) as client,
    ):
        start, page, lost = [await client.get(path) for path in ("/", "/portal/problems", "/portal/nowhere")]
        absent = [await client.get(path) for path in ("/nothing", "/v1/nothing", "/portals", "/index.html")]
        known = await client.get("/v1/tools/1")
    assert [start.status_code, page.status_code, lost.status_code] == [200, 200, 404]
    assert {answer.headers["content-type"] for answer in (start, page, lost)} == {"text/html; charset=utf-8"}
    assert {(answer.status_code, answer.headers["content-type"]) for answer in absent} == {(404, PROBLEM)}
    assert known.status_code == 418
    assert "content-security-policy" not in known.headers


async def test_a_gateway_without_a_portal_has_nothing_at_its_root(service_url: str, tmp_path: Path) -> None:
    documents = write_documents(tmp_path)
    async with (
        sample_gateway(documents, service=service_url, authorizer=SampleAuthorizer()) as url,
        httpx.AsyncClient(base_url=url, trust_env=False) as client,
    ):
        answers = [await client.get(path) for path in ("/", "/portal/problems")]
    assert {(answer.status_code, answer.headers["content-type"]) for answer in answers} == {(404, PROBLEM)}
