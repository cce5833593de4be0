"""A turn belongs to one process at a time: it is claimed, kept by renewal, and waits for older turns elsewhere."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from impl.platform.database import Connection, DatabaseBusy, DatabaseUnavailable
from impl.platform.telemetry import log
from impl.travel_agent.turns import turn_rows
from impl.travel_agent.turns.acts import prompt_of
from impl.travel_agent.turns.errors import TurnLost
from impl.travel_agent.turns.recovery import Recovery
from impl.travel_agent.turns.turn import Stop, Turn
from impl.travel_agent.turns.turn_rows import OlderTurn
from impl.travel_agent.turns.workshop import Workshop


class Lease:
    """Holds a turn for this process as long as the block runs.

    Entering raises `TurnLost` where another process has the turn. Older turns of the conversation are asked to end, and
    waited for; those that nobody works on any more are ended.
    """

    def __init__(self, workshop: Workshop, *, turn: Turn) -> None:
        self._workshop = workshop
        self._turn = turn
        self._renewing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        workshop = self._workshop
        async with workshop.database.connection() as connection:
            await self._claim(connection)
            older = await self._older(connection)
        self._renewing = asyncio.create_task(self._renew(), name=f"lease {self._turn.id}")
        try:
            if older:
                await self._wait_for(older)
        except BaseException:
            await self._let_go()
            raise
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._let_go()

    async def _claim(self, connection: Connection) -> None:
        workshop, turn = self._workshop, self._turn
        now = workshop.clock()
        asked_to_end = await turn_rows.claim(
            connection,
            turn.id,
            conversation_id=turn.conversation_id,
            owner=workshop.node,
            lease_until=now + timedelta(seconds=workshop.timing.lease),
            now=now,
            client_message_id=turn.client_message_id,
            prompt=prompt_of(turn.act),
        )
        if asked_to_end:
            turn.stop(Stop.BY_CUSTOMER)

    async def _older(self, connection: Connection) -> Sequence[OlderTurn]:
        turn, now = self._turn, self._workshop.clock()
        return await turn_rows.older_turns(connection, turn.conversation_id, before=turn.id, now=now)

    async def _wait_for(self, older: Sequence[OlderTurn]) -> None:
        workshop = self._workshop
        async with workshop.database.connection() as connection:
            await turn_rows.request_end(connection, [one.id for one in older])
        while older:
            if any(one.is_abandoned for one in older):
                await Recovery(workshop).end_abandoned()
            else:
                await asyncio.sleep(workshop.timing.look)
            async with workshop.database.connection() as connection:
                older = await self._older(connection)

    async def _renew(self) -> None:
        workshop, turn = self._workshop, self._turn
        while True:
            await asyncio.sleep(workshop.timing.renewal)
            try:
                until = workshop.clock() + timedelta(seconds=workshop.timing.lease)
                async with workshop.database.connection() as connection:
                    asked_to_end = await turn_rows.renew(connection, turn.id, owner=workshop.node, lease_until=until)
            except TurnLost:
                turn.stop(Stop.BY_NEWER_TURN)
                return
            except (DatabaseBusy, DatabaseUnavailable) as away:
                log().info("lease_not_renewed", turn_id=str(turn.id), reason=type(away).__name__)
                continue
            if asked_to_end:
                turn.stop(Stop.BY_CUSTOMER)

    async def _let_go(self) -> None:
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
