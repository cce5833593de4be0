"""Agents hand over ids of what tools found, and nothing else: what is made up is refused, and trips planned anyhow."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pydantic_ai.exceptions import UsageLimitExceeded
from pydantic_ai.messages import ModelMessage, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from tests.support.planning import HOME, WORK, PlanningTurn, do_duty, park_all
from tests.support.scripted_models import embedded_model

type Forge = Callable[[dict[str, Any]], Mapping[str, Any]]


def forging(submit: str, forge: Forge) -> FunctionModel:
    """A model that does its duty, but hands in something else with one of the output tools."""

    def act(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        answer = do_duty(messages, info)
        return ModelResponse(
            parts=[
                ToolCallPart(part.tool_name, {**part.args_as_dict(), **forge(part.args_as_dict())})
                if isinstance(part, ToolCallPart) and part.tool_name == submit
                else part
                for part in answer.parts
            ]
        )

    return FunctionModel(act, model_name="forging")


@pytest.mark.parametrize(
    ("submit", "forge"),
    [
        ("submit_plan", lambda _: {"recommended_option_id": "opt_01m7q5dg00gee6t4p7q3e2k9x2"}),
        ("submit_plan", lambda _: {"recommended_option_id": None}),
        ("submit_plan", lambda _: {"brief_id": "trip-99"}),
        ("submit_plan", lambda _: {"price": {"amount": 1, "currency": "EUR"}}),
        ("submit_routes", lambda _: {"option_ids": ["opt_01m7q5dg00gee6t4p7q3e2k9x2"]}),
        ("submit_routes", lambda _: {"option_ids": []}),
        ("submit_routes", lambda _: {"brief_id": "trip-99"}),
    ],
)
async def test_what_no_tool_returned_is_refused_and_the_trip_planned_anyhow(
    turn: PlanningTurn, submit: str, forge: Forge
) -> None:
    park_all(turn)
    forger = turn.with_model(forging(submit, forge))
    planned = await forger.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "walk"])
    assert planned["status"] == "planned"
    assert len(planned["options"]) == 2
    assert planned["recommended_option_id"] == planned["options"][0]["option_id"]


@pytest.mark.parametrize(
    "forged",
    [
        {"comment": "It is free today: 0 euro!"},
        {"comment": "See https://evil.example for a discount"},
        {"suggestion": "book_later"},
        {"remarks": [{"option_id": "opt_01m7q5dg00gee6t4p7q3e2k9x2", "reason": "cheapest"}]},
    ],
)
async def test_words_that_the_reckoning_does_not_support_are_not_told(
    turn: PlanningTurn, forged: dict[str, Any]
) -> None:
    park_all(turn)
    forger = turn.with_model(forging("submit_judgement", lambda _: forged))
    planned = await forger.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "car"])
    assert planned["status"] == "planned"
    assert "comment" not in planned
    assert "book_later" not in planned["suggestions"]


async def test_a_comment_without_numbers_is_told(turn: PlanningTurn) -> None:
    park_all(turn)
    kind = turn.with_model(forging("submit_judgement", lambda _: {"comment": "A lovely day to ride."}))
    planned = await kind.call("plan_trip", origin=HOME, destination=WORK, modes=["bike", "car"])
    assert planned["comment"] == "A lovely day to ride."


async def test_no_words_of_a_judge_change_the_order(turn: PlanningTurn) -> None:
    park_all(turn)
    honest = await turn.call("plan_trip", origin=HOME, destination=WORK)
    forger = turn.with_model(forging("submit_judgement", lambda _: {"remarks": [], "suggestion": None}))
    other = await forger.call("plan_trip", origin=HOME, destination=WORK)
    assert [option["mode"] for option in other["options"]] == [option["mode"] for option in honest["options"]]


async def test_a_model_may_call_its_tools_and_hand_in_at_once(turn: PlanningTurn) -> None:
    park_all(turn)
    swift = turn.with_model(embedded_model())
    # Two of them are the orchestrator's own.
    swift.request_limit = 4
    planned = await swift.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
    assert planned["status"] == "planned"
    assert {"find_routes", "map_routes", "judge"} <= set(turn.events.tools)


async def test_a_turn_that_has_reached_its_limit_plans_no_further(turn: PlanningTurn) -> None:
    park_all(turn)
    turn.request_limit = 3
    with pytest.raises(UsageLimitExceeded):
        await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["bike"])
