"""Changes of the channel, one of each kind, with what they mean forwards and backwards."""

from tests.unit.generate.changes.library import Json
from tests.unit.generate.changes.seed import (
    ATTENTION,
    BREAKING,
    CHANGED,
    NEW,
    SCHEMAS,
    WORDING,
    Seed,
    append,
    at,
    drop,
    put,
    together,
)

DESK, ASK = "channels|desk", "operations|askDesk"


def _without_event(document: Json) -> None:
    at(document, "operations").pop("tell")
    at(document, f"{DESK}|messages").pop("Answered")
    at(document, "components|messages").pop("Answered")


def _without_ping(document: Json) -> None:
    at(document, "operations").pop("pingDesk")
    at(document, f"{DESK}|messages").pop("Ping")
    at(document, "components|messages").pop("Ping")


CONNECTION = (
    Seed(
        "the address",
        put(DESK, address="/v1/counter"),
        ("address-changed", BREAKING, "The channel is at `/v1/counter` from now on (was `/v1/desk`)."),
        ("address-changed", BREAKING, "The channel is at `/v1/desk`"),
    ),
    Seed(
        "the subprotocol",
        put(DESK, **{"x-subprotocol": "library.desk.v2"}),
        ("subprotocol-changed", BREAKING, "The subprotocol is `library.desk.v2` from now on (was `library.desk.v1`)."),
        ("subprotocol-changed", BREAKING, "The subprotocol is `library.desk.v1`"),
    ),
    Seed(
        "the subprotocol of the token",
        drop(DESK, "x-token-subprotocol"),
        ("subprotocol-changed", BREAKING, "The subprotocol of the token is `none` from now on (was `library.token.`)."),
        ("subprotocol-changed", BREAKING, "The subprotocol of the token is `library.token.`"),
    ),
    Seed(
        "the size of messages",
        put(DESK, **{"x-max-message-bytes": 512}),
        ("size-lowered", BREAKING, "A message of a client may have at most 512 bytes (was 1024)."),
        ("size-raised", CHANGED, "A message of a client may have up to 1024 bytes (was 512)."),
    ),
    Seed(
        "how long a connection may be idle",
        put(DESK, **{"x-idle-timeout-s": 60}),
        ("idle-time-shortened", ATTENTION, "A connection is closed after 60 s without a message (was 600)."),
        ("idle-time-extended", CHANGED, "A connection is closed after 600 s without a message (was 60)."),
    ),
    Seed(
        "a close code",
        append(f"{DESK}|x-close-codes", {"code": 1008, "name": "policy", "description": "Not allowed."}),
        ("close-code-added", ATTENTION, "The service may close a connection with the close code `1008`: Not allowed."),
        ("close-code-removed", CHANGED, "The service does not close connections with the close code `1008` any more."),
    ),
    Seed(
        "what a close code means",
        put(f"{DESK}|x-close-codes|0", name="moved"),
        ("close-code-renamed", BREAKING, "The close code `1012` means `moved` from now on (was `restart`)."),
        ("close-code-renamed", BREAKING, "The close code `1012` means `restart`"),
    ),
    Seed(
        "the text of a close code",
        put(f"{DESK}|x-close-codes|0", description="It restarts.\n\nConnect again."),
        ("text-changed", WORDING, "The text of the close code `1012` was reworded."),
        ("text-changed", WORDING, "The text of the close code `1012` was reworded."),
    ),
    Seed(
        "an address of the service",
        put("servers|production", host="desk.library.example"),
        ("server-removed", BREAKING, "The address `wss://library.example` is gone."),
        ("server-removed", BREAKING, "The address `wss://desk.library.example` is gone."),
    ),
)

MESSAGES = (
    Seed(
        "a message of clients",
        _without_ping,
        ("command-removed", BREAKING, "It cannot be sent any more: Ask for a sign of life."),
        ("command-added", NEW, "A new message to send. Ask for a sign of life."),
    ),
    Seed(
        "the type of a message of clients",
        together(
            put("components|messages|Ask", name="question"), put(f"{SCHEMAS}|Ask|properties|type", const="question")
        ),
        ("command-renamed", BREAKING, "Its type is `question` from now on (was `ask`)."),
        ("command-renamed", BREAKING, "Its type is `ask` from now on (was `question`)."),
    ),
    Seed(
        "a scope of a message",
        append(f"{ASK}|x-scopes", "desk:tell"),
        ("scope-added", BREAKING, "It needs the scope `desk:tell` as well."),
        ("scope-removed", CHANGED, "It does not need the scope `desk:tell` any more."),
    ),
    Seed(
        "the rate limit of a message",
        put(ASK, **{"x-rate-limit": {"requests": 5, "per_seconds": 60}}),
        ("rate-limit-lowered", ATTENTION, "At most 5 calls in 60 s are allowed"),
        ("rate-limit-raised", CHANGED, "30 calls in 60 s are allowed from now on"),
    ),
    Seed(
        "an answer to a message",
        lambda document: at(document, f"{ASK}|reply|messages").pop(),
        ("reply-removed", BREAKING, "It is not answered by `error` any more."),
        ("reply-added", ATTENTION, "It may be answered by `error` too."),
    ),
    Seed(
        "how the SDK answers",
        put(
            ASK,
            **{
                "x-answers": [
                    {
                        "name": "askBack",
                        "summary": "Ask back",
                        "to": {"$ref": "#/components/messages/Answered"},
                        "members": {"text": "What do you mean?"},
                    }
                ]
            },
        ),
        ("answer-method-added", NEW, "In the SDK, `askBack` sends it in answer to `answered`."),
        ("answer-method-removed", BREAKING, "In the SDK, `askBack` is gone."),
    ),
    Seed(
        "a required member of a message of clients",
        together(put(f"{SCHEMAS}|Ask|properties", name={"type": "string"}), append(f"{SCHEMAS}|Ask|required", "name")),
        ("required-member-added", BREAKING, "`Ask.name` is new and has to be sent: text."),
        ("member-removed", BREAKING, "`Ask.name` is gone, and refused when it is sent."),
    ),
    Seed(
        "a longer message of clients",
        put(f"{SCHEMAS}|Ask|properties|text", maxLength=99),
        ("limit-widened", CHANGED, "`Ask.text` may be at most 99 characters (was at most 50 characters)."),
        ("limit-narrowed", BREAKING, "`Ask.text` must be at most 50 characters"),
    ),
    Seed(
        "an event",
        _without_event,
        ("event-removed", BREAKING, "It is not sent any more: Answered."),
        ("event-added", NEW, "A new event. Answered."),
    ),
    Seed(
        "an event that is kept",
        put("components|messages|Answered", **{"x-durable": False}),
        ("event-no-longer-durable", BREAKING, "It is not sent again on resumption any more."),
        ("event-became-durable", CHANGED, "It is numbered, kept and sent again on resumption from now on."),
    ),
    Seed(
        "a longer event",
        put(f"{SCHEMAS}|Answered|properties|text", maxLength=999),
        ("limit-widened", BREAKING, "`Answered.text` may be at most 999 characters in answers"),
        ("limit-narrowed", CHANGED, "`Answered.text` is at most 900 characters in answers"),
    ),
    Seed(
        "a member of an event",
        put(f"{SCHEMAS}|Answered|properties", desk={"type": "string"}),
        ("member-added", NEW, "`Answered.desk` may come in answers: text."),
        ("ignored-member-removed", BREAKING, "`Answered.desk` is gone from answers."),
    ),
    Seed(
        "an error code",
        append(f"{SCHEMAS}|Code|enum", "too_late"),
        ("value-added", ATTENTION, "`Code` may be `too_late` in answers: a value that is new."),
        ("value-removed", CHANGED, "`Code` is never `too_late` in answers any more."),
    ),
    Seed(
        "the title of an event",
        put("components|messages|Answered", title="The answer"),
        ("text-changed", WORDING, "The text of its message was reworded."),
        ("text-changed", WORDING, "The text of its message was reworded."),
    ),
)

DESK_SEEDS = (*CONNECTION, *MESSAGES)
