"""The Travel Agent service: a conversation that plans trips, and books what the customer has approved."""
