"""Prints the documents that a service serves: ``python -m scripts.drift.serving MODULE PATH ...``.

The service is asked in this process and without its database, which its contract does not need.
"""

import asyncio
import importlib
import json
import os
import sys
from collections.abc import Sequence

import httpx
from fastapi import FastAPI

# Nothing listens there: a service that asked for more than its contract would fail.
NOWHERE = "http://127.0.0.1:1"
ENVIRONMENT = {
    "MOBILITY_ENV": "local",
    "MOBILITY_LOG_LEVEL": "ERROR",
    "MOBILITY_TOKEN_ISSUER": NOWHERE,
    "MOBILITY_TOKEN_AUDIENCE": NOWHERE,
    "MOBILITY_TOKEN_JWKS_URL": f"{NOWHERE}/jwks.json",
    "MOBILITY_VALHALLA_URL": NOWHERE,
    "MOBILITY_PHOTON_URL": NOWHERE,
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
}


def main(arguments: Sequence[str]) -> int:
    """Print the documents as one JSON object by their paths; returns the exit code."""
    module, *paths = arguments
    os.environ.update(ENVIRONMENT)
    print(json.dumps(asyncio.run(documents(importlib.import_module(module).create_app(), paths=paths))))
    return 0


async def documents(application: FastAPI, *, paths: Sequence[str]) -> dict[str, object]:
    """Ask an application for documents; raises httpx.HTTPStatusError where there is none."""
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url=NOWHERE) as client:
        answers = {path: await client.get(path) for path in paths}
    return {path: answer.raise_for_status().json() for path, answer in answers.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
