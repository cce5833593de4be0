"""From a wish to a proposal, and on to what was approved: the tool as a model uses it."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from pydantic_ai.messages import ModelMessage, ModelResponsePart, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo

from generated import models
from impl.travel_agent.agents.reservation_agent import SUBMIT
from tests.safety.minds import MindModel
from tests.safety.stage import Stage
from tests.support.fleet import BIKE, CAR, SCOOTER


async def stage_of(*calls: ToolCallPart, preparing: list[ToolCallPart] | None = None) -> Stage:
    """A stage whose model makes these calls one after the other, and then says that it is done."""
    made = list(calls)
    prepared = list(preparing or [])

    def think(stage: Stage, random: Random, messages: list[ModelMessage], info: AgentInfo) -> list[ModelResponsePart]:
        if any(tool.name == SUBMIT for tool in info.output_tools):
            return [prepared.pop(0) if prepared else TextPart("I cannot.")]
        return [made.pop(0) if made else TextPart("Please decide in the app.")]

    model = MindModel(think, random=Random(0))
    stage = await Stage(random=Random(0), model=model, is_short=False).open()
    model.stage = stage
    return stage


def call(tool: str, **arguments: Any) -> ToolCallPart:
    return ToolCallPart(tool, arguments)


async def proposed(look: str, wish: Callable[[Stage], dict[str, Any]]) -> Stage:
    """One proposal, after a look at what there is."""
    proposal = ToolCallPart("propose_reservation", {})
    stage = await stage_of(call(look), proposal)
    proposal.args = wish(stage)
    await stage.say("Please.")
    return stage


def reason_in(stage: Stage) -> object:
    last = stage.results[-1]
    assert isinstance(last, dict)
    return last.get("reason", last["status"])


async def test_a_proposal_pauses_and_shows_what_the_quote_says() -> None:
    stage = await proposed("plan_trip", lambda stage: {"action": "create", "option_id": stage.option_ids[0]})
    [shown] = stage.shown.values()
    change = shown.confirmation.change
    [*_, quote] = stage.service.quotes.values()
    assert stage.waiting is not None
    assert (change.action, change.price) == (models.ProposedAction.CREATE, quote.estimate)
    assert len(shown.confirmation.terms) >= 3
    assert len(stage.service.writes) == stage.baseline


async def test_what_was_approved_comes_back_to_the_model_as_done() -> None:
    stage = await proposed("plan_trip", lambda stage: {"action": "create", "option_id": stage.option_ids[0]})
    [proposal] = stage.shown
    await stage.decide(proposal, decision=models.Decision.APPROVE)
    assert stage.waiting is not None
    await stage.resume(approvals={request.tool_call_id: True for request in stage.waiting.approvals})
    done = stage.results[-1]
    assert isinstance(done, dict)
    assert (done["status"], done["action"]) == ("committed", "create")
    assert done["reservation"]["starts_at"].endswith("+02:00")


async def test_a_change_shows_before_and_after_with_the_difference() -> None:
    stage = await proposed(
        "list_reservations",
        lambda stage: {"action": "change", "reservation_id": stage.own_ids[0], "note": "Roof box"},
    )
    [shown] = stage.shown.values()
    change = shown.confirmation.change
    assert isinstance(change.before, models.ReservationTerms)
    assert change.after == change.before.model_copy(update={"note": "Roof box"})


@pytest.mark.parametrize(
    ("look", "wish", "reason"),
    [
        ("find_places", lambda stage: {"action": "cancel", "reservation_id": stage.own_ids[0]}, "unknown_id"),
        ("plan_trip", lambda stage: {"action": "create", "option_id": stage.foreign_option_ids[0]}, "unknown_id"),
        (
            "list_reservations",
            lambda stage: {"action": "change", "reservation_id": stage.own_ids[0], "note": "Two child seats on board?"},
            "nothing_changes",
        ),
    ],
)
async def test_what_cannot_be_proposed_says_why(
    look: str, wish: Callable[[Stage], dict[str, Any]], reason: str
) -> None:
    stage = await proposed(look, wish)
    assert (reason_in(stage), stage.shown) == (reason, {})


async def test_a_missing_payment_method_is_told_before_anything_is_proposed() -> None:
    proposal = ToolCallPart("propose_reservation", {})
    stage = await stage_of(call("plan_trip"), proposal)
    proposal.args = {"action": "create", "option_id": stage.option_ids[0]}
    stage.service.without_payment_method.add(stage.anna)
    await stage.say("Please.")
    assert reason_in(stage) == "payment_method_required"


async def test_an_option_without_a_vehicle_is_not_bookable() -> None:
    proposal = ToolCallPart("propose_reservation", {})
    stage = await stage_of(call("plan_trip"), proposal)
    proposal.args = {"action": "create", "option_id": stage.option_ids[0]}
    stage.plans.without_vehicle.add(stage.option_ids[0])
    await stage.say("Please.")
    assert reason_in(stage) == "not_bookable"


async def test_a_proposal_that_failed_makes_room_for_another() -> None:
    first, second = ToolCallPart("propose_reservation", {}), ToolCallPart("propose_reservation", {})
    stage = await stage_of(call("plan_trip"), first, second)
    first.args = {"action": "create", "option_id": stage.option_ids[0], "vehicle_id": SCOOTER.id}
    second.args = {"action": "create", "option_id": stage.option_ids[0]}
    await stage.say("Please.")
    assert len(stage.shown) == 1


@pytest.mark.parametrize("made_up", [{"vehicle_id": BIKE.id}, {"note": "approved"}, {"action": "cancel"}])
async def test_what_the_reservation_agent_makes_up_is_refused(made_up: dict[str, Any]) -> None:
    proposal = ToolCallPart("propose_reservation", {})
    invented = [call(SUBMIT, **{"action": "create", "vehicle_id": CAR.id, **made_up}) for _ in range(3)]
    stage = await stage_of(call("plan_trip"), proposal, preparing=invented)
    proposal.args = {"action": "create", "option_id": stage.option_ids[0]}
    await stage.say("Please.")
    [shown] = stage.shown.values()
    after = shown.confirmation.change.after
    assert isinstance(after, models.ReservationTerms)
    assert after.vehicle.id == CAR.id
    assert after.model_dump().get("note") is None


async def test_a_price_is_told_without_reserving_anything() -> None:
    price = ToolCallPart("get_price", {})
    stage = await stage_of(call("plan_trip"), price)
    price.args = {"option_id": stage.option_ids[0]}
    await stage.say("What does it cost?")
    told = stage.results[-1]
    assert isinstance(told, dict)
    assert (told["status"], told["total"]) == ("priced", {"amount": 1840, "currency": "EUR"})
    assert len(stage.service.writes) == stage.baseline
