"""A little talk that generated requests are about, and what makes them those of a sensible client."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import asyncpg
import schemathesis
from schemathesis import hooks

from impl.platform.context import customer_id_of
from impl.platform.identifiers import encode, new_uuid7
from tests.contract.travel_agent.refused_here import CALLBACK_URL, GATEWAY_KEY, sample_proposal

ERASING = "POST /v1/erasures"


async def talk_of(database_url: str, *, subject: str, issuer: str) -> dict[str, Any]:
    """Give a customer a conversation with a turn and a proposal; gives their ids as dictionaries."""
    conversation, turn, proposal = new_uuid7(), new_uuid7(), new_uuid7()
    customer = customer_id_of(subject, issuer=issuer)
    connection = await asyncpg.connect(database_url)
    try:
        await _insert(connection, conversation=conversation, turn=turn, proposal=proposal, customer=customer)
    finally:
        await connection.close()
    return {
        "known_conversation": {"values": [encode("cnv", value=conversation)]},
        "known_turn": {"values": [encode("trn", value=turn)]},
        "known_proposal": {"values": [encode("cnf", value=proposal)]},
        "known_digest": {"values": [sample_proposal()["digest"]]},
        "callback": {"values": [CALLBACK_URL]},
        "gateway_key": {"values": [GATEWAY_KEY]},
    }


async def _insert(
    connection: asyncpg.Connection, *, conversation: UUID, turn: UUID, proposal: UUID, customer: UUID
) -> None:
    await connection.execute(
        "INSERT INTO conversations (id, customer_id, locale, time_zone) VALUES ($1, $2, 'en', 'Europe/Helsinki')",
        conversation,
        customer,
    )
    await connection.execute(
        "INSERT INTO turns (id, conversation_id, status, completed_at) VALUES ($1, $2, 'completed', now())",
        turn,
        conversation,
    )
    example = sample_proposal()
    await connection.execute(
        "INSERT INTO confirmations (id, conversation_id, turn_id, customer_id, digest, change, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, now() + interval '1 day')",
        proposal,
        conversation,
        turn,
        customer,
        example["digest"],
        json.dumps(example["change"]),
    )


@contextmanager
def sensible() -> Iterator[None]:
    """Give every good request a key of its own, and keep what the others are about from being erased.

    Generated keys are short and would come again.
    """

    def before_call(_context: schemathesis.HookContext, case: Any, _arguments: dict[str, Any]) -> None:
        if case.meta is None or not case.meta.generation.mode.is_positive:
            return
        if "Idempotency-Key" in case.headers:
            case.headers["Idempotency-Key"] = str(uuid.uuid4())
        if case.operation.label == ERASING and isinstance(case.body, dict):
            case.body.setdefault("conversation_id", encode("cnv", value=new_uuid7()))

    schemathesis.hook("before_call")(before_call)
    try:
        yield
    finally:
        hooks.unregister(before_call)
