"""The ensemble: the orchestrator that speaks with the customer, and the agents it delegates to."""
