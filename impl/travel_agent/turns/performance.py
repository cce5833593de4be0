"""How one turn is performed: the orchestrator runs, and what it does becomes events."""

import asyncio
import time
from collections.abc import AsyncIterable, Awaitable
from dataclasses import dataclass, replace
from typing import Final

from pydantic_ai import AgentRunResult, Conversation, DeferredToolRequests, DeferredToolResults, RunContext
from pydantic_ai.exceptions import RunCancelled, RunTimedOut
from pydantic_ai.messages import (
    AgentStreamEvent,
    ModelResponse,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
)
from pydantic_ai.usage import RunUsage

from generated import models
from impl.platform.identifiers import encode, new_uuid7
from impl.platform.telemetry import log
from impl.travel_agent.agents.clarification import Clarification
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.agents.orchestrator import Answer
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.confirmations.representations import represent_confirmation
from impl.travel_agent.confirmations.wording import detail_of
from impl.travel_agent.conversations.events import Draft
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.models.providers import TurnModels
from impl.travel_agent.policy.evidence import Evidence
from impl.travel_agent.reservations.errors import ReservationsError
from impl.travel_agent.turns.journal import Journal
from impl.travel_agent.turns.pending import OpenQuestion, Pending
from impl.travel_agent.turns.problems import Failure, failure_of
from impl.travel_agent.turns.remembering import with_answer, with_progress, with_words
from impl.travel_agent.turns.turn import Ending, Turn
from impl.travel_agent.turns.usage import usage_of
from impl.travel_agent.turns.workshop import Workshop

_PROFILE_SECONDS: Final = 1.0
_LONGEST_TEXT: Final = 20_000
_LONGEST_QUESTION: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a run begins: what is remembered, what the customer says, and how waiting calls are answered.

    `decided` is the proposal whose decision this turn follows.
    """

    memory: Conversation
    prompt: str
    results: DeferredToolResults | None
    pending: Pending
    speech: Speech
    decided: Confirmation | None = None


class Performance:
    """Performs one turn. Whatever goes wrong in the run becomes an ending that says so."""

    def __init__(self, workshop: Workshop, *, turn: Turn, journal: Journal) -> None:
        self._workshop = workshop
        self._turn = turn
        self._journal = journal
        self._usage = RunUsage()
        self._began = time.monotonic()
        self._evidence = Evidence()
        self._reservations = workshop.reservations_for(turn.session)

    async def perform(self, scene: Scene, *, turn_models: TurnModels, asked: Awaitable[models.Preferences]) -> Ending:
        """Run the orchestrator on a scene, with the embedded models where the others fail.

        `asked` are the preferences, which somebody has asked for while the scene was set.
        """
        self._evidence.hear(scene.prompt)
        preferences = await asked
        failure: Failure | None = None
        for attempt in (turn_models, self._workshop.ensemble.embedded()):
            deps = self._dependencies(scene, turn_models=attempt, preferences=preferences)
            try:
                result = await self._run(scene, deps=deps, turn_models=attempt)
                return await self._ending_of(result, scene=scene)
            except RunTimedOut as error:
                return self.failed(failure_of(error), scene=scene)
            except RunCancelled as stopped:
                return await self._stopped(stopped, scene=scene)
            except Exception as error:  # noqa: BLE001 - a turn ends with an event, whatever happens in it.
                failure = self._noted(error)
                self._journal.retract(models.RetractionReason.INTERRUPTED)
                if not (failure.worth_embedded and attempt.is_external):
                    break
        assert failure is not None
        return self.failed(failure, scene=scene)

    def said(
        self, text: str, *, scene: Scene, status: models.TurnStatus, memory: Conversation, pending: Pending
    ) -> Ending:
        """An ending with words that the service itself says."""
        message_id = new_uuid7()
        message = self._completed(text, message_id=encode("msg", value=message_id), scene=scene)
        return Ending(
            status=status,
            drafts=[message, self._over(status)],
            memory=memory,
            pending=pending,
            language=scene.speech.phrases.language,
            message_id=message_id,
        )

    def told(self, scene: Scene) -> Ending:
        """An ending that tells, without any model, what came of a decision."""
        assert scene.decided is not None
        text = detail_of(scene.decided, phrases=scene.speech.phrases)
        memory = with_words(scene.memory, prompt="", answer=text)
        status = models.TurnStatus.COMPLETED
        return self.said(text, scene=scene, status=status, memory=memory, pending=Pending())

    def failed(self, failure: Failure, *, scene: Scene) -> Ending:
        """An ending that says what went wrong. What was said and decided stays known."""
        text = scene.speech.turn_failed(failure.code)
        if scene.decided is not None:
            text = f"{detail_of(scene.decided, phrases=scene.speech.phrases)} {text}"
        memory = with_words(scene.memory, prompt=scene.prompt, answer=text)
        ending = self.said(
            text,
            scene=scene,
            status=models.TurnStatus.FAILED,
            memory=memory,
            pending=Pending(question=scene.pending.question),
        )
        over = self._over(models.TurnStatus.FAILED, failure=failure)
        return replace(ending, drafts=[*ending.drafts[:-1], over])

    async def _run(self, scene: Scene, *, deps: TurnDependencies, turn_models: TurnModels) -> AgentRunResult[Answer]:
        return await self._workshop.orchestrator.run(
            scene.prompt or None,
            message_history=scene.memory.messages,
            deferred_tool_results=scene.results,
            conversation_id=scene.memory.conversation_id,
            model=turn_models.by_agent[models.AgentName.ORCHESTRATOR],
            model_settings=turn_models.settings,
            deps=deps,
            usage=self._usage,
            usage_limits=self._workshop.limits.for_run(),
            cancellation_token=self._turn.token,
            timeout=self._workshop.limits.seconds,
            event_stream_handler=self._send_pieces if turn_models.answers_in_pieces else None,
        )

    async def _send_pieces(self, _ctx: RunContext[TurnDependencies], events: AsyncIterable[AgentStreamEvent]) -> None:
        async for event in events:
            match event:
                case PartStartEvent(part=TextPart(content=text)):
                    self._journal.piece(text)
                case PartDeltaEvent(delta=TextPartDelta(content_delta=text)):
                    self._journal.piece(text)
                case _:
                    pass

    async def _ending_of(self, result: AgentRunResult[Answer], *, scene: Scene) -> Ending:
        memory = result.conversation
        if isinstance(result.output, str) and self._journal.message_id is None:
            self._journal.piece(result.output)
        await self._journal.last_pieces()
        match result.output:
            case str() as text:
                return self._answered(text, memory=memory, scene=scene)
            case Clarification() as question:
                return self._asked(question, memory=memory, scene=scene)
            case DeferredToolRequests() as waiting:
                return await self._proposed(waiting, memory=memory, scene=scene)

    def _answered(self, text: str, *, memory: Conversation, scene: Scene) -> Ending:
        checked = self._checked(text, scene=scene)
        kept = memory if checked == text else with_answer(memory, answer=checked)
        message_id = self._journal.message_id or new_uuid7()
        drafts: list[Draft] = []
        if checked != text:
            drafts.append(self._retracted())
            message_id = new_uuid7()
        drafts.append(self._completed(checked, message_id=encode("msg", value=message_id), scene=scene))
        drafts.append(self._over(models.TurnStatus.COMPLETED))
        return Ending(
            status=models.TurnStatus.COMPLETED,
            drafts=drafts,
            memory=kept,
            pending=Pending(),
            language=scene.speech.phrases.language,
            message_id=message_id,
        )

    def _asked(self, question: Clarification, *, memory: Conversation, scene: Scene) -> Ending:
        text = " ".join([question.question, *(choice.label for choice in question.choices)])
        for choice in question.choices:
            # A moment to choose from claims nothing: it may be named in the question.
            self._evidence.record_arguments({"at": choice.value})
        if not self._is_supported(text):
            return self._answered(question.question, memory=memory, scene=scene)
        identifier = new_uuid7()
        asked = Draft(
            message=models.ClarificationRequired,
            turn_id=self._turn.id,
            members={
                "clarification_id": encode("clr", value=identifier),
                "question": question.question[:_LONGEST_QUESTION],
                "expects": question.expects,
                "choices": [{"id": choice.id, "label": choice.label} for choice in question.choices],
            },
        )
        drafts = [*self._unfinished_text(), asked, self._over(models.TurnStatus.AWAITING_ANSWER)]
        return Ending(
            status=models.TurnStatus.AWAITING_ANSWER,
            drafts=drafts,
            memory=memory,
            pending=Pending(question=OpenQuestion(id=identifier, clarification=question)),
            language=scene.speech.phrases.language,
        )

    async def _proposed(self, waiting: DeferredToolRequests, *, memory: Conversation, scene: Scene) -> Ending:
        proposal = await self._workshop.confirmations.pending(self._turn.conversation_id)
        calls = {call.tool_call_id for call in waiting.approvals}
        if proposal is None or proposal.tool_call_id not in calls:
            log().error("proposal_not_in_ledger", turn_id=str(self._turn.id))
            return self.failed(failure_of(RuntimeError()), scene=scene)
        status = models.TurnStatus.AWAITING_CONFIRMATION
        said = _last_text(memory)
        text = said if said and self._is_supported(said) else scene.speech.proposal(proposal.change)
        message_id = self._journal.message_id or new_uuid7()
        drafts = [self._retracted()] if said and text != said else []
        if drafts:
            message_id = new_uuid7()
        required = Draft(
            message=models.ConfirmationRequired,
            turn_id=self._turn.id,
            members={"confirmation": represent_confirmation(proposal)},
        )
        completed = self._completed(text, message_id=encode("msg", value=message_id), scene=scene)
        return Ending(
            status=status,
            drafts=[*drafts, completed, required, self._over(status)],
            memory=memory,
            pending=Pending(confirmation_id=proposal.id),
            language=scene.speech.phrases.language,
            message_id=message_id,
        )

    async def _stopped(self, stopped: RunCancelled, *, scene: Scene) -> Ending:
        """The end of a stopped turn. What it had found out is remembered, what it had proposed is taken back."""
        await self._take_back()
        memory = with_progress(scene.memory, messages=stopped.all_messages(), prompt=scene.prompt)
        return Ending(
            status=models.TurnStatus.CANCELLED,
            drafts=[*self._unfinished_text(), self._over(models.TurnStatus.CANCELLED)],
            memory=memory,
            pending=Pending(),
            language=scene.speech.phrases.language,
        )

    async def _take_back(self) -> None:
        proposal = await self._workshop.confirmations.pending(self._turn.conversation_id)
        if proposal is None or proposal.turn_id != self._turn.id:
            return
        confirmations, conversation_id = self._workshop.confirmations, self._turn.conversation_id
        await self._workshop.database.run(
            lambda connection: confirmations.supersede_pending(conversation_id, connection=connection)
        )
        await self._workshop.log.announce(conversation_id)

    async def preferences(self) -> models.Preferences:
        """Those of the profile. Without the Reservation API the turn goes on, as if there were none."""
        try:
            async with asyncio.timeout(_PROFILE_SECONDS):
                return (await self._reservations.profile()).preferences
        except (TimeoutError, ReservationsError) as error:
            log().info("profile_unavailable", reason=type(error).__name__)
            return models.Preferences()

    def _dependencies(
        self,
        scene: Scene,
        *,
        turn_models: TurnModels,
        preferences: models.Preferences,
    ) -> TurnDependencies:
        shop = self._workshop
        return TurnDependencies(
            conversation_id=self._turn.conversation_id,
            turn_id=self._turn.id,
            session=replace(self._turn.session, locale=scene.speech.phrases.language),
            preferences=preferences,
            began_at=self._turn.began_at,
            now=shop.clock,
            maps=shop.maps,
            reservations=self._reservations,
            confirmations=shop.confirmations,
            plans=shop.plans,
            facts=shop.facts,
            commutes=shop.commutes,
            gate=shop.gate,
            events=self._journal,
            phrases=scene.speech.phrases,
            evidence=self._evidence,
            models=turn_models.by_agent,
            model_settings=turn_models.settings,
            cost_limit_usd=shop.limits.cost_usd,
            token_limit=shop.limits.tokens,
        )

    def _checked(self, text: str, *, scene: Scene) -> str:
        """The text if tools support what it claims, else what is certain."""
        if text.strip() and self._is_supported(text):
            return text
        log().warning("answer_not_supported", turn_id=str(self._turn.id), empty=not text.strip())
        if scene.decided is not None:
            return detail_of(scene.decided, phrases=scene.speech.phrases)
        return scene.speech.sayings.not_verified

    def _is_supported(self, text: str) -> bool:
        return self._workshop.answers.check(text, evidence=self._evidence).supported

    def _unfinished_text(self) -> list[Draft]:
        return [] if self._journal.message_id is None else [self._retracted(models.RetractionReason.INTERRUPTED)]

    def _retracted(self, reason: models.RetractionReason = models.RetractionReason.UNSUPPORTED_CLAIM) -> Draft:
        message_id = self._journal.message_id or new_uuid7()
        members: dict[str, object] = {"message_id": encode("msg", value=message_id), "reason": reason}
        return Draft(message=models.MessageRetracted, turn_id=self._turn.id, members=members)

    def _completed(self, text: str, *, message_id: str, scene: Scene) -> Draft:
        members: dict[str, object] = {
            "message_id": message_id,
            "text": text[:_LONGEST_TEXT],
            "locale": scene.speech.phrases.language,
        }
        return Draft(message=models.MessageCompleted, turn_id=self._turn.id, members=members)

    def _over(self, status: models.TurnStatus, *, failure: Failure | None = None) -> Draft:
        usage = usage_of(self._usage, seconds=time.monotonic() - self._began)
        members: dict[str, object] = {"status": status, "usage": usage}
        if failure is not None:
            members["problem"] = failure.as_problem()
        return Draft(message=models.TurnCompleted, turn_id=self._turn.id, members=members)

    def _noted(self, error: Exception) -> Failure:
        failure = failure_of(error)
        unexpected = failure.code is models.TurnProblemCode.INTERNAL_ERROR
        log().log(
            40 if unexpected else 30,
            "turn_attempt_failed",
            turn_id=str(self._turn.id),
            code=failure.code,
            error=type(error).__name__,
            exc_info=error if unexpected else None,
        )
        return failure


def _last_text(memory: Conversation) -> str:
    """What the last response says beside its calls."""
    response = next((message for message in reversed(memory.messages) if isinstance(message, ModelResponse)), None)
    return "" if response is None else "".join(part.content for part in response.parts if isinstance(part, TextPart))
