"""What makes generated requests those of a sensible client: they are about what is there, and each has its own key."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import schemathesis
from schemathesis import hooks

from impl.platform.identifiers import encode
from tests.contract.published_contract import RESERVATION

_ENTITY_TAG = '"1"'
_SANDBOX_CARD = "pm_sandbox_visa"
_WITH_TIMES = ("POST /v1/quotes", "PATCH /v1/reservations/{reservation_id}")
_VEHICLES = """
SELECT id, vehicle_class IN ('car', 'van') AS planned,
       row_number() OVER (PARTITION BY vehicle_class ORDER BY id) <= 25 AS known
FROM vehicles WHERE NOT out_of_service AND range_m > 20000
"""

type Case = schemathesis.Case[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The vehicles of a town.

    Attributes:
        known: those that generated requests may be about.
        planned: all that are reserved for a fixed time; the others are taken without an end.
    """

    known: tuple[str, ...]
    planned: frozenset[str]

    @classmethod
    async def seen_in(cls, database_url: str) -> "Town":
        """The town as its database knows it."""
        connection = await asyncpg.connect(database_url)
        try:
            rows = await connection.fetch(_VEHICLES)
        finally:
            await connection.close()
        return cls(
            known=tuple(encode("veh", value=row["id"]) for row in rows if row["known"]),
            planned=frozenset(encode("veh", value=row["id"]) for row in rows if row["planned"]),
        )

    def dictionaries(self) -> dict[str, dict[str, list[str]]]:
        """Values for parameters, under the names that the configuration gives them."""
        now = datetime.now(UTC)
        return {
            "known_vehicle": {"values": list(self.known)},
            "soon": {"values": [(now + timedelta(minutes=20)).isoformat()]},
            "later": {"values": [(now + timedelta(hours=hours)).isoformat() for hours in (2, 30)]},
        }


@contextmanager
def good_requests(town: Town) -> Iterator[None]:
    """Have every good request changed, right before it is sent, into one that a client of the town could mean."""

    def before_call(_context: schemathesis.HookContext, case: Case, _arguments: dict[str, Any]) -> None:
        if case.meta is not None and case.meta.generation.mode.is_positive:
            _correct_headers(case)
            if case.meta.phase.name.value == "stateful":
                _keep_to_the_story(case, town=town)

    schemathesis.hook("before_call")(before_call)
    try:
        yield
    finally:
        hooks.unregister(before_call)


def _correct_headers(case: Case) -> None:
    # Generated keys are short, so that they would come again.
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    # The coverage phase takes a faulty value of an optional header for a part of its good request.
    pattern = str(RESERVATION.resolve({"$ref": "#/components/parameters/IfNoneMatch"})["schema"]["pattern"])
    if not re.search(pattern, case.headers.get("If-None-Match", _ENTITY_TAG)):
        case.headers["If-None-Match"] = _ENTITY_TAG


def _keep_to_the_story(case: Case, *, town: Town) -> None:
    """Leave out what would end a story at once: made-up cursors, no means to pay, times at which nobody can drive."""
    case.query.pop("cursor", None)
    if not isinstance(case.body, dict):
        return
    if case.body.get("payment_method_token", _SANDBOX_CARD) is None:
        case.body["payment_method_token"] = _SANDBOX_CARD
    if case.operation.label not in _WITH_TIMES:
        return
    for name in ("starts_at", "ends_at", "trip_distance_m"):
        case.body.pop(name, None)
    if case.body.get("vehicle_id") in town.planned:
        case.body["ends_at"] = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
