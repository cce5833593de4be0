"""Conventions for errors: problem documents (RFC 9457)."""

from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import PROBLEM, ResponseUse, Survey, constant_of, properties_of
from scripts.generate.python_names import words

RULES = Rules()
_MEMBERS = ("type", "title", "status", "detail", "code", "request_id")


@RULES.rule(
    "problem-media-type",
    source="errors",
    why="Clients handle all errors in one place.",
    fix="answer with application/problem+json and a problem schema.",
)
def media_type(survey: Survey) -> Iterator[Finding]:
    """Errors, and only errors, are problem documents."""
    for response in survey.responses:
        types = [name for name, _media in response.media()]
        if response.is_error and types != [PROBLEM]:
            yield Finding(response.node, f"The response {response.status} is not a problem document.")
        if response.is_success and PROBLEM in types:
            yield Finding(response.node, f"The response {response.status} is a success, but a problem document.")


@RULES.rule(
    "problem-schema",
    source="errors",
    why="`code` and `type` tell kinds of problems apart; everything else is for people.",
    fix="write allOf [Problem, {properties: {type, title, status, code}, each with const}], as the other problems.",
)
def schema(survey: Survey) -> Iterator[Finding]:
    """A problem extends the common one and fixes type, title, status and code, which follow from its name."""
    for _response, problem in _problems(survey):
        properties = properties_of(problem)
        missing = [name for name in _MEMBERS if name not in properties]
        if missing:
            yield Finding(problem, f"{problem.name} has no member {', '.join(missing)}.")
            continue
        code = "_".join(words(problem.name))
        if constant_of(problem, "code") != code:
            yield Finding(problem, f"The code of {problem.name} is not the constant {code}.")
        if not str(constant_of(problem, "type")).endswith(f"/{code.replace('_', '-')}"):
            yield Finding(problem, f"The type of {problem.name} does not end with /{code.replace('_', '-')}.")
        if not isinstance(constant_of(problem, "title"), str):
            yield Finding(problem, f"The title of {problem.name} is not constant.")


@RULES.rule(
    "problem-status",
    source="errors",
    why="The status in the document and that of the response must agree.",
    fix="list the problem under its own status.",
)
def status(survey: Survey) -> Iterator[Finding]:
    """A problem is listed under the status it names."""
    for operation in survey.operations:
        for response in operation.responses():
            for problem in response.problems():
                if str(constant_of(problem, "status")) != response.status:
                    yield Finding(response.listed, f"{problem.name} does not have the status {response.status}.")


@RULES.rule(
    "problem-list",
    source="errors",
    why="Clients tell the problems of a status apart by `code`.",
    fix="write oneOf with `discriminator: {propertyName: code}` and its mapping.",
)
def listing(survey: Survey) -> Iterator[Finding]:
    """Several problems of one status are told apart by `code`."""
    for response in survey.responses:
        for media_type_, media in response.media():
            alternatives = media.at("schema", "oneOf")
            if media_type_ == PROBLEM and alternatives is not None:
                discriminator = media["schema"].value.get("discriminator", {})
                if discriminator.get("propertyName") != "code":
                    yield Finding(alternatives, "The problems are not told apart by `code`.")


@RULES.rule(
    "problem-headers",
    source="errors",
    why="A problem is one type, whichever operation answers with it.",
    fix="let all responses with this problem have the same headers.",
)
def headers(survey: Survey) -> Iterator[Finding]:
    """A problem has the same headers wherever it is listed."""
    seen: dict[str, tuple[str, ...]] = {}
    for response, problem in _problems(survey):
        names = tuple(sorted(_own_headers(response)))
        if seen.setdefault(problem.name, names) != names:
            yield Finding(response.node, f"{problem.name} has other headers here than elsewhere.")


def _own_headers(response: ResponseUse) -> Iterator[str]:
    if "headers" in response.node:
        for name, header in response.node["headers"].members():
            if not header.resolved().value.get("x-ambient", False):
                yield name


def _problems(survey: Survey) -> Iterator[tuple[ResponseUse, Node]]:
    for response in survey.responses:
        for problem in response.problems():
            yield response, problem
