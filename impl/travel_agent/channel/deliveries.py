"""Tells the connections of a conversation what happens, wherever they are held."""

from uuid import UUID

from generated import models
from generated.travel_agent.channel import write
from impl.travel_agent.channel.pushing import Pusher
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.conversations.events import Appended


class Deliveries:
    """The `Broadcaster` of the service: sockets of this process, and connections that gateways hold."""

    def __init__(self, *, rooms: Rooms, pusher: Pusher) -> None:
        self._rooms = rooms
        self._pusher = pusher

    async def publish(self, conversation_id: UUID, *, message: models.ChatServerMessage) -> None:
        """Send a message that is not kept."""
        text = write(message)
        self._rooms.publish(conversation_id, text=text)
        self._pusher.publish(conversation_id, text=text)

    def deliver(self, appended: Appended) -> None:
        """Send events that have been committed."""
        self._rooms.deliver(appended.conversation_id, events=appended.events)
        if appended.has_callbacks:
            self._pusher.wake(appended.conversation_id, until=appended.events[-1].seq)

    async def catch_up(self, conversation_id: UUID) -> None:
        """Send what has been committed and was not given to `deliver`."""
        await self._rooms.look()
        self._pusher.wake(conversation_id)
