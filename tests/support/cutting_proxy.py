"""A proxy that passes bytes on and cuts some connections off, before, within or after what comes back."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

_CHUNK = 65_536
_WITHIN_AN_ANSWER = 40


@dataclass(slots=True, kw_only=True)
class CuttingProxy:
    """Passes connections on to a port of this machine; `share` of what servers send is cut, by the dice of a seed."""

    target: int
    share: float
    dice: random.Random
    port: int = 0
    cut: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one connection on until an end closes it or it is cut."""
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        outward = asyncio.create_task(self._pass(reader, there_writer))
        self._tasks.add(outward)
        outward.add_done_callback(self._tasks.discard)
        try:
            while chunk := await there_reader.read(_CHUNK):
                if self.dice.random() < self.share:
                    self.cut += 1
                    writer.write(chunk[: self.dice.choice((0, _WITHIN_AN_ANSWER))])
                    await writer.drain()
                    break
                writer.write(chunk)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            outward.cancel()
            writer.transport.abort()
            there_writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(_CHUNK):
                writer.write(chunk)
                await writer.drain()
        writer.close()


@asynccontextmanager
async def cutting_proxy(*, target: int, share: float, seed: int) -> AsyncIterator[CuttingProxy]:
    """Serve such a proxy on a free port."""
    proxy = CuttingProxy(target=target, share=share, dice=random.Random(seed))
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
