"""Every problem that the Travel Agent's contract declares comes about, in the declared form, and changes nothing."""

import pytest

from tests.contract import refused_forms
from tests.contract.published_contract import TRAVEL_AGENT, DeclaredProblem, PublishedOperation
from tests.contract.refusals import Scene, way_to
from tests.contract.sample_requests import sample_request
from tests.contract.travel_agent import refused_here
from tests.contract.travel_agent.refused_here import conversation_of, proposal_to, signed

WAYS = (refused_forms, refused_here)
PROBLEMS = list(TRAVEL_AGENT.declared_problems())
WITH_BODY = [found for found in TRAVEL_AGENT.operations if found.body is not None]
# The outcome of a conflict is kept for the repetition of the request, and that is all that is kept of it.
RECORDED_STATUS = 409


def _name(value: DeclaredProblem | PublishedOperation) -> str:
    return f"{value.operation.id}-{value.code}" if isinstance(value, DeclaredProblem) else value.id


@pytest.mark.parametrize("problem", PROBLEMS, ids=_name)
async def test_a_declared_problem_comes_about_and_changes_nothing(scene: Scene, problem: DeclaredProblem) -> None:
    way = way_to(problem)
    assert way is not None, f"{problem.operation.id} declares {problem.code}: write a way to it."
    async with way(scene, problem.operation) as attempt:
        before = await scene.rows.snapshot()
        response = await attempt.make()
        after = await scene.rows.snapshot()
    assert response.status_code == problem.status, response.text
    TRAVEL_AGENT.verify_response(problem.operation, response)
    document = response.json()
    assert document["code"] == problem.code, document
    assert document["request_id"] == response.headers["X-Request-Id"]
    if problem.status == RECORDED_STATUS:
        del before["idempotency_keys"], after["idempotency_keys"]
    assert before == after


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
@pytest.mark.parametrize("content", [b"{", b"[1,", b'{"a": NaN}', b'{"a": 1} x', b'{"a": "\xff"}'], ids=repr)
async def test_a_body_that_is_not_json_is_malformed(scene: Scene, found: PublishedOperation, content: bytes) -> None:
    response = await scene.customer().send(sample_request(found), content=content)
    assert response.json()["code"] == "malformed_request"
    TRAVEL_AGENT.verify_response(found, response)


async def test_what_belongs_to_another_customer_is_answered_like_nothing(scene: Scene) -> None:
    owner, stranger = scene.customer(), scene.customer()
    foreign = {
        "conversation_id": await conversation_of(owner),
        "confirmation_id": (await proposal_to(scene, owner))["confirmation_id"],
    }
    about_one = [found for found in TRAVEL_AGENT.operations if "{" in found.path]
    assert len(about_one) >= 7
    for found in about_one:
        request = sample_request(found).with_headers({"X-Request-Id": "the-same-for-both"})
        named = {name: value for name, value in foreign.items() if name in request.path}
        answers = [await stranger.send(request), await stranger.send(request.with_path(**named))]
        assert answers[0].status_code == 404, answers[0].text
        assert answers[0].content == answers[1].content, found.id


async def test_a_signed_event_is_accepted_however_often_it_comes(scene: Scene) -> None:
    found = TRAVEL_AGENT.operation("acceptReservationEvent")
    request, content = signed(found)
    for _ in range(2):
        response = await scene.customer().send(request, content=content)
        assert response.status_code == 204, response.text
        TRAVEL_AGENT.verify_response(found, response)


async def test_a_signed_event_that_was_changed_on_the_way_is_refused(scene: Scene) -> None:
    found = TRAVEL_AGENT.operation("acceptReservationEvent")
    request, content = signed(found)
    response = await scene.customer().send(request, content=content.replace(b'"sequence": 2', b'"sequence": 3'))
    assert response.json()["code"] == "invalid_signature"
