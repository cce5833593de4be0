"""Envoy as the custom gateway: what an environment decides is put into the generated configuration at start."""
