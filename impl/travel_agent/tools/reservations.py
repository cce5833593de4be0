"""The orchestrator's tools for reservations: look them up, price an option, and propose. Only the customer decides.

`propose_reservation` pauses the run once the proposal is stored. When the run goes on, it asks the ledger to carry the
proposal of this very call out: the ledger looks at what it has stored, never at the arguments, nor at what the
framework believes to be approved.
"""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final
from uuid import UUID

from pydantic import MISSING, AwareDatetime, Field
from pydantic_ai import ApprovalRequired, RunContext
from pydantic_ai.exceptions import AgentRunError
from pydantic_ai.toolsets import FunctionToolset

from generated import models
from impl.platform.identifiers import decode
from impl.platform.telemetry import log
from impl.travel_agent.agents.delegation import delegate
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.agents.reservation_agent import reservation_agent
from impl.travel_agent.confirmations.representations import confirmation_id
from impl.travel_agent.domain.outcomes import Committed, RefusalReason, Stale, StaleReason
from impl.travel_agent.policy.evidence import Deed
from impl.travel_agent.reservations.errors import ReservationsError, VehicleTaken
from impl.travel_agent.tools.reservation_results import (
    CommitRefused,
    PriceTold,
    ReservationsTold,
    answer_of_error,
    answer_of_outcome,
    brief_of,
    vehicle_brief,
)
from impl.travel_agent.tools.reservation_wishes import (
    Action,
    CommuteId,
    NoteText,
    OptionId,
    ReservationId,
    ReservationProposal,
    ReservationWish,
    VehicleId,
)
from impl.travel_agent.tools.reservation_work import DryRun, Unworkable, dry_run, quote_wish, work_out, zone_of
from impl.travel_agent.tools.results import Answer

if TYPE_CHECKING:
    from impl.travel_agent.domain.confirmations import Confirmation

CONFIRMATION_ID: Final = "confirmation_id"
"""In the metadata of a call that waits: which confirmation (`cnf_…`) it waits for."""

_MOST_RESERVATIONS: Final = 20
_MOST_CARDS: Final = 5
_DEEDS: Final = {
    models.ProposedAction.CREATE: Deed.BOOKED,
    models.ProposedAction.CHANGE: Deed.CHANGED,
    models.ProposedAction.CANCEL: Deed.CANCELLED,
}


def reservation_tools() -> FunctionToolset[TurnDependencies]:
    """The toolset of the orchestrator."""
    return FunctionToolset([list_reservations, get_price, propose_reservation], id="reservations")


async def list_reservations(
    ctx: RunContext[TurnDependencies],
    statuses: Annotated[list[models.ReservationStatus], Field(max_length=9)] | None = None,
    limit: Annotated[int, Field(ge=1, le=_MOST_RESERVATIONS)] = 10,
) -> Answer:
    """The customer's own reservations, latest start first.

    Args:
        ctx: the run.
        statuses: only these; all when absent.
        limit: how many at most.
    """
    try:
        found = await ctx.deps.reservations.list_reservations(statuses=frozenset(statuses or ()), limit=limit)
    except ReservationsError as error:
        return answer_of_error(error)
    for reservation in found[:_MOST_CARDS]:
        await ctx.deps.events.card(models.ReservationCard(kind="reservation", reservation=reservation))
    zone = zone_of(ctx.deps)
    return ReservationsTold(reservations=tuple(brief_of(each, zone=zone) for each in found)).answer()


async def get_price(ctx: RunContext[TurnDependencies], option_id: OptionId) -> Answer:
    """The exact price of an option of a plan, VAT included. Nothing is reserved.

    Args:
        ctx: the run.
        option_id: as a plan names it.
    """
    deps, wish = ctx.deps, ReservationWish(action="create", option_id=option_id)
    try:
        proposal = await work_out(wish, deps=deps)
        quote = await deps.reservations.quote(quote_wish(proposal))
    except Unworkable as trouble:
        return trouble.answer
    except ReservationsError as error:
        if isinstance(error, VehicleTaken):
            await _tell_vehicle_gone(deps, wish)
        return answer_of_error(error)
    card = models.PriceCard(kind="price", vehicle=quote.vehicle, price=quote.estimate, valid_until=quote.expires_at)
    await deps.events.card(card)
    zone = zone_of(deps)
    return PriceTold(
        option_id=option_id,
        vehicle=vehicle_brief(quote.vehicle),
        starts_at=quote.starts_at.astimezone(zone),
        ends_at=None if quote.ends_at is MISSING else quote.ends_at.astimezone(zone),
        total=quote.estimate.total,
        net=quote.estimate.net,
        vat=quote.estimate.vat,
        valid_until=quote.expires_at.astimezone(zone),
    ).answer()


async def propose_reservation(
    ctx: RunContext[TurnDependencies],
    action: Action,
    option_id: OptionId | None = None,
    vehicle_id: VehicleId | None = None,
    reservation_id: ReservationId | None = None,
    starts_at: AwareDatetime | None = None,
    ends_at: AwareDatetime | None = None,
    note: NoteText | None = None,
    commute_id: CommuteId | None = None,
    day: date | None = None,
) -> Answer:
    """Propose to reserve, change or cancel. Nothing is done before the customer has approved the exact proposal.

    `create` needs an option_id of a plan (or a vehicle_id with starts_at); `change` a reservation_id and what becomes
    otherwise; `cancel` a reservation_id. One proposal at a time.

    Args:
        ctx: the run.
        action: what is to be done.
        option_id: the option of a plan to reserve.
        vehicle_id: another vehicle than the option's or the reservation's.
        reservation_id: the reservation to change or cancel.
        starts_at: another start, ISO 8601 with offset.
        ends_at: another end, ISO 8601 with offset; cars and vans only.
        note: a note of the customer's; empty removes it.
        commute_id: the commute that an option is reserved for.
        day: the day of that commute, as YYYY-MM-DD.
    """
    wish = ReservationWish(
        action=action,
        option_id=option_id,
        vehicle_id=vehicle_id,
        reservation_id=reservation_id,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note,
        commute_id=commute_id,
        day=day,
    )
    if ctx.tool_call_approved:
        return await _carry_out(ctx, wish=wish)
    waits = False
    try:
        confirmation = await _propose(ctx, await dry_run(await _proposal_of(ctx, wish), deps=ctx.deps))
        await _mark_day(ctx.deps, wish, status=models.CommuteDayStatus.PROPOSED)
        waits = True
    except Unworkable as trouble:
        if isinstance(trouble.__cause__, VehicleTaken):
            await _tell_vehicle_gone(ctx.deps, wish)
        return trouble.answer
    finally:
        if not waits:
            ctx.deps.evidence.open_proposals.discard(ctx.tool_call_id or "")
    raise ApprovalRequired(metadata={CONFIRMATION_ID: str(confirmation_id(confirmation))})


async def _proposal_of(ctx: RunContext[TurnDependencies], wish: ReservationWish) -> ReservationProposal:
    """What the Reservation Agent makes of the wish; where it fails, the wish is typed enough to go on without it."""
    worked_out = await work_out(wish, deps=ctx.deps)
    try:
        proposal = await delegate(reservation_agent(), prompt=wish.model_dump_json(exclude_none=True), ctx=ctx)
    except AgentRunError as error:
        log().warning("reservation_agent_failed", error=type(error).__name__)
        return worked_out
    return proposal


async def _propose(ctx: RunContext[TurnDependencies], ready: DryRun) -> "Confirmation":
    deps = ctx.deps
    deps.evidence.record([ready.change, ready.basis])
    return await deps.confirmations.propose(
        ready.change,
        conversation_id=deps.conversation_id,
        turn_id=deps.turn_id,
        customer_id=deps.session.customer_id,
        terms=ready.terms,
        expires_at=ready.expires_at,
        tool_call_id=ctx.tool_call_id,
    )


async def _carry_out(ctx: RunContext[TurnDependencies], *, wish: ReservationWish) -> Answer:
    """Carry out what this very call has proposed, if its customer has approved it. The wish serves for notes only."""
    deps = ctx.deps
    proposed = await deps.confirmations.of_tool_call(deps.conversation_id, tool_call_id=ctx.tool_call_id or "")
    if proposed is None:
        return CommitRefused(reason=RefusalReason.UNKNOWN_CONFIRMATION).answer()
    outcome = await deps.confirmations.commit(proposed.id, session=deps.session)
    action = proposed.change.action
    if isinstance(outcome, Committed):
        deps.evidence.done(_DEEDS[action])
        await deps.events.card(models.ReservationCard(kind="reservation", reservation=outcome.reservation))
        await _note_reserved(deps, wish, reservation=outcome.reservation)
    if isinstance(outcome, Stale) and outcome.reason is StaleReason.VEHICLE_TAKEN:
        await _tell_vehicle_gone(deps, wish)
    return answer_of_outcome(outcome, action=action, zone=zone_of(deps))


async def _note_reserved(deps: TurnDependencies, wish: ReservationWish, *, reservation: models.Reservation) -> None:
    """Note on the plan and the commute what was reserved for them, so that it is not proposed again."""
    made = decode("res", text=reservation.id)
    if wish.option_id is not None:
        await deps.plans.reserved(wish.option_id, reservation_id=made, customer_id=deps.session.customer_id)
    await _mark_day(deps, wish, status=models.CommuteDayStatus.RESERVED, reservation_id=made)


async def _tell_vehicle_gone(deps: TurnDependencies, wish: ReservationWish) -> None:
    """Tell once that a plan no longer holds, if it was wished for as it stands and its vehicle is not to be had."""
    if wish.option_id is None or any((wish.vehicle_id, wish.starts_at, wish.ends_at)):
        return
    reason = models.InvalidationReason.VEHICLE_GONE
    plan_id = await deps.plans.invalidate_by_option(wish.option_id, customer_id=deps.session.customer_id, reason=reason)
    if plan_id is not None:
        await deps.events.plan_invalidated(plan_id, reason=reason)


async def _mark_day(
    deps: TurnDependencies,
    wish: ReservationWish,
    *,
    status: models.CommuteDayStatus,
    reservation_id: UUID | None = None,
) -> None:
    if wish.commute_id is not None and wish.day is not None:
        await deps.commutes.mark(
            wish.commute_id,
            day=wish.day,
            status=status,
            customer_id=deps.session.customer_id,
            reservation_id=reservation_id,
        )
