# Generated from travel-agent.openapi.yaml by `make generate`. DO NOT EDIT.
"""Generated package of MobilityCorp Travel Agent API: operations, handlers and routes."""
