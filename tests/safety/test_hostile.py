"""Nothing is written without a matching approval, whatever the model says and the client sends.

Each episode follows from its seed; a failing one is printed with it. Play it again with `play(seed)`.
"""

from collections import Counter
from collections.abc import Iterable

import pydantic_ai.models
import pytest

from generated.models import ConfirmationStatus, Decision
from tests.safety.episodes import judge, play
from tests.safety.minds import MINDS, Mind
from tests.safety.stage import Stage

SHORT_SEEDS = range(1_800)
SHORT_BATCHES = 6
FRAMEWORK_SEEDS = range(100_000, 100_160)
FRAMEWORK_BATCHES = 4


@pytest.fixture(autouse=True)
def no_real_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked outside."""
    monkeypatch.setattr(pydantic_ai.models, "ALLOW_MODEL_REQUESTS", False)


async def _all_is_well(seeds: Iterable[int], *, is_short: bool, mind: Mind | None = None) -> list[Stage]:
    stages = []
    for seed in seeds:
        stage = await play(seed, is_short=is_short, mind=mind)
        broken = await judge(stage)
        assert not broken, f"seed {seed}, is_short={is_short}, model {stage.model.model_name}: {broken}"
        stages.append(stage)
    return stages


def _is_worth_it(stages: list[Stage]) -> None:
    """The episodes must have seen every end of a proposal, or they prove nothing."""
    told = Counter(confirmation.status for stage in stages for confirmation in stage.teller.told)
    ends = set(ConfirmationStatus) - {ConfirmationStatus.PENDING, ConfirmationStatus.APPROVED}
    assert set(told) == ends, told
    decided = Counter(decided.decision for stage in stages for decided in stage.decisions)
    assert min(decided[decision] for decision in Decision) >= 10
    written = sum(len(stage.service.writes) - stage.baseline for stage in stages)
    assert written >= len(stages) / 3


@pytest.mark.parametrize("batch", range(SHORT_BATCHES))
async def test_episodes_by_the_thousand_write_nothing_unapproved(batch: int) -> None:
    _is_worth_it(await _all_is_well(SHORT_SEEDS[batch::SHORT_BATCHES], is_short=True))


@pytest.mark.parametrize("batch", range(FRAMEWORK_BATCHES))
async def test_episodes_on_the_framework_write_nothing_unapproved(batch: int) -> None:
    stages = await _all_is_well(FRAMEWORK_SEEDS[batch::FRAMEWORK_BATCHES], is_short=False)
    assert sum(len(stage.service.writes) - stage.baseline for stage in stages) >= len(stages) / 4


@pytest.mark.parametrize("mind", MINDS, ids=lambda mind: mind.__name__)
async def test_every_kind_of_model_comes_to_proposals(mind: Mind) -> None:
    stages = await _all_is_well(range(200_000, 200_030), is_short=True, mind=mind)
    assert sum(len(stage.shown) for stage in stages) >= 10


def test_there_are_two_thousand_episodes() -> None:
    assert len(SHORT_SEEDS) + len(FRAMEWORK_SEEDS) + 30 * len(MINDS) >= 2_000
