import time
from datetime import timedelta

import pytest
from pydantic import SecretStr
from standardwebhooks import Webhook, WebhookVerificationError

from impl.platform.webhooks import RetryPolicy, signature_headers

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = '{"type":"reservation.held","note":"é"}'.encode()


def signed(body: bytes = BODY, *, timestamp: int | None = None) -> dict[str, str]:
    when = int(time.time()) if timestamp is None else timestamp
    return signature_headers(SecretStr(SECRET), message_id="evt_1", timestamp=when, body=body)


def test_an_independent_verifier_accepts_the_signature() -> None:
    assert Webhook(SECRET).verify(BODY, signed())["type"] == "reservation.held"


def test_the_signature_is_the_one_of_the_specification() -> None:
    # The example of the Standard Webhooks reference libraries.
    headers = signature_headers(
        SecretStr(SECRET), message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp=1614265330, body=b'{"test": 2432232314}'
    )

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("change", [{"webhook-id": "evt_2"}, {"webhook-timestamp": "1"}])
def test_it_binds_id_and_time(change: dict[str, str]) -> None:
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY, {**signed(), **change})


def test_it_binds_the_body_and_the_secret() -> None:
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY + b" ", signed())
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").verify(BODY, signed())


def test_pauses_double_up_to_a_longest_and_vary() -> None:
    policy = RetryPolicy(first_pause_seconds=10, longest_pause_seconds=100)

    for attempt, longest in [(1, 10), (2, 20), (3, 40), (4, 80), (5, 100), (50, 100)]:
        pauses = {policy.pause_after(attempt) for _ in range(50)}
        assert len(pauses) > 1
        assert all(timedelta(seconds=longest / 2) <= pause <= timedelta(seconds=longest) for pause in pauses)
