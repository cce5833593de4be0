"""Web servers on real sockets, inside the test's event loop."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from tests.support.waiting import until


class _QuietServer(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the test runner."""
        yield


@asynccontextmanager
async def web_server(application: ASGIApp) -> AsyncIterator[str]:
    """Serve an application on a free port of the loopback interface; gives its address."""
    config = uvicorn.Config(application, host="127.0.0.1", port=0, ws="none", log_config=None, access_log=False)
    server = _QuietServer(config)
    serving = asyncio.create_task(server.serve())
    try:
        await until(lambda: server.started or serving.done())
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving
