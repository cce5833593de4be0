"""Changes of schemas, one of each kind, with what they mean forwards and backwards."""

from collections.abc import Callable

from tests.unit.generate.changes.library import Json
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

LOAN, CREATE = f"{SCHEMAS}|Loan|properties", f"{SCHEMAS}|LoanCreate|properties"


def _required(schema: str, member: str) -> Callable[[Json], object]:
    return append(f"components|schemas|{schema}|required", member)


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
        put(LOAN, kept={"oneOf": [named("Kept"), {"type": "null"}]}),
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
        together(rename(SCHEMAS, "Entry", "Event"), put(f"{LOAN}|history", items=named("Event"))),
        ("named-otherwise", ATTENTION, "`Loan.history[]` has the type `Event` from now on (was `Entry`)."),
        ("named-otherwise", ATTENTION, "has the type `Entry`"),
    ),
    Seed(
        "a member that a type of another name has lost",
        together(
            rename(SCHEMAS, "Entry", "Event"),
            put(f"{LOAN}|history", items=named("Event")),
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
        together(put(LOAN, wish=named("Wish")), append(f"{SCHEMAS}|Wish|enum", "braille")),
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
        append(f"{SCHEMAS}|Kept|oneOf", named("Cellar")),
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
        put(CREATE, place={"oneOf": [named("Shelf"), named("Stack")], "discriminator": {"propertyName": "kind"}}),
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
