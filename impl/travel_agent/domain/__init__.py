"""The rules of the Travel Agent, as pure functions and frozen values."""
