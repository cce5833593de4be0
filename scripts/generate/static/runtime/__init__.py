"""What generated routes run on: operations as values, arguments of requests, typed responses and the router.

Nothing here is specific to a service. A request passes, in this order: path and method (404, 405), the service's
admission (401, 403, 429), `Accept` (406), `Content-Type` (415), size (413), then parameters and body together
(400, 422), then the handler.
"""

from scripts.generate.static.runtime.arguments import Arguments, ListParameter, Parameter
from scripts.generate.static.runtime.operations import ContractResponse, Operation, RateLimit, Service, Webhook
from scripts.generate.static.runtime.refusals import (
    BodyTooLarge,
    FieldError,
    MalformedBody,
    NotAcceptable,
    RequestRefused,
    RequirementMissing,
    UnsupportedMediaType,
    ValidationFailed,
)
from scripts.generate.static.runtime.routing import ContractRoute, ContractRouter
from scripts.generate.static.runtime.streaming import EventStreamResponse
from scripts.generate.static.runtime.verification import HandlersIncomplete, verify_handlers
from scripts.generate.static.server_sent_events import ServerSentEvent

__all__ = [
    "Arguments",
    "BodyTooLarge",
    "ContractResponse",
    "ContractRoute",
    "ContractRouter",
    "EventStreamResponse",
    "FieldError",
    "HandlersIncomplete",
    "ListParameter",
    "MalformedBody",
    "NotAcceptable",
    "Operation",
    "Parameter",
    "RateLimit",
    "RequestRefused",
    "RequirementMissing",
    "ServerSentEvent",
    "Service",
    "UnsupportedMediaType",
    "ValidationFailed",
    "Webhook",
    "verify_handlers",
]
