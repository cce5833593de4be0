"""What the contract of a channel says and Amazon API Gateway cannot hold, and who holds it instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scripts.generate.aws_socket_quotas import (
    ACCOUNT_BURST,
    ACCOUNT_RATE,
    CONNECTION_SECONDS,
    CONNECTIONS_PER_SECOND,
    FRAME_BYTES,
    IDLE_SECONDS,
    MESSAGE_BYTES,
)
from scripts.generate.contract import Channel, Operation
from scripts.generate.emitters.headers import COMMAND

PATH: Final = "gateway/aws-websocket.losses.md"
_KIB: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that is lost: where the contract says it, what AWS does, and who sees to it instead."""

    contract: str
    aws: str
    instead: str


def emit(channel: Channel, *, operation: Operation) -> dict[str, str]:
    """Give the report."""
    rows = "\n".join(f"| {loss.contract} | {loss.aws} | {loss.instead} |" for loss in _losses(channel, operation))
    return {PATH: _REPORT.format(source=channel.source, command=COMMAND, title=channel.title, rows=rows)}


def _losses(channel: Channel, operation: Operation) -> Iterator[Loss]:
    yield from _losses_of_access(channel)
    yield from _losses_of_limits(channel)
    yield from _losses_of_messages(operation)
    yield from _losses_of_time(channel)


def _losses_of_access(channel: Channel) -> Iterator[Loss]:
    yield Loss(
        contract="A token may expire while the connection is open; `x-scopes` differ from message to message",
        aws="The authorizer is asked at `$connect` only, and its answer is not cached.",
        instead="The service reads the token of `session.hello` and checks it and the scopes at each message.",
    )
    yield Loss(
        contract=f"`x-subprotocol: {channel.subprotocol}`",
        aws=(
            "Chosen in the answer of `$connect`. AWS documents the answer's header for Lambda functions only; the"
            " template maps it with a route response. Connect with a browser after the first deployment."
        ),
        instead="Clients that ask for no subprotocol are refused by the authorizer, as they show no token either.",
    )
    yield Loss(
        contract="Gateways show the service a key",
        aws="Kept as a stage variable, which everybody may read who may read the API.",
        instead="IAM: give `apigateway:GET` on the stage to nobody who must not have the key.",
    )
    yield Loss(
        contract="A request is screened before it reaches anything",
        aws="AWS WAF does not protect WebSocket APIs.",
        instead=f"The authorizer, and {CONNECTIONS_PER_SECOND} new connections a second in the account.",
    )


def _losses_of_limits(channel: Channel) -> Iterator[Loss]:
    yield Loss(
        contract="`x-rate-limit` counts each customer",
        aws=(
            "Throttles count all customers together: a limit times `CustomersAtOnce`, at most the account's"
            f" {ACCOUNT_RATE:,} a second and {ACCOUNT_BURST:,} at once."
        ),
        instead="The service counts each customer, and answers `rate_limited`.",
    )
    yield Loss(
        contract=f"`x-max-message-bytes: {channel.max_message_bytes}`",
        aws=(
            f"Messages of {MESSAGE_BYTES // _KIB} KiB pass, in frames of {FRAME_BYTES // _KIB} KiB; what is larger"
            " closes the connection with 1009."
        ),
        instead=(
            "The service answers `error`. Browsers send a message in one frame, so that theirs end at"
            f" {FRAME_BYTES // _KIB} KiB."
        ),
    )


def _losses_of_messages(operation: Operation) -> Iterator[Loss]:
    yield Loss(
        contract="Every mistake of a client is answered with `error`, and the connection stays open",
        aws="Binary frames close it with 1003.",
        instead="Nobody. The generated client sends text.",
    )
    yield Loss(
        contract="The service's messages may have any size",
        aws=f"Posts of more than {MESSAGE_BYTES // _KIB} KiB are refused with 413.",
        instead="The service leaves the message out and records that; the client is told of the gap in `seq`.",
    )
    yield Loss(
        contract="Messages have schemas",
        aws="Not compared: the models of routes are JSON Schema draft 4, and their refusals are not the contract's.",
        instead="The service. Text that is no JSON, or has no known `type`, takes the route `$default` to it.",
    )
    yield Loss(
        contract="Messages are followed in the order in which they were sent",
        aws="Each is a request of its own, and a later one may overtake.",
        instead="The generated client sends nothing before `session.ready`, and repeats what was not acknowledged.",
    )
    yield Loss(
        contract="Events come in their order, none twice",
        aws="A post whose answer is lost, or whose process is killed, is made again.",
        instead="The generated client goes by `seq`, and drops what it has had.",
    )
    yield Loss(
        contract=f"What the service fails to follow within {operation.timeout_ms / 1000:g} s is answered by contract",
        aws='`{"message": "Internal server error", "connectionId": …, "requestId": …}`, or nothing.',
        instead="The generated client connects again when it is told so, and repeats what was not acknowledged.",
    )


def _losses_of_time(channel: Channel) -> Iterator[Loss]:
    if channel.idle_timeout_s is not None:
        yield Loss(
            contract=f"`x-idle-timeout-s: {channel.idle_timeout_s}`",
            aws=f"{IDLE_SECONDS} s, whatever is configured.",
            instead="The service closes what has been silent; clients send `ping` more often than that.",
        )
    yield Loss(
        contract="A connection lasts as long as both sides want",
        aws=f"Closed after {CONNECTION_SECONDS // 3600} hours.",
        instead="Clients connect again, with a fresh token, and resume with `last_seq`.",
    )
    codes = ", ".join(f"{close.code} {close.name}" for close in channel.close_codes)
    yield Loss(
        contract=f"Close codes: {codes}",
        aws="The service can only ask for the close; the code is AWS's own.",
        instead="`error` messages say why before it.",
    )
    yield Loss(
        contract="The service learns when a client leaves",
        aws="`$disconnect` is told as well as may be, and not at all where the network breaks.",
        instead="The service forgets a connection when a post answers 410, and after the idle time.",
    )
    yield Loss(
        contract="`traceparent` goes through",
        aws="There is no X-Ray for WebSocket APIs, and a frame has no headers.",
        instead="The request id of `$context` is in the access log, and is the `Idempotency-Key` of the event.",
    )


_REPORT: Final = """\
<!-- Generated from {source} by `{command}`. DO NOT EDIT. -->

# {title}: what AWS cannot hold

The template `aws-websocket.template.json` holds the rest. Quotas are those of the developer guide of Amazon API
Gateway, "Quotas for configuring and running a WebSocket API in API Gateway".

| the contract | AWS | instead |
|---|---|---|
{rows}
"""
