# Generated from reservation.openapi.yaml, travel-agent.asyncapi.yaml, travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""State machines of the contract's schemas (`x-state-machine`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generated import models


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMachine[State: StrEnum]:
    """The life of a resource: `transitions` maps each event to its target by source."""

    initial: State
    transitions: Mapping[str, Mapping[State, State]]

    def after(self, state: State, event: str) -> State | None:
        """Give the state that an event leads to, or None where the contract does not allow it."""
        return self.transitions[event].get(state)


RESERVATION_STATUS: StateMachine[models.ReservationStatus] = StateMachine(
    initial=models.ReservationStatus.HELD,
    transitions=MappingProxyType(
        {
            "confirm": MappingProxyType({models.ReservationStatus.HELD: models.ReservationStatus.CONFIRMED}),
            "expire": MappingProxyType({models.ReservationStatus.HELD: models.ReservationStatus.EXPIRED}),
            "cancel": MappingProxyType(
                {
                    models.ReservationStatus.HELD: models.ReservationStatus.CANCELLED,
                    models.ReservationStatus.CONFIRMED: models.ReservationStatus.CANCELLED,
                }
            ),
            "miss": MappingProxyType({models.ReservationStatus.CONFIRMED: models.ReservationStatus.NO_SHOW}),
            "start": MappingProxyType({models.ReservationStatus.CONFIRMED: models.ReservationStatus.ACTIVE}),
            "pause": MappingProxyType({models.ReservationStatus.ACTIVE: models.ReservationStatus.PAUSED}),
            "resume": MappingProxyType({models.ReservationStatus.PAUSED: models.ReservationStatus.ACTIVE}),
            "return": MappingProxyType(
                {
                    models.ReservationStatus.ACTIVE: models.ReservationStatus.RETURNED,
                    models.ReservationStatus.PAUSED: models.ReservationStatus.RETURNED,
                }
            ),
            "settle": MappingProxyType({models.ReservationStatus.RETURNED: models.ReservationStatus.SETTLED}),
        }
    ),
)

CONFIRMATION_STATUS: StateMachine[models.ConfirmationStatus] = StateMachine(
    initial=models.ConfirmationStatus.PENDING,
    transitions=MappingProxyType(
        {
            "approve": MappingProxyType({models.ConfirmationStatus.PENDING: models.ConfirmationStatus.APPROVED}),
            "decline": MappingProxyType({models.ConfirmationStatus.PENDING: models.ConfirmationStatus.DECLINED}),
            "supersede": MappingProxyType({models.ConfirmationStatus.PENDING: models.ConfirmationStatus.SUPERSEDED}),
            "expire": MappingProxyType({models.ConfirmationStatus.PENDING: models.ConfirmationStatus.EXPIRED}),
            "outdate": MappingProxyType(
                {
                    models.ConfirmationStatus.PENDING: models.ConfirmationStatus.STALE,
                    models.ConfirmationStatus.APPROVED: models.ConfirmationStatus.STALE,
                }
            ),
            "commit": MappingProxyType({models.ConfirmationStatus.APPROVED: models.ConfirmationStatus.COMMITTED}),
            "fail": MappingProxyType({models.ConfirmationStatus.APPROVED: models.ConfirmationStatus.FAILED}),
        }
    ),
)
