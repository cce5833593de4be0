"""Valhalla behind HTTP (valhalla.github.io/valhalla/api)."""

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from impl.travel_agent.maps.errors import MapUnavailable
from impl.travel_agent.maps.resilient_calls import CallRefused, Question, ResilientService
from impl.travel_agent.maps.valhalla_refusals import ValhallaRefusal
from impl.travel_agent.maps.valhalla_router import Answer

_ANY_OBJECT: Final = TypeAdapter(dict[str, object])


class _Refusal(BaseModel):
    error_code: int
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteValhalla:
    """Answers from a Valhalla service."""

    service: ResilientService[bytes]

    async def call(self, action: str, *, request: str) -> Answer:
        """See `Valhalla.call`."""
        try:
            fact = await self.service.ask(Question(path=f"/{action}", body=request), parse=_json_object)
        except CallRefused as refusal:
            raise _understood(refusal) from refusal
        return Answer(body=fact.value, observed_at=fact.observed_at, valid_until=fact.valid_until, stale=fact.stale)


def _json_object(body: bytes) -> bytes:
    _ANY_OBJECT.validate_json(body)
    return body


def _understood(refusal: CallRefused) -> ValhallaRefusal | MapUnavailable:
    try:
        told = _Refusal.model_validate_json(refusal.body)
    except ValidationError:
        return MapUnavailable(f"Valhalla refuses with status {refusal.status}, and does not say why")
    return ValhallaRefusal(told.error, code=told.error_code)
