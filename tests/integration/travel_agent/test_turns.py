"""Turns as they run: the customer speaks, tools work, events are stored and told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from generated import models
from impl.platform.database import Database, DatabaseBusy, DatabaseOptions
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.agents.limits import TurnLimits
from impl.travel_agent.agents.memory import MemoryLimits
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.turns.errors import UnknownChoice, UnknownMessage
from impl.travel_agent.turns.workshop import RunnerTiming
from tests.support.conversation_driver import ConversationDriver, World, conversing_world
from tests.support.maps import SENATE_SQUARE
from tests.support.scripted_models import Costly, Hesitant, calls, cut_short, driven_by, only, says, unreachable

QUICK = RunnerTiming(lease=15, renewal=0.05, look=0.02, drain=5)


@pytest.fixture
async def world(database: Database, tmp_path: Path) -> AsyncIterator[World]:
    async with conversing_world(database, directory=tmp_path) as opened:
        yield opened


async def anna_in(world: World) -> ConversationDriver:
    return await world.converse(position=SENATE_SQUARE)


async def proposed(world: World) -> ConversationDriver:
    """Anna, with a proposal for a car before her."""
    anna = await anna_in(world)
    await anna.say("Take me to Hakaniemi by car tomorrow at 9 am")
    await anna.say("book it")
    assert anna.last.confirmation is not None
    return anna


async def test_a_greeting_is_answered_in_one_go(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.say("Hello!")

    kinds = [event.type for event in exchange.events]
    assert kinds == ["user.said", "turn.started", "message.completed", "turn.completed"]
    assert [event.seq for event in exchange.events] == [1, 2, 3, 4]
    assert exchange.completed.usage.model_requests == 1


async def test_pieces_come_before_the_checked_text_and_make_it_up(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.say("Hello!")

    pieces = [piece for piece in exchange.pieces if isinstance(piece, models.MessageDelta)]
    assert "".join(piece.text for piece in pieces) == exchange.text
    assert [piece.index for piece in pieces] == list(range(len(pieces)))


async def test_a_trip_is_planned_by_all_agents_and_shown(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.say("How do I get to Hakaniemi?")

    assert exchange.status is models.TurnStatus.COMPLETED
    assert exchange.agents == ["route_planner", "route_optimizer", "route_judge"]
    assert exchange.card(models.RouteComparisonCard).plan.destination.name == "Hakaniemi"
    assert "Hakaniemi" in exchange.text
    assert "OpenStreetMap" in exchange.text


async def test_an_approved_proposal_is_carried_out_once(world: World) -> None:
    anna = await proposed(world)
    assert anna.last.status is models.TurnStatus.AWAITING_CONFIRMATION
    assert world.service.writes == []

    exchange = await anna.decide(approve=True)

    assert exchange.status is models.TurnStatus.COMPLETED
    assert [write.kind for write in world.service.writes] == ["hold", "confirm"]
    assert [event.status for event in exchange.resolved] == [models.ConfirmationStatus.COMMITTED]
    assert "Booked" in exchange.text


async def test_yes_in_words_is_no_approval(world: World) -> None:
    anna = await proposed(world)

    exchange = await anna.say("yes")

    assert exchange.status is models.TurnStatus.AWAITING_CONFIRMATION
    assert "Confirm" in exchange.text
    assert world.service.writes == []
    assert (await anna.decide(approve=True)).status is models.TurnStatus.COMPLETED
    assert len(world.service.writes) == 2


async def test_no_in_words_declines(world: World) -> None:
    anna = await proposed(world)

    exchange = await anna.say("no")

    assert [event.status for event in exchange.resolved] == [models.ConfirmationStatus.DECLINED]
    assert "nothing" in exchange.text
    assert world.service.writes == []


async def test_a_declined_proposal_leads_to_nothing(world: World) -> None:
    anna = await proposed(world)

    exchange = await anna.decide(approve=False)

    assert [event.status for event in exchange.resolved] == [models.ConfirmationStatus.DECLINED]
    assert world.service.writes == []


async def test_something_else_takes_the_place_of_a_proposal(world: World) -> None:
    anna = await proposed(world)

    exchange = await anna.say("What is the weather like?")

    assert [event.status for event in exchange.resolved] == [models.ConfirmationStatus.SUPERSEDED]
    assert exchange.tools == ["get_weather"]
    assert world.service.writes == []


async def test_a_choice_answers_the_question(world: World) -> None:
    anna = await anna_in(world)
    asked = await anna.say("Take me to Hakaniemi by car at 9")
    assert asked.status is models.TurnStatus.AWAITING_ANSWER
    assert asked.question is not None
    assert asked.question.expects is models.Expectation.TIME

    exchange = await anna.choose_number(2)

    assert exchange.tools == ["plan_trip"]
    assert "09:00" in exchange.text


async def test_an_option_of_a_plan_is_chosen(world: World) -> None:
    anna = await anna_in(world)
    planned = await anna.say("How do I get to Hakaniemi?")
    options = planned.card(models.RouteComparisonCard).plan.options
    bike = next(option for option in options if option.mode is models.TravelMode.BIKE)

    exchange = await anna.choose(bike.id)

    assert exchange.confirmation is not None
    assert exchange.confirmation.change.action is models.ProposedAction.CREATE


async def test_a_choice_that_nobody_offers_is_refused(world: World) -> None:
    anna, ben = await anna_in(world), await anna_in(world)
    planned = await anna.say("How do I get to Hakaniemi?")
    option = planned.card(models.RouteComparisonCard).plan.options[0]

    with pytest.raises(UnknownChoice):
        await anna.choose("place-7")
    with pytest.raises(UnknownChoice):
        await ben.choose(option.id)


async def test_a_correction_in_the_app_is_taken(world: World) -> None:
    anna = await anna_in(world)

    exchange = await anna.correct(
        models.Correction(kind=models.CorrectionKind.CLOSED, place_name="Hakaniemen kauppahalli")
    )

    assert exchange.tools[0] == "correct_fact"


async def test_an_answer_is_given_again(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("How do I get to Hakaniemi?")

    exchange = await anna.regenerate()

    started = next(event for event in exchange.events if isinstance(event, models.TurnStarted))
    assert started.regenerates is not None
    assert exchange.tools == ["plan_trip"]


async def test_only_what_was_said_here_is_given_again(world: World) -> None:
    anna, ben = await anna_in(world), await anna_in(world)
    await anna.say("Hello!")
    await ben.say("Hello!")
    anna.world.listener.events[anna.conversation_id] = list(ben.events)

    with pytest.raises(UnknownMessage):
        await anna.regenerate()


async def test_a_turn_is_stopped_in_the_middle_of_its_answer(database: Database, tmp_path: Path) -> None:
    hesitant = Hesitant()
    async with conversing_world(database, directory=tmp_path, ensemble=only(hesitant.model)) as world:
        anna = await anna_in(world)
        turn_id = await anna.begin("Hello!")
        await hesitant.began.wait()

        assert await anna.cancel()
        exchange = await anna.end(turn_id)

        assert exchange.status is models.TurnStatus.CANCELLED
        assert not exchange.text
        assert not await anna.cancel()


async def test_a_new_message_interrupts_the_running_turn(database: Database, tmp_path: Path) -> None:
    hesitant = Hesitant()
    async with conversing_world(database, directory=tmp_path, ensemble=driven_by(hesitant.model)) as world:
        anna = await anna_in(world)
        first = await anna.begin("Hello!")
        await hesitant.began.wait()
        second = await anna.begin("Hello again!")

        assert (await anna.end(first)).status is models.TurnStatus.CANCELLED
        hesitant.may_go_on.set()
        assert (await anna.end(second)).status is models.TurnStatus.COMPLETED


async def test_a_turn_with_too_many_steps_ends_and_says_so(database: Database, tmp_path: Path) -> None:
    limits = TurnLimits(model_requests=3)
    async with conversing_world(database, directory=tmp_path, limits=limits) as world:
        anna = await anna_in(world)

        exchange = await anna.say("How do I get to Hakaniemi?")
        afterwards = await anna.say("Hello!")

        assert exchange.status in (models.TurnStatus.COMPLETED, models.TurnStatus.FAILED)
        assert exchange.text
        assert afterwards.status is models.TurnStatus.COMPLETED


async def test_a_model_that_only_calls_tools_meets_the_limit(database: Database, tmp_path: Path) -> None:
    model = calls("list_reservations", "{}")
    limits = TurnLimits(model_requests=4)
    async with conversing_world(database, directory=tmp_path, ensemble=only(model), limits=limits) as world:
        exchange = await (await anna_in(world)).say("Hello!")

        assert exchange.status is models.TurnStatus.FAILED
        assert exchange.problem is not None
        assert exchange.problem.code is models.TurnProblemCode.LIMIT_REACHED


async def test_a_turn_that_reads_too_much_ends(database: Database, tmp_path: Path) -> None:
    model, limits = calls("list_reservations", "{}"), TurnLimits(tokens=100)
    async with conversing_world(database, directory=tmp_path, ensemble=only(model), limits=limits) as world:
        exchange = await (await anna_in(world)).say("Hello!")

        assert exchange.problem is not None
        assert exchange.problem.code is models.TurnProblemCode.LIMIT_REACHED


@pytest.mark.parametrize(
    ("dollars", "status"), [("1.00", models.TurnStatus.COMPLETED), ("0.03", models.TurnStatus.FAILED)]
)
async def test_a_turn_costs_no_more_than_one_may(
    dollars: str, status: models.TurnStatus, database: Database, tmp_path: Path
) -> None:
    model, limits = Costly(Decimal("0.04")), TurnLimits(cost_usd=Decimal(dollars))
    async with conversing_world(database, directory=tmp_path, ensemble=only(model), limits=limits) as world:
        exchange = await (await anna_in(world)).say("What have I booked?")
        is_limited = exchange.problem is not None and exchange.problem.code is models.TurnProblemCode.LIMIT_REACHED

        assert exchange.status is status
        assert is_limited is (status is models.TurnStatus.FAILED)
        usage = exchange.completed.usage
        assert usage.cost == models.Money(amount=usage.model_requests * 4, currency=models.Currency("USD"))


async def test_a_turn_that_takes_too_long_ends(database: Database, tmp_path: Path) -> None:
    limits = TurnLimits(seconds=0.2)
    model = Hesitant().model
    async with conversing_world(database, directory=tmp_path, ensemble=only(model), limits=limits) as world:
        exchange = await (await anna_in(world)).say("Hello!")

        assert exchange.problem is not None
        assert exchange.problem.code is models.TurnProblemCode.TIMED_OUT


async def test_a_model_out_of_reach_is_told(database: Database, tmp_path: Path) -> None:
    async with conversing_world(database, directory=tmp_path, ensemble=only(unreachable())) as world:
        exchange = await (await world.converse(locale=models.Locale.DE)).say("Hallo!")

        assert exchange.problem is not None
        assert exchange.problem.code is models.TurnProblemCode.MODEL_UNAVAILABLE
        assert "versuchen" in exchange.text


async def test_the_embedded_model_takes_over_from_one_that_breaks_off(database: Database, tmp_path: Path) -> None:
    async with conversing_world(database, directory=tmp_path, ensemble=driven_by(cut_short())) as world:
        exchange = await (await anna_in(world)).say("How do I get to Hakaniemi?")

        assert exchange.status is models.TurnStatus.COMPLETED
        assert exchange.tools == ["plan_trip"]
        assert "The best way" not in exchange.text


async def test_without_the_consent_no_model_outside_is_asked(database: Database, tmp_path: Path) -> None:
    ensemble = driven_by(says("I am somewhere else."))
    async with conversing_world(database, directory=tmp_path, ensemble=ensemble, consent=False) as world:
        exchange = await (await anna_in(world)).say("Hello!")

        assert "somewhere else" not in exchange.text
        assert exchange.status is models.TurnStatus.COMPLETED


async def test_a_claim_that_no_tool_supports_is_taken_back(database: Database, tmp_path: Path) -> None:
    liar = says("I have booked ", "your car for 12.34 €.")
    async with conversing_world(database, directory=tmp_path, ensemble=driven_by(liar)) as world:
        anna = await anna_in(world)

        exchange = await anna.say("Book me a car!")

        assert [event.reason for event in exchange.retracted] == [models.RetractionReason.UNSUPPORTED_CLAIM]
        assert "booked" not in exchange.text
        assert world.service.writes == []


async def test_an_approval_outlives_the_process(database: Database, tmp_path: Path) -> None:
    sessions: dict[UUID, CustomerSession] = {}

    async def session_of(customer_id: UUID) -> CustomerSession | None:
        return sessions.get(customer_id)

    async with conversing_world(database, directory=tmp_path, session_of=session_of) as world:
        anna = await proposed(world)
        sessions[anna.session.customer_id] = anna.session
        await anna.record_decision(approve=True)

        await world.runner.recover()
        await world.runner.recover()

        assert [write.kind for write in world.service.writes] == ["hold", "confirm"]
        await world.listener.catch_up(anna.conversation_id)
        resolved = [event for event in anna.events if isinstance(event, models.ConfirmationResolved)]
        assert [event.status for event in resolved] == [models.ConfirmationStatus.COMMITTED]
        assert (await anna.say("show my reservations")).status is models.TurnStatus.COMPLETED


async def test_a_turn_nobody_works_on_any_more_is_ended(world: World) -> None:
    anna = await anna_in(world)
    async with world.database.connection() as connection:
        await connection.execute(
            "INSERT INTO turns (id, conversation_id, status, owner, lease_until, prompt)"
            " VALUES ($1, $2, 'running', 'gone', $3, 'Hello!')",
            new_uuid7(),
            anna.conversation_id,
            world.clock() - timedelta(seconds=1),
        )

    assert await world.runner.recover() == 1

    completed = [event for event in anna.events if isinstance(event, models.TurnCompleted)]
    assert [event.status for event in completed] == [models.TurnStatus.FAILED]
    assert completed[0].problem is not None
    assert await world.runner.recover() == 0


async def test_a_new_message_ends_what_a_dead_process_left(world: World) -> None:
    anna = await anna_in(world)
    async with world.database.connection() as connection:
        await connection.execute(
            "INSERT INTO turns (id, conversation_id, status, owner, lease_until, prompt)"
            " VALUES ($1, $2, 'running', 'gone', $3, 'Hello!')",
            new_uuid7(),
            anna.conversation_id,
            world.clock() - timedelta(seconds=1),
        )

    exchange = await anna.say("Hello!")

    assert [event.status for event in exchange.events if isinstance(event, models.TurnCompleted)] == [
        models.TurnStatus.FAILED,
        models.TurnStatus.COMPLETED,
    ]


async def test_another_process_interrupts_a_turn(database: Database, tmp_path: Path) -> None:
    hesitant = Hesitant()
    async with (
        conversing_world(database, directory=tmp_path, ensemble=only(hesitant.model), node="one", timing=QUICK) as one,
        conversing_world(database, directory=tmp_path, node="other", timing=QUICK) as other,
    ):
        anna = await anna_in(one)
        first = await anna.begin("Hello!")
        await hesitant.began.wait()
        elsewhere = ConversationDriver(world=other, conversation_id=anna.conversation_id, session=anna.session)

        exchange = await elsewhere.say("Hello again!")

        assert exchange.status is models.TurnStatus.COMPLETED
        assert (await anna.end(first)).status is models.TurnStatus.CANCELLED


async def test_another_process_stops_a_turn(database: Database, tmp_path: Path) -> None:
    hesitant = Hesitant()
    async with (
        conversing_world(database, directory=tmp_path, ensemble=only(hesitant.model), node="one", timing=QUICK) as one,
        conversing_world(database, directory=tmp_path, node="other", timing=QUICK) as other,
    ):
        anna = await anna_in(one)
        first = await anna.begin("Hello!")
        await hesitant.began.wait()

        assert await other.runner.cancel(anna.conversation_id)

        assert (await anna.end(first)).status is models.TurnStatus.CANCELLED


async def test_a_conversation_goes_on_in_another_process(database: Database, tmp_path: Path) -> None:
    async with (
        conversing_world(database, directory=tmp_path, node="one") as one,
        conversing_world(database, directory=tmp_path, node="other", service=one.service) as other,
    ):
        anna = await anna_in(one)
        await anna.say("Take me to Hakaniemi by car tomorrow at 9 am")
        elsewhere = ConversationDriver(world=other, conversation_id=anna.conversation_id, session=anna.session)

        await elsewhere.say("book it")
        await elsewhere.decide(approve=True)

        assert [write.kind for write in one.service.writes] == ["hold", "confirm"]


async def test_a_long_conversation_stays_small(database: Database, tmp_path: Path) -> None:
    limits = MemoryLimits(turns=10, bytes=40_000)
    async with conversing_world(database, directory=tmp_path, memory_limits=limits) as world:
        anna = await anna_in(world)
        await anna.say("How do I get to Hakaniemi?")
        for _ in range(40):
            await anna.say("Hello!")
        async with database.connection() as connection:
            size = await connection.fetchval("SELECT max(length(memory::text)) FROM conversation_states")

        assert size < 45_000
        assert (await anna.say("How do I get to Hakaniemi?")).status is models.TurnStatus.COMPLETED


async def test_a_drained_process_leaves_no_turn_behind(database: Database, tmp_path: Path) -> None:
    hesitant = Hesitant()
    timing = RunnerTiming(drain=0.1)
    async with conversing_world(database, directory=tmp_path, ensemble=only(hesitant.model), timing=timing) as world:
        anna = await anna_in(world)
        turn_id = await anna.begin("Hello!")
        await hesitant.began.wait()

        await world.runner.close()

        assert (await anna.end(turn_id)).status is models.TurnStatus.CANCELLED


async def test_many_conversations_are_had_at_once(world: World) -> None:
    everyone = [await anna_in(world) for _ in range(20)]

    # Messages are refused while the database is busy; turns that were promised are all under way at once.
    turns = [await each.begin("Hello!") for each in everyone]
    exchanges = await asyncio.gather(*(each.end(turn) for each, turn in zip(everyone, turns, strict=True)))

    assert {exchange.status for exchange in exchanges} == {models.TurnStatus.COMPLETED}


async def test_a_turn_that_was_promised_waits_for_a_busy_database(database_url: str, tmp_path: Path) -> None:
    options = DatabaseOptions(url=database_url, pool_size=1, queue_size=1, queue_seconds=0.01)
    async with Database(options) as database, conversing_world(database, directory=tmp_path) as world:
        anna = await anna_in(world)
        turn_id = await anna.begin("Hello!")

        async with database.connection():
            # Whoever asks after the turn is refused by now, so the turn would have been, too.
            with pytest.raises(DatabaseBusy):
                async with database.connection():
                    raise AssertionError

        assert (await anna.end(turn_id)).status is models.TurnStatus.COMPLETED


async def test_a_stranger_gets_no_turn(world: World) -> None:
    anna = await anna_in(world)
    await anna.say("Hello!")
    before = len(anna.events)

    await world.runner.say(
        anna.conversation_id,
        session=(await anna_in(world)).session,
        text="Hello!",
        client_message_id=uuid4().hex,
    )
    await world.runner.idle()

    assert len(anna.events) == before
