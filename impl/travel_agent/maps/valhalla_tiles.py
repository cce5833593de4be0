"""Valhalla within this process: an actor for each of a few threads, over the tiles of a built map."""

from pathlib import Path

from impl.travel_agent.maps.map_directory import TILES
from impl.travel_agent.maps.threads import Threads
from impl.travel_agent.maps.valhalla_programs import Actor
from impl.travel_agent.maps.valhalla_router import Answer


class LocalValhalla:
    """Answers from the tiles of a map directory."""

    def __init__(self, directory: Path, *, threads: int) -> None:
        self._threads = Threads(lambda: Actor(directory / TILES), name="routes", count=threads)

    async def call(self, action: str, *, request: str) -> Answer:
        """See `Valhalla.call`."""
        body = await self._threads.run(lambda actor: actor.call(action, request=request))
        return Answer(body=body)

    def close(self) -> None:
        """End the threads."""
        self._threads.close()
