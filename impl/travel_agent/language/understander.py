"""Understanding as the agent uses it: rules at once, and beside the event loop the sentence model where rules are
unsure.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import Self
from zoneinfo import ZoneInfo

from generated.models import Locale
from impl.travel_agent.language.intents import understand
from impl.travel_agent.language.similarity import Similarity, load
from impl.travel_agent.language.understanding import Expecting, Intent, ScoredIntent, Understanding

MARGIN = 0.02
"""How much liker the best intent must be than the second to be taken; the model's cosines lie close together."""
LIKENESS = 0.9
"""How alike the best prototype must be at all."""
_AGREEMENT_MARGIN = 0.005
_AGREEMENT_LIKENESS = 0.84
_BY_LIKENESS = 0.75
_ALTERNATIVES = 3
_LONGEST = 400
_INLINE = 200
"""How many characters rules read on the event loop itself; longer texts go to the thread too."""
_REMEMBERED = 64
"""How many readings are remembered: a turn reads its message at each of its steps, and so many turns run at once."""


class Understander:
    """Understands messages. `similarity` None means rules only; it is called in one thread of its own."""

    def __init__(self, similarity: Callable[[], Similarity | None] | None) -> None:
        self._load = similarity
        self._similarity: Similarity | None = None
        self._ready = similarity is None
        self._closed = False
        self._rules = lru_cache(maxsize=_REMEMBERED)(understand)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="language")

    @classmethod
    def with_similarity(cls) -> Self:
        """With the packaged model where it is installed."""
        return cls(load)

    async def warm_up(self) -> None:
        """Load the model now instead of with the first message that needs it."""
        if not self._ready:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._loaded)

    async def close(self) -> None:
        """End the thread; messages after this are understood by rules alone."""
        self._ready, self._similarity, self._load, self._closed = True, None, None, True
        await asyncio.to_thread(self._thread.shutdown)

    async def understand(
        self, text: str, *, fallback: Locale, now: datetime, time_zone: ZoneInfo, expecting: Expecting | None = None
    ) -> Understanding:
        """Understand a message; unknown with alternatives where neither rules nor model are sure."""
        by_rules = await self._by_rules(text, fallback=fallback, now=now, time_zone=time_zone, expecting=expecting)
        if by_rules.intent is not Intent.UNKNOWN or (self._ready and self._similarity is None) or not text.strip():
            return by_rules
        ranked = await asyncio.get_running_loop().run_in_executor(self._thread, self._rank, text[:_LONGEST])
        return combine(by_rules, ranked)

    async def _by_rules(
        self, text: str, *, fallback: Locale, now: datetime, time_zone: ZoneInfo, expecting: Expecting | None
    ) -> Understanding:
        if len(text) <= _INLINE or self._closed:
            return self._rules(text, fallback=fallback, now=now, time_zone=time_zone, expecting=expecting)
        rules = partial(self._rules, text, fallback=fallback, now=now, time_zone=time_zone, expecting=expecting)
        return await asyncio.get_running_loop().run_in_executor(self._thread, rules)

    def _loaded(self) -> Similarity | None:
        if not self._ready and self._load is not None:
            self._similarity = self._load()
            self._ready = True
        return self._similarity

    def _rank(self, text: str) -> tuple[ScoredIntent, ...]:
        similarity = self._loaded()
        return similarity.rank(text) if similarity is not None else ()


def combine(by_rules: Understanding, ranked: tuple[ScoredIntent, ...]) -> Understanding:
    """Take the model's best intent where the rules lean to it too, or have none and it is clearly ahead; else name
    both sides'.
    """
    if len(ranked) < 2:
        return by_rules
    best, second = ranked[0], ranked[1]
    margin = best.confidence - second.confidence
    leaning = {alternative.intent for alternative in by_rules.alternatives[:2]}
    agreed = best.intent in leaning and margin >= _AGREEMENT_MARGIN and best.confidence >= _AGREEMENT_LIKENESS
    alone = not leaning and margin >= MARGIN and best.confidence >= LIKENESS
    if agreed or alone:
        return replace(
            by_rules, intent=best.intent, confidence=_BY_LIKENESS, alternatives=ranked[1 : 1 + _ALTERNATIVES]
        )
    likely = {alternative.intent: alternative for alternative in (*by_rules.alternatives[:2], *ranked[:_ALTERNATIVES])}
    return replace(by_rules, alternatives=tuple(likely.values())[:_ALTERNATIVES])
