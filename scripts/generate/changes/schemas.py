"""Two versions of a schema side by side: how they differ, member by member.

References are not followed but given back as pairs of names, so that each pair is compared once, wherever it is used.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate.changes import limits
from scripts.generate.changes.differences import Difference, Finding, Pair, Place, difference
from scripts.generate.changes.plain_schemas import Plain, bases, merged, plain
from scripts.generate.schema_words import SchemaWords, last

type Json = Mapping[str, Any]
type Schemas = Mapping[str, Json]

_FORMS = ("pattern", "format", "multipleOf", "uniqueItems")
_READ = frozenset(
    {
        *("title", "description", "examples", "example", "$comment", "deprecated", "default"),
        *("$ref", "type", "enum", "const", "oneOf", "allOf", "discriminator"),
        *("properties", "required", "additionalProperties", "items"),
        *limits.KEYWORDS,
    }
)
_TEXTS = ("description", "x-value-descriptions")
_WIDER_TYPES = {"integer": "number"}
_ANY = "any type"


class SchemaComparison:
    """Compares schemas of two versions of a document."""

    def __init__(self, *, old: Schemas, new: Schemas) -> None:
        self._old = old
        self._new = new
        self._words = SchemaWords(schemas=new, named=lambda name: f"`{name}`")

    def words_of(self, schema: Json) -> str:
        """Write the type of a value of the newer version."""
        return self._words.type_of(schema)

    def pair(self, pair: Pair) -> Iterator[Finding]:
        """Compare two schemas that have names."""
        place = Place(path=pair.new, pointer=f"#/components/schemas/{pair.new}")
        return self.values(self._old[pair.old], self._new[pair.new], place)

    def values(self, old: Json, new: Json, place: Place) -> Iterator[Finding]:
        """Compare the schemas of a value."""
        yield from _annotation_differences(old, new, place)
        before, after = plain(old), plain(new)
        if before.nullable != after.nullable:
            yield difference("null-allowed" if after.nullable else "null-refused", place)
        if len(before.options) == len(after.options) == 1:
            yield from self._cores(before.options[0], after.options[0], place)
        else:
            yield from self._options(before, after, place)

    def _options(self, old: Plain, new: Plain, place: Place) -> Iterator[Finding]:
        if old.told_apart_by and new.told_apart_by and old.told_apart_by != new.told_apart_by:
            yield difference("told-apart-otherwise", place, was=f"`{old.told_apart_by}`", now=f"`{new.told_apart_by}`")
        # What tells the options apart knows them best, as long as it is the same in both versions.
        apart = new.told_apart_by if old.told_apart_by in (None, new.told_apart_by) else None
        before = {_key(option, apart, self._old): option for option in old.options}
        after = {_key(option, apart, self._new): option for option in new.options}
        for key in [key for key in before if key in after]:
            yield from self._cores(before[key], after[key], place)
        added = "named-option-added" if new.told_apart_by else "option-added"
        for rule, options, known in (("option-removed", before, after), (added, after, before)):
            for key in [key for key in options if key not in known]:
                yield difference(rule, place, option=self._words.type_of(options[key]))

    def _cores(self, old: Json, new: Json, place: Place) -> Iterator[Finding]:
        """Compare two schemas that are neither null nor one of several."""
        if "$ref" in old and "$ref" in new:
            pair = Pair(last(old["$ref"]), last(new["$ref"]))
            if pair.old != pair.new:
                yield difference("named-otherwise", place, was=f"`{pair.old}`", now=f"`{pair.new}`")
            yield pair
        elif "$ref" in old or "$ref" in new:
            # A schema that got a name, or lost it, is compared where it stands.
            yield from self.values(_resolved(old, self._old), _resolved(new, self._new), place)
        else:
            yield from self._contents(old, new, place)

    def _contents(self, old: Json, new: Json, place: Place) -> Iterator[Finding]:
        if self._other_types(old, new):
            was, now = (self._words.form_of(_without_limits(schema)) for schema in (old, new))
            yield difference("type-changed", place, was=was, now=now)
            return
        common = bases(old) & bases(new) if bases(old) == bases(new) else frozenset()
        yield from (Pair(name, name) for name in sorted(common))
        old = merged(old, schemas=self._old, apart=common)
        new = merged(new, schemas=self._new, apart=common)
        yield from _type_differences(old, new, place)
        yield from _value_differences(old, new, place)
        yield from (difference(shift.rule, place, was=shift.was, now=shift.now) for shift in limits.shifts(old, new))
        yield from _form_differences(old, new, place)
        yield from self._members(old, new, place)
        yield from self._nested("additionalProperties", old, new, place.other_members())
        yield from self._nested("items", old, new, place.item())

    def _other_types(self, old: Json, new: Json) -> bool:
        """Tell whether nothing that was a value is one still, by its type."""
        before, after = _types(old), _types(new)
        return (
            bool(before and after)
            and not any(_covers(after, name) for name in before)
            and not any(_covers(before, name) for name in after)
        )

    def _members(self, old: Json, new: Json, place: Place) -> Iterator[Finding]:
        before, after = old.get("properties", {}), new.get("properties", {})
        were, are = set(old.get("required", ())), set(new.get("required", ()))
        closed = new.get("additionalProperties") is False
        for name in [name for name in before if name not in after]:
            yield difference("member-removed" if closed else "ignored-member-removed", place.member(name))
        for name, schema in after.items():
            member = place.member(name)
            if name not in before:
                rule = "required-member-added" if name in are else "member-added"
                yield difference(rule, member, type=self._words.type_of(schema))
                continue
            if (name in were) != (name in are):
                yield difference("member-became-required" if name in are else "member-became-optional", member)
            yield from self.values(before[name], schema, member)

    def _nested(self, keyword: str, old: Json, new: Json, place: Place) -> Iterator[Finding]:
        """Compare what items, or members without names, may be. False allows none, an absent schema any."""
        before, after = (schema.get(keyword, True) for schema in (old, new))
        if before == {}:
            before = True
        if after == {}:
            after = True
        match before, after:
            case (False, False) | (True, True):
                return
            case (False, _):
                yield difference("members-opened", place)
            case (_, False):
                yield difference("members-closed", place)
            case (True, _):
                yield difference("form-set", place, keyword=keyword, now=self._words.type_of(after))
            case (_, True):
                yield difference("form-freed", place, keyword=keyword, was=self._words.type_of(before))
            case _:
                yield from self.values(before, after, place)


def _annotation_differences(old: Json, new: Json, place: Place) -> Iterator[Difference]:
    if ("$ref" in old) == ("$ref" in new) and any(old.get(text) != new.get(text) for text in _TEXTS):
        yield difference("description-changed", place)
    if old.get("deprecated", False) != new.get("deprecated", False):
        yield difference("deprecated" if new.get("deprecated", False) else "no-longer-deprecated", place)
    if old.get("default") != new.get("default"):
        was, now = (_value(schema["default"]) if "default" in schema else "nothing" for schema in (old, new))
        yield difference("default-changed", place, was=was, now=now)


def _type_differences(old: Json, new: Json, place: Place) -> Iterator[Difference]:
    before, after = _types(old), _types(new)
    narrower = bool(after) and (not before or not all(_covers(after, name) for name in before))
    wider = bool(before) and (not after or not all(_covers(before, name) for name in after))
    if narrower or wider:
        rule = "type-changed" if narrower and wider else "type-narrowed" if narrower else "type-widened"
        was, now = (" or ".join(types) or _ANY for types in (before, after))
        yield difference(rule, place, was=was, now=now)


def _value_differences(old: Json, new: Json, place: Place) -> Iterator[Difference]:
    """Compare enums; a constant is an enum of one value."""
    before, after = _values(old), _values(new)
    if before is None and after is not None:
        yield difference("values-listed", place, values=_listed(after))
    elif before is not None and after is None:
        yield difference("values-freed", place, values=_listed(before))
    elif before is not None and after is not None:
        added = [value for value in after if value not in before]
        removed = [value for value in before if value not in after]
        if added and removed and len(before) == len(after) == 1:
            yield difference("form-changed", place, keyword="const", was=_listed(before), now=_listed(after))
            return
        if removed:
            yield difference("value-removed", place, values=_listed(removed))
        if added:
            yield difference("value-added", place, values=_listed(added))


def _form_differences(old: Json, new: Json, place: Place) -> Iterator[Difference]:
    """Compare what narrows a value in ways that nobody can order: patterns, formats, keywords not known here."""
    keywords = dict.fromkeys((*_FORMS, *sorted((old.keys() | new.keys()) - _READ - set(_FORMS))))
    for keyword in (keyword for keyword in keywords if not keyword.startswith("x-")):
        was, now = (schema.get(keyword) or None for schema in (old, new))
        if was == now:
            continue
        if was is None:
            yield difference("form-set", place, keyword=keyword, now=_value(now))
        elif now is None:
            yield difference("form-freed", place, keyword=keyword, was=_value(was))
        else:
            yield difference("form-changed", place, keyword=keyword, was=_value(was), now=_value(now))


def _types(schema: Json) -> list[str]:
    types = schema.get("type", [])
    return types if isinstance(types, list) else [types]


def _covers(types: list[str], name: str) -> bool:
    return name in types or _WIDER_TYPES.get(name) in types


def _values(schema: Json) -> list[Any] | None:
    if "const" in schema:
        return [schema["const"]]
    values: list[Any] | None = schema.get("enum")
    return values


def _key(option: Json, told_apart_by: str | None, schemas: Schemas) -> str:
    """Tell by what an option is known: the constant that tells it apart, its name, or all that it says."""
    if told_apart_by is not None:
        whole = merged(_resolved(option, schemas), schemas=schemas, apart=frozenset())
        constant = whole.get("properties", {}).get(told_apart_by, {}).get("const")
        if constant is not None:
            return f"={constant}"
    return last(option["$ref"]) if "$ref" in option else json.dumps(option, sort_keys=True)


def _resolved(schema: Json, schemas: Schemas) -> Json:
    return schemas[last(schema["$ref"])] if "$ref" in schema else schema


def _without_limits(schema: Json) -> Json:
    return {key: value for key, value in schema.items() if key not in limits.KEYWORDS and key not in _FORMS}


def _listed(values: list[Any]) -> str:
    return ", ".join(map(_value, values))


def _value(value: object) -> str:
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"
