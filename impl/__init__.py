"""The hand-written side of the services: what the contracts promise, done."""
