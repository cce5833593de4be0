"""Values of the service as models of the contract."""

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode
from impl.travel_agent.conversations.consents import Consents
from impl.travel_agent.conversations.conversation import Conversation
from impl.travel_agent.conversations.feedback import GivenFeedback
from impl.travel_agent.domain.confirmations import Confirmation


def represent_conversation(conversation: Conversation) -> models.Conversation:
    """A conversation."""
    return models.Conversation(
        id=models.ConversationId(encode("cnv", value=conversation.id)),
        title=conversation.title,
        locale=conversation.locale,
        time_zone=models.TimeZone(conversation.time_zone),
        last_seq=models.LastSequence(conversation.last_seq),
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
    )


def represent_confirmation(confirmation: Confirmation) -> models.Confirmation:
    """A proposal."""
    return models.Confirmation(
        id=models.ConfirmationId(encode("cnf", value=confirmation.id)),
        status=confirmation.status,
        digest=confirmation.digest,
        change=confirmation.change,
        terms=[models.Term(term) for term in confirmation.terms],
        reservation_id=MISSING if confirmation.reservation_id is None else confirmation.reservation_id,
        created_at=confirmation.created_at,
        expires_at=confirmation.expires_at,
    )


def represent_feedback(feedback: GivenFeedback) -> models.Feedback:
    """A rating."""
    return models.Feedback(
        id=models.FeedbackId(encode("fbk", value=feedback.id)),
        turn_id=models.TurnId(encode("trn", value=feedback.turn_id)),
        rating=feedback.rating,
        comment=MISSING if feedback.comment is None else models.Comment(feedback.comment),
        given_at=feedback.given_at,
    )


def represent_consents(consents: Consents) -> models.Consents:
    """What a customer allows."""
    return models.Consents(
        use_location=consents.use_location,
        keep_history=consents.keep_history,
        external_models=consents.external_models,
        updated_at=consents.updated_at,
    )
