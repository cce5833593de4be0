"""Conventions for requests that change something: idempotency, concurrency, merge patches."""

from collections.abc import Iterator

from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey

RULES = Rules()
_MERGE_PATCH = "application/merge-patch+json"


@RULES.rule(
    "idempotency-key",
    source="idempotency",
    why="A client that got no answer must be able to repeat the request safely.",
    fix="take the required header Idempotency-Key (a string of 1 to 255 characters) and declare 409 and 422.",
)
def idempotency_key(survey: Survey) -> Iterator[Finding]:
    """Every POST takes an Idempotency-Key and declares what may be wrong with it, but a webhook, which has its own."""
    for operation in _keyed(survey):
        key = operation.parameter("Idempotency-Key")
        if key is None or not key.value.get("required"):
            yield Finding(operation.node, f"{operation.label} does not require an Idempotency-Key.")
            continue
        schema = key["schema"].resolved().value
        if (schema.get("minLength"), schema.get("maxLength")) != (1, 255):
            yield Finding(key, "The Idempotency-Key is not a string of 1 to 255 characters.")
        for status in ("409", "422"):
            if operation.response(status) is None:
                yield Finding(operation.node, f"{operation.label} takes an Idempotency-Key, but has no {status}.")


@RULES.rule(
    "idempotent-replayed",
    source="idempotency",
    why="A client should see that an answer is that of an earlier request.",
    fix="give the response the header Idempotent-Replayed.",
)
def replayed(survey: Survey) -> Iterator[Finding]:
    """Successes of a POST with an Idempotency-Key tell whether they are replayed."""
    for operation in _keyed(survey):
        for response in operation.responses():
            if response.is_success and response.header("Idempotent-Replayed") is None:
                yield Finding(response.listed, f"{response.status} of {operation.label} has no Idempotent-Replayed.")


@RULES.rule(
    "if-match",
    source="concurrency",
    why="Two clients that change the same resource must not overwrite each other.",
    fix="take the required header If-Match and declare 412 and 428.",
)
def if_match(survey: Survey) -> Iterator[Finding]:
    """PATCH, PUT, DELETE and state changes need the version that the client has seen."""
    for operation in survey.operations:
        if not _changes_a_resource(operation):
            continue
        header = operation.parameter("If-Match")
        if header is None or not header.value.get("required"):
            yield Finding(operation.node, f"{operation.label} does not require If-Match.")
            continue
        for status in ("412", "428"):
            if operation.response(status) is None:
                yield Finding(operation.node, f"{operation.label} takes If-Match, but has no {status}.")


def _changes_a_resource(operation: OperationUse) -> bool:
    """A POST to something below a resource, such as /reservations/{id}/confirm, changes the resource's state."""
    if operation.method in ("patch", "put", "delete"):
        return True
    return operation.method == "post" and "}/" in operation.path


@RULES.rule(
    "etag",
    source="concurrency",
    why="A client that changes a resource needs the version it has read.",
    fix="give the response the required header ETag.",
)
def etag(survey: Survey) -> Iterator[Finding]:
    """What can be changed is read and answered with its ETag."""
    changeable = {operation.path for operation in survey.operations if operation.method in ("patch", "put")}
    for operation in survey.operations:
        if operation.path in changeable and operation.method in ("get", "patch", "put"):
            ok = operation.response("200")
            header = ok.header("ETag") if ok else None
            if ok is not None and (header is None or not header.value.get("required")):
                yield Finding(ok.listed, f"200 of {operation.label} has no ETag.")


@RULES.rule(
    "merge-patch",
    source="updates",
    why="RFC 7396 says what an absent member and a null mean.",
    fix=f"take {_MERGE_PATCH} with a schema of optional members.",
)
def merge_patch(survey: Survey) -> Iterator[Finding]:
    """PATCH takes a merge patch, in which no member is required."""
    for operation in survey.operations:
        types = [name for name, _media in operation.body_media()]
        if operation.method == "patch" and types != [_MERGE_PATCH]:
            yield Finding(operation.node, f"{operation.label} does not take {_MERGE_PATCH}.")
        if operation.method != "patch" and _MERGE_PATCH in types:
            yield Finding(operation.node, f"{operation.label} takes {_MERGE_PATCH}, but is not a PATCH.")
        for name, media in operation.body_media():
            if name == _MERGE_PATCH and "required" in media["schema"].resolved():
                yield Finding(media["schema"].resolved()["required"], "A merge patch requires a member.")


@RULES.rule(
    "problem-when-missing",
    source="idempotency",
    why="The route answers with that problem, so clients must know of it.",
    fix="declare the problem among the operation's responses.",
)
def problem_when_missing(survey: Survey) -> Iterator[Finding]:
    """`x-problem-when-missing` names a problem that the operation declares, on a required header."""
    for operation in survey.operations:
        for parameter in operation.parameters():
            code = parameter.get("x-problem-when-missing")
            if code is None:
                continue
            if parameter.value.get("in") != "header" or not parameter.value.get("required"):
                yield Finding(code, f"{parameter.value['name']} is not a required header.", "make it one.")
            elif code.value not in operation.problem_codes():
                yield Finding(operation.node, f"{operation.label} does not declare the problem {code.value}.")


def _keyed(survey: Survey) -> Iterator[OperationUse]:
    """Give the POSTs that need an Idempotency-Key; webhooks are told apart by their own id."""
    return (use for use in survey.operations if use.method == "post" and not use.receives_webhook)
