"""What stands in for an HTTP integration in an emulator that has none: a function that does what the mapping says.

It is configured by `INTEGRATION`, an integration as API Gateway describes it, and `STAGE_VARIABLES`.
"""

import json
import os
import urllib.error
import urllib.request
from typing import Any

from mapping_templates import Event, parameter, render  # type: ignore[import-not-found]  # Beside it in the function.

_HEADER = "integration.request.header."


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Tell the service; whatever it answers, only the status goes back."""
    integration = json.loads(os.environ["INTEGRATION"])
    known = Event(
        context=event["requestContext"],
        stage_variables=json.loads(os.environ["STAGE_VARIABLES"]),
        body=event.get("body") or "",
    )
    request = urllib.request.Request(  # The address is the integration's.
        integration["IntegrationUri"],
        method=integration["IntegrationMethod"],
        data=render(integration["RequestTemplates"]["$default"], known).encode(),
        headers={
            name.removeprefix(_HEADER): parameter(expression, known)
            for name, expression in integration["RequestParameters"].items()
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=integration["TimeoutInMillis"] / 1000) as answer:
            return {"statusCode": answer.status}
    except urllib.error.HTTPError as refusal:
        return {"statusCode": refusal.code}
    except OSError:
        return {"statusCode": 503}
