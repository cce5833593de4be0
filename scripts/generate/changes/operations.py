"""Two versions of an OpenAPI document side by side: operations, webhooks, addresses."""

import re
from collections.abc import Mapping

from scripts.generate.changes.change import Direction, Use
from scripts.generate.changes.differences import Place
from scripts.generate.changes.notes import Notes
from scripts.generate.changes.requests import compare_requests
from scripts.generate.changes.responses import compare_problems_anywhere, compare_responses
from scripts.generate.contract import Contract, Operation, RateLimit, Webhook
from scripts.generate.value_schemas import schema_of

_PARAMETER = re.compile(r"\{[^}]+\}")


def compare_contracts(old: Contract, new: Contract, notes: Notes) -> None:
    """Note how two versions of a document differ."""
    compare_texts(old.title, new.title, notes, place=Place(lead="the title", pointer="#/info/title"))
    compare_texts(old.description, new.description, notes, place=Place(lead="the introduction", pointer="#/info"))
    compare_servers(old.servers, new.servers, notes)
    _compare_authentication(old, new, notes)
    after = {_key(operation): operation for operation in new.operations}
    renamed = {operation.id: operation for operation in new.operations}
    before = {_key(operation): operation for operation in old.operations}
    met: set[str] = set()
    for key, operation in before.items():
        # An operation is the same as long as it keeps its method and path, or else its name.
        counterpart = after.get(key) or renamed.get(operation.id)
        if counterpart is None:
            place = Place(pointer=_pointer(operation))
            notes.add("operation-removed", use_of(old, operation), place, summary=sentence(operation.summary))
        else:
            met.add(counterpart.id)
            _compare_operations(operation, counterpart, notes, use=use_of(new, counterpart))
    for operation in new.operations:
        if operation.id not in met:
            place = Place(pointer=_pointer(operation))
            notes.add("operation-added", use_of(new, operation), place, summary=sentence(operation.summary))
    compare_problems_anywhere(old, new, notes)
    _compare_webhooks(old, new, notes)


def compare_texts(old: str, new: str, notes: Notes, *, place: Place, use: Use | None = None) -> None:
    """Note that a text was reworded."""
    if old != new:
        notes.add("text-changed", use, place)


def compare_servers(old: tuple[str, ...], new: tuple[str, ...], notes: Notes) -> None:
    """Note which addresses came and went."""
    place = Place(pointer="#/servers")
    for address in old:
        if address not in new:
            notes.add("server-removed", None, place, was=address)
    for address in new:
        if address not in old:
            notes.add("server-added", None, place, now=address)


def compare_policies(
    old: tuple[tuple[str, ...], RateLimit | None],
    new: tuple[tuple[str, ...], RateLimit | None],
    notes: Notes,
    *,
    use: Use,
    place: Place,
) -> None:
    """Note how the scopes that an operation needs, and its rate limit, differ."""
    (was_scopes, was_limit), (now_scopes, now_limit) = old, new
    for scope in now_scopes:
        if scope not in was_scopes:
            notes.add("scope-added", use, place, now=f"`{scope}`")
    for scope in was_scopes:
        if scope not in now_scopes:
            notes.add("scope-removed", use, place, was=f"`{scope}`")
    if was_limit != now_limit:
        rule = "rate-limit-lowered" if _is_lower(now_limit, than=was_limit) else "rate-limit-raised"
        notes.add(rule, use, place, was=_limit_words(was_limit), now=_limit_words(now_limit))


def use_of(contract: Contract, operation: Operation) -> Use:
    """Name an operation."""
    return Use(
        document=contract.source.removesuffix(".yaml"),
        id=operation.id,
        where=f"{operation.method} {operation.path}",
        internal=operation.internal,
    )


def sentence(text: str) -> str:
    """End a summary with a full stop."""
    return f"{text.rstrip('.')}."


def _compare_operations(old: Operation, new: Operation, notes: Notes, *, use: Use) -> None:
    place = Place(pointer=_pointer(new))
    if _key(old) != _key(new):
        notes.add("operation-moved", use, place, was=f"{old.method} {old.path}", now=f"{new.method} {new.path}")
    if old.id != new.id:
        notes.add("operation-renamed", use, place, was=old.id, now=new.id)
    if old.tag != new.tag:
        notes.add("operation-regrouped", use, place, was=f"`{old.tag}`", now=f"`{new.tag}`")
    if old.deprecated != new.deprecated:
        notes.add("operation-deprecated" if new.deprecated else "operation-no-longer-deprecated", use, place)
    text = Place(lead="its text", pointer=place.pointer)
    compare_texts(f"{old.summary}{old.description}", f"{new.summary}{new.description}", notes, place=text, use=use)
    if old.public != new.public:
        notes.add("token-not-required" if new.public else "token-required", use, place)
    compare_policies((old.scopes, old.rate_limit), (new.scopes, new.rate_limit), notes, use=use, place=place)
    if old.timeout_ms != new.timeout_ms:
        rule = "timeout-extended" if new.timeout_ms > old.timeout_ms else "timeout-shortened"
        notes.add(rule, use, place, was=str(old.timeout_ms), now=str(new.timeout_ms))
    compare_requests(old, new, notes, use=use, place=place)
    compare_responses(old, new, notes, use=use, place=place)


def _compare_authentication(old: Contract, new: Contract, notes: Notes) -> None:
    now = dict(new.authentication)
    for name, kind in old.authentication:
        if now.get(name) != kind:
            place = Place(lead="the authentication", path=name, pointer=f"#/components/securitySchemes/{name}")
            notes.add("authentication-changed", None, place, was=kind, now=now.get(name, "gone"))


def _compare_webhooks(old: Contract, new: Contract, notes: Notes) -> None:
    after = {webhook.name: webhook for webhook in new.webhooks}
    before = {webhook.name: webhook for webhook in old.webhooks}
    for webhook in old.webhooks:
        if webhook.name not in after:
            notes.add("webhook-removed", *_webhook(old, webhook), summary=sentence(webhook.summary))
    for webhook in new.webhooks:
        use, place = _webhook(new, webhook)
        if webhook.name not in before:
            notes.add("webhook-added", use, place, summary=sentence(webhook.summary))
        else:
            _compare_webhook(before[webhook.name], webhook, notes, use=use, place=place)


def _compare_webhook(old: Webhook, new: Webhook, notes: Notes, *, use: Use, place: Place) -> None:
    text = Place(lead="its text", pointer=place.pointer)
    compare_texts(f"{old.summary}{old.description}", f"{new.summary}{new.description}", notes, place=text, use=use)
    after = {header.name.lower(): header for header in new.headers}
    for header in old.headers:
        counterpart = after.pop(header.name.lower(), None)
        spot = Place(lead="the header", path=header.name, pointer=f"{place.pointer}/parameters/{header.name}")
        if counterpart is None:
            notes.add("header-removed", use, spot)
        else:
            if header.required and not counterpart.required:
                notes.add("header-became-optional", use, spot)
            schemas = schema_of(header.type), schema_of(counterpart.type)
            notes.values(*schemas, spot, direction=Direction.RESPONSE, use=use)
    for header in after.values():
        notes.add("header-added", use, Place(lead="the header", path=header.name, pointer=place.pointer))
    if old.media_type != new.media_type:
        notes.add("answer-format-removed", use, Place(lead="it", pointer=place.pointer), was=old.media_type)
    spot = Place(lead="what it sends", pointer=f"{place.pointer}/requestBody")
    references = _reference(old.schema), _reference(new.schema)
    notes.values(*references, spot, direction=Direction.RESPONSE, use=use)


def _webhook(contract: Contract, webhook: Webhook) -> tuple[Use, Place]:
    use = Use(document=contract.source.removesuffix(".yaml"), id=webhook.id, where=f"webhook {webhook.name}")
    return use, Place(pointer=f"#/webhooks/{webhook.name}/post")


def _reference(schema: str) -> Mapping[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _key(operation: Operation) -> tuple[str, str]:
    """Parameters of a path may be called otherwise: what is sent stays the same."""
    return operation.method, _PARAMETER.sub("{}", operation.path)


def _pointer(operation: Operation) -> str:
    path = operation.path.replace("~", "~0").replace("/", "~1")
    return f"#/paths/{path}/{operation.method.lower()}"


def _is_lower(limit: RateLimit | None, *, than: RateLimit | None) -> bool:
    """Tell whether a limit lets less pass than another: on the average, or at once."""
    if limit is None or than is None:
        return than is None
    slower = limit.requests * than.per_seconds < than.requests * limit.per_seconds
    return slower or limit.requests < than.requests


def _limit_words(limit: RateLimit | None) -> str:
    return "any number of calls" if limit is None else f"{limit.requests} calls in {limit.per_seconds} s"
