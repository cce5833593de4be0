"""Changes of the two small contracts, one of each kind, with what they mean forwards and backwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.generate.changes.change import Group
from scripts.generate.changes.versions import Level
from tests.unit.generate.changes.library import Json

BREAKING, ATTENTION, NEW = Group.BREAKING, Group.ATTENTION, Group.NEW
CHANGED, DEPRECATED, WORDING = Group.CHANGED, Group.DEPRECATED, Group.WORDING

LEVELS = {
    BREAKING: Level.MAJOR,
    ATTENTION: Level.MINOR,
    NEW: Level.MINOR,
    CHANGED: Level.MINOR,
    DEPRECATED: Level.MINOR,
    WORDING: Level.PATCH,
}

type Path = str


@dataclass(frozen=True, slots=True)
class Seed:
    """A change, and what it is called in both directions: rule, group, and a part of the text."""

    name: str
    change: Callable[[Json], object]
    forwards: tuple[str, Group, str]
    backwards: tuple[str, Group, str]

    def __str__(self) -> str:
        return self.name


def at(document: Json, path: Path) -> Any:
    """Follow a path, whose parts stand between bars."""
    node: Any = document
    for part in path.split("|"):
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def put(path: Path, **members: Any) -> Callable[[Json], object]:
    """Set members of an object."""
    return lambda document: at(document, path).update(members)


def drop(path: Path, key: str) -> Callable[[Json], object]:
    """Remove a member of an object."""
    return lambda document: at(document, path).pop(key)


def append(path: Path, *values: Any) -> Callable[[Json], object]:
    """Add to a list."""
    return lambda document: at(document, path).extend(values)


def rename(path: Path, old: str, new: str) -> Callable[[Json], object]:
    """Call a member of an object otherwise."""

    def change(document: Json) -> None:
        node = at(document, path)
        node[new] = node.pop(old)

    return change


def together(*changes: Callable[[Json], object]) -> Callable[[Json], object]:
    """Make several changes."""

    def change(document: Json) -> None:
        for one in changes:
            one(document)

    return change


def _required(schema: str, member: str) -> Callable[[Json], object]:
    return append(f"components|schemas|{schema}|required", member)


def _named(schema: str) -> Json:
    return {"$ref": f"#/components/schemas/{schema}"}


SCHEMAS = "components|schemas"
LOAN, CREATE = f"{SCHEMAS}|Loan|properties", f"{SCHEMAS}|LoanCreate|properties"
LIST, POST = "paths|/v1/loans|get", "paths|/v1/loans|post"
RETURN = "paths|/v1/loans/{loan_id}|delete"

# Who writes the value decides: first what applications send, then what they receive, then what goes both ways.
MEMBERS = (
    Seed(
        "an optional member of a request",
        put(CREATE, phone={"type": "string"}),
        ("member-added", NEW, "`LoanCreate.phone` may be sent: text."),
        ("member-removed", BREAKING, "`LoanCreate.phone` is gone, and refused when it is sent."),
    ),
    Seed(
        "a required member of a request",
        together(put(CREATE, phone={"type": "string"}), _required("LoanCreate", "phone")),
        ("required-member-added", BREAKING, "`LoanCreate.phone` is new and has to be sent: text."),
        ("member-removed", BREAKING, "`LoanCreate.phone` is gone"),
    ),
    Seed(
        "a member that a request must have",
        _required("LoanCreate", "wish"),
        ("member-became-required", BREAKING, "`LoanCreate.wish` has to be sent from now on."),
        ("member-became-optional", CHANGED, "`LoanCreate.wish` need not be sent any more."),
    ),
    Seed(
        "an optional member of an answer",
        put(LOAN, shelf={"type": "string"}),
        ("member-added", NEW, "`Loan.shelf` may come in answers: text."),
        ("ignored-member-removed", BREAKING, "`Loan.shelf` is gone from answers."),
    ),
    Seed(
        "a member that an answer always has",
        _required("Loan", "place"),
        ("member-became-required", CHANGED, "`Loan.place` always comes in answers from now on."),
        ("member-became-optional", BREAKING, "`Loan.place` may be absent from answers."),
    ),
    Seed(
        "null in an answer",
        put(f"{LOAN}|id", type=["string", "null"]),
        ("null-allowed", BREAKING, "`Loan.id` may be `null` in answers."),
        ("null-refused", CHANGED, "`Loan.id` is never `null` in answers any more."),
    ),
    Seed(
        "null in a request",
        put(f"{CREATE}|deliver_to", type=["string", "null"]),
        ("null-allowed", CHANGED, "`LoanCreate.deliver_to` may be sent as `null`."),
        ("null-refused", BREAKING, "`LoanCreate.deliver_to` is refused as `null`."),
    ),
    Seed(
        "null as an option",
        put(LOAN, kept={"oneOf": [_named("Kept"), {"type": "null"}]}),
        ("null-allowed", BREAKING, "`Loan.kept` may be `null` in answers."),
        ("null-refused", CHANGED, "`Loan.kept` is never `null`"),
    ),
    Seed(
        "a wider type of an answer",
        put(f"{LOAN}|fee", type="number"),
        ("type-widened", BREAKING, "`Loan.fee` may be number in answers (was integer)."),
        ("type-narrowed", CHANGED, "`Loan.fee` is only integer in answers"),
    ),
    Seed(
        "a wider type of a request",
        put(f"{CREATE}|days", type="number"),
        ("type-widened", CHANGED, "`LoanCreate.days` may be number (was integer)."),
        ("type-narrowed", BREAKING, "`LoanCreate.days` must be integer (was number)."),
    ),
    Seed(
        "another type",
        put(LOAN, place={"type": "integer"}),
        ("type-changed", BREAKING, "`Loan.place` is integer from now on (was text)."),
        ("type-changed", BREAKING, "`Loan.place` is text from now on (was integer)."),
    ),
    Seed(
        "a default",
        put(f"{CREATE}|days", default=21),
        ("default-changed", ATTENTION, "`LoanCreate.days` means `21` when it is left out (was `14`)."),
        ("default-changed", ATTENTION, "means `14`"),
    ),
    Seed(
        "a deprecated member",
        put(f"{LOAN}|place", deprecated=True),
        ("deprecated", DEPRECATED, "`Loan.place` is deprecated."),
        ("no-longer-deprecated", CHANGED, "`Loan.place` is no longer deprecated."),
    ),
    Seed(
        "a description",
        put(f"{SCHEMAS}|Loan", description="A book that a reader has."),
        ("description-changed", WORDING, "The description of `Loan` was reworded."),
        ("description-changed", WORDING, "The description of `Loan` was reworded."),
    ),
    Seed(
        "the description of a value",
        put(f"{SCHEMAS}|Wish", **{"x-value-descriptions": {"audio": "Read aloud.", "large_print": "In large print."}}),
        ("description-changed", WORDING, "The description of `Wish` was reworded."),
        ("description-changed", WORDING, "The description of `Wish` was reworded."),
    ),
    Seed(
        "a type of another name",
        together(rename(SCHEMAS, "Entry", "Event"), put(f"{LOAN}|history", items=_named("Event"))),
        ("named-otherwise", ATTENTION, "`Loan.history[]` has the type `Event` from now on (was `Entry`)."),
        ("named-otherwise", ATTENTION, "has the type `Entry`"),
    ),
    Seed(
        "a member that a type of another name has lost",
        together(
            rename(SCHEMAS, "Entry", "Event"),
            put(f"{LOAN}|history", items=_named("Event")),
            put(f"{SCHEMAS}|Event", properties={}, required=[]),
        ),
        ("ignored-member-removed", BREAKING, "`Event.at` is gone from answers."),
        ("required-member-added", NEW, "`Entry.at` comes in answers: text."),
    ),
    Seed(
        "a base that answers extend",
        put(f"{SCHEMAS}|Problem|properties", hint={"type": "string"}),
        ("member-added", NEW, "`Problem.hint` may come in answers: text."),
        ("ignored-member-removed", BREAKING, "`Problem.hint` is gone from answers."),
    ),
    Seed(
        "members of any name",
        drop(CREATE.removesuffix("|properties"), "additionalProperties"),
        ("members-opened", CHANGED, "may be sent with other members than those listed."),
        ("members-closed", BREAKING, "may have no other members than those listed."),
    ),
)

VALUES = (
    Seed(
        "a value of an answer",
        append(f"{SCHEMAS}|LoanState|enum", "lost"),
        ("value-added", ATTENTION, "`LoanState` may be `lost` in answers: a value that is new."),
        ("value-removed", CHANGED, "`LoanState` is never `lost` in answers any more."),
    ),
    Seed(
        "a value of a request",
        append(f"{SCHEMAS}|Wish|enum", "braille"),
        ("value-added", NEW, "`Wish` may be sent as `braille`."),
        ("value-removed", BREAKING, "`Wish` is refused as `braille`."),
    ),
    Seed(
        "a value that goes both ways",
        together(put(LOAN, wish=_named("Wish")), append(f"{SCHEMAS}|Wish|enum", "braille")),
        # It comes into answers with this version, so no application has met the enum there before.
        ("value-added", NEW, "`Wish` may be sent as `braille`."),
        ("value-removed", BREAKING, "`Wish` is refused as `braille`."),
    ),
    Seed(
        "an enum that ends",
        together(drop(f"{SCHEMAS}|LoanState", "enum"), drop(f"{SCHEMAS}|LoanState", "x-state-machine")),
        ("values-freed", BREAKING, "`LoanState` may have any value in answers; it was one of `lent`, `late`, `back`."),
        ("values-listed", CHANGED, "`LoanState` is always one of `lent`, `late`, `back` in answers"),
    ),
    Seed(
        "an enum of a request that ends",
        drop(f"{SCHEMAS}|Wish", "enum"),
        ("values-freed", CHANGED, "`Wish` may be sent with any value"),
        ("values-listed", BREAKING, "`Wish` must be one of `large_print`, `audio` from now on."),
    ),
    Seed(
        "a constant",
        put(f"{SCHEMAS}|BookLent|allOf|1|properties|title", const="Book away"),
        ("form-changed", BREAKING, "`const` of `BookLent.title` is `Book away` from now on (was `Book lent`)."),
        ("form-changed", BREAKING, "is `Book lent` from now on"),
    ),
    Seed(
        "a longer text of an answer",
        put(f"{LOAN}|note", maxLength=120),
        (
            "limit-widened",
            BREAKING,
            "`Loan.note` may be at most 120 characters in answers (was at most 90 characters).",
        ),
        ("limit-narrowed", CHANGED, "`Loan.note` is at most 90 characters in answers"),
    ),
    Seed(
        "a longer text of a request",
        put(f"{CREATE}|book_id", maxLength=60),
        ("limit-widened", CHANGED, "`LoanCreate.book_id` may be at most 60 characters (was at most 50 characters)."),
        ("limit-narrowed", BREAKING, "`LoanCreate.book_id` must be at most 50 characters (was at most 60 characters)."),
    ),
    Seed(
        "no least number",
        drop(f"{CREATE}|days", "minimum"),
        ("limit-widened", CHANGED, "`LoanCreate.days` may be without limit (was at least 1)."),
        ("limit-narrowed", BREAKING, "`LoanCreate.days` must be at least 1 (was without limit)."),
    ),
    Seed(
        "a bound that counts itself",
        together(drop(f"{CREATE}|days", "exclusiveMaximum"), put(f"{CREATE}|days", maximum=30)),
        ("limit-widened", CHANGED, "`LoanCreate.days` may be at most 30 (was less than 30)."),
        ("limit-narrowed", BREAKING, "`LoanCreate.days` must be less than 30 (was at most 30)."),
    ),
    Seed(
        "more items",
        put(f"{LOAN}|history", maxItems=20),
        ("limit-widened", BREAKING, "`Loan.history` may be at most 20 items in answers"),
        ("limit-narrowed", CHANGED, "`Loan.history` is at most 9 items in answers"),
    ),
    Seed(
        "a pattern of a request",
        put(f"{CREATE}|deliver_to", pattern="^[a-z]+$"),
        ("form-set", BREAKING, "`pattern` of `LoanCreate.deliver_to` is `^[a-z]+$` from now on (was free)."),
        ("form-freed", CHANGED, "`pattern` of `LoanCreate.deliver_to` is free from now on"),
    ),
    Seed(
        "another pattern",
        put(f"{LOAN}|place", pattern="^[A-Z][0-9]$"),
        ("form-changed", BREAKING, "`pattern` of `Loan.place` is `^[A-Z][0-9]$` from now on (was `^[A-Z]+$`)."),
        ("form-changed", BREAKING, "(was `^[A-Z][0-9]$`)"),
    ),
    Seed(
        "a format of an answer that ends",
        drop(f"{SCHEMAS}|BookLent|allOf|1|properties|due_at", "format"),
        ("form-freed", BREAKING, "`format` of `BookLent.due_at` is free in answers"),
        ("form-set", CHANGED, "`format` of `BookLent.due_at` is `date` in answers"),
    ),
    Seed(
        "a keyword that the comparison does not know",
        put(f"{LOAN}|place", contentEncoding="base64"),
        ("form-set", CHANGED, "`contentEncoding` of `Loan.place` is `base64` in answers"),
        ("form-freed", BREAKING, "`contentEncoding` of `Loan.place` is free in answers"),
    ),
    Seed(
        "values of a map",
        put(f"{CREATE}|labels|additionalProperties", maxLength=19),
        ("limit-widened", CHANGED, "`LoanCreate.labels.*` may be at most 19 characters"),
        ("limit-narrowed", BREAKING, "`LoanCreate.labels.*` must be at most 9 characters"),
    ),
    Seed(
        "a kind that a member tells apart",
        append(f"{SCHEMAS}|Kept|oneOf", _named("Cellar")),
        ("named-option-added", ATTENTION, "`Kept` may be `Cellar` in answers: a kind that is new."),
        ("option-removed", CHANGED, "`Kept` is never `Cellar` in answers any more."),
    ),
    Seed(
        "what tells kinds apart",
        put(f"{SCHEMAS}|Kept", discriminator={"propertyName": "sort"}),
        ("told-apart-otherwise", BREAKING, "The kinds of `Kept` are told apart by `sort` from now on (was `kind`)."),
        ("told-apart-otherwise", BREAKING, "are told apart by `kind`"),
    ),
    Seed(
        "an option that nothing tells apart",
        append(f"{LOAN}|page|oneOf", {"type": "string"}),
        ("option-added", BREAKING, "`Loan.page` may be text in answers."),
        ("option-removed", CHANGED, "`Loan.page` is never text in answers any more."),
    ),
    Seed(
        "a kind that a request may be",
        put(CREATE, place={"oneOf": [_named("Shelf"), _named("Stack")], "discriminator": {"propertyName": "kind"}}),
        ("member-added", NEW, "`LoanCreate.place` may be sent: `Shelf` or `Stack`."),
        ("member-removed", BREAKING, "`LoanCreate.place` is gone"),
    ),
    Seed(
        "a transition",
        put(f"{SCHEMAS}|LoanState|x-state-machine", transitions=[{"event": "miss", "from": ["lent"], "to": "late"}]),
        ("transition-removed", BREAKING, "`LoanState`: what is `late` cannot become `back` any more (`return`)."),
        ("transition-added", NEW, "`LoanState`: what is `late` may become `back` (`return`)."),
    ),
    Seed(
        "an initial state",
        put(f"{SCHEMAS}|LoanState|x-state-machine", initial="late"),
        ("initial-state-changed", BREAKING, "`LoanState`: what is new is `late` (was `lent`)."),
        ("initial-state-changed", BREAKING, "is `lent` (was `late`)"),
    ),
)

_BODY = {"required": True, "content": {"application/json": {"schema": _named("LoanCreate")}}}
_EXTRA = {"description": "It waits.", "content": {"application/json": {"schema": _named("Loan")}}}
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
        put(f"{POST}|requestBody|content", **{"application/cbor": {"schema": _named("LoanCreate")}}),
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
        put(f"{POST}|responses|201|content|application/json", schema=_named("LoanPage")),
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
        append(f"{POST}|responses|409|content|application/problem+json|schema|oneOf", _named("TooSlow")),
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
