"""Tariffs as the contract writes them: the form in which quotes and reservations keep theirs."""

from typing import Final

# The tariff in force for a vehicle: `tariff` of the row, whose `metro` and `vehicle` the statement names so.
TARIFF_IN_FORCE: Final = """
JOIN LATERAL (
    SELECT jsonb_build_object(
        'vehicle_class', vehicle_class,
        'currency', metro.currency,
        'vat_rate', metro.vat_basis_points,
        'unlock_fee', unlock_fee,
        'per_minute', per_minute,
        'daily_cap', daily_cap,
        'cancellation', jsonb_build_object(
            'free_until_min_before_start', cancellation_free_until_min, 'fee', cancellation_fee),
        'no_show', jsonb_build_object('grace_min', no_show_grace_min, 'fee', no_show_fee),
        'late_return', jsonb_build_object('grace_min', late_return_grace_min, 'per_minute', late_return_per_minute),
        'fines', jsonb_build_object('wrong_place', wrong_place_fine, 'unplugged', unplugged_fine)
    ) AS tariff
    FROM tariffs
    WHERE tariffs.metro_id = metro.id AND tariffs.vehicle_class = vehicle.vehicle_class AND valid_from <= $1
    ORDER BY valid_from DESC
    LIMIT 1
) AS priced ON true
"""
