"""Conventions for what gateways and operators need: access, limits, tracing, versions, webhooks."""

import re
from collections.abc import Iterator

from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey

RULES = Rules()


@RULES.rule(
    "access",
    source="gateway policy",
    why="Every gateway's configuration is generated from it, and silence must not mean open.",
    fix="write `x-public: true` with `security: []`, or `x-scopes` with at least one resource:action.",
)
def access(survey: Survey) -> Iterator[Finding]:
    """An operation is public, or it names its scopes; `security` says the same."""
    for operation in survey.operations:
        scopes = operation.node.value.get("x-scopes")
        if operation.is_public == bool(scopes):
            yield Finding(operation.node, f"{operation.label} says neither or both of x-public and x-scopes.")
        if operation.is_public != (_security(operation) == []):
            yield Finding(operation.node, f"`security` of {operation.label} does not fit its x-public.")
        for scope in scopes or ():
            if not re.fullmatch(r"[a-z_]+:[a-z_]+", str(scope)):
                yield Finding(operation.node["x-scopes"], f"The scope {scope} is not resource:action.")


def _security(operation: OperationUse) -> object:
    return operation.node.value.get("security", operation.document.value.get("security", []))


@RULES.rule(
    "one-route",
    source="gateway policy",
    why="All documents stand behind one gateway, which sends a request to one service.",
    fix="write `x-internal: true` at the operations that clients do not need, or give them another path.",
)
def one_route(survey: Survey) -> Iterator[Finding]:
    """No two operations that gateways have a route to answer the same requests."""
    taken: dict[tuple[str, str], OperationUse] = {}
    for operation in survey.operations:
        internal = operation.node.get("x-internal")
        if internal is not None and not isinstance(internal.value, bool):
            yield Finding(internal, f"The x-internal of {operation.label} is neither true nor false.")
        if internal is not None and internal.value:
            continue
        first = taken.setdefault((operation.method, re.sub(r"\{[^}]*\}", "{}", operation.path)), operation)
        if first is not operation:
            document = first.node.document.path.name
            yield Finding(operation.node, f"{operation.label} has the path of {first.label} in {document}.")


@RULES.rule(
    "limits",
    source="gateway policy",
    why="Every gateway's configuration is generated from it.",
    fix="write `x-rate-limit: {requests, per_seconds}`, `x-timeout-ms` and, with a body, `x-max-body-bytes`.",
)
def limits(survey: Survey) -> Iterator[Finding]:
    """An operation says how often, how long and how large."""
    for operation in survey.operations:
        limit = operation.node.value.get("x-rate-limit")
        if (
            not isinstance(limit, dict)
            or set(limit) != {"requests", "per_seconds"}
            or not all(map(_is_count, limit.values()))
        ):
            yield Finding(operation.node, f"{operation.label} has no rate limit of {{requests, per_seconds}}.")
        if not _is_count(operation.node.value.get("x-timeout-ms")):
            yield Finding(operation.node, f"{operation.label} has no timeout.")
        size = operation.node.value.get("x-max-body-bytes")
        if (operation.body() is None) != (size is None) or (size is not None and not _is_count(size)):
            yield Finding(operation.node, f"{operation.label} must limit the size of its body, if it has one.")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


@RULES.rule(
    "rate-limit-headers",
    source="rate limits",
    why="Clients slow down by themselves when they see what is left.",
    fix="give successes and 429 RateLimit and RateLimit-Policy, and 429 a required Retry-After.",
)
def rate_limit_headers(survey: Survey) -> Iterator[Finding]:
    """Rate limits are told with each success and with each refusal for them."""
    for operation in survey.operations:
        for response in operation.responses():
            if response.is_success or response.status == "429":
                for name in ("RateLimit", "RateLimit-Policy"):
                    if response.header(name) is None:
                        yield Finding(response.listed, f"{response.status} of {operation.label} has no {name}.")
            if response.status in ("429", "503") and response.header("Retry-After") is None:
                yield Finding(response.listed, f"{response.status} of {operation.label} has no Retry-After.")


@RULES.rule(
    "request-id",
    source="tracing",
    why="A customer who reports a fault can name the request.",
    fix="give the response the header X-Request-Id.",
)
def request_id(survey: Survey) -> Iterator[Finding]:
    """Every response has an X-Request-Id."""
    for operation in survey.operations:
        for response in operation.responses():
            if response.header("X-Request-Id") is None:
                yield Finding(response.listed, f"{response.status} of {operation.label} has no X-Request-Id.")


@RULES.rule(
    "version",
    source="versions",
    why="The gate for breaking changes compares major versions.",
    fix="write three numbers, such as 1.4.0.",
)
def version(survey: Survey) -> Iterator[Finding]:
    """The version of a document is three numbers."""
    for document in (*survey.documents, *survey.workspace.channels()):
        written = document.root["info"]["version"]
        if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", str(written.value)):
            yield Finding(written, f"The version {written.value} is not semantic.")


@RULES.rule(
    "deprecation",
    source="versions",
    why="Clients learn from the headers until when they must have moved (RFC 9745, RFC 8594).",
    fix="give the successes of a deprecated operation Deprecation and Sunset.",
)
def deprecation(survey: Survey) -> Iterator[Finding]:
    """A deprecated operation says so in its answers."""
    for operation in survey.operations:
        if operation.node.value.get("deprecated"):
            for response in operation.responses():
                for name in ("Deprecation", "Sunset"):
                    if response.is_success and response.header(name) is None:
                        yield Finding(response.listed, f"{response.status} of {operation.label} has no {name}.")


@RULES.rule(
    "webhook",
    source="webhooks",
    why="Receivers verify, order and deduplicate messages as Standard Webhooks says.",
    fix="use POST with the headers webhook-id, webhook-timestamp and webhook-signature, and a `sequence` in the body.",
)
def webhook(survey: Survey) -> Iterator[Finding]:
    """A webhook is a signed, numbered POST."""
    for use in survey.webhooks:
        if use.method != "post":
            yield Finding(use.node, f"The webhook {use.label} is not a POST.")
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
            header = use.parameter(name)
            if header is None or not header.value.get("required"):
                yield Finding(use.node, f"The webhook {use.label} does not require {name}.")
        for _type, media in use.body_media():
            if "schema" in media and "sequence" not in media["schema"].resolved().value.get("properties", {}):
                yield Finding(media["schema"], f"The webhook {use.label} is not numbered.")
