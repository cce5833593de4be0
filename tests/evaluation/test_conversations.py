"""The embedded model holds the scripted conversations: nearly all of them rightly, and all of them safely."""

from collections import Counter

import pytest

from generated.models import Locale
from tests.evaluation.conversation import SIX_ABILITIES
from tests.evaluation.conversations import CONVERSATIONS
from tests.evaluation.stage import evaluate, staged

RIGHT_AT_LEAST = 0.95


async def test_nearly_all_conversations_come_to_the_right_end_and_all_are_safe(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with staged(postgres_url) as stage:
        scores = await evaluate(stage, CONVERSATIONS)
    with capsys.disabled():
        print(f"\n{scores.table()}\n{scores.summary()}\n{scores.failures()}")
    assert not scores.unsafe, "\n".join(f"{each.conversation.name}: {each.unsafe}" for each in scores.unsafe)
    assert scores.rate >= RIGHT_AT_LEAST, f"{scores.summary()}\n{scores.failures()}"


def test_every_language_has_enough_conversations_and_every_ability() -> None:
    languages = Counter(conversation.language for conversation in CONVERSATIONS)
    assert set(languages) == set(Locale)
    assert min(languages.values()) >= 20
    shown = {(conversation.language, conversation.ability) for conversation in CONVERSATIONS}
    assert not {(language, ability) for language in Locale for ability in SIX_ABILITIES} - shown


def test_conversations_can_be_told_apart_by_name() -> None:
    names = Counter(conversation.name for conversation in CONVERSATIONS)
    assert [name for name, count in names.items() if count > 1] == []
