import json

import pytest
from starlette.requests import Request
from starlette.types import Scope

from generated.runtime import Service
from impl.platform.auth import Forbidden, Unauthenticated
from impl.platform.context import RequestContext
from impl.platform.keys import IdentityUnavailable
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimited, RateLimiter
from impl.platform.service import PlatformService
from impl.platform.settings import Settings
from impl.platform.telemetry import exchange_of
from tests.support.contract import CREATE_PARCEL, GET_PARCEL, OPERATIONS
from tests.support.tokens import TokenIssuer
from tests.support.waiting import Clock

PROBLEMS = Problems(domain={}, operations=OPERATIONS, strict_contract=True)


@pytest.fixture
def service(issuer: TokenIssuer) -> PlatformService:
    return PlatformService(verifier=issuer.verifier(), limiter=RateLimiter(clock=Clock()), problems=PROBLEMS)


def request(*authorizations: str, address: str | None = "192.0.2.1") -> Request:
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/v1/parcels",
        "headers": [(b"x-request-id", b"r-1"), *((b"authorization", value.encode()) for value in authorizations)],
        "client": None if address is None else (address, 50000),
    }
    return Request(scope)


def ambient_headers(sent: Request) -> dict[bytes, bytes]:
    return dict(exchange_of(sent.scope).headers)


async def test_a_request_with_token_and_scopes_is_admitted(service: PlatformService, issuer: TokenIssuer) -> None:
    sent = request(f"Bearer {issuer.token('auth0|anna')}")
    context = await service.admit(sent, CREATE_PARCEL)

    assert context.request_id == "r-1"
    assert context.customer_id == context.principal.customer_id
    assert ambient_headers(sent)[b"ratelimit"] == b'"default";r=59;t=1'
    exchange = exchange_of(sent.scope)
    assert (exchange.operation, exchange.customer) == ("createParcel", context.principal.pseudonym)


async def test_a_request_without_a_token_is_not(service: PlatformService) -> None:
    with pytest.raises(Unauthenticated):
        await service.admit(request(), CREATE_PARCEL)


async def test_two_tokens_are_one_too_many(service: PlatformService, issuer: TokenIssuer) -> None:
    token = f"Bearer {issuer.token()}"

    with pytest.raises(Unauthenticated, match="several"):
        await service.admit(request(token, token), CREATE_PARCEL)


async def test_a_missing_scope_is_named(service: PlatformService, issuer: TokenIssuer) -> None:
    sent = request(f"Bearer {issuer.token(scopes='reservations:read')}")

    with pytest.raises(Forbidden, match="lacks the scope reservations:write"):
        await service.admit(sent, CREATE_PARCEL)
    assert not ambient_headers(sent)


async def test_identity_may_be_unavailable(service: PlatformService, issuer: TokenIssuer) -> None:
    issuer.down = True

    with pytest.raises(IdentityUnavailable):
        await service.admit(request(f"Bearer {issuer.token()}"), CREATE_PARCEL)


async def test_each_customer_has_a_quota_whatever_the_token(service: PlatformService, issuer: TokenIssuer) -> None:
    for number in range(60):
        await service.admit(request(f"Bearer {issuer.token('anna', jti=str(number))}"), CREATE_PARCEL)
    sent = request(f"Bearer {issuer.token('anna')}")

    with pytest.raises(RateLimited):
        await service.admit(sent, CREATE_PARCEL)
    assert ambient_headers(sent)[b"ratelimit"] == b'"default";r=0;t=60'
    await service.admit(request(f"Bearer {issuer.token('ben')}"), CREATE_PARCEL)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        (None, None, True),
    ],
)
async def test_the_anonymous_are_counted_by_network(
    service: PlatformService, first: str | None, second: str | None, shared: bool
) -> None:
    for _ in range(2):
        await service.admit_anonymous(request(address=first), GET_PARCEL)
    refused = False
    try:
        await service.admit_anonymous(request(address=second), GET_PARCEL)
    except RateLimited:
        refused = True

    assert refused is shared


def test_refusals_are_the_problems_of_the_operation(service: PlatformService) -> None:
    response = service.refuse(Unauthenticated("No."), request(), CREATE_PARCEL)

    assert response.status_code == 401
    assert json.loads(bytes(response.body))["request_id"] == "r-1"


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1/x")
    return Settings()


async def test_the_service_is_made_from_settings_and_closed(settings: Settings) -> None:
    made: Service[RequestContext] = PlatformService.from_settings(settings, problems=PROBLEMS)
    assert isinstance(made, PlatformService)

    with pytest.raises(Unauthenticated):
        await made.admit(request(), CREATE_PARCEL)
    await made.close()
