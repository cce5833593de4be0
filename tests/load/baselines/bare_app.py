"""GET and POST reservation with nothing but Starlette, asyncpg and the service's own statements.

No token, no validation, no types: what is left is the least that the same work in the database can cost in Python.
"""

import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
from pydantic_core import from_json, to_json
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from impl.platform import idempotency
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.reservation.repositories import quotes, reservations

HOLD = timedelta(minutes=5)
RETENTION = timedelta(hours=24)
LONGEST_OPEN_ENDED = timedelta(hours=12)
OPERATION = "createReservation"
LIMIT = int(os.environ.get("MOBILITY_OPEN_RESERVATION_LIMIT", "5"))


class Session(asyncpg.Connection):
    __slots__ = ()

    def get_reset_query(self) -> str:
        """The service's connections are not reset either."""
        return ""


async def prepare(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", format="text", encoder=lambda value: to_json(value).decode(), decoder=from_json
    )


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    async with asyncpg.create_pool(
        os.environ["DATABASE_URL"],
        min_size=0,
        max_size=10,
        connection_class=Session,
        init=prepare,
        server_settings={"jit": "off", "timezone": "UTC"},
    ) as pool:
        app.state.pool = pool
        yield


async def ready(request: Request) -> Response:
    await request.app.state.pool.fetchval("SELECT 1")
    return Response()


async def get_reservation(request: Request) -> Response:
    async with request.app.state.pool.acquire() as connection:
        row = await connection.fetchrow(
            reservations._FIND,
            decode("res", text=request.path_params["reservation_id"]),
            UUID(request.headers["x-customer"]),
        )
    if row is None:
        return Response(status_code=404)
    content = to_json(
        document(
            row,
            id_=row["id"],
            quote_id=row["quote_id"],
            status=row["status"],
            ends_at=None if row["open_ended"] else row["reserved_until"],
            hold_expires_at=row["hold_expires_at"],
            note=row["note"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
        )
    )
    return Response(content, media_type="application/json", headers={"ETag": f'"{row["version"]}"'})


async def create_reservation(request: Request) -> Response:
    body = await request.body()
    key, customer_id = request.headers["idempotency-key"], UUID(request.headers["x-customer"])
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        place = customer_id, OPERATION, key
        name = b"\0".join((customer_id.bytes, OPERATION.encode(), key.encode()))
        lock = int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), signed=True)
        recorded = await connection.fetchrow(idempotency._CLAIM, *place, lock)
        if recorded["response_type"] is not None or not recorded["is_free"]:
            return Response(status_code=409)
        return await reserve(connection, from_json(body), body=body, place=place)


async def reserve(
    connection: asyncpg.Connection, wish: dict[str, Any], *, body: bytes, place: tuple[UUID, str, str]
) -> Response:
    customer_id, now = place[0], datetime.now(UTC)
    quote = await connection.fetchrow(quotes._FIND_TO_RESERVE, decode("quo", text=wish["quote_id"]), customer_id)
    if quote is None:
        return Response(status_code=404)
    if not quote["customer_exists"]:
        await connection.execute(reservations._LOCK_NEW_CUSTOMER, customer_id)
    if quote["expires_at"] <= now or quote["out_of_service"]:
        return Response(status_code=409)
    reserved_until = quote["ends_at"] or quote["starts_at"] + LONGEST_OPEN_ENDED
    id_, event_id, note, hold_expires_at = new_uuid7(), new_uuid7(), wish.get("note"), now + HOLD
    reservation = document(
        quote,
        id_=id_,
        quote_id=quote["id"],
        status="held",
        ends_at=quote["ends_at"],
        hold_expires_at=hold_expires_at,
        note=note,
        created_at=now,
        updated_at=now,
    )
    event = {
        "id": encode("evt", value=event_id),
        "type": "reservation.held",
        "sequence": 1,
        "occurred_at": now,
        "customer_id": encode("cus", value=customer_id),
        "reservation": reservation,
    }
    attempt = await connection.fetchrow(
        reservations._RESERVE,
        id_,
        quote["id"],
        customer_id,
        quote["metro_id"],
        quote["starts_at"],
        reserved_until,
        quote["ends_at"] is None,
        "held",
        hold_expires_at,
        note,
        now,
        LIMIT,
        event_id,
        "reservation.held",
        to_json(event).decode(),
        quote["vehicle_id"],
    )
    assert attempt is not None
    if not attempt["is_reserved"]:
        return Response(status_code=409)
    headers = {"ETag": '"1"', "Location": f"/v1/reservations/{reservation['id']}"}
    answer = to_json({"body": reservation, **headers}).decode()
    await connection.fetchval(idempotency._RECORD, *place, hashlib.sha256(body).digest(), "Created", answer, RETENTION)
    return Response(to_json(reservation), 201, headers, "application/json")


def document(
    row: asyncpg.Record,
    *,
    id_: UUID,
    quote_id: UUID,
    status: str,
    ends_at: datetime | None,
    hold_expires_at: datetime | None,
    note: str | None,
    created_at: datetime,
    updated_at: datetime,
) -> dict[str, Any]:
    """A reservation as the contract writes it."""
    vehicle = {
        "id": encode("veh", value=row["vehicle_id"]),
        "vehicle_class": row["vehicle_class"],
        "model": row["model"],
    }
    if row["licence_plate"] is not None:
        vehicle["licence_plate"] = row["licence_plate"]
    reservation = {
        "id": encode("res", value=id_),
        "status": status,
        "vehicle": vehicle,
        "metro_id": encode("met", value=row["metro_id"]),
        "time_zone": row["time_zone"],
        "starts_at": row["starts_at"],
        "estimate": row["estimate"],
        "tariff": row["tariff"],
        "quote_id": encode("quo", value=quote_id),
        "created_at": created_at,
        "updated_at": updated_at,
    }
    optional = {"ends_at": ends_at, "hold_expires_at": hold_expires_at, "note": note}
    return reservation | {name: value for name, value in optional.items() if value is not None}


def create_app() -> Starlette:
    """The application."""
    return Starlette(
        routes=[
            Route("/readyz", ready),
            Route("/v1/reservations/{reservation_id}", get_reservation),
            Route("/v1/reservations", create_reservation, methods=["POST"]),
        ],
        lifespan=lifespan,
    )
