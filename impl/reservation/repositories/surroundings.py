"""From degrees to the plane on which distances are reckoned."""

from typing import Final

# The metro around a position ($1 degrees north, $2 degrees east), and the position on its plane. Where metros meet, the
# one with the nearer centre counts; outside every metro there is no row.
HERE: Final = """
here AS MATERIALIZED (
    SELECT metro.id AS metro_id, metro.currency, position.plane
    FROM metros AS metro
    CROSS JOIN LATERAL (
        SELECT on_plane($1, $2, centre_latitude) AS plane,
            on_plane(centre_latitude, centre_longitude, centre_latitude) AS centre
    ) AS position
    WHERE position.plane <-> position.centre <= metro.radius_m
    ORDER BY position.plane <-> position.centre, metro.id
    LIMIT 1
)
"""
