"""Both services behind the generated document, which an emulator of Amazon API Gateway has imported."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import structlog

from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.contract.customers import ALL_SCOPES
from tests.contract.fleet import Fleet
from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT
from tests.contract.refusals import FleetScene, Scene
from tests.contract.served import application, published_keys, seed, served
from tests.contract.stored_rows import StoredRows
from tests.contract.travel_agent.served_agent import agent_application
from tests.gateway.rest.emulator import DeployedApi, Emulator, running_emulator, substituted
from tests.gateway.rest.services import ORIGIN, PLACEHOLDERS, Scenes
from tests.support.tokens import TokenIssuer

CORS = {"MOBILITY_CORS_ORIGINS": ORIGIN}


@pytest.fixture(scope="module", autouse=True)
def quiet_logs() -> Iterator[None]:
    """Let the services in this process say only what no test expects."""
    usual = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("CRITICAL"))
    yield
    structlog.configure(**usual)


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """The emulator, without any document."""
    with running_emulator(tmp_path_factory.mktemp("localstack")) as running:
        yield running


@pytest.fixture(scope="module")
def trusted_issuer() -> TokenIssuer:
    """The issuer whose tokens both services accept."""
    return TokenIssuer()


@pytest.fixture(scope="module")
def keys_url(trusted_issuer: TokenIssuer) -> Iterator[str]:
    """Where the issuer publishes its keys."""
    with published_keys(trusted_issuer) as url:
        yield url


@pytest.fixture(scope="module")
def fleet_database_url(postgres_url: str) -> Iterator[str]:
    """The database of the Reservation API, with the fleet."""
    with scratch_database(postgres_url) as database:
        seed(database.url)
        yield database.url


@pytest.fixture(scope="module")
def chat_database_url(postgres_url: str) -> Iterator[str]:
    """The database of the Travel Agent."""
    with scratch_database(postgres_url) as database:
        upgrade(database.url)
        yield database.url


@pytest.fixture(scope="module")
def reservation_url(fleet_database_url: str, keys_url: str) -> Iterator[str]:
    """The address of the Reservation API."""
    with served(application(database_url=fleet_database_url, keys_url=keys_url, settings=CORS)) as url:
        yield url


@pytest.fixture(scope="module")
def agent_url(chat_database_url: str, keys_url: str) -> Iterator[str]:
    """The address of the Travel Agent."""
    with served(agent_application(database_url=chat_database_url, keys_url=keys_url, settings=CORS)) as url:
        yield url


@pytest.fixture(scope="module")
def api(emulator: Emulator, reservation_url: str, agent_url: str) -> DeployedApi:
    """The generated document, imported and deployed in front of both services."""
    addresses = {"ReservationUrl": reservation_url, "TravelAgentUrl": agent_url}
    return emulator.deploy(substituted(PLACEHOLDERS | addresses))


@pytest.fixture
async def client(api: DeployedApi) -> AsyncIterator[httpx.AsyncClient]:
    """A connection to the gateway."""
    async with httpx.AsyncClient(base_url=api.url, timeout=60, trust_env=False, verify=False) as made:
        yield made


@pytest.fixture(scope="module")
def fleet(fleet_database_url: str) -> Fleet:
    """The seeded vehicles."""
    return Fleet(database_url=fleet_database_url)


@pytest.fixture
def scenes(town: FleetScene, desk: Scene) -> Scenes:
    """Both services behind the gateway, by the names of their contracts."""
    return {RESERVATION.name: town, TRAVEL_AGENT.name: desk}


@pytest.fixture
def town(client: httpx.AsyncClient, fleet: Fleet, trusted_issuer: TokenIssuer) -> FleetScene:
    """The Reservation API behind the gateway."""
    return FleetScene(
        rows=fleet,
        scopes=ALL_SCOPES,
        issuer=trusted_issuer,
        service=client,
        thrifty=client,
        cut_off=client,
        broken=client,
    )


@pytest.fixture
def desk(client: httpx.AsyncClient, chat_database_url: str, trusted_issuer: TokenIssuer) -> Scene:
    """The Travel Agent behind the gateway."""
    return Scene(
        rows=StoredRows(database_url=chat_database_url),
        scopes=TRAVEL_AGENT.all_scopes,
        issuer=trusted_issuer,
        service=client,
        thrifty=client,
        cut_off=client,
        broken=client,
    )
