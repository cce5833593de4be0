"""Turns: one message of the customer and all that follows from it."""
