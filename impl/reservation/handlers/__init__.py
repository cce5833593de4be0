"""Handlers of the contract's operations: contract types in, one service call, contract types out."""
