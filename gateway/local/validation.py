"""Request validators: parameters that must be there, and bodies by their models."""

import itertools
import json
from typing import Final

from gateway.local.calls import Call
from gateway.local.mapping import request_value
from gateway.local.refusals import Refused
from gateway.local.rest_api import Method

JSON: Final = "application/json"
_MOST_ERRORS: Final = 10


def validate(call: Call, method: Method) -> None:
    """Check what the method's validator checks, parameters first.

    Raises:
        Refused: parameters are missing, or the body is not as its model says.
    """
    if method.validates_parameters:
        _validate_parameters(call, method)
    if method.models:
        _validate_body(call, method)


def _validate_parameters(call: Call, method: Method) -> None:
    missing = [key.split(".", 1)[1] for key in method.required if not request_value(f"method.request.{key}", call)]
    if missing:
        message = f"Missing required request parameters: [{', '.join(missing)}]"
        raise Refused("BAD_REQUEST_PARAMETERS", message=message, validation_error=message)


def _validate_body(call: Call, method: Method) -> None:
    """A body of a type without a model passes, as on AWS; one without a type counts as JSON."""
    content_type = (call.header("Content-Type") or JSON).split(";")[0].strip().lower()
    model = method.models.get(content_type)
    if model is None:
        return
    if not call.body and not method.body_is_required:
        return
    try:
        document = json.loads(call.body or b"{}")
    except ValueError:
        raise Refused("BAD_REQUEST_BODY", validation_error="the body is not JSON") from None
    errors = [
        f"/{'/'.join(map(str, error.instance_path))}: {error.message}"
        for error in itertools.islice(model.iter_errors(document), _MOST_ERRORS)
    ]
    if errors:
        raise Refused("BAD_REQUEST_BODY", validation_error=f"[{'; '.join(errors)}]")
