"""A small contract, written as the generator writes them: two operations on parcels and the problems they declare."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel

from generated.runtime import ContractResponse, Operation, RateLimit

_TYPE = "https://errors.mobilitycorp.example/"


class Parcel(BaseModel):
    id: str
    weight_g: int
    posted_at: datetime | None = None
    labels: dict[str, str] = {}


class ParcelCreate(BaseModel):
    weight_g: int
    note: str | None = None


class Problem(BaseModel):
    detail: str
    request_id: str


class FieldFault(BaseModel):
    pointer: str
    code: str
    detail: str


def _problem(name: str, *, code: str, status: int, title: str, **members: type) -> type[BaseModel]:
    constants = {"type": _TYPE + code.replace("_", "-"), "title": title, "status": status, "code": code}
    annotations = {field: Literal[value] for field, value in constants.items()} | members
    return type(name, (Problem,), {"__annotations__": annotations, "__module__": __name__})


def _response(model: type[BaseModel], *, status: int, **header_fields: type) -> type[ContractResponse]:
    names = {"retry_after": "Retry-After", "www_authenticate": "WWW-Authenticate"}
    members = {
        "__annotations__": {
            "status": ClassVar[int],
            "media_type": ClassVar[str | None],
            "model": ClassVar[type[BaseModel] | None],
            "headers": ClassVar[tuple[tuple[str, str], ...]],
            "body": model,
            **header_fields,
        },
        "__module__": __name__,
        "status": status,
        "media_type": "application/problem+json",
        "model": model,
        "headers": tuple((field, names[field]) for field in header_fields),
    }
    return dataclass(frozen=True, slots=True, kw_only=True)(type(model.__name__, (ContractResponse,), members))


def _declare(code: str, status: int, title: str, *, headers: dict[str, type] | None = None, **members: type) -> None:
    name = "".join(part.capitalize() for part in code.split("_"))
    model = _problem(name, code=code, status=status, title=title, **members)
    PROBLEMS[code] = _response(model, status=status, **(headers or {}))


PROBLEMS: dict[str, type[ContractResponse]] = {}
_declare("malformed_request", 400, "Malformed request")
_declare("idempotency_key_required", 400, "Idempotency key required")
_declare("invalid_cursor", 400, "Invalid cursor")
_declare("unauthenticated", 401, "Unauthenticated", headers={"www_authenticate": str})
_declare("forbidden", 403, "Forbidden", headers={"www_authenticate": str})
_declare("not_found", 404, "Nothing there")
_declare("not_acceptable", 406, "Not acceptable")
_declare("idempotency_in_progress", 409, "Request in progress", headers={"retry_after": int})
_declare("parcel_too_heavy", 409, "Parcel too heavy", limit_g=int)
_declare("precondition_failed", 412, "Precondition failed")
_declare("payload_too_large", 413, "Payload too large")
_declare("unsupported_media_type", 415, "Unsupported media type")
_declare("validation_failed", 422, "Validation failed", errors=list[FieldFault])
_declare("idempotency_key_reused", 422, "Idempotency key reused")
_declare("precondition_required", 428, "Precondition required")
_declare("rate_limited", 429, "Too many requests", headers={"retry_after": int})
_declare("internal_error", 500, "Internal error")
_declare("service_unavailable", 503, "Service unavailable", headers={"retry_after": int})


@dataclass(frozen=True, slots=True, kw_only=True)
class Created(ContractResponse):
    status: ClassVar[int] = 201
    media_type: ClassVar[str | None] = "application/json"
    model: ClassVar[type[BaseModel] | None] = Parcel
    headers: ClassVar[tuple[tuple[str, str], ...]] = (
        ("location", "Location"),
        ("idempotent_replayed", "Idempotent-Replayed"),
    )
    body: Parcel
    location: str
    idempotent_replayed: Literal["true"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ok(ContractResponse):
    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    model: ClassVar[type[BaseModel] | None] = Parcel
    body: Parcel


CREATE_PARCEL = Operation(
    id="createParcel",
    method="POST",
    path="/v1/parcels",
    public=False,
    scopes=("reservations:write",),
    rate_limit=RateLimit(requests=60, per_seconds=60),
    timeout_ms=5000,
    max_body_bytes=1024,
    accepts=("application/json",),
    produces=("application/json",),
    query=frozenset(),
    responses=(Created,),
    problems=PROBLEMS,
)
GET_PARCEL = Operation(
    id="getParcel",
    method="GET",
    path="/v1/parcels/{parcel_id}",
    public=True,
    scopes=(),
    rate_limit=RateLimit(requests=2, per_seconds=10),
    timeout_ms=5000,
    max_body_bytes=0,
    accepts=(),
    produces=("application/json",),
    query=frozenset(),
    responses=(Ok,),
    problems={code: PROBLEMS[code] for code in ("not_found", "rate_limited", "internal_error")},
)
OPERATIONS = (CREATE_PARCEL, GET_PARCEL)
