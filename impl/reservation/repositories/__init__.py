"""The SQL of the service."""
