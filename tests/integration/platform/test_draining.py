import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.support.waiting import until


@asynccontextmanager
async def service(database_url: str, *, drain_seconds: float) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        arguments = ["--factory", "tests.support.slow_service:create_app", "--fd", str(listener.fileno())]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "uvicorn", *arguments, "--timeout-graceful-shutdown", "30"),
            pass_fds=[listener.fileno()],
            env={**os.environ, "DATABASE_URL": database_url, "MOBILITY_DRAIN_SECONDS": str(drain_seconds)},
            stdout=asyncio.subprocess.PIPE,
        )
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        yield process, url
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_sigterm_completes_what_is_under_way(database_url: str) -> None:
    async with service(database_url, drain_seconds=300) as (process, url), httpx.AsyncClient(timeout=30) as client:
        await until(lambda: _status(client, f"{url}/readyz", 200))
        slow = asyncio.create_task(client.get(f"{url}/slow"))
        await until(lambda: _says(client, f"{url}/waiting", "1"))
        process.send_signal(signal.SIGTERM)

        await until(lambda: _status(client, f"{url}/readyz", 503))
        assert not slow.done()
        await client.get(f"{url}/release")
        assert (await slow).text == "complete"
        process.send_signal(signal.SIGTERM)
        output, _ = await process.communicate()

    events = [json.loads(line) for line in output.splitlines()]
    assert [event for event in events if event["event"] == "draining"]
    assert [event["status"] for event in events if event.get("operation") == "slow"] == [200]
    assert process.returncode in (0, -signal.SIGTERM)


async def test_a_new_connection_is_refused_once_the_drain_is_over(database_url: str) -> None:
    async with service(database_url, drain_seconds=0) as (process, url), httpx.AsyncClient(timeout=30) as client:
        await until(lambda: _status(client, f"{url}/readyz", 200))
        process.send_signal(signal.SIGTERM)
        await process.communicate()

        assert not await _status(client, f"{url}/readyz", 200)


async def _status(client: httpx.AsyncClient, url: str, status: int) -> bool:
    try:
        return (await client.get(url)).status_code == status
    except httpx.HTTPError:
        return False


async def _says(client: httpx.AsyncClient, url: str, text: str) -> bool:
    return (await client.get(url)).text == text
