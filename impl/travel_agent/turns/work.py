"""The work on one turn that this process holds: the scene, the performance, and the end that is written down."""

import asyncio
from dataclasses import replace

from generated import models
from impl.platform.database import Connection
from impl.travel_agent.agents.memory import to_store
from impl.travel_agent.conversations.events import Appended, Draft
from impl.travel_agent.models.providers import TurnModels
from impl.travel_agent.turns import turn_rows
from impl.travel_agent.turns.acts import Decided, Repeated
from impl.travel_agent.turns.journal import Journal
from impl.travel_agent.turns.performance import Performance, Scene
from impl.travel_agent.turns.setting import StillWaiting, set_scene
from impl.travel_agent.turns.turn import Ending, Turn
from impl.travel_agent.turns.workshop import Workshop


class TurnWork:
    """Performs a turn and writes its end, with everything that is not stored yet, in one transaction."""

    def __init__(self, workshop: Workshop, *, turn: Turn) -> None:
        self._workshop = workshop
        self._turn = turn
        self._journal = Journal(
            workshop.log,
            broadcaster=workshop.broadcaster,
            conversation_id=turn.conversation_id,
            turn_id=turn.id,
        )
        self._left: list[Draft] = []

    async def perform(self) -> Ending:
        """Perform the turn; nothing but a broken database or a lost turn is raised.

        Raises:
            UnknownConversation: the conversation has been erased.
        """
        workshop, turn = self._workshop, self._turn
        async with workshop.database.connection() as connection:
            opened = await turn_rows.open_conversation(
                connection, turn.conversation_id, customer_id=turn.session.customer_id
            )
        turn_models = await self._models()
        performance = Performance(workshop, turn=turn, journal=self._journal)
        self._journal.begin(
            model=turn_models.name, regenerates=turn.act.message_id if isinstance(turn.act, Repeated) else None
        )
        # The Reservation API answers while the words are read.
        preferences = asyncio.create_task(performance.preferences(), name=f"preferences {turn.id}")
        try:
            scene = await set_scene(workshop, turn=turn, opened=opened)
            match scene:
                case StillWaiting():
                    return self._still_waiting(performance, waiting=scene)
                case Scene() if isinstance(turn.act, Decided) and scene.results is None:
                    return performance.told(scene)
                case Scene():
                    return await performance.perform(scene, turn_models=turn_models, asked=preferences)
        finally:
            preferences.cancel()
            await asyncio.gather(preferences, return_exceptions=True)

    async def write(self, ending: Ending) -> None:
        """Write the end of the turn, and tell it.

        Raises:
            TurnLost: the turn is no longer this process's; nothing is written.
        """
        workshop, turn = self._workshop, self._turn
        self._left += await self._journal.take()
        now = workshop.clock()
        memory = to_store(ending.memory, limits=workshop.memory_limits)

        async def store(connection: Connection) -> Appended:
            drafts = [*self._left, *ending.drafts]
            appended = await workshop.log.store(connection, turn.conversation_id, drafts=drafts)
            await turn_rows.end(
                connection,
                turn.id,
                owner=workshop.node,
                status=ending.status,
                now=now,
                message_id=ending.message_id,
            )
            await turn_rows.save_state(
                connection,
                turn.conversation_id,
                memory=memory,
                pending=ending.pending.to_store(),
                locale=ending.language,
                now=now,
            )
            return appended

        appended = await workshop.database.run(store)
        turn.over.set()
        workshop.log.tell(appended)

    async def _models(self) -> TurnModels:
        ensemble = self._workshop.ensemble
        if not ensemble.has_external:
            return ensemble.embedded()
        consent = await self._workshop.allows_external_models(self._turn.session.customer_id)
        return ensemble.for_turn(consent=consent)

    def _still_waiting(self, performance: Performance, *, waiting: StillWaiting) -> Ending:
        scene = Scene(memory=waiting.memory, prompt="", results=None, pending=waiting.pending, speech=waiting.speech)
        ending = performance.said(
            waiting.speech.sayings.press_confirm,
            scene=scene,
            status=models.TurnStatus.AWAITING_CONFIRMATION,
            memory=waiting.memory,
            pending=waiting.pending,
        )
        return replace(ending, memory=waiting.memory)
