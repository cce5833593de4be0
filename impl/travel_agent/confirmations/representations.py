"""Confirmations as the contract writes them."""

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode
from impl.travel_agent.domain.confirmations import Confirmation


def represent_confirmation(confirmation: Confirmation) -> models.Confirmation:
    """A proposal for its customer."""
    return models.Confirmation(
        id=confirmation_id(confirmation),
        status=confirmation.status,
        digest=confirmation.digest,
        change=confirmation.change,
        terms=[models.Term(term) for term in confirmation.terms],
        reservation_id=MISSING if confirmation.reservation_id is None else confirmation.reservation_id,
        created_at=confirmation.created_at,
        expires_at=confirmation.expires_at,
    )


def confirmation_id(confirmation: Confirmation) -> models.ConfirmationId:
    """The id of a proposal as the contract writes it."""
    return models.ConfirmationId(encode("cnf", value=confirmation.id))
