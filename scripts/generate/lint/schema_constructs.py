"""What schemas may hold: the part of JSON Schema that models enforce exactly."""

import builtins
import re
from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import PROBLEM, SchemaUse, Survey, constant_of

RULES = Rules()
_SOURCE = "pipeline"

ANNOTATIONS = {"title", "description", "examples", "deprecated", "$comment"}
KEYWORDS = {
    *ANNOTATIONS,
    *("$ref", "type", "const", "enum", "default", "format", "oneOf", "allOf", "discriminator"),
    *("properties", "required", "additionalProperties", "minProperties"),
    *("items", "minItems", "maxItems", "uniqueItems"),
    *("minLength", "maxLength", "pattern"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("x-state-machine", "x-value-descriptions"),
}
_BY_TYPE = {
    "string": {
        "format",
        "minLength",
        "maxLength",
        "pattern",
        "enum",
        "const",
        "x-state-machine",
        "x-value-descriptions",
    },
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "boolean": {"const"},
    "array": {"items", "minItems", "maxItems", "uniqueItems"},
    "object": {"properties", "required", "additionalProperties", "minProperties"},
}
_COMPOSITIONS = {"$ref", "oneOf", "allOf"}
_NULL = {"type": "null"}
FORMATS = ("date-time", "date", "uri", "uuid")
_WAYS_OUT = {
    "nullable": "write the type as [string, 'null'] (OpenAPI 3.1).",
    "anyOf": "use oneOf with a discriminator.",
    "not": "say what is allowed.",
    "if": "use oneOf with a discriminator.",
    "readOnly": "write one schema for requests and one for responses.",
    "writeOnly": "write one schema for requests and one for responses.",
    "patternProperties": "use additionalProperties with a schema.",
    "unevaluatedProperties": "write the members of the closed object in one schema.",
    "prefixItems": "use an object with named members.",
    "maxProperties": "list the properties and close the object.",
    "example": "use `examples: [...]`.",
    "$defs": "put the definition beside the others, under the `$defs` of its file.",
    "$id": "leave it out; it breaks bundling.",
}


@RULES.rule(
    "unsupported-keyword",
    source=_SOURCE,
    why="Models would not enforce it, and nobody would notice.",
    fix="leave it out, or teach the pipeline to enforce it.",
)
def keywords(survey: Survey) -> Iterator[Finding]:
    """Every keyword of a schema is one that models enforce, and belongs to the schema's type."""
    for use in survey.schemas:
        schema = use.node
        unknown = [name for name, _child in schema.members() if name not in KEYWORDS]
        for name in unknown:
            yield Finding(schema[name], f"The keyword `{name}` is not supported.", _WAYS_OUT.get(name))
        if not unknown and schema.value != _NULL:
            yield from _misplaced(schema)


def _misplaced(schema: Node) -> Iterator[Finding]:
    base = _base_type(schema)
    compositions = _COMPOSITIONS & schema.value.keys()
    if base is None and len(compositions) != 1:
        yield Finding(
            schema,
            "The schema says neither a type nor exactly one of $ref, oneOf and allOf.",
            "write `type`, and [type, 'null'] for a value that may be null.",
        )
        return
    allowed = ANNOTATIONS | {"type", "default"} | (_BY_TYPE[base] if base else {*compositions, "discriminator"})
    for name, member in schema.members():
        if name not in allowed:
            owner = f"a schema of type {base}" if base else f"a schema with {compositions.pop()}"
            yield Finding(member, f"`{name}` has no place in {owner}.", "put it into a named schema of its own.")
            return


def _base_type(schema: Node) -> str | None:
    """Give the type, that of a nullable schema without its null; None if it is no type that we know."""
    type_ = schema.value.get("type")
    if isinstance(type_, list) and len(type_) == 2 and "null" in type_:
        type_ = next(entry for entry in type_ if entry != "null")
    return type_ if isinstance(type_, str) and type_ in _BY_TYPE else None


@RULES.rule(
    "unsupported-format",
    source=_SOURCE,
    why="Models would let any text pass.",
    fix=f"use one of {', '.join(FORMATS)}, or a `pattern`.",
)
def formats(survey: Survey) -> Iterator[Finding]:
    """Formats are those that models enforce; headers of responses may have any."""
    headers = {header["schema"].identity for header in survey.headers if "schema" in header}
    for use in survey.schemas:
        format_ = use.node.get("format")
        if format_ is not None and format_.value not in FORMATS and use.node.identity not in headers:
            yield Finding(format_, f"The format `{format_.value}` is not enforced.")


@RULES.rule(
    "pattern",
    source=_SOURCE,
    why="The validator of the models and that of the client would not agree.",
    fix=r"write classes out ([0-9], [A-Za-z0-9_]) and leave out look-around and back-references.",
)
def patterns(survey: Survey) -> Iterator[Finding]:
    """Patterns mean the same in Python's validator and in JavaScript."""
    for use in survey.schemas:
        pattern = use.node.get("pattern")
        if pattern is not None and not _is_portable(str(pattern.value)):
            yield Finding(pattern, f"The pattern {pattern.value} does not mean the same everywhere.")


def _is_portable(pattern: str) -> bool:
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    if re.search(r"\\[dDwWsSbB]", pattern):
        return False
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True


@RULES.rule(
    "union",
    source=_SOURCE,
    why="Without a discriminator nobody can tell the alternatives apart, and errors point nowhere.",
    fix="list named schemas and add `discriminator` with a `mapping` of every alternative.",
)
def unions(survey: Survey) -> Iterator[Finding]:
    """`oneOf` is a schema or null, or named alternatives with a complete discriminator."""
    for use in survey.schemas:
        if "oneOf" not in use.node:
            continue
        alternatives = list(use.node["oneOf"].items())
        if "discriminator" in use.node:
            yield from _discriminator_faults(use.node, alternatives)
        elif len(alternatives) != 2 or sum(node.value == _NULL for node in alternatives) != 1:
            yield Finding(use.node["oneOf"], "`oneOf` has no discriminator.")


def _discriminator_faults(schema: Node, alternatives: list[Node]) -> Iterator[Finding]:
    discriminator = schema["discriminator"]
    unknown = discriminator.value.keys() - {"propertyName", "mapping"}
    if unknown:
        yield Finding(discriminator, f"{', '.join(sorted(unknown))} has no place in a discriminator.", "leave it out.")
    member = discriminator.value.get("propertyName")
    mapping = discriminator.value.get("mapping", {})
    if any("$ref" not in node for node in alternatives):
        yield Finding(schema["oneOf"], "An alternative of the union has no name.")
        return
    expected = {constant_of(node.resolved(), member): node.resolved().identity for node in alternatives}
    found = {}
    for value, reference in mapping.items():
        target = Node(discriminator.document, discriminator.pointer, {"$ref": reference})
        found[value] = target.resolved().identity
    if None in expected:
        yield Finding(schema["oneOf"], f"An alternative does not fix `{member}` with `const`.")
    elif found != expected:
        wanted = ", ".join(sorted(map(str, expected)))
        yield Finding(discriminator, f"The mapping does not name exactly the alternatives: {wanted}.")


@RULES.rule(
    "composition",
    source=_SOURCE,
    why="It becomes a class with its bases; a closed base would refuse the members of its heirs.",
    fix="compose one or more named objects with one object written in place, and close none of them.",
)
def compositions(survey: Survey) -> Iterator[Finding]:
    """`allOf` lists named objects and at most one written in place."""
    for use in survey.schemas:
        if "allOf" not in use.node:
            continue
        parts = list(use.node["allOf"].items())
        written = [part for part in parts if "$ref" not in part]
        if use.name is None or len(written) > 1 or len(parts) == len(written):
            yield Finding(use.node["allOf"], "`allOf` is not a named object that extends others.")
        for part in parts:
            closed = part.resolved().get("additionalProperties")
            if closed is not None and closed.value is False:
                yield Finding(closed, "A closed object cannot be composed with others.", "repeat its members.")


@RULES.rule(
    "nameless-type",
    source=_SOURCE,
    why="The generator would invent a name, and change it when another such schema is added.",
    fix="define it under `$defs` in schemas/ and refer to it.",
)
def nameless(survey: Survey) -> Iterator[Finding]:
    """Objects with members, enums, unions and constrained items have names of their own."""
    in_parameters = {parameter["schema"].identity for parameter in survey.parameters if "schema" in parameter}
    for use in survey.schemas:
        if use.name is None and not _is_part(use) and not _is_problem_list(use.node):
            for keyword in ("properties", "discriminator"):
                if keyword in use.node:
                    yield Finding(use.node[keyword], f"A schema with `{keyword}` has no name.")
            if len(use.node.value.get("enum", ())) > 1:
                yield Finding(use.node["enum"], "An enum has no name.")
            if use.node.pointer[-1:] == ("additionalProperties",) and _is_constrained(use.node):
                yield Finding(use.node, "The values of a map have constraints, but no name.")
        items = use.node.get("items")
        if items is not None and use.node.identity not in in_parameters and _is_constrained(items):
            yield Finding(items, "The items of an array have constraints, but no name.")


def _is_constrained(schema: Node) -> bool:
    return "$ref" not in schema and not schema.value.keys() <= {"type", *ANNOTATIONS}


def _is_part(use: SchemaUse) -> bool:
    return len(use.node.pointer) > 1 and use.node.pointer[-2] == "allOf"


def _is_problem_list(schema: Node) -> bool:
    return schema.pointer[-1:] == ("schema",) and PROBLEM in schema.pointer


@RULES.rule(
    "keyword-value",
    source=_SOURCE,
    why="Models would enforce something else, or nothing.",
    fix="see `python -m scripts.generate --supported`.",
)
def values(survey: Survey) -> Iterator[Finding]:
    """Keywords have values that models enforce."""
    for use in survey.schemas:
        schema = use.node
        least = schema.get("minProperties")
        if least is not None and least.value != 1:
            yield Finding(least, "Only `minProperties: 1` is supported.", "require members by name.")
        for keyword in ("enum", "const"):
            written = schema.get(keyword)
            if keyword == "enum" and written is not None and not all(isinstance(value, str) for value in written.value):
                yield Finding(written, "Only enums of strings are supported.", "use minimum and maximum.")
        if isinstance(schema.value.get("type"), list) and "properties" in schema:
            yield Finding(
                schema["type"], "An object with members cannot be null.", "use oneOf of it and {type: 'null'}."
            )
        if schema.value.get("type") == "array" and "items" not in schema:
            yield Finding(schema, "The array does not say what its items are.", "write `items`.")
        if "uniqueItems" in schema and use.name is not None:
            yield Finding(
                schema["uniqueItems"], "A named array with `uniqueItems` is not supported.", "write it in place."
            )


@RULES.rule(
    "required-default",
    source=_SOURCE,
    why="A member that must be there never takes its default.",
    fix="remove the default, or the name from `required`.",
)
def required_defaults(survey: Survey) -> Iterator[Finding]:
    """A required member or parameter has no default, and `required` names members that exist."""
    for use in survey.schemas:
        for name in use.node.value.get("required", ()):
            member = use.node.at("properties", name)
            if member is not None and "default" in member:
                yield Finding(member["default"], f"The required member {name} has a default.")
    for parameter in survey.parameters:
        schema = parameter.get("schema")
        if parameter.value.get("required") and schema is not None and "default" in schema.resolved():
            yield Finding(parameter, f"The required parameter {parameter.value.get('name')} has a default.")


# Names that the modules of the TypeScript package use for what is theirs.
_TAKEN_IN_TYPESCRIPT = {
    *("ActionOptions", "Call", "CallOptions", "Client", "EventStream", "KnownProblem", "ListCall", "MobilityClient"),
    *("NamedProblem", "Omit", "Operation", "ProblemError", "ProblemName", "ProblemTypes", "StreamOptions"),
}
# Names that the modules of models import, or that a language would take for something else.
_TAKEN = {
    *_TAKEN_IN_TYPESCRIPT,
    *("Annotated", "Any", "ConfigDict", "Enum", "Field", "Literal", "Model", "NewType", "NonEmptyModel"),
    *("Rfc3339Date", "Rfc3339DateTime", "StrEnum", "UUID", "UniqueItems", "Uri", "MISSING"),
    *(name for name in vars(builtins) if name[:1].isupper()),
}


@RULES.rule(
    "schema-name",
    source=_SOURCE,
    why="The name becomes the name of a class in Python and TypeScript.",
    fix="choose another name, in PascalCase.",
)
def schema_names(survey: Survey) -> Iterator[Finding]:
    """Names of schemas are PascalCase, free, and used once in the whole set of documents."""
    seen: dict[str, Node] = {}
    for node in survey.definitions:
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", node.name):
            yield Finding(node, f"The name {node.name} is not PascalCase.")
        elif node.name in _TAKEN:
            yield Finding(node, f"The name {node.name} is taken in the generated modules.")
        elif node.name in seen:
            yield Finding(node, f"{node.name} is also defined at {seen[node.name].place}.")
        seen.setdefault(node.name, node)
