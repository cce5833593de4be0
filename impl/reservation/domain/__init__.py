"""The rules of the business as pure functions over small frozen types."""
