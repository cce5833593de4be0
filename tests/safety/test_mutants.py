"""A program that lacks a check is caught, each by name: else the suite would be worth little."""

import pytest

from tests.safety.episodes import judge, play
from tests.safety.mutants import MUTANTS, Mutant

EPISODES = 400
LEAST = 12


def test_there_are_enough_mutants() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= LEAST


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
async def test_a_mutant_is_caught(mutant: Mutant) -> None:
    with mutant.alive():
        for seed in range(EPISODES):
            if await judge(await play(seed)):
                return
    pytest.fail(f"The mutant {mutant.name!r} has survived {EPISODES} episodes. Which invariant should have seen it?")
