"""Where a turn begins: its language, what the conversation remembers, and what becomes of a proposal that waits."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic_ai import Conversation

from generated import models
from impl.platform.database import Connection
from impl.platform.identifiers import encode
from impl.travel_agent.agents.memory import recall
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.domain.confirmations import Confirmation, ConfirmationNotPending, UnknownConfirmation
from impl.travel_agent.language.understanding import Expected, Expecting, Intent, Understanding
from impl.travel_agent.turns import turn_rows
from impl.travel_agent.turns.acts import Decided, Repeated, Said, prompt_of
from impl.travel_agent.turns.pending import Pending, read_pending
from impl.travel_agent.turns.performance import Scene
from impl.travel_agent.turns.remembering import before_last_words, results_of
from impl.travel_agent.turns.turn import Turn
from impl.travel_agent.turns.turn_rows import Opened
from impl.travel_agent.turns.workshop import Workshop

_SUPERSEDED: Final = "The customer went on with something else. Nothing was done."
_DECLINED: Final = "The customer declined. Nothing was done."
_TAKEN_BACK: Final = frozenset({Intent.NO, Intent.STOP})


@dataclass(frozen=True, slots=True, kw_only=True)
class StillWaiting:
    """The customer agreed in words: the proposal goes on waiting for the decision that only the app can send."""

    memory: Conversation
    pending: Pending
    speech: Speech


async def set_scene(workshop: Workshop, *, turn: Turn, opened: Opened) -> Scene | StillWaiting:
    """Where the turn begins.

    Words are never an approval, whatever they say: they decline a proposal, leave it waiting, or take its place.
    """
    zone = ZoneInfo(opened.conversation.time_zone)
    memory = recall(opened.memory, conversation_id=encode("cnv", value=turn.conversation_id))
    pending = read_pending(opened.pending)
    waiting = await _waiting(workshop, turn=turn, pending=pending)
    if isinstance(turn.act, Decided):
        return await _decided(
            workshop, turn=turn, opened=opened, memory=memory, confirmation_id=turn.act.confirmation_id
        )
    intent, language = await _read_words(workshop, turn=turn, opened=opened, zone=zone, is_waited=waiting is not None)
    speech = Speech(workshop.phrases_for(language, zone))
    if waiting is not None and intent is Intent.YES:
        return StillWaiting(memory=memory, pending=pending, speech=speech)
    if waiting is not None and intent in _TAKEN_BACK:
        declined = await _decline(workshop, turn=turn, waiting=waiting)
        results = results_of(memory, approved=None, otherwise=_DECLINED)
        prompt = "" if results is not None else prompt_of(turn.act)
        return Scene(memory=memory, prompt=prompt, results=results, pending=Pending(), speech=speech, decided=declined)
    if waiting is not None:
        await _supersede(workshop, turn=turn)
    if isinstance(turn.act, Repeated) and await _is_last(workshop, turn=turn, repeated=turn.act):
        memory = before_last_words(memory)
    results = results_of(memory, approved=None, otherwise=_SUPERSEDED)
    return Scene(memory=memory, prompt=prompt_of(turn.act), results=results, pending=pending, speech=speech)


async def _decided(
    workshop: Workshop, *, turn: Turn, opened: Opened, memory: Conversation, confirmation_id: UUID
) -> Scene:
    """Carry out what was approved, before any model has a say, and go on with what came of it."""
    confirmations, customer_id = workshop.confirmations, turn.session.customer_id
    found = await confirmations.get(confirmation_id, customer_id=customer_id)
    is_approved = found.status is models.ConfirmationStatus.APPROVED
    if is_approved:
        await confirmations.commit(confirmation_id, session=turn.session)
        found = await confirmations.get(confirmation_id, customer_id=customer_id)
    turn.let_stop()
    speech = Speech(workshop.phrases_for(opened.conversation.locale, ZoneInfo(opened.conversation.time_zone)))
    was_declined = found.status is models.ConfirmationStatus.DECLINED
    results = results_of(
        memory, approved=None if was_declined else found, otherwise=_DECLINED if was_declined else _SUPERSEDED
    )
    return Scene(memory=memory, prompt="", results=results, pending=Pending(), speech=speech, decided=found)


async def _waiting(workshop: Workshop, *, turn: Turn, pending: Pending) -> Confirmation | None:
    """The proposal that waits for the customer now."""
    if pending.confirmation_id is None:
        return None
    try:
        found = await workshop.confirmations.get(pending.confirmation_id, customer_id=turn.session.customer_id)
    except UnknownConfirmation:
        return None
    return found if found.is_pending else None


async def _read_words(
    workshop: Workshop, *, turn: Turn, opened: Opened, zone: ZoneInfo, is_waited: bool
) -> tuple[Intent | None, models.Locale]:
    if not isinstance(turn.act, Said):
        return None, opened.conversation.locale
    understood = await workshop.understander.understand(
        turn.act.text,
        fallback=turn.act.locale or opened.conversation.locale,
        now=turn.began_at.astimezone(zone),
        time_zone=zone,
        expecting=Expecting(kind=Expected.YES_NO) if is_waited else None,
    )
    agrees = is_waited and understood.intent is Intent.BOOK and _says_nothing_else(understood)
    return Intent.YES if agrees else understood.intent, understood.wants_language or understood.language


def _says_nothing_else(said: Understanding) -> bool:
    """Whether "book it" can only mean what has been proposed."""
    more = (said.origin, said.destination, said.time, said.choice, said.duration_min, said.recurrence)
    return not any(more) and not said.travel_modes and not said.vehicle_classes


async def _decline(workshop: Workshop, *, turn: Turn, waiting: Confirmation) -> Confirmation:
    async def decline(connection: Connection) -> Confirmation:
        return await workshop.confirmations.decide(
            waiting.id,
            customer_id=turn.session.customer_id,
            digest=waiting.digest,
            decision=models.Decision.DECLINE,
            connection=connection,
        )

    try:
        declined = await workshop.database.run(decline)
        await workshop.log.announce(turn.conversation_id)
        return declined
    except ConfirmationNotPending:
        return await workshop.confirmations.get(waiting.id, customer_id=turn.session.customer_id)


async def _supersede(workshop: Workshop, *, turn: Turn) -> None:
    await workshop.database.run(
        lambda connection: workshop.confirmations.supersede_pending(turn.conversation_id, connection=connection)
    )
    await workshop.log.announce(turn.conversation_id)


async def _is_last(workshop: Workshop, *, turn: Turn, repeated: Repeated) -> bool:
    async with workshop.database.connection() as connection:
        return await turn_rows.is_last(connection, turn.conversation_id, turn_id=repeated.turn_id, but=turn.id)
