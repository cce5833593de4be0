"""The WebSocket API on the emulator, before a running travel agent."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.gateway.deploy.web import served_keys
from tests.gateway.socket.deployment import KEY, Deployed, deploy
from tests.gateway.socket.emulator import Emulator, running_emulator
from tests.gateway.socket.service import Service, gateway_settings
from tests.support.maps import helsinki_map
from tests.support.tokens import AUDIENCE, ISSUER, TokenIssuer


@pytest.fixture(scope="session")
def issuer() -> TokenIssuer:
    """An issuer with one key, for all tests here."""
    return TokenIssuer()


@pytest.fixture(scope="session")
def token_settings(issuer: TokenIssuer) -> Iterator[dict[str, str]]:
    """Whose tokens are taken, by the authorizer and by the service."""
    with served_keys(issuer) as address:
        yield {
            "MOBILITY_TOKEN_ISSUER": ISSUER,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": address,
        }


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """The emulator of AWS."""
    with running_emulator(tmp_path_factory.mktemp("ministack")) as running:
        yield running


@pytest.fixture(scope="session")
def chat_database_url(postgres_url: str) -> Iterator[str]:
    """The migrated database of the service."""
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        yield database.url


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The travel agent, which listens and has not been started."""
    service = Service(tmp_path_factory.mktemp("travel-agent"))
    yield service
    service.stop()


@pytest.fixture(scope="session")
def deployed(emulator: Emulator, service: Service, token_settings: dict[str, str], chat_database_url: str) -> Deployed:
    """The API, with the service running behind it."""
    deployed = deploy(emulator, service_url=service.url, token_settings=token_settings)
    service.start(
        {
            "DATABASE_URL": chat_database_url,
            "MOBILITY_ENV": "test",
            "MOBILITY_LOG_LEVEL": "DEBUG",
            "MOBILITY_STRICT_CONTRACT": "true",
            "MOBILITY_MAP_DIRECTORY": str(helsinki_map()),
            "MOBILITY_CONNECTION_SWEEP_SECONDS": "0.2",
            "MOBILITY_TURN_LEASE_SECONDS": "2",
            **token_settings,
            **gateway_settings(
                callback_url=deployed.callback_url,
                key=KEY,
                key_id=deployed.credentials.key_id,
                secret=deployed.credentials.secret,
            ),
        }
    )
    return deployed
