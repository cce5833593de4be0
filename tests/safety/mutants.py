"""Mutants of the gate, the ledger and the commit: each leaves one check out. The suite is worth what it catches."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

from generated import models
from impl.travel_agent.confirmations import carrying_out, service
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.domain import changes
from impl.travel_agent.domain import confirmations as domain
from impl.travel_agent.domain.confirmations import Confirmation, Objection, UnknownConfirmation, Verdict
from impl.travel_agent.policy import answers, gate, rules
from impl.travel_agent.policy.refusals import Reason
from impl.travel_agent.policy.rules import RULES, GateLimits
from tests.safety import stage
from tests.support.remembered_ledger import ToldResolutions

type Mutation = Callable[[ExitStack], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A program that lacks one check; `mutate` makes it so until the stack is left."""

    name: str
    mutate: Mutation

    @contextmanager
    def alive(self) -> Iterator[None]:
        """While it lives."""
        with ExitStack() as stack:
            self.mutate(stack)
            yield


MUTANTS: Final[list[Mutant]] = []


def _mutant(mutate: Mutation) -> Mutation:
    MUTANTS.append(Mutant(name=mutate.__name__.strip("_"), mutate=mutate))
    return mutate


def _swap(stack: ExitStack, owner: Any, name: str, value: object) -> None:
    stack.enter_context(patch.object(owner, name, value))


@_mutant
def _decision_ignores_the_digest(stack: ExitStack) -> None:
    def decide(confirmation: Confirmation, *, digest: str, **decision: Any) -> Confirmation:
        return domain.decide(confirmation, digest=confirmation.digest, **decision)

    _swap(stack, service, "decide", decide)


@_mutant
def _decision_ignores_the_expiry(stack: ExitStack) -> None:
    def decide(confirmation: Confirmation, *, now: datetime, **decision: Any) -> Confirmation:
        return domain.decide(confirmation, now=confirmation.created_at, **decision)

    _swap(stack, service, "decide", decide)


@_mutant
def _decision_counts_again(stack: ExitStack) -> None:
    def decide(confirmation: Confirmation, **decision: Any) -> Confirmation:
        return domain.decide(replace(confirmation, status=models.ConfirmationStatus.PENDING), **decision)

    _swap(stack, service, "decide", decide)


@_mutant
def _decision_ignores_the_customer(stack: ExitStack) -> None:
    original = Confirmations.decide

    async def decide(self: Confirmations, confirmation_id: UUID, *, customer_id: UUID, **decision: Any) -> Confirmation:
        found = await self._ledger.find(decision["connection"], confirmation_id)
        if found is None:
            raise UnknownConfirmation
        return await original(self, confirmation_id, customer_id=found.customer_id, **decision)

    _swap(stack, Confirmations, "decide", decide)


@_mutant
def _declining_approves(stack: ExitStack) -> None:
    def decide(confirmation: Confirmation, *, decision: models.Decision, **others: Any) -> Confirmation:
        return domain.decide(confirmation, decision=models.Decision.APPROVE, **others)

    _swap(stack, service, "decide", decide)


@_mutant
def _commit_trusts_the_framework(stack: ExitStack) -> None:
    def verify(confirmation: Confirmation, **present: Any) -> Verdict | Objection:
        found = domain.verify(confirmation, **present)
        return Verdict.CARRY_OUT if found is Objection.NOT_APPROVED else found

    def resolve(confirmation: Confirmation, outcome: Any, **present: Any) -> Confirmation:
        return domain.resolve(replace(confirmation, status=models.ConfirmationStatus.APPROVED), outcome, **present)

    _swap(stack, service, "verify", verify)
    _swap(stack, service, "resolve", resolve)


@_mutant
def _commit_ignores_the_customer(stack: ExitStack) -> None:
    def verify(confirmation: Confirmation, *, customer_id: UUID, now: datetime) -> Verdict | Objection:
        return domain.verify(confirmation, customer_id=confirmation.customer_id, now=now)

    _swap(stack, service, "verify", verify)


@_mutant
def _commit_ignores_the_expiry(stack: ExitStack) -> None:
    def verify(confirmation: Confirmation, *, now: datetime, customer_id: UUID) -> Verdict | Objection:
        return domain.verify(confirmation, now=min(now, confirmation.created_at), customer_id=customer_id)

    _swap(stack, service, "verify", verify)
    _swap(stack, service, "look_up", carrying_out.carry_out)


@_mutant
def _commit_ignores_tampering(stack: ExitStack) -> None:
    def verify(confirmation: Confirmation, **present: Any) -> Verdict | Objection:
        own = replace(confirmation, digest=changes.digest_of(confirmation.change))
        return domain.verify(own, **present)

    _swap(stack, service, "verify", verify)


@_mutant
def _commit_repeats_itself(stack: ExitStack) -> None:
    def verify(confirmation: Confirmation, **present: Any) -> Verdict | Objection:
        unused = replace(confirmation, outcome=None)
        if confirmation.status is models.ConfirmationStatus.COMMITTED:
            unused = replace(unused, status=models.ConfirmationStatus.APPROVED)
        return domain.verify(unused, **present)

    async def settle(self: Confirmations, connection: Any, confirmation: Confirmation, *, outcome: Any) -> Any:
        current = await self._ledger.find_locked(connection, confirmation.id)
        if current is None:
            return None, []
        again = replace(current, outcome=None, status=models.ConfirmationStatus.APPROVED)
        return None, [await self._store(connection, domain.resolve(again, outcome, now=self._clock()))]

    _swap(stack, service, "verify", verify)
    _swap(stack, Confirmations, "_settle", settle)


_REAL_KEY: Final = carrying_out.key_of


@_mutant
def _keys_are_made_anew(stack: ExitStack) -> None:
    def key(confirmation: Confirmation, step: str) -> str:
        # Named after the confirmation all the same: only the repetition gives it away.
        attempts = 0 if confirmation.attempt is None else confirmation.attempt.count
        return f"{_REAL_KEY(confirmation, step)}" + "/again" * (attempts - 1)

    _swap(stack, carrying_out, "key_of", key)


@_mutant
def _version_is_not_sent(stack: ExitStack) -> None:
    async def change(confirmation: Confirmation, *, writes: Any) -> Any:
        current = await writes.read(confirmation.change.reservation_id)
        own = confirmation.change.model_copy(update={"reservation_version": current.version})
        return await _REAL_CHANGE(replace(confirmation, change=own), writes=writes)

    async def cancel(confirmation: Confirmation, *, writes: Any) -> Any:
        current = await writes.read(confirmation.change.reservation_id)
        own = confirmation.change.model_copy(update={"reservation_version": current.version})
        return await _REAL_CANCEL(replace(confirmation, change=own), writes=writes)

    _swap(stack, carrying_out, "_change", change)
    _swap(stack, carrying_out, "_cancel", cancel)


_REAL_CHANGE: Final = carrying_out._change
_REAL_CANCEL: Final = carrying_out._cancel


@_mutant
def _hold_is_not_given_back(stack: ExitStack) -> None:
    async def release(*_: object, **__: object) -> None:
        return None

    _swap(stack, carrying_out, "_release", release)


@_mutant
def _new_words_supersede_nothing(stack: ExitStack) -> None:
    async def supersede(*_: object, **__: object) -> tuple[()]:
        return ()

    _swap(stack, Confirmations, "supersede_pending", supersede)


@_mutant
def _nobody_is_told(stack: ExitStack) -> None:
    async def resolved(*_: object, **__: object) -> Callable[[], None]:
        return lambda: None

    _swap(stack, ToldResolutions, "resolved", resolved)


@_mutant
def _canonical_form_drops_a_member(stack: ExitStack) -> None:
    def canonical(change: models.ProposedChange) -> bytes:
        return _REAL_FORM(change.model_copy(update={"after": models.ProposedChange.model_fields["after"].default}))

    _swap(stack, changes, "canonical_form", canonical)


_REAL_FORM: Final = changes.canonical_form


@_mutant
def _proposals_wait_for_an_hour(stack: ExitStack) -> None:
    _swap(stack, domain, "LONGEST_VALIDITY", timedelta(hours=1))


def _without(reason: Reason) -> tuple[rules.Rule, ...]:
    return tuple(rule for rule in RULES if rule.reason is not reason)


def _mutate_rules(stack: ExitStack, kept: tuple[rules.Rule, ...]) -> None:
    original = gate.PolicyGate.__init__

    def init(self: gate.PolicyGate, *, rules: Any = None, limits: GateLimits | None = None) -> None:
        original(self, rules=kept, limits=limits)

    _swap(stack, gate.PolicyGate, "__init__", init)


@_mutant
def _gate_is_off(stack: ExitStack) -> None:
    _mutate_rules(stack, ())


@_mutant
def _gate_ignores_the_evidence(stack: ExitStack) -> None:
    _mutate_rules(stack, _without(Reason.UNKNOWN_ID))


@_mutant
def _gate_lets_proposals_pile_up(stack: ExitStack) -> None:
    _mutate_rules(stack, _without(Reason.PROPOSAL_PENDING))


@_mutant
def _gate_counts_no_proposals(stack: ExitStack) -> None:
    _mutate_rules(stack, _without(Reason.TOO_MANY_PROPOSALS))


@_mutant
def _gate_bounds_no_arguments(stack: ExitStack) -> None:
    _mutate_rules(stack, _without(Reason.ARGUMENTS_TOO_LARGE))


@_mutant
def _free_text_is_evidence(stack: ExitStack) -> None:
    def ids(messages: Any) -> set[str]:
        text = stage.text_of([part.content for part in stage._results_in(messages)])
        return {word.strip('\\",:{}') for word in text.replace('"', " ").replace("\\", " ").split()}

    _swap(stack, gate, "ids_in", ids)


@_mutant
def _claims_are_not_checked(stack: ExitStack) -> None:
    def check(*_: object, **__: object) -> answers.Verdict:
        return answers.Verdict()

    _swap(stack, answers.AnswerCheck, "check", check)


@_mutant
def _listed_reservations_prove_bookings(stack: ExitStack) -> None:
    def describes(deed: Any, claims: Any, evidence: Any) -> bool:
        return bool(evidence.reservations)

    _swap(stack, answers, "_describes", describes)
