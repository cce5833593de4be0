# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Generated package of MobilityCorp Reservation API: operations, handlers and routes."""
