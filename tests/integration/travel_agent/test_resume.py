"""Resumption: every event once and in its order, whoever writes it, wherever it is heard."""

import asyncio
import random
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import decode, new_uuid7
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.conversations.events import Appended, Draft, EventLog
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import RunningAgent, TokenClock, running_travel_agent
from tests.support.waiting import until


class Nobody:
    """A broadcaster that tells nobody: what is appended is found by looks alone, as from another process."""

    async def publish(self, conversation_id: UUID, *, message: models.ChatServerMessage) -> None:
        return

    def deliver(self, appended: Appended) -> None:
        return

    async def catch_up(self, conversation_id: UUID) -> None:
        return


@pytest.fixture
def elsewhere(database: Database) -> EventLog:
    """The event log of another process."""
    return EventLog(database, broadcaster=Nobody(), clock=TokenClock())


@pytest.fixture
async def second_node(settings: TravelAgentSettings, issuer: TokenIssuer) -> AsyncIterator[RunningAgent]:
    """Another node on the same database."""
    async with running_travel_agent(settings, issuer=issuer) as running:
        yield running


def suggestions(count: int) -> list[Draft]:
    """Some events."""
    return [
        Draft(message=models.SuggestionsOffered, turn_id=new_uuid7(), members={"suggestions": [f"Say {number}"]})
        for number in range(count)
    ]


async def test_a_client_resumes_after_the_last_event_it_has_heard(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        await chat.finish_turn("One")
        await chat.finish_turn("Two")
    async with agent.connected() as again:
        ready = await again.hello(agent.token(), conversation_id=chat.received[0]["conversation_id"], last_seq=3)
        await again.receive_until_seq(8)
        await again.finish_turn("Three")
    assert ready["resumed"] is True
    assert ready["last_seq"] == 8
    assert again.seqs == list(range(4, 13))
    assert again.events[:5] == chat.events[3:]


async def test_a_client_that_claims_to_have_heard_the_future_hears_it_all_the_same(agent: RunningAgent) -> None:
    async with agent.chatting() as chat:
        conversation_id = chat.received[0]["conversation_id"]
    async with agent.chatting(conversation_id=conversation_id, last_seq=1000) as again:
        await again.finish_turn("Hello")
    assert again.seqs == [1, 2, 3, 4]


async def test_a_thousand_missed_events_are_replayed(agent: RunningAgent, elsewhere: EventLog) -> None:
    async with agent.chatting() as chat:
        conversation_id = chat.received[0]["conversation_id"]
    await elsewhere.append(decode("cnv", text=conversation_id), drafts=suggestions(2500))
    async with agent.chatting(conversation_id=conversation_id, last_seq=1) as again:
        await again.receive_until_seq(2500)
    assert again.seqs == list(range(2, 2501))


async def test_events_of_another_process_are_heard(agent: RunningAgent, elsewhere: EventLog) -> None:
    async with agent.chatting() as chat:
        await elsewhere.append(decode("cnv", text=chat.received[0]["conversation_id"]), drafts=suggestions(3))
        await chat.receive_until_seq(3)
        await chat.finish_turn("Hello")
    assert chat.seqs == [1, 2, 3, 4, 5, 6, 7]


async def test_two_nodes_serve_one_conversation(agent: RunningAgent, second_node: RunningAgent) -> None:
    async with agent.chatting() as here:
        conversation_id = here.received[0]["conversation_id"]
        async with second_node.chatting(conversation_id=conversation_id, last_seq=0) as there:
            await here.finish_turn("From here")
            await there.receive_until_seq(4)
            await there.finish_turn("From there")
            await here.receive_until_seq(8)
    assert here.seqs == there.seqs == list(range(1, 9))
    assert here.events == there.events


async def test_an_erasure_at_another_node_closes_the_connection(agent: RunningAgent, second_node: RunningAgent) -> None:
    async with agent.chatting() as here, second_node.http() as anna:
        await here.finish_turn("Hello")
        await anna.post("/v1/erasures", json={}, headers={"Idempotency-Key": "k"})
        assert await here.closed_with() == 4403


class Crowd:
    """Writers in three processes, and clients that come, go and resume at several nodes, in random order."""

    def __init__(self, nodes: list[RunningAgent], *, conversation_id: str, elsewhere: EventLog, seed: int) -> None:
        self.nodes = nodes
        self.conversation_id = conversation_id
        self.elsewhere = elsewhere
        self.chance = random.Random(seed)
        self.is_over = False

    async def write(self) -> None:
        """Append in a process that is no node."""
        for _ in range(25):
            conversation = decode("cnv", text=self.conversation_id)
            await self.elsewhere.append(conversation, drafts=suggestions(self.chance.randint(1, 4)))
            await asyncio.sleep(self.chance.random() * 0.01)

    async def say(self) -> None:
        """Say things at one of the nodes."""
        node = self.chance.choice(self.nodes)
        async with node.chatting(conversation_id=self.conversation_id, last_seq=0) as chat:
            for number in range(8):
                await chat.say(f"Word {number}")
        await node.turns.drain()

    async def listen(self) -> list[int]:
        """Come and go until it is over; gives the numbers of all events heard, in their order."""
        heard: list[int] = []
        while not self.is_over:
            heard += await self._listen_once(after=heard[-1] if heard else 0)
        return heard

    async def _listen_once(self, *, after: int) -> list[int]:
        node = self.chance.choice(self.nodes)
        async with node.chatting(conversation_id=self.conversation_id, last_seq=after) as chat:
            for _ in range(self.chance.randint(0, 12)):
                try:
                    async with asyncio.timeout(0.1):
                        await chat.receive()
                except TimeoutError:
                    break
            return chat.seqs


@pytest.mark.parametrize("seed", range(4))
async def test_nobody_misses_or_repeats_an_event_whatever_happens_at_once(
    agent: RunningAgent, second_node: RunningAgent, elsewhere: EventLog, seed: int
) -> None:
    async with agent.chatting() as first:
        conversation_id = first.received[0]["conversation_id"]
    crowd = Crowd([agent, second_node], conversation_id=conversation_id, elsewhere=elsewhere, seed=seed)
    listeners = [asyncio.create_task(crowd.listen()) for _ in range(5)]
    await asyncio.gather(crowd.write(), crowd.write(), crowd.say())
    crowd.is_over = True
    heards = await asyncio.gather(*listeners)
    async with agent.http() as anna:
        last_seq = (await anna.get(f"/v1/conversations/{conversation_id}")).json()["last_seq"]
    for heard in heards:
        last = heard[-1] if heard else 0
        async with agent.chatting(conversation_id=conversation_id, last_seq=last) as chat:
            if last < last_seq:
                await chat.receive_until_seq(last_seq)
        assert [*heard, *chat.seqs] == list(range(1, last_seq + 1))


async def test_a_gap_is_filled_from_the_database(database: Database, elsewhere: EventLog, agent: RunningAgent) -> None:
    """A listener that is given a later event first reads what is missing in between."""

    class Ear:
        def __init__(self) -> None:
            self.heard: list[int] = []

        def hear(self, text: str) -> None:
            return

        def hear_event(self, event: object) -> None:
            self.heard.append(event.seq)  # type: ignore[attr-defined]  # A stored event.

        def lose(self, code: object, /) -> None:
            return

        async def settle(self) -> None:
            return

    async with agent.chatting() as chat:
        conversation = decode("cnv", text=chat.received[0]["conversation_id"])
    ear, rooms = Ear(), Rooms(database, poll_seconds=60)
    await rooms.join(conversation, listener=ear, after=0)
    await elsewhere.append(conversation, drafts=suggestions(5))
    async with database.connection() as connection:
        appended = await elsewhere.store(connection, conversation, drafts=suggestions(2))
    rooms.deliver(conversation, events=appended.events)
    await until(lambda: len(ear.heard) == 7)
    await rooms.close()
    assert ear.heard == [1, 2, 3, 4, 5, 6, 7]
