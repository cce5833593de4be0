"""What was left behind by a process that ended: turns without an end, and approvals that were not carried out."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from generated import models
from impl.platform.database import Connection
from impl.platform.identifiers import encode, new_uuid7
from impl.platform.telemetry import log
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.conversations.events import Appended, Draft
from impl.travel_agent.turns import turn_rows
from impl.travel_agent.turns.problems import INTERRUPTED
from impl.travel_agent.turns.turn_rows import AbandonedTurn
from impl.travel_agent.turns.workshop import Workshop

_BATCH: Final = 20


class Recovery:
    """Finds and ends what was left behind. Several processes may do so at once."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    async def run(self) -> int:
        """End abandoned turns and carry out what was approved; returns how many there were."""
        ended = await self.end_abandoned()
        expired = await self._workshop.confirmations.expire_due()
        carried_out = await self._workshop.confirmations.recover(self._workshop.session_of)
        return ended + expired + carried_out

    async def end_abandoned(self) -> int:
        """End turns whose lease has run out as interrupted, and tell it; returns how many there were."""
        appended = await self._workshop.database.run(self._end_batch)
        for events in appended:
            self._workshop.log.tell(events)
        if appended:
            log().warning("turns_interrupted", count=len(appended))
        return len(appended)

    async def _end_batch(self, connection: Connection) -> list[Appended]:
        now = self._workshop.clock()
        abandoned = await turn_rows.take_abandoned(connection, now=now, limit=_BATCH)
        return [await self._end(connection, turn) for turn in abandoned]

    async def _end(self, connection: Connection, turn: AbandonedTurn) -> Appended:
        workshop = self._workshop
        now = workshop.clock()
        message_id = new_uuid7()
        speech = Speech(workshop.phrases_for(turn.locale, ZoneInfo(turn.time_zone)))
        text = speech.turn_failed(INTERRUPTED.code)
        drafts = _interrupted(turn, text=text, message_id=encode("msg", value=message_id))
        appended = await workshop.log.store(connection, turn.conversation_id, drafts=drafts)
        until = now + timedelta(seconds=workshop.timing.lease)
        await turn_rows.disown(connection, turn.id, owner=workshop.node, lease_until=until)
        status = models.TurnStatus.FAILED
        await turn_rows.end(connection, turn.id, owner=workshop.node, status=status, now=now, message_id=message_id)
        return appended


def _interrupted(turn: AbandonedTurn, *, text: str, message_id: str) -> list[Draft]:
    usage = models.TurnUsage(
        model_requests=0, tool_calls=0, input_tokens=0, output_tokens=0, duration_ms=models.DurationMs(0)
    )
    said: dict[str, object] = {"message_id": message_id, "text": text, "locale": turn.locale}
    over: dict[str, object] = {
        "status": models.TurnStatus.FAILED,
        "usage": usage,
        "problem": INTERRUPTED.as_problem(),
    }
    return [
        Draft(message=models.MessageCompleted, turn_id=turn.id, members=said),
        Draft(message=models.TurnCompleted, turn_id=turn.id, members=over),
    ]
