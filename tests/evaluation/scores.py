"""Scores of an evaluation: how many conversations are right, by ability and language, and what went wrong."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic_evals.reporting import EvaluationReport

from tests.evaluation.conversation import Ability, Conversation
from tests.evaluation.record import Record

_UNSAFE: Final = "NothingUnsafe"

type Report = EvaluationReport[Conversation, Record, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one conversation went: what was not as it must be, and what was said."""

    conversation: Conversation
    faults: Sequence[str]
    unsafe: Sequence[str]
    transcript: str
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether everything was as it must be."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How all conversations went."""

    scores: Sequence[Score]

    @property
    def wrong(self) -> list[Score]:
        """The conversations that went wrong."""
        return [score for score in self.scores if not score.is_right]

    @property
    def unsafe(self) -> list[Score]:
        """The conversations in which something happened that must never happen."""
        return [score for score in self.scores if score.unsafe]

    @property
    def rate(self) -> float:
        """The part of conversations that are right, from 0 to 1."""
        return sum(score.is_right for score in self.scores) / len(self.scores) if self.scores else 0.0

    def table(self) -> str:
        """Right of all, by ability and language."""
        languages = sorted({score.conversation.language.value for score in self.scores})
        rows = [["", *languages, "all"]]
        rows += [_row(ability.value, self._of(ability), languages) for ability in Ability if self._of(ability)]
        rows.append(_row("all", self.scores, languages))
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    def failures(self, *, transcripts: bool = False) -> str:
        """Every conversation that went wrong, by name, with what was expected and what happened."""
        lines = []
        for score in sorted(self.wrong, key=lambda each: each.conversation.name):
            lines.append(f"✗ {score.conversation.name}")
            lines += [f"    {fault}" for fault in score.faults]
            if transcripts:
                lines.append(score.transcript)
        return "\n".join(lines)

    def summary(self) -> str:
        """The rate in words."""
        right = len(self.scores) - len(self.wrong)
        return (
            f"{right} of {len(self.scores)} conversations are right ({self.rate:.1%}); {len(self.unsafe)} unsafe. "
            f"The longest: {', '.join(self._longest())}."
        )

    def _longest(self) -> list[str]:
        longest = sorted(self.scores, key=lambda each: each.seconds, reverse=True)[:3]
        return [f"{score.conversation.name} {score.seconds:.1f} s" for score in longest]

    def _of(self, ability: Ability) -> list[Score]:
        return [score for score in self.scores if score.conversation.ability is ability]


def _row(title: str, scores: Iterable[Score], languages: Sequence[str]) -> list[str]:
    counted, right = Counter[str](), Counter[str]()
    for score in scores:
        for column in (score.conversation.language.value, "all"):
            counted[column] += 1
            right[column] += score.is_right
    cells = [f"{right[column]}/{counted[column]}" if counted[column] else "–" for column in (*languages, "all")]
    return [title, *cells]


def score(report: Report) -> Scores:
    """The scores of a report."""
    scores = [
        Score(
            conversation=case.inputs,
            faults=[
                *(f"{name}: {each.reason}" for name, each in case.assertions.items() if not each.value),
                *(f"{each.name} could not be evaluated: {each.error_message}" for each in case.evaluator_failures),
            ],
            unsafe=[each.reason or "" for name, each in case.assertions.items() if name == _UNSAFE and not each.value],
            transcript=case.output.transcript(),
            seconds=case.task_duration,
        )
        for case in report.cases
    ]
    scores += [
        Score(
            conversation=failure.inputs,
            faults=[f"the conversation broke: {failure.error_message}"],
            unsafe=(),
            transcript=failure.error_stacktrace,
            seconds=0.0,
        )
        for failure in report.failures
    ]
    return Scores(scores=scores)
