import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from impl.platform.auth import TokenVerifier, Unauthenticated
from impl.platform.keys import IdentityUnavailable, KeySet
from tests.support.tokens import AUDIENCE, ISSUER, SigningKey, TokenIssuer
from tests.support.waiting import Clock
from tests.support.web import web_server


def issuer_application(issuer: TokenIssuer) -> Starlette:
    async def publish(_request: Request) -> Response:
        return JSONResponse({"keys": [key.published() for key in issuer.keys]})

    return Starlette(routes=[Route("/jwks.json", publish)])


async def test_tokens_are_verified_while_the_issuer_rotates_and_goes_away(issuer: TokenIssuer) -> None:
    clock = Clock()
    async with web_server(issuer_application(issuer)) as url:
        keys = KeySet(httpx.AsyncClient(), url=f"{url}/jwks.json", clock=clock)
        verifier = TokenVerifier(keys, issuer=ISSUER, audience=AUDIENCE, memory_size=0)
        old_token = issuer.token()
        assert (await verifier.verify(old_token)).subject == "auth0|anna"

        issuer.rotate(SigningKey("key-2"))
        clock.advance(10)
        await verifier.verify(issuer.token())
        with pytest.raises(Unauthenticated):
            await verifier.verify(old_token)

    clock.advance(10_000)
    await verifier.verify(issuer.token())
    await verifier.close()


async def test_an_issuer_that_was_never_there_makes_identity_unavailable(issuer: TokenIssuer) -> None:
    keys = KeySet(httpx.AsyncClient(), url="http://127.0.0.1:1/jwks.json")

    with pytest.raises(IdentityUnavailable):
        await issuer.verifier(keys=keys).verify(issuer.token())
    await keys.close()
