"""What Amazon API Gateway cannot hold of the contract: recorded where it is dropped, and told with who enforces it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.generate.amazon import (
    AUTHORIZERS,
    GATEWAY_RESPONSES,
    MAPPINGS,
    MOCKS,
    NOTES,
    PROXIES,
    QUOTAS,
    RESPONSE_TYPES,
    STREAMING,
    THROTTLING,
    VALIDATION,
)

_SERVICE = "the service, which checks every request against the whole contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is lost, where Amazon says so, and who enforces it instead."""

    key: str
    title: str
    why: str
    source: str
    keeper: str


UNIONS = Reason(
    key="unions",
    title="Unions",
    why="`oneOf` and `anyOf` may not refer to other models, null is no type of OpenAPI 3.0, and `discriminator` is not "
    "supported; so nothing is asked of the value.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
NULLS = Reason(
    key="nulls",
    title="Values that may be null",
    why="OpenAPI 3.0 has no list of types and `nullable` is not supported; a type would refuse null, so none is asked.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
ITEMS = Reason(
    key="items",
    title="Numbers of items",
    why="`minItems` and `maxItems` are not included in request validation.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
FORMATS = Reason(
    key="formats",
    title="Formats",
    why="No format is documented to be checked, and numbers of int32, int64 and decimal are not supported.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
BOUNDS = Reason(
    key="exclusive-bounds",
    title="Exclusive bounds of decimal numbers",
    why="`exclusiveMinimum` is not supported; the bound itself is let through.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
KEYWORDS = Reason(
    key="keywords",
    title="Other keywords",
    why="JSON Schema draft 4 or OpenAPI 3.0 does not have them.",
    source=NOTES,
    keeper=f"{_SERVICE} (422)",
)
PARAMETER_SCHEMAS = Reason(
    key="parameter-schemas",
    title="Values of parameters",
    why="Of parameters only name, place, type and presence are read, and only presence is checked.",
    source=VALIDATION,
    keeper=f"{_SERVICE} (422)",
)
UNKNOWN_PARAMETERS = Reason(
    key="unknown-parameters",
    title="Query parameters that the operation does not have",
    why="An HTTP proxy integration passes all of them on.",
    source=PROXIES,
    keeper=f"{_SERVICE} (422)",
)
REQUIRED_HEADERS = Reason(
    key="required-headers",
    title="Required headers",
    why="Header names are compared with their case, and HTTP/2 clients send lower case; "
    "and the answer could not be the problem that the contract names for the absence.",
    source=NOTES,
    keeper=_SERVICE,
)
OPTIONAL_BODIES = Reason(
    key="optional-bodies",
    title="Bodies that may be absent",
    why="A validated body must be there.",
    source=VALIDATION,
    keeper=f"{_SERVICE} (422)",
)
MALFORMED_BODIES = Reason(
    key="malformed-bodies",
    title="Bodies that are not JSON",
    why="The same gateway response answers a body that is no JSON and one that breaks the model: 422, not 400.",
    source=RESPONSE_TYPES,
    keeper="nobody: the status differs, the request is refused all the same",
)
FIELD_ERRORS = Reason(
    key="field-errors",
    title="Pointers to the faulty field",
    why="A gateway response is a fixed text in which only variables are replaced; "
    "what the validator says is in the client's words and would break the JSON, so `errors` names the body or request.",
    source=GATEWAY_RESPONSES,
    keeper="nobody: the problem is the same, without the pointer to the member",
)
BODY_SIZES = Reason(
    key="body-sizes",
    title="Sizes of bodies",
    why="Every operation takes up to 10 MB, and the answer to more cannot be customised: a 413 that is no problem.",
    source=QUOTAS,
    keeper="the service (413), and before it a size rule of the web application firewall",
)
MEDIA_TYPES = Reason(
    key="media-types",
    title="Other media types",
    why="A body of a media type without a model is passed on without validation.",
    source=VALIDATION,
    keeper="the service (415)",
)
ACCEPT = Reason(
    key="accept",
    title="Accept",
    why="Only the first media type is honoured, and only to decide on binary bodies.",
    source=NOTES,
    keeper="the service (406)",
)
RATE_LIMITS = Reason(
    key="rate-limits",
    title="Limits for each customer",
    why="Methods are throttled for all callers together and usage plans know API keys, not subjects of tokens.",
    source=THROTTLING,
    keeper="the service (429 for each customer); the stage's throttles bound all together, "
    "the firewall's rate rule each address",
)
SCOPES = Reason(
    key="scopes",
    title="Scopes",
    why="Scopes in the document count for Cognito user pools only.",
    source=AUTHORIZERS,
    keeper="the Lambda authorizer, whose policy lists what the token's scopes allow, and again the service (403)",
)
TOKEN_EXPIRY = Reason(
    key="token-expiry",
    title="The end of tokens within the authorizer's cache",
    why="A cached policy holds for its whole time, even when the token ends before.",
    source=AUTHORIZERS,
    keeper="the service, which checks each token again (401)",
)
CHALLENGES = Reason(
    key="challenges",
    title="WWW-Authenticate of the service",
    why="The header comes back as `x-amzn-remapped-www-authenticate`.",
    source=NOTES,
    keeper="the gateway's own 401, which nearly all clients without a good token get; it has the header",
)
TIMEOUTS = Reason(
    key="timeouts",
    title="Time-outs of streams",
    why="The integration's time-out ends the whole stream, not the wait for its beginning.",
    source=STREAMING,
    keeper="the service bounds the beginning; the gateway the stream, after which the client resumes",
)
RESPONSES = Reason(
    key="responses",
    title="Bodies of responses",
    why="An HTTP proxy integration passes responses on as they are; their schemas would never be looked at.",
    source=PROXIES,
    keeper="the service, which writes nothing else than the contract's types, as its contract tests show",
)
GATEWAY_CORS = Reason(
    key="gateway-cors",
    title="Origins that may read the gateway's own problems",
    why="A gateway response cannot choose by the Origin; every origin may read it, without credentials.",
    source=GATEWAY_RESPONSES,
    keeper="nobody needs to: these problems say nothing of any customer; answers of services name allowed origins only",
)
SMUGGLED_HEADERS = Reason(
    key="smuggled-headers",
    title="Headers that clients may not send",
    why="Request parameters overwrite single headers; they cannot drop a whole family.",
    source=MAPPINGS,
    keeper="the services, which read none of them, and a rule of the web application firewall",
)
METHOD_OVERRIDE = Reason(
    key="method-override",
    title="X-HTTP-Method-Override",
    why="The gateway takes the header's method for the request's.",
    source=NOTES,
    keeper="a rule of the web application firewall; the service checks token and scopes for the method that it gets",
)
OTHER_METHODS = Reason(
    key="other-methods",
    title="Methods that a path does not have, with a body of an unusual media type",
    why="The answer comes from a mock integration, whose template is chosen by the media type: 415, not 405.",
    source=MOCKS,
    keeper="nobody: the status differs, the request is refused all the same",
)

REASONS = tuple(value for value in list(globals().values()) if isinstance(value, Reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One constraint at one place that the imported API does not hold. `operations` are those that it belongs to."""

    reason: Reason
    place: str
    constraint: str
    operations: tuple[str, ...] = ()


class Ledger:
    """Takes down each loss at the moment it happens."""

    def __init__(self) -> None:
        self.losses: list[Loss] = []

    def record(
        self, reason: Reason, *, place: str, constraint: dict[str, Any] | str, operations: Iterable[str] = ()
    ) -> None:
        """Take down that `constraint`, keywords with their values or words, is not held at `place`."""
        written = constraint if isinstance(constraint, str) else _written(constraint)
        self.losses.append(Loss(reason=reason, place=place, constraint=written, operations=tuple(operations)))


def _written(keywords: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in keywords.items())


def report(losses: list[Loss], *, sources: str) -> str:
    """Write the losses for people: a chapter for each reason, a line for each constraint and place."""
    return "\n".join(_lines(losses, sources=sources)) + "\n"


def _lines(losses: list[Loss], *, sources: str) -> Iterator[str]:
    yield "# What Amazon API Gateway does not hold"
    yield ""
    yield (
        f"`aws-rest.openapi.json` is what Amazon can import of {sources}. Lowering the contract to it dropped "
        f"{len(losses)} constraints; each stands here with the reason, Amazon's documentation of it, and who enforces "
        "the constraint instead."
    )
    yield ""
    yield "| reason | constraints | enforced by |"
    yield "|---|---|---|"
    chapters = [(reason, _rows(losses, reason)) for reason in REASONS]
    chapters = [(reason, rows) for reason, rows in chapters if rows]
    for reason, _rows_of_it in chapters:
        count = sum(loss.reason == reason for loss in losses)
        yield f"| [{reason.title}](#{_anchor(reason.title)}) | {count} | {reason.keeper} |"
    for reason, rows in chapters:
        yield from _chapter(reason, rows)


def _chapter(reason: Reason, rows: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    yield ""
    yield f"## {reason.title}"
    yield ""
    yield f"{reason.why} ([Amazon]({reason.source})) Enforced by: {reason.keeper}."
    yield ""
    yield "| place | constraint | operations |"
    yield "|---|---|---|"
    for (place, constraint), operations in rows.items():
        yield f"| {place} | {_code(constraint)} | {', '.join(operations)} |"


def _rows(losses: list[Loss], reason: Reason) -> dict[tuple[str, str], list[str]]:
    """Put the same constraint of several operations on one line."""
    rows: dict[tuple[str, str], list[str]] = {}
    for loss in losses:
        if loss.reason == reason:
            rows.setdefault((loss.place, loss.constraint), []).extend(loss.operations)
    return rows


def _anchor(title: str) -> str:
    return "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or letter == "-")


def _code(text: str) -> str:
    return "`` " + text.replace("|", "\\|") + " ``"


def as_json(losses: list[Loss], *, mark: str) -> str:
    """Write the losses as data, for tests and tables."""
    reasons = {
        reason.key: {"why": reason.why, "source": reason.source, "enforced_by": reason.keeper} for reason in REASONS
    }
    entries = [
        {
            "reason": loss.reason.key,
            "place": loss.place,
            "constraint": loss.constraint,
            "operations": list(loss.operations),
        }
        for loss in losses
    ]
    document = {"x-generated": mark, "reasons": reasons, "losses": entries}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
