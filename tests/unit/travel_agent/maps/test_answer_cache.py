from datetime import timedelta

from impl.travel_agent.maps.answer_cache import AnswerCache, KeptAnswer
from tests.support.maps import NOON

MINUTE = timedelta(minutes=1)


def answer(value: str) -> KeptAnswer[str]:
    return KeptAnswer(value=value, observed_at=NOON, valid_until=NOON + MINUTE)


def test_an_answer_is_fresh_until_it_ends() -> None:
    cache = AnswerCache[str](most=10, stale_for=MINUTE)
    cache.keep("question", answer=answer("yes"))
    assert cache.fresh("question", now=NOON) == answer("yes")
    assert cache.fresh("question", now=NOON + MINUTE) is None


def test_an_answer_is_given_stale_for_a_while_only() -> None:
    cache = AnswerCache[str](most=10, stale_for=MINUTE)
    cache.keep("question", answer=answer("yes"))
    assert cache.stale("question", now=NOON + MINUTE) == answer("yes")
    assert cache.stale("question", now=NOON + 2 * MINUTE) is None


def test_the_answer_not_used_for_longest_goes_first() -> None:
    cache = AnswerCache[str](most=2, stale_for=MINUTE)
    cache.keep("one", answer=answer("1"))
    cache.keep("two", answer=answer("2"))
    cache.fresh("one", now=NOON)
    cache.keep("three", answer=answer("3"))
    assert [cache.last(key) is not None for key in ("one", "two", "three")] == [True, False, True]
    assert len(cache) == 2
