"""Two small contracts, as the pipeline bundles them: a lending library and the channel of its desk."""

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

from scripts.generate import contract_builder
from scripts.generate.changes import comparison
from scripts.generate.changes.change import Change
from scripts.generate.contract import ContractSet

type Json = dict[str, Any]
type Seed = Callable[[Json], object]

API, DESK = "library.openapi.yaml", "library.asyncapi.yaml"


def _schema(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _problem(title: str, *, status: int, **members: Json) -> Json:
    code = title.lower().replace(" ", "_")
    constants = {
        "type": {"type": "string", "const": f"https://library.example/{code}"},
        "title": {"type": "string", "const": title},
        "status": {"type": "integer", "const": status},
        "code": {"type": "string", "const": code},
    }
    own = {"type": "object", "required": [*constants, *members], "properties": constants | members}
    return {"description": f"{title}.", "allOf": [_schema("Problem"), own]}


def _answer(
    description: str, schema: Json, *, headers: Json | None = None, media_type: str = "application/json"
) -> Json:
    headers = headers or {}
    return {"description": description, "headers": headers, "content": {media_type: {"schema": schema}}}


def _problems(*names: str) -> Json:
    options = [_schema(name) for name in names]
    schema = options[0] if len(options) == 1 else {"oneOf": options, "discriminator": {"propertyName": "code"}}
    headers = {"Retry-After": {"schema": {"type": "integer", "minimum": 0}}}
    return _answer("It cannot be done.", schema, media_type="application/problem+json", headers=headers)


def _operation(identifier: str, **members: Any) -> Json:
    policy = {"x-scopes": ["loans:write"], "x-rate-limit": {"requests": 60, "per_seconds": 60}, "x-timeout-ms": 5000}
    return {"operationId": identifier, "tags": ["Loans"], "summary": "Do it", **policy, **members}


def _kind(name: str) -> Json:
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "const": name}}}


_TEXT: Json = {"type": "string", "minLength": 1, "maxLength": 50}
_LIBRARY: Json = {
    "openapi": "3.1.0",
    "info": {"title": "Library", "version": "1.2.0", "description": "Lends books."},
    "servers": [{"url": "https://library.example"}, {"url": "https://other.library.example"}],
    "tags": [{"name": "Loans", "description": "What is lent."}],
    "security": [{"bearer": []}],
    "paths": {
        "/v1/loans": {
            "get": _operation(
                "listLoans",
                parameters=[
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50, "default": 10}},
                    {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "If-None-Match", "in": "header", "required": True, "schema": {"type": "string"}},
                ],
                responses={
                    "200": _answer(
                        "The loans.",
                        _schema("LoanPage"),
                        headers={
                            "ETag": {"required": True, "schema": {"type": "string"}},
                            "X-Request-Id": {"x-ambient": True, "schema": {"type": "string"}},
                        },
                    ),
                    "429": _problems("TooBusy"),
                },
            ),
            "post": _operation(
                "createLoan",
                requestBody={"required": True, "content": {"application/json": {"schema": _schema("LoanCreate")}}},
                responses={"201": _answer("The loan.", _schema("Loan")), "409": _problems("BookLent", "TooMany")},
                **{"x-max-body-bytes": 2048},
            ),
        },
        "/v1/loans/{loan_id}": {
            "delete": _operation(
                "returnBook",
                parameters=[{"name": "loan_id", "in": "path", "required": True, "schema": {"type": "string"}}],
                responses={"204": {"description": "It is back."}, "409": _problems("BookLent")},
            ),
        },
    },
    "webhooks": {
        "overdue": {
            "post": _operation(
                "receiveOverdue",
                parameters=[{"name": "webhook-id", "in": "header", "required": True, "schema": {"type": "string"}}],
                requestBody={"required": True, "content": {"application/json": {"schema": _schema("Overdue")}}},
                responses={"204": {"description": "Accepted."}},
            ),
        },
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        "responses": {"TooSlow": _problems("TooSlow")},
        "schemas": {
            "Problem": {
                "type": "object",
                "required": ["type", "title", "status", "detail", "code"],
                "properties": {"detail": {"type": "string", "maxLength": 200}, "code": {"type": "string"}},
            },
            "TooBusy": _problem("Too busy", status=429),
            "TooSlow": _problem("Too slow", status=504),
            "BookLent": _problem("Book lent", status=409, due_at={"type": "string", "format": "date"}),
            "TooMany": _problem("Too many", status=409),
            "LoanState": {
                "description": "Where a loan is in its life.",
                "type": "string",
                "enum": ["lent", "late", "back"],
                "x-state-machine": {
                    "initial": "lent",
                    "transitions": [
                        {"event": "miss", "from": ["lent"], "to": "late"},
                        {"event": "return", "from": ["lent", "late"], "to": "back"},
                    ],
                },
            },
            "Shelf": _kind("shelf"),
            "Stack": _kind("stack"),
            "Cellar": _kind("cellar"),
            "Kept": {"oneOf": [_schema("Shelf"), _schema("Stack")], "discriminator": {"propertyName": "kind"}},
            "Entry": {"type": "object", "required": ["at"], "properties": {"at": {"type": "string"}}},
            "Loan": {
                "description": "A book that somebody has.",
                "type": "object",
                "required": ["id", "state", "fee", "note"],
                "properties": {
                    "id": dict(_TEXT),
                    "state": _schema("LoanState"),
                    "kept": _schema("Kept"),
                    "fee": {"type": "integer", "minimum": 0, "maximum": 100},
                    "note": {"type": ["string", "null"], "maxLength": 90},
                    "page": {"oneOf": [{"type": "integer"}, {"type": "null"}]},
                    "place": {"type": "string", "pattern": "^[A-Z]+$"},
                    "history": {"type": "array", "maxItems": 9, "items": _schema("Entry")},
                },
            },
            "LoanPage": {
                "type": "object",
                "required": ["items"],
                "properties": {"items": {"type": "array", "items": _schema("Loan")}},
            },
            "Wish": {"description": "What somebody would like.", "type": "string", "enum": ["large_print", "audio"]},
            "LoanCreate": {
                "type": "object",
                "additionalProperties": False,
                "required": ["book_id"],
                "properties": {
                    "book_id": dict(_TEXT),
                    "wish": _schema("Wish"),
                    "days": {"type": "integer", "minimum": 1, "exclusiveMaximum": 30, "default": 14},
                    "deliver_to": {"type": "string"},
                    "labels": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 9}},
                },
            },
            "Overdue": {"type": "object", "required": ["loan"], "properties": {"loan": _schema("Loan")}},
        },
    },
}


def _message(name: str, title: str, schema: str, **members: Any) -> Json:
    payload = {"schemaFormat": "application/schema+json;version=draft-2020-12", "schema": _schema(schema)}
    example = {"name": "one", "payload": {"type": name}}
    return {"name": name, "title": title, "summary": "It is.", "payload": payload, "examples": [example], **members}


def _listed(*names: str) -> list[Json]:
    return [{"$ref": f"#/channels/desk/messages/{name}"} for name in names]


def _command(summary: str, message: str, *replies: str) -> Json:
    return {
        "action": "receive",
        "channel": {"$ref": "#/channels/desk"},
        "summary": summary,
        "x-scopes": ["desk:ask"],
        "x-rate-limit": {"requests": 30, "per_seconds": 60},
        "messages": _listed(message),
        "reply": {"channel": {"$ref": "#/channels/desk"}, "messages": _listed(*replies)},
    }


def _frame(name: str, **properties: Json) -> Json:
    members = {"type": {"type": "string", "const": name}, **properties}
    return {"type": "object", "required": list(members), "properties": members}


_MESSAGES = {
    "Ask": _message("ask", "Ask", "Ask"),
    "Ping": _message("ping", "Ping", "Ping"),
    "Ack": _message("ack", "Acknowledged", "Ack", **{"x-durable": False}),
    "Refused": _message("error", "Refused", "Refused", **{"x-durable": False}),
    "Answered": _message("answered", "Answered", "Answered", **{"x-durable": True}),
}
_DESK: Json = {
    "asyncapi": "3.0.0",
    "info": {"title": "Library desk", "version": "1.2.0", "description": "Ask the librarian."},
    "defaultContentType": "application/json",
    "servers": {"production": {"host": "library.example", "protocol": "wss"}},
    "channels": {
        "desk": {
            "address": "/v1/desk",
            "description": "One connection, one reader.",
            "x-subprotocol": "library.desk.v1",
            "x-token-subprotocol": "library.token.",
            "x-max-message-bytes": 1024,
            "x-idle-timeout-s": 600,
            "x-close-codes": [
                {"code": 1012, "name": "restart", "description": "It restarts."},
                {"code": 4401, "name": "unauthenticated", "description": "No valid token."},
            ],
            "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _MESSAGES},
        },
    },
    "operations": {
        "askDesk": _command("Ask the desk", "Ask", "Ack", "Refused"),
        "pingDesk": _command("Ask for a sign of life", "Ping", "Ack"),
        "tell": {"action": "send", "channel": {"$ref": "#/channels/desk"}, "messages": _listed("Answered")},
    },
    "components": {
        "messages": _MESSAGES,
        "schemas": {
            "FrameId": {"type": "string", "maxLength": 64},
            "Ask": {**_frame("ask", id=_schema("FrameId"), text=dict(_TEXT)), "additionalProperties": False},
            "Ping": {**_frame("ping", id=_schema("FrameId")), "additionalProperties": False},
            "Ack": _frame("ack", message_id=_schema("FrameId")),
            "Code": {
                "type": "string",
                "enum": ["too_long"],
                "x-value-descriptions": {"too_long": "Long.\n\nShorten it."},
            },
            "Refused": _frame("error", code=_schema("Code")),
            "Answered": _frame("answered", text={"type": "string", "maxLength": 900}, mood=_schema("Mood")),
            "Mood": {"type": "string", "enum": ["kind", "busy"]},
        },
    },
}


def library() -> Json:
    """A copy of the contract of the library."""
    return copy.deepcopy(_LIBRARY)


def desk() -> Json:
    """A copy of the contract of its desk."""
    return copy.deepcopy(_DESK)


def read(document: Mapping[str, Any]) -> ContractSet:
    """Read a bundle, as JSON holds it."""
    source = API if "openapi" in document else DESK
    return contract_builder.build_set({source: json.loads(json.dumps(document))})


def changed(document: Json, seed: Seed) -> Json:
    """A copy with a change."""
    copied = copy.deepcopy(document)
    seed(copied)
    return copied


def compared(old: Json, new: Json) -> tuple[Change, ...]:
    """What changed, in words."""
    return comparison.changes(read(old), read(new))
