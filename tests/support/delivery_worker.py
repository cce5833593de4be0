"""A delivery worker in a process of its own, for tests that kill it."""

import asyncio
import sys

import httpx

from impl.platform.database import Database, DatabaseOptions
from impl.platform.lifecycle import Lifecycle
from impl.platform.webhooks import RetryPolicy, WebhookDelivery
from tests.support.receivers import Receiver

POLICY = RetryPolicy(lease_seconds=1, request_seconds=0.9, first_pause_seconds=0.01, poll_seconds=0.01, batch=5)


async def deliver_forever(database_url: str, receiver_url: str) -> None:
    """Deliver what there is until the process ends."""
    receiver = Receiver()
    receiver.url = receiver_url
    database = Database(DatabaseOptions(url=database_url))
    async with httpx.AsyncClient() as client:
        delivery = WebhookDelivery(database, subscribers=[receiver.subscriber()], client=client, policy=POLICY)
        lifecycle = Lifecycle(database=database)
        for name, run in delivery.tasks().items():
            lifecycle.add_task(name, run=run)
        async with lifecycle:
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(deliver_forever(*sys.argv[1:]))
