"""Services to run in the place of the real one."""

import os

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def create_app() -> Starlette:
    """A service that is ready once its database is, and tells how it was set up."""

    async def readiness(_: Request) -> Response:
        connection = await asyncpg.connect(os.environ["DATABASE_URL"])
        await connection.close()
        return JSONResponse({"status": "ready"})

    async def settings(_: Request) -> Response:
        return JSONResponse({name: value for name, value in os.environ.items() if name.startswith("MOBILITY_")})

    return Starlette(routes=[Route("/readyz", readiness), Route("/settings", settings)])


def create_broken_app() -> Starlette:
    """A service that does not start."""
    raise RuntimeError("no handler for createReservation")
