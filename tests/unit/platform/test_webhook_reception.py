"""The receiver's side of Standard Webhooks."""

from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from standardwebhooks import Webhook

from impl.platform.webhook_reception import InvalidSignature, verify_signature
from impl.platform.webhooks import signature_headers

NEW = SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
OLD = SecretStr("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD0TsMvAJkJrI=")
BODY = b'{"type": "reservation.held"}'
NOW = 1_800_000_000


def verify(
    *, secrets: tuple[SecretStr, ...] = (NEW, OLD), signatures: str | None = None, now: float = NOW, body: bytes = BODY
) -> None:
    signed = signature_headers(NEW, message_id="evt_1", timestamp=NOW, body=BODY)["webhook-signature"]
    verify_signature(
        secrets,
        message_id="evt_1",
        timestamp=NOW,
        signatures=signed if signatures is None else signatures,
        body=body,
        now=now,
    )


def test_what_is_signed_with_one_of_the_secrets_is_accepted() -> None:
    verify()
    verify(secrets=(OLD, NEW))


def test_one_good_signature_among_several_is_enough() -> None:
    good = signature_headers(NEW, message_id="evt_1", timestamp=NOW, body=BODY)["webhook-signature"]
    verify(signatures=f"v1,AAAA v2,BBBB {good}")


def test_it_agrees_with_the_reference_library() -> None:

    signature = Webhook(NEW.get_secret_value()).sign("evt_1", datetime.fromtimestamp(NOW, UTC), BODY.decode())
    verify(signatures=signature)


@pytest.mark.parametrize("now", [NOW - 301, NOW + 301])
def test_an_old_message_or_one_from_the_future_is_refused(now: float) -> None:
    with pytest.raises(InvalidSignature, match="300 seconds"):
        verify(now=now)


@pytest.mark.parametrize("signatures", ["", "v1,", "v1,AAAA", "v1a,AAAA", "no signature at all"])
def test_another_signature_is_refused(signatures: str) -> None:
    with pytest.raises(InvalidSignature):
        verify(signatures=signatures)


def test_another_secret_or_body_is_refused() -> None:
    with pytest.raises(InvalidSignature):
        verify(secrets=(OLD,))
    with pytest.raises(InvalidSignature):
        verify(secrets=())
    with pytest.raises(InvalidSignature):
        verify(body=BODY + b" ")
