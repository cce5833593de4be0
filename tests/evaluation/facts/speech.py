"""Facts about what is said and asked, and how a turn ends."""

from generated import models
from generated.models import Expectation, TurnStatus
from tests.evaluation.facts.fact import Fact, short
from tests.evaluation.hearing import Heard


def says(*words: str) -> Fact:
    """One of these is in the words."""

    def look(heard: Heard) -> str | None:
        found = any(word.casefold() in heard.text.casefold() for word in words)
        return None if found else f"“{short(heard.text)}”"

    return Fact(expected=f"the words hold {' or '.join(words)}", look=look)


def tells(*times: str) -> Fact:
    """The times of day are in the words."""

    def look(heard: Heard) -> str | None:
        missing = [time for time in times if time not in heard.clock_times]
        return f"only {', '.join(sorted(heard.clock_times)) or 'no time'}" if missing else None

    return Fact(expected=f"the words tell {', '.join(times)}", look=look)


def asks(*expectations: Expectation, choices: int = 0) -> Fact:
    """The agent asks for one of these, and offers at least so many answers."""

    def look(heard: Heard) -> str | None:
        question = heard.question
        if question is None:
            return f"no question (“{short(heard.text)}”)"
        if question.expects not in expectations:
            return f"a question for {question.expects}: “{short(question.question)}”"
        if len(question.choices) < choices:
            return f"{len(question.choices)} answers offered"
        return None

    return Fact(expected=f"a question for {' or '.join(expectations)}", look=look)


def offers(*labels: str) -> Fact:
    """Among the answers offered, one has each of these in its words."""

    def look(heard: Heard) -> str | None:
        shown = "" if heard.question is None else " | ".join(choice.label for choice in heard.question.choices)
        missing = [label for label in labels if label.casefold() not in shown.casefold()]
        return f"only {shown or 'nothing'}" if missing else None

    return Fact(expected=f"offers {', '.join(labels)}", look=look)


def ends(*statuses: TurnStatus) -> Fact:
    """How the turn ends."""
    return Fact(
        expected=f"the turn is {' or '.join(statuses)}",
        look=lambda heard: None if heard.status in statuses else f"{heard.status} {heard.problem or ''}".strip(),
    )


def uses(tool: str) -> Fact:
    """A tool of the orchestrator has done its work."""

    def look(heard: Heard) -> str | None:
        return None if f"{tool}: succeeded" in heard.tools else f"{', '.join(heard.tools) or 'no tool'}"

    return Fact(expected=f"{tool} succeeds", look=look)


def only_words() -> Fact:
    """An answer in words, with no tool, no card and no question."""

    def look(heard: Heard) -> str | None:
        if heard.tools or heard.cards or heard.proposal:
            return f"{', '.join(heard.tools) or 'cards'}"
        return None if heard.text.strip() and heard.status is TurnStatus.COMPLETED else f"the turn is {heard.status}"

    return Fact(expected="an answer in words alone", look=look)


def in_words_of(locale: models.Locale) -> Fact:
    """The answer is in a language."""

    def look(heard: Heard) -> str | None:
        spoken = [event.locale for event in heard.of(models.MessageCompleted)]
        return None if spoken and all(each is locale for each in spoken) else f"{', '.join(spoken) or 'no words'}"

    return Fact(expected=f"words in {locale}", look=look)
