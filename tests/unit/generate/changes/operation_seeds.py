"""Changes of operations and of the document as a whole, one of each kind, with what they mean in both directions."""

from tests.unit.generate.changes.schema_seeds import MEMBERS, VALUES
from tests.unit.generate.changes.seed import (
    ATTENTION,
    BREAKING,
    CHANGED,
    DEPRECATED,
    NEW,
    SCHEMAS,
    WORDING,
    Seed,
    append,
    drop,
    named,
    put,
    rename,
    together,
)

LIST, POST = "paths|/v1/loans|get", "paths|/v1/loans|post"
RETURN = "paths|/v1/loans/{loan_id}|delete"

_BODY = {"required": True, "content": {"application/json": {"schema": named("LoanCreate")}}}
_EXTRA = {"description": "It waits.", "content": {"application/json": {"schema": named("Loan")}}}
_PARAMETER = {"in": "query", "schema": {"type": "string"}}

OPERATIONS = (
    Seed(
        "an operation",
        drop("paths|/v1/loans", "post"),
        ("operation-removed", BREAKING, "It is gone: Do it."),
        ("operation-added", NEW, "A new operation. Do it."),
    ),
    Seed(
        "the path of an operation",
        rename("paths", "/v1/loans/{loan_id}", "/v1/loans/{loan_id}/back"),
        ("operation-moved", BREAKING, "It is called as `DELETE /v1/loans/{loan_id}/back` from now on (was `DELETE"),
        ("operation-moved", BREAKING, "It is called as `DELETE /v1/loans/{loan_id}` from now on"),
    ),
    Seed(
        "the name of an operation",
        put(LIST, operationId="searchLoans"),
        ("operation-renamed", BREAKING, "Its name is `searchLoans` from now on (was `listLoans`)."),
        ("operation-renamed", BREAKING, "Its name is `listLoans`"),
    ),
    Seed(
        "the group of an operation",
        put(LIST, tags=["Books"]),
        ("operation-regrouped", ATTENTION, "It belongs to the group `Books` from now on (was `Loans`)."),
        ("operation-regrouped", ATTENTION, "`Loans`"),
    ),
    Seed(
        "a deprecated operation",
        put(LIST, deprecated=True),
        ("operation-deprecated", DEPRECATED, "It is deprecated."),
        ("operation-no-longer-deprecated", CHANGED, "It is no longer deprecated."),
    ),
    Seed(
        "the summary of an operation",
        put(LIST, summary="Read it"),
        ("text-changed", WORDING, "Its text was reworded."),
        ("text-changed", WORDING, "Its text was reworded."),
    ),
    Seed(
        "a token",
        put(LIST, **{"x-public": True}, security=[]),
        ("token-not-required", CHANGED, "It needs no token any more."),
        ("token-required", BREAKING, "It needs a token from now on."),
    ),
    Seed(
        "a scope",
        append(f"{LIST}|x-scopes", "loans:read"),
        ("scope-added", BREAKING, "It needs the scope `loans:read` as well."),
        ("scope-removed", CHANGED, "It does not need the scope `loans:read` any more."),
    ),
    Seed(
        "a rate limit",
        put(LIST, **{"x-rate-limit": {"requests": 30, "per_seconds": 60}}),
        ("rate-limit-lowered", ATTENTION, "At most 30 calls in 60 s are allowed from now on (was 60 calls in 60 s)."),
        ("rate-limit-raised", CHANGED, "60 calls in 60 s are allowed from now on"),
    ),
    Seed(
        "a time-out",
        put(LIST, **{"x-timeout-ms": 9000}),
        ("timeout-extended", ATTENTION, "The service gives up after 9000 ms (was 5000 ms)."),
        ("timeout-shortened", CHANGED, "The service gives up after 5000 ms (was 9000 ms)."),
    ),
    Seed(
        "the size of a body",
        put(POST, **{"x-max-body-bytes": 1024}),
        ("size-lowered", BREAKING, "The body may have at most 1024 bytes (was 2048)."),
        ("size-raised", CHANGED, "The body may have up to 2048 bytes (was 1024)."),
    ),
    Seed(
        "an optional parameter",
        append(f"{LIST}|parameters", {"name": "sort", **_PARAMETER}),
        ("parameter-added", NEW, "It takes the query parameter `sort`: text."),
        ("parameter-removed", BREAKING, "It does not take the query parameter `sort` any more."),
    ),
    Seed(
        "a required parameter",
        append(f"{LIST}|parameters", {"name": "sort", "required": True, **_PARAMETER}),
        ("required-parameter-added", BREAKING, "It needs the query parameter `sort`: text."),
        ("parameter-removed", BREAKING, "It does not take the query parameter `sort` any more."),
    ),
    Seed(
        "a parameter that becomes required",
        put(f"{LIST}|parameters|0", required=True),
        ("parameter-became-required", BREAKING, "It needs the query parameter `limit` from now on."),
        ("parameter-became-optional", CHANGED, "It does not need the query parameter `limit` any more."),
    ),
    Seed(
        "how several values are sent",
        put(f"{LIST}|parameters|1", explode=False),
        ("parameter-written-otherwise", BREAKING, "Several values of the query parameter `tag` are sent in one"),
        ("parameter-written-otherwise", BREAKING, "are sent each by itself from now on."),
    ),
    Seed(
        "the limit of a parameter",
        put(f"{LIST}|parameters|0|schema", maximum=20),
        ("limit-narrowed", BREAKING, "The query parameter `limit` must be at most 20 (was at most 50)."),
        ("limit-widened", CHANGED, "The query parameter `limit` may be at most 50 (was at most 20)."),
    ),
    Seed(
        "the default of a parameter",
        put(f"{LIST}|parameters|0|schema", default=20),
        ("default-changed", ATTENTION, "The query parameter `limit` means `20` when it is left out (was `10`)."),
        ("default-changed", ATTENTION, "means `10`"),
    ),
    Seed(
        "a body",
        drop(POST, "requestBody"),
        ("body-removed", BREAKING, "It takes no body any more."),
        ("required-body-added", BREAKING, "It needs a body: `LoanCreate`."),
    ),
    Seed(
        "an optional body",
        put(RETURN, requestBody={**_BODY, "required": False}),
        ("body-added", NEW, "It takes a body: `LoanCreate`."),
        ("body-removed", BREAKING, "It takes no body any more."),
    ),
    Seed(
        "a body that need not be sent",
        put(f"{POST}|requestBody", required=False),
        ("body-became-optional", CHANGED, "It does not need its body any more."),
        ("body-became-required", BREAKING, "It needs its body from now on."),
    ),
    Seed(
        "a format of a body",
        put(f"{POST}|requestBody|content", **{"application/cbor": {"schema": named("LoanCreate")}}),
        ("body-format-added", NEW, "It takes its body as `application/cbor` too."),
        ("body-format-removed", BREAKING, "It does not take its body as `application/cbor` any more."),
    ),
)

ANSWERS = (
    Seed(
        "a status",
        put(f"{POST}|responses", **{"202": _EXTRA}),
        ("answer-added", ATTENTION, "It may give the answer 202: It waits."),
        ("answer-removed", BREAKING, "The answer 202 is not given any more."),
    ),
    Seed(
        "the description of an answer",
        put(f"{LIST}|responses|200", description="All loans."),
        ("text-changed", WORDING, "The text of the answer 200 was reworded."),
        ("text-changed", WORDING, "The text of the answer 200 was reworded."),
    ),
    Seed(
        "a format of an answer",
        put(f"{LIST}|responses|200|content", **{"text/plain": {"schema": {"type": "string"}}}),
        ("answer-format-added", NEW, "The answer 200 may come as `text/plain` too, to those who accept it."),
        ("answer-format-removed", BREAKING, "The answer 200 does not come as `text/plain` any more."),
    ),
    Seed(
        "the content of an answer",
        drop(f"{POST}|responses|201", "content"),
        ("answer-content-removed", BREAKING, "The answer 201 has no content any more (was `Loan`)."),
        ("answer-content-added", CHANGED, "The answer 201 has content from now on: `Loan`."),
    ),
    Seed(
        "the type of an answer",
        put(f"{POST}|responses|201|content|application/json", schema=named("LoanPage")),
        ("ignored-member-removed", BREAKING, "`LoanPage.id` is gone from answers."),
        ("named-otherwise", ATTENTION, "The answer 201 has the type `Loan` from now on (was `LoanPage`)."),
    ),
    Seed(
        "a header",
        put(f"{LIST}|responses|200|headers", Link={"schema": {"type": "string"}}),
        ("header-added", NEW, "In the answer 200, the header `Link` may come."),
        ("header-removed", BREAKING, "In the answer 200, the header `Link` is gone."),
    ),
    Seed(
        "a header of the runtime",
        drop(f"{LIST}|responses|200|headers", "X-Request-Id"),
        ("header-removed", BREAKING, "In the answer 200, the header `X-Request-Id` is gone."),
        ("header-added", NEW, "In the answer 200, the header `X-Request-Id` may come."),
    ),
    Seed(
        "a header that may be absent",
        put(f"{LIST}|responses|200|headers|ETag", required=False),
        ("header-became-optional", BREAKING, "In the answer 200, the header `ETag` may be absent."),
        ("header-became-required", CHANGED, "In the answer 200, the header `ETag` always comes from now on."),
    ),
    Seed(
        "a problem",
        append(f"{POST}|responses|409|content|application/problem+json|schema|oneOf", named("TooSlow")),
        ("problem-added", ATTENTION, "It may answer with `too_slow`: Too slow."),
        ("problem-removed", BREAKING, "It does not answer with `too_slow` any more."),
    ),
    Seed(
        "the only problem of a status",
        drop(f"{RETURN}|responses", "409"),
        ("problem-removed", BREAKING, "It does not answer with `book_lent` any more."),
        ("problem-added", ATTENTION, "It may answer with `book_lent`: Book lent."),
    ),
    Seed(
        "the status of a problem",
        together(
            rename(f"{LIST}|responses", "429", "503"),
            put(f"{SCHEMAS}|TooBusy|allOf|1|properties|status", const=503),
        ),
        ("problem-status-changed", BREAKING, "`too_busy` has the status 503 from now on (was 429)."),
        ("problem-status-changed", BREAKING, "`too_busy` has the status 429"),
    ),
    Seed(
        "a header of a problem",
        drop(f"{LIST}|responses|429|headers", "Retry-After"),
        ("header-removed", BREAKING, "In `too_busy`, the header `Retry-After` is gone."),
        ("header-added", NEW, "In `too_busy`, the header `Retry-After` may come."),
    ),
    Seed(
        "the header of a webhook",
        drop("webhooks|overdue|post", "parameters"),
        ("header-removed", BREAKING, "The header `webhook-id` is gone."),
        ("header-added", NEW, "The header `webhook-id` may come."),
    ),
    Seed(
        "what a webhook sends",
        put(f"{SCHEMAS}|Overdue", required=[]),
        ("member-became-optional", BREAKING, "`Overdue.loan` may be absent from answers."),
        ("member-became-required", CHANGED, "`Overdue.loan` always comes in answers from now on."),
    ),
)

# They change the document as a whole, so that only one of them fits into it at a time.
DOCUMENT = (
    Seed(
        "an address",
        lambda document: document["servers"].pop(),
        ("server-removed", BREAKING, "The address `https://other.library.example` is gone."),
        ("server-added", NEW, "There is a new address: `https://other.library.example`."),
    ),
    Seed(
        "how to authenticate",
        put("components|securitySchemes", bearer={"type": "http", "scheme": "basic"}),
        (
            "authentication-changed",
            BREAKING,
            "The authentication `bearer` works otherwise: http basic (was http",
        ),
        ("authentication-changed", BREAKING, "http bearer JWT (was http basic)"),
    ),
    Seed(
        "a problem of any path",
        drop("components|responses", "TooSlow"),
        ("problem-anywhere-removed", CHANGED, "No path answers with `too_slow` any more."),
        ("problem-anywhere-added", ATTENTION, "Any path may answer with `too_slow`: Too slow."),
    ),
    Seed(
        "a webhook",
        drop("webhooks", "overdue"),
        ("webhook-removed", BREAKING, "It is not sent any more: Do it."),
        ("webhook-added", NEW, "A new webhook. Do it."),
    ),
    Seed(
        "the introduction",
        put("info", description="Lends books to readers."),
        ("text-changed", WORDING, "The introduction was reworded."),
        ("text-changed", WORDING, "The introduction was reworded."),
    ),
)

LIBRARY_SEEDS = (*MEMBERS, *VALUES, *OPERATIONS, *ANSWERS, *DOCUMENT)
