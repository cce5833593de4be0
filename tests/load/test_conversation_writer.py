import json
from uuid import UUID

from generated import models
from impl.platform.identifiers import decode
from tests.load.conversation_writer import draft_of

TURN = "trn_01m84ha8s3f0f8aq5kybrz7ajt"
TOLD = {
    "type": "message.completed",
    "id": "evt_01m84ha8sbfs78zh8aqszj4hjw",
    "seq": 7,
    "ts": "2026-11-23T15:45:09.931882Z",
    "conversation_id": "cnv_01m84ha8rtfryamcpv1r23q4zh",
    "turn_id": TURN,
    "message_id": "msg_01m84ha8s3f0f8aq5kybrz7ajt",
    "text": "Hello",
    "locale": "en",
}


def test_a_repeated_event_says_the_same_under_a_number_of_its_own() -> None:
    draft = draft_of(TOLD)
    assert draft.message is models.MessageCompleted
    assert draft.turn_id == decode("trn", text=TURN)
    assert isinstance(draft.turn_id, UUID)
    assert json.loads(json.dumps(draft.members)) == {"message_id": TOLD["message_id"], "text": "Hello", "locale": "en"}


def test_an_event_outside_of_turns_is_repeated_too() -> None:
    offered = {"type": "suggestions", "suggestions": ["Thanks"]}
    draft = draft_of(offered)
    assert draft.message is models.SuggestionsOffered
    assert draft.turn_id is None
