"""GET and POST reservation as one writes them by hand in FastAPI with the SQLAlchemy 2 ORM.

The rules are the service's: the key is stored with the effect, the quote is checked, open reservations are limited,
lapsed holds are expired, the exclusion constraint decides, an event is left in the outbox.
"""

import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import jwt
from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import joinedload

from impl.platform.context import customer_id_of
from impl.platform.identifiers import InvalidIdentifier, decode, encode, new_uuid7
from tests.load.baselines.orm_schemas import EventOut, ReservationCreate, ReservationOut
from tests.load.baselines.orm_tables import Customer, IdempotencyKey, OutboxEvent, Quote, Reservation, Vehicle

OPEN = ("held", "confirmed", "active", "paused")
HOLD = timedelta(minutes=5)
TOLERANCE = timedelta(seconds=60)
LONGEST_OPEN_ENDED = timedelta(hours=12)
RETENTION = timedelta(hours=24)
OPERATION = "createReservation"

LIMIT = int(os.environ.get("MOBILITY_OPEN_RESERVATION_LIMIT", "5"))
ISSUER = os.environ.get("MOBILITY_TOKEN_ISSUER", "")
AUDIENCE = os.environ.get("MOBILITY_TOKEN_AUDIENCE", "")
keys = jwt.PyJWKClient(os.environ.get("MOBILITY_TOKEN_JWKS_URL", ""), cache_keys=True)
bearer = HTTPBearer()
engine = create_async_engine(
    os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+asyncpg://"), pool_size=10, max_overflow=0
)
sessions = async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)


def create_app() -> FastAPI:
    """The application."""
    return app


def create_open_app() -> FastAPI:
    """The application without tokens: it believes what the request says of its customer."""

    async def all_scopes() -> dict[str, Any]:
        return {"scope": "reservations:read reservations:write"}

    async def named_customer(x_customer: Annotated[UUID, Header()]) -> UUID:
        return x_customer

    app.dependency_overrides |= {get_claims: all_scopes, get_customer_id: named_customer}
    return app


async def get_session() -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield session


async def get_claims(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> dict[str, Any]:
    try:
        key = keys.get_signing_key_from_jwt(credentials.credentials)
        claims: dict[str, Any] = jwt.decode(
            credentials.credentials, key, algorithms=["ES256"], audience=AUDIENCE, issuer=ISSUER
        )
    except jwt.PyJWTError as error:
        raise HTTPException(401, "The access token is not accepted.") from error
    return claims


async def get_customer_id(claims: Annotated[dict[str, Any], Depends(get_claims)]) -> UUID:
    return customer_id_of(claims["sub"], issuer=ISSUER)


class Scope:
    def __init__(self, scope: str) -> None:
        self.scope = scope

    async def __call__(self, claims: Annotated[dict[str, Any], Depends(get_claims)]) -> None:
        if self.scope not in claims.get("scope", "").split():
            raise HTTPException(403, f"The access token lacks the scope {self.scope}.")


SessionDependency = Annotated[AsyncSession, Depends(get_session)]
CustomerDependency = Annotated[UUID, Depends(get_customer_id)]


@app.get("/readyz")
async def readyz(session: SessionDependency) -> dict[str, str]:
    await session.execute(text("SELECT 1"))
    return {"status": "ready"}


@app.get(
    "/v1/reservations/{reservation_id}",
    response_model=ReservationOut,
    response_model_exclude_none=True,
    dependencies=[Depends(Scope("reservations:read"))],
)
async def get_reservation(
    reservation_id: str, response: Response, customer_id: CustomerDependency, session: SessionDependency
) -> ReservationOut:
    reservation = await session.scalar(
        select(Reservation)
        .options(joinedload(Reservation.vehicle).joinedload(Vehicle.metro))
        .where(Reservation.id == identifier("res", reservation_id), Reservation.customer_id == customer_id)
    )
    if reservation is None:
        raise HTTPException(404, "There is no such reservation.")
    response.headers["ETag"] = f'"{reservation.version}"'
    return ReservationOut.of(reservation)


@app.post(
    "/v1/reservations",
    response_model=ReservationOut,
    response_model_exclude_none=True,
    status_code=201,
    dependencies=[Depends(Scope("reservations:write"))],
)
async def create_reservation(
    body: ReservationCreate,
    request: Request,
    response: Response,
    idempotency_key: Annotated[str, Header(min_length=1, max_length=255)],
    customer_id: CustomerDependency,
    session: SessionDependency,
) -> ReservationOut | Response:
    fingerprint = hashlib.sha256(await request.body()).digest()
    recorded = await session.get(IdempotencyKey, (customer_id, OPERATION, idempotency_key))
    if recorded is not None:
        return replay(recorded, fingerprint=fingerprint)
    quote = await load_quote(session, body=body, customer_id=customer_id)
    await lock_customer(session, customer_id=customer_id)
    during = Range(quote.starts_at, quote.ends_at or quote.starts_at + LONGEST_OPEN_ENDED)
    await expire_lapsed_holds(session, vehicle_id=quote.vehicle_id, during=during)
    reservation = Reservation(
        id=new_uuid7(),
        customer_id=customer_id,
        vehicle_id=quote.vehicle_id,
        vehicle=quote.vehicle,
        metro_id=quote.vehicle.metro_id,
        quote_id=quote.id,
        during=during,
        open_ended=quote.ends_at is None,
        status="held",
        hold_expires_at=datetime.now(UTC) + HOLD,
        tariff=quote.tariff,
        estimate=quote.estimate,
        note=body.note,
    )
    session.add(reservation)
    try:
        await session.flush()
    except IntegrityError as error:
        await session.rollback()
        problem = {"code": "vehicle_unavailable", "detail": "The vehicle cannot be had for that time."}
        session.add(record(problem, "conflict", customer_id=customer_id, key=idempotency_key, fingerprint=fingerprint))
        await session.commit()
        raise HTTPException(409, problem) from error
    answer = ReservationOut.of(reservation)
    session.add(event_of(reservation, answer=answer))
    session.add(
        record(
            answer.model_dump(mode="json", exclude_none=True),
            "created",
            customer_id=customer_id,
            key=idempotency_key,
            fingerprint=fingerprint,
        )
    )
    await session.commit()
    response.headers["Location"] = f"/v1/reservations/{answer.id}"
    response.headers["ETag"] = f'"{reservation.version}"'
    return answer


async def load_quote(session: AsyncSession, *, body: ReservationCreate, customer_id: UUID) -> Quote:
    quote = await session.scalar(
        select(Quote)
        .options(joinedload(Quote.vehicle).joinedload(Vehicle.metro))
        .where(Quote.id == identifier("quo", body.quote_id), Quote.customer_id == customer_id)
    )
    if quote is None:
        raise HTTPException(404, "There is no such quote.")
    now = datetime.now(UTC)
    if quote.expires_at <= now:
        raise HTTPException(409, {"code": "quote_expired"})
    if quote.starts_at < now - TOLERANCE:
        raise HTTPException(409, {"code": "outside_booking_window"})
    if quote.vehicle.out_of_service:
        raise HTTPException(409, {"code": "vehicle_unavailable"})
    used = await session.scalar(select(Reservation.id).where(Reservation.quote_id == quote.id))
    if used is not None:
        raise HTTPException(409, {"code": "quote_already_used"})
    return quote


async def lock_customer(session: AsyncSession, *, customer_id: UUID) -> None:
    """Two requests of one customer must not both pass the limit."""
    if await session.get(Customer, customer_id, with_for_update=True) is None:
        await session.execute(insert(Customer).values(id=customer_id).on_conflict_do_nothing())
        await session.get(Customer, customer_id, with_for_update=True)
    count = await session.scalar(
        select(func.count())
        .select_from(Reservation)
        .where(Reservation.customer_id == customer_id, Reservation.status.in_(OPEN))
    )
    if (count or 0) >= LIMIT:
        raise HTTPException(409, {"code": "too_many_open_reservations"})


async def expire_lapsed_holds(session: AsyncSession, *, vehicle_id: UUID, during: Range[datetime]) -> None:
    await session.execute(
        update(Reservation)
        .where(
            Reservation.vehicle_id == vehicle_id,
            Reservation.status == "held",
            Reservation.hold_expires_at <= func.now(),
            Reservation.during.op("&&")(during),
        )
        .values(status="expired", hold_expires_at=None, version=Reservation.version + 1),
        execution_options={"synchronize_session": False},
    )


def event_of(reservation: Reservation, *, answer: ReservationOut) -> OutboxEvent:
    id_ = new_uuid7()
    event = EventOut(
        id=encode("evt", value=id_),
        type="reservation.held",
        sequence=reservation.version,
        occurred_at=reservation.created_at,
        customer_id=encode("cus", value=reservation.customer_id),
        reservation=answer,
    )
    return OutboxEvent(
        id=id_,
        aggregate_id=reservation.id,
        sequence=event.sequence,
        type=event.type,
        payload=event.model_dump(mode="json", exclude_none=True),
    )


def record(
    response: dict[str, Any], response_type: str, *, customer_id: UUID, key: str, fingerprint: bytes
) -> IdempotencyKey:
    return IdempotencyKey(
        customer_id=customer_id,
        operation=OPERATION,
        key=key,
        fingerprint=fingerprint,
        response_type=response_type,
        response=response,
        expires_at=datetime.now(UTC) + RETENTION,
    )


def replay(recorded: IdempotencyKey, *, fingerprint: bytes) -> Response:
    if recorded.fingerprint != fingerprint:
        raise HTTPException(422, {"code": "idempotency_key_reused"})
    status = 201 if recorded.response_type == "created" else 409
    return JSONResponse(recorded.response, status, {"Idempotent-Replayed": "true"})


def identifier(prefix: str, value: str) -> UUID:
    try:
        return decode(prefix, text=value)
    except InvalidIdentifier as error:
        raise HTTPException(422, str(error)) from error
