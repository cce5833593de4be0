"""The conversations that reserve, change and cancel end alike on the real Reservation service."""

import pytest

from impl.platform.settings import load_settings
from impl.reservation.settings import ReservationSettings
from tests.evaluation.conversations import CONVERSATIONS
from tests.evaluation.stage import evaluate, real_ground, staged

ON_REAL_SERVICE = [conversation for conversation in CONVERSATIONS if conversation.on_real_service]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("MOBILITY_ENV", "test")
    monkeypatch.setenv("MOBILITY_RATE_LIMIT_SCALE", "1000")
    monkeypatch.setenv("MOBILITY_SWEEP_SECONDS", "3600")
    return monkeypatch


async def test_conversations_end_rightly_on_the_real_service(
    postgres_url: str, environment: pytest.MonkeyPatch
) -> None:
    assert len(ON_REAL_SERVICE) >= 12

    def settings_for(url: str) -> ReservationSettings:
        environment.setenv("DATABASE_URL", url)
        return load_settings(ReservationSettings)

    async with staged(postgres_url) as stage, real_ground(postgres_url, settings_for) as ground:
        scores = await evaluate(stage, ON_REAL_SERVICE, ground=ground)
    assert not scores.unsafe, scores.failures()
    assert not scores.wrong, f"{scores.summary()}\n{scores.failures()}"
