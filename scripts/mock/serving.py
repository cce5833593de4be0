"""The web server of the mock, and what it says when it is ready."""

import socket
from collections.abc import Sequence

import uvicorn
from starlette.types import ASGIApp

from scripts.mock.application import CONTROL_PATH
from scripts.mock.assembly import Mock
from scripts.mock.sources import Source
from scripts.mock.switches import Switches


def serve(application: ASGIApp, listener: socket.socket) -> None:
    """Serve on the socket until a signal."""
    config = uvicorn.Config(
        application,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
    )
    uvicorn.Server(config).run(sockets=[listener])


def announcement(sources: Sequence[Source], mock: Mock, *, switches: Switches, url: str) -> str:
    """What is served, where, and how it is switched."""
    lines = ["Mocked:"]
    lines += [f"  {source.document['info']['title']} {source.document['info']['version']}" for source in sources]
    if mock.conversations:
        lines.append(f"Conversations, begun by name or by words like theirs: {', '.join(mock.conversations)}")
    lines.append(f"Switches: {', '.join(f'{name}={value}' for name, value in switches.told().items())}")
    lines.append(f"In one request: Prefer: code=409, example=…, latency=…; for all: PATCH {url}{CONTROL_PATH}")
    lines.append(f"The mock is ready at {url}. Any bearer token will do. Stop it with Ctrl-C.")
    return "\n".join(lines)
