"""Whether a webhook that was received comes from who knows the secret, and now (Standard Webhooks)."""

import base64
import hmac
from collections.abc import Sequence
from typing import Final

from pydantic import SecretStr

from impl.platform.errors import DomainError
from impl.platform.settings import signing_key

TOLERANCE_SECONDS: Final = 300
_VERSION: Final = "v1,"


class InvalidSignature(DomainError):
    """The message is not signed with a secret we know, or it was signed too long ago or in the future."""


def verify_signature(
    secrets: Sequence[SecretStr],
    *,
    message_id: str,
    timestamp: int,
    signatures: str,
    body: bytes,
    now: float,
) -> None:
    """Return if one of the signatures (`v1,… v1,…`) fits one of the secrets; several serve while a secret changes.

    Raises:
        InvalidSignature: none fits, or `timestamp` is more than five minutes away from `now` (both in seconds).
    """
    if abs(now - timestamp) > TOLERANCE_SECONDS:
        raise InvalidSignature(
            f"The timestamp is more than {TOLERANCE_SECONDS} seconds away from the time here. Check the clocks."
        )
    signed = f"{message_id}.{timestamp}.".encode() + body
    given = [part.removeprefix(_VERSION).encode() for part in signatures.split(" ") if part.startswith(_VERSION)]
    expected = [base64.b64encode(hmac.digest(signing_key(secret), signed, "sha256")) for secret in secrets]
    # Every pair is compared, and each in constant time.
    matches = [hmac.compare_digest(one, other) for one in expected for other in given]
    if not any(matches):
        raise InvalidSignature(
            "The signature fits none of the configured secrets. Check the secret of the subscription."
        )
