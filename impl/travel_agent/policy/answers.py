"""The check of final texts: whatever a text claims must be supported by what the tools of the turn returned.

Texts that fail are never delivered as final; the turn runner takes them back and says honestly what is known.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from generated.models import ReservationStatus
from impl.travel_agent.language import claims as language
from impl.travel_agent.language.claims import Claims, claims_in
from impl.travel_agent.policy.evidence import Amount, Deed, Evidence

_MINUTE_S: Final = 60.0
_DURATION_SHARE: Final = 0.05
_SHORTEST_TOLERANCE_MIN: Final = 1.0
_DISTANCE_SHARE: Final = 0.06
_SHORTEST_TOLERANCE_M: Final = 60.0
_PERCENT_TOLERANCE: Final = 1.0
_MOST_MOMENTS: Final = 200

_STANDING: Final = frozenset(
    {
        ReservationStatus.HELD,
        ReservationStatus.CONFIRMED,
        ReservationStatus.ACTIVE,
        ReservationStatus.PAUSED,
        ReservationStatus.RETURNED,
        ReservationStatus.SETTLED,
    }
)
_SHOWN_AS: Final = {Deed.BOOKED: _STANDING, Deed.CANCELLED: frozenset({ReservationStatus.CANCELLED})}


class ClaimKind(StrEnum):
    """What kind of claim is not supported."""

    ACTION = "action"
    AMOUNT = "amount"
    TIME = "time"
    DURATION = "duration"
    DISTANCE = "distance"
    PERCENTAGE = "percentage"
    RESERVATION = "reservation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A claim that no tool supports, as it was read."""

    kind: ClaimKind
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a text may be told; `reasons` are the claims that stand against it."""

    reasons: tuple[Unsupported, ...] = ()

    @property
    def supported(self) -> bool:
        """Whether tools support everything the text claims."""
        return not self.reasons


class AnswerCheck:
    """Compares what a text claims with the evidence of its turn; `read` tells what a text claims."""

    def __init__(self, *, read: Callable[[str], Claims] = claims_in) -> None:
        self._read = read

    def check(self, text: str, *, evidence: Evidence, zone: ZoneInfo | None = None) -> Verdict:
        """The verdict on a text, whose clock times are those of `zone`, or else of the zones that tools answered in.

        What the customer has said in this turn may be said again, but for amounts.
        """
        claims = self._read(text)
        said = [self._read(words) for words in evidence.heard]
        moments = _wall_times(evidence.moments, zone=zone) | {when for each in said for when in each.clock_times}
        durations = {seconds / _MINUTE_S for seconds in evidence.durations_s} | _gaps(evidence.moments)
        durations |= {minutes for each in said for minutes in each.durations_min}
        # "8 h" and "8 uur" are a time of day and a length; alone, the same words are read the other way.
        durations |= {when.hour * 60.0 for each in said for when in each.clock_times if when.minute == 0}
        distances = evidence.distances_m | {metres for each in said for metres in each.distances_m}
        percentages = evidence.percentages | {float(share) for each in said for share in each.percentages}
        return Verdict(
            reasons=(
                *_unsupported(ClaimKind.ACTION, claims.actions, lambda action: _is_done(action, claims, evidence)),
                *_unsupported(ClaimKind.AMOUNT, claims.amounts, lambda money: _amount(money) in evidence.amounts),
                *_unsupported(ClaimKind.TIME, claims.clock_times, lambda when: when.replace(second=0) in moments),
                *_unsupported(ClaimKind.DURATION, claims.durations_min, lambda length: _lasts(length, durations)),
                *_unsupported(ClaimKind.DISTANCE, claims.distances_m, lambda length: _reaches(length, distances)),
                *_unsupported(
                    ClaimKind.PERCENTAGE,
                    claims.percentages,
                    lambda share: _near(float(share), percentages, _PERCENT_TOLERANCE),
                ),
                *_unsupported(ClaimKind.RESERVATION, claims.reservation_ids, evidence.knows),
            )
        )


def _unsupported[Claim](
    kind: ClaimKind, claims: Iterable[Claim], is_supported: Callable[[Claim], bool]
) -> tuple[Unsupported, ...]:
    return tuple(Unsupported(kind=kind, claim=str(claim)) for claim in claims if not is_supported(claim))


def _is_done(action: str, claims: Claims, evidence: Evidence) -> bool:
    """Whether the ledger has done it in this turn, or the text only describes reservations that a tool has listed."""
    if action not in list(Deed):
        return False
    deed = Deed(action)
    return deed in evidence.deeds or _describes(deed, claims, evidence)


def _describes(deed: Deed, claims: Claims, evidence: Evidence) -> bool:
    """Whether all times of the text are those of listed reservations to which the deed has been done before."""
    statuses = _SHOWN_AS.get(deed, frozenset())
    listed = [told for told in evidence.reservations if told.status in statuses]
    times = _wall_times((moment for told in listed for moment in (told.starts_at, told.ends_at) if moment), zone=None)
    named = list(claims.clock_times)
    return bool(named) and all(when in times for when in named)


def _amount(money: language.Amount) -> Amount:
    return Amount(minor_units=money.minor, currency=money.currency)


def _wall_times(moments: Iterable[datetime], *, zone: ZoneInfo | None) -> set[time]:
    """What a clock shows at the moments, begun and rounded minutes alike."""
    local = [moment if zone is None else moment.astimezone(zone) for moment in moments]
    return {time(shown.hour, shown.minute) for moment in local for shown in (moment, moment + timedelta(seconds=30))}


def _gaps(moments: Iterable[datetime]) -> set[float]:
    """The minutes between any two moments."""
    some = sorted(moments)[:_MOST_MOMENTS]
    return {(later - earlier).total_seconds() / _MINUTE_S for earlier in some for later in some if earlier < later}


def _lasts(minutes: float, known: Iterable[float]) -> bool:
    return _near(minutes, known, max(_SHORTEST_TOLERANCE_MIN, minutes * _DURATION_SHARE))


def _reaches(metres: float, known: Iterable[float]) -> bool:
    return _near(metres, known, max(_SHORTEST_TOLERANCE_M, metres * _DISTANCE_SHARE))


def _near(value: float, known: Iterable[float], tolerance: float) -> bool:
    return any(abs(value - each) <= tolerance for each in known)
