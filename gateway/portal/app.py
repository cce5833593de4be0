"""The portal as an application of its own, which stands behind gateways that serve no files, and as routes of others.

``uvicorn gateway.portal.app:create_app --factory`` serves it, configured by environment variables.
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from gateway.portal.files import PortalFiles
from gateway.portal.safeguards import Safeguards
from gateway.portal.settings import PREFIX, PortalSettings

READINESS = "/readyz"


def portal_routes(settings: PortalSettings) -> list[BaseRoute]:
    """The routes of the portal: the start page, and everything below the prefix.

    Raises:
        PortalFailure: nothing is built, or made-up customers are to sign in in production.
    """
    settings.ensure_usable()
    portal = Safeguards(PortalFiles(settings), token_origin=settings.token_origin)
    return [Route(path, portal) for path in ("/", PREFIX, f"{PREFIX}/{{path:path}}")]


def create_app() -> Starlette:
    """The portal as the environment sets it up.

    Raises:
        PortalFailure: variables are wrong, nothing is built, or made-up customers are to sign in in production.
    """
    application = Starlette(routes=[Route(READINESS, _ready), *portal_routes(PortalSettings.load())])
    application.router.redirect_slashes = False
    return application


async def _ready(_: Request) -> Response:
    return PlainTextResponse("ready\n")
