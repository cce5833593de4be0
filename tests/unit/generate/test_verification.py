"""The check at start-up that handlers fit their Protocol."""

from typing import Annotated, Any, NewType, Protocol

import pytest
from pydantic import Field

from scripts.generate.static.runtime.verification import HandlersIncomplete, verify_handlers

VehicleId = NewType("VehicleId", Annotated[str, Field(pattern="^veh_")])
type Moment = Annotated[int, Field(ge=0)]


class Vehicles(Protocol):
    async def get(self, context: object, /, *, vehicle_id: VehicleId, at: Moment | None = None) -> None: ...


class Fitting:
    async def get(self, context: object, *, vehicle_id: VehicleId, at: Moment | None = None) -> None: ...


class Wider:
    async def get(self, _context: object, *, vehicle_id: str, at: int | None = None, more: bool = True) -> None: ...


class Anything:
    async def get(self, *_arguments: Any, **_more: Any) -> None: ...


class Nothing: ...


class Synchronous:
    def get(self, context: object, *, vehicle_id: VehicleId, at: Moment | None = None) -> None: ...


class Narrower:
    async def get(self, context: object, *, vehicle_id: int, at: int) -> None: ...


class Misnamed:
    async def get(self, context: object, *, vehicle: VehicleId, at: Moment | None = None) -> None: ...


@pytest.mark.parametrize("handlers", [Fitting(), Wider(), Anything()])
def test_handlers_that_take_what_routes_give_are_accepted(handlers: object) -> None:
    verify_handlers(Vehicles, handlers)


@pytest.mark.parametrize(
    ("handlers", "faults"),
    [
        (Nothing(), ["Nothing has no handler get"]),
        (Synchronous(), ["Synchronous.get is not `async def`"]),
        (Narrower(), ["Narrower.get takes at as", "Narrower.get takes vehicle_id as"]),
        (
            Misnamed(),
            ["Misnamed.get does not take the parameter vehicle_id", "Misnamed.get takes the parameter vehicle,"],
        ),
    ],
)
def test_each_handler_that_is_missing_or_mistyped_is_named(handlers: object, faults: list[str]) -> None:
    with pytest.raises(HandlersIncomplete) as failure:
        verify_handlers(Vehicles, handlers)
    assert len(failure.value.faults) == len(faults)
    for found, expected in zip(failure.value.faults, faults, strict=True):
        assert expected in found
        assert expected in str(failure.value)
