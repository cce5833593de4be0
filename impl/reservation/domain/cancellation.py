"""What cancelling costs, by the terms of the tariff (contract: `CancellationTerms`)."""

from datetime import datetime

from generated.models import Money, Price, PriceLine, PriceLineKind, Tariff
from impl.reservation.domain.pricing import price_of


def cancellation_fee(tariff: Tariff, *, free_until: datetime | None, now: datetime) -> Price:
    """The tariff's fee from `free_until` on, nothing before; None means that it is always free."""
    fee = 0 if free_until is None or now < free_until else tariff.cancellation.fee
    lines = []
    if fee:
        amount = Money(amount=fee, currency=tariff.currency)
        lines.append(PriceLine(kind=PriceLineKind.CANCELLATION_FEE, amount=amount))
    return price_of(lines, currency=tariff.currency, vat_rate=tariff.vat_rate)
