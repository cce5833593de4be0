"""What generated clients run on: calls with time-outs and retries, typed results, problems as exceptions.

Nothing here is specific to a service, and nothing here belongs to the server side.
"""

from scripts.generate.static.client_runtime.clients import ApiClient
from scripts.generate.static.client_runtime.connections import TokenProvider
from scripts.generate.static.client_runtime.errors import (
    CallFailed,
    CallTimedOut,
    ProblemDocument,
    ProblemError,
    ServiceUnreachable,
    TokenMissing,
    UnexpectedAnswer,
)
from scripts.generate.static.client_runtime.operations import Operation, Result
from scripts.generate.static.client_runtime.retrying import RetryPolicy, Timing
from scripts.generate.static.server_sent_events import ServerSentEvent

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
