"""Handlers of the operations of the HTTP contract."""
