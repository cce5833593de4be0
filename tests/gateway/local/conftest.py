"""What the tests of the local gateway share: documents, an authorizer, and a service that tells what it gets."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.gateway.local.samples import SampleAuthorizer, sample_gateway, write_documents
from tests.gateway.local.service import Service
from tests.support.travel_agent import socket_server


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path)


@pytest.fixture
def authorizer() -> SampleAuthorizer:
    return SampleAuthorizer()


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def service_url(service: Service) -> AsyncIterator[str]:
    async with socket_server(service.application()) as url:
        yield url


@pytest.fixture
async def gateway_url(documents: Path, service_url: str, authorizer: SampleAuthorizer) -> AsyncIterator[str]:
    async with sample_gateway(documents, service=service_url, authorizer=authorizer) as url:
        yield url


@pytest.fixture
async def client(gateway_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=gateway_url, timeout=20) as opened:
        yield opened
