"""Conversations as they are kept: their events, what clients have sent, and what becomes of them."""
