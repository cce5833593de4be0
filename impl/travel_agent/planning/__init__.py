"""Planning of trips: places, routes, vehicles, incidents and corrections brought together, and kept."""
