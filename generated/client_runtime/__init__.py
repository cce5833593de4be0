# Generated from scripts/generate/static/client_runtime/__init__.py by `make generate`. DO NOT EDIT.
"""What generated clients run on: calls with time-outs and retries, typed results, problems as exceptions.

Nothing here is specific to a service, and nothing here belongs to the server side.
"""

from generated.client_runtime.clients import ApiClient
from generated.client_runtime.connections import TokenProvider
from generated.client_runtime.errors import (
    CallFailed,
    CallTimedOut,
    ProblemDocument,
    ProblemError,
    ServiceUnreachable,
    TokenMissing,
    UnexpectedAnswer,
)
from generated.client_runtime.operations import Operation, Result
from generated.client_runtime.retrying import RetryPolicy, Timing
from generated.server_sent_events import ServerSentEvent

__all__ = [
    "ApiClient",
    "CallFailed",
    "CallTimedOut",
    "Operation",
    "ProblemDocument",
    "ProblemError",
    "Result",
    "RetryPolicy",
    "ServerSentEvent",
    "ServiceUnreachable",
    "Timing",
    "TokenMissing",
    "TokenProvider",
    "UnexpectedAnswer",
]
