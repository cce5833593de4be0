"""`make mock`: any contract served from its own examples, schemas and state machines, before there is a backend.

What a request may be is decided by the generated routes, what is answered by the examples of the contract. Between the
two stands a small memory (`resources`), so that what was created can be read, changed and cancelled. Nothing here knows
a service: what an operation does is read from the conventions that its contract is written in (`roles`).
"""
