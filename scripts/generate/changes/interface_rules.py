"""What each kind of change of operations, channels and state machines means.

Whoever uses an installed application decides: what it does must go on working. What only a compiler points at after an
update, such as a problem that an exhaustive `switch` does not list, is compatible and said aloud.
"""

from collections.abc import Mapping

from scripts.generate.changes.meanings import Meanings, attention, both, breaking, changed, deprecated, new, wording

_NEW_PROBLEM = (
    "The SDK hands an unknown problem over as `ProblemError`; a `switch` over all of them needs another case."
)
_MOVE = "Call it by the new one."

_OPERATIONS = {
    "operation-added": new("A new operation. {summary}"),
    "operation-removed": breaking("It is gone: {summary}", "Stop calling it."),
    "operation-moved": breaking("It is called as `{now}` from now on (was `{was}`).", _MOVE),
    "operation-renamed": breaking(
        "Its name is `{now}` from now on (was `{was}`).", "Call it by the new name in the SDK."
    ),
    "operation-regrouped": attention(
        "It belongs to the group {now} from now on (was {was}).", "In the SDK: call it as a method of the new group."
    ),
    "operation-deprecated": deprecated("It is deprecated.", "Move away from it: a later major version drops it."),
    "operation-no-longer-deprecated": changed("It is no longer deprecated."),
    "text-changed": wording("{place} was reworded."),
    "token-required": breaking("It needs a token from now on.", "Send one."),
    "token-not-required": changed("It needs no token any more."),
    "scope-added": breaking("It needs the scope {now} as well.", "Ask for tokens that have it."),
    "scope-removed": changed("It does not need the scope {was} any more."),
    "rate-limit-lowered": attention(
        "At most {now} are allowed from now on (was {was}).", "Check how often you call it; honour `Retry-After`."
    ),
    "rate-limit-raised": changed("{now} are allowed from now on (was {was})."),
    "timeout-shortened": changed("The service gives up after {now} ms (was {was} ms)."),
    "timeout-extended": attention("The service gives up after {now} ms (was {was} ms).", "Wait at least so long."),
    "size-lowered": breaking("{place} may have at most {now} bytes (was {was}).", "Check what you send."),
    "size-raised": changed("{place} may have up to {now} bytes (was {was})."),
}
_REQUESTS = {
    "parameter-added": new("It takes {place}: {type}."),
    "required-parameter-added": breaking("It needs {place}: {type}.", "Send it; requests without it are refused."),
    "parameter-removed": breaking("It does not take {place} any more.", "Stop sending it."),
    "parameter-became-required": breaking("It needs {place} from now on.", "Send it; requests without it are refused."),
    "parameter-became-optional": changed("It does not need {place} any more."),
    "parameter-written-otherwise": breaking("Several values of {place} are sent {now} from now on.", "Send them so."),
    "body-added": new("It takes a body: {type}."),
    "required-body-added": breaking("It needs a body: {type}.", "Send it; requests without it are refused."),
    "body-removed": breaking("It takes no body any more.", "Stop sending one."),
    "body-became-required": breaking("It needs its body from now on.", "Send it; requests without it are refused."),
    "body-became-optional": changed("It does not need its body any more."),
    "body-format-added": new("It takes its body as `{now}` too."),
    "body-format-removed": breaking("It does not take its body as `{was}` any more.", "Send another format."),
}
_ANSWERS = {
    "answer-added": attention("It may give {place}: {summary}", "Handle that status, where 2xx alone says too little."),
    "answer-removed": breaking("{place} is not given any more.", "See what it answers now."),
    "answer-format-added": new("{place} may come as `{now}` too, to those who accept it."),
    "answer-format-removed": breaking("{place} does not come as `{was}` any more.", "Accept another format."),
    "answer-content-added": changed("{place} has content from now on: {now}."),
    "answer-content-removed": breaking("{place} has no content any more (was {was}).", "Stop reading it."),
    "header-added": new("{place} may come."),
    "header-removed": breaking("{place} is gone.", "Stop reading it."),
    "header-became-required": changed("{place} always comes from now on."),
    "header-became-optional": breaking("{place} may be absent.", "Handle its absence."),
    "problem-added": attention("It may answer with {place}: {summary}", _NEW_PROBLEM),
    "problem-removed": breaking(
        "It does not answer with {place} any more.", "See which problem or answer comes in its place."
    ),
    "problem-status-changed": breaking("{place} has the status {now} from now on (was {was}).", "Handle that status."),
    "problem-anywhere-added": attention("Any path may answer with {place}: {summary}", _NEW_PROBLEM),
    "problem-anywhere-removed": changed("No path answers with {place} any more."),
}
_WEBHOOKS = {
    "webhook-added": new("A new webhook. {summary}"),
    "webhook-removed": breaking("It is not sent any more: {summary}", "Stop waiting for it."),
}
_SERVERS = {
    "server-added": new("There is a new address: `{now}`."),
    "server-removed": breaking("The address `{was}` is gone.", "Call one of the others."),
    "authentication-changed": breaking("{place} works otherwise: {now} (was {was}).", "Authenticate so."),
}
_CHANNELS = {
    "address-changed": breaking("The channel is at {now} from now on (was {was}).", "Connect there."),
    "subprotocol-changed": breaking("{place} is {now} from now on (was {was}).", "Offer it when you connect."),
    "idle-time-shortened": attention(
        "A connection is closed after {now} s without a message (was {was}).", "Send `ping` more often."
    ),
    "idle-time-extended": changed("A connection is closed after {now} s without a message (was {was})."),
    "close-code-added": attention(
        "The service may close a connection with {place}: {summary}", "Handle codes that you do not know as a failure."
    ),
    "close-code-removed": changed("The service does not close connections with {place} any more."),
    "close-code-renamed": breaking("{place} means `{now}` from now on (was `{was}`).", "Handle it as what it means."),
    "command-added": new("A new message to send. {summary}"),
    "command-removed": breaking("It cannot be sent any more: {summary}", "Stop sending it."),
    "command-renamed": breaking("Its type is `{now}` from now on (was `{was}`).", "Send it with the new type."),
    "reply-added": attention("It may be answered by `{now}` too.", "Handle that answer."),
    "reply-removed": breaking("It is not answered by `{was}` any more.", "Do not wait for it."),
    "answer-method-added": new("In the SDK, `{now}` sends it in answer to `{to}`."),
    "answer-method-removed": breaking("In the SDK, `{was}` is gone.", "Send the message itself."),
    "event-added": new("A new event. {summary}", "The SDK leaves out events that it does not know."),
    "event-removed": breaking("It is not sent any more: {summary}", "Do not wait for it."),
    "event-became-durable": changed("It is numbered, kept and sent again on resumption from now on."),
    "event-no-longer-durable": breaking(
        "It is not sent again on resumption any more.", "Read what it tells by REST after you have resumed."
    ),
}
_STATES = {
    "transition-added": new("{place}: what is {was} may become {now} (`{event}`)."),
    "transition-removed": breaking(
        "{place}: what is {was} cannot become {now} any more (`{event}`).", "Do not offer it in that state."
    ),
    "initial-state-changed": breaking("{place}: what is new is {now} (was {was}).", "Expect that state."),
}

INTERFACE_RULES: Mapping[str, Meanings] = {
    rule: both(meaning)
    for rules in (_OPERATIONS, _REQUESTS, _ANSWERS, _WEBHOOKS, _SERVERS, _CHANNELS, _STATES)
    for rule, meaning in rules.items()
}
