"""The authorizer as a function of the emulator, on the modules of the checkout.

A function of AWS that fails with `Unauthorized` makes API Gateway answer 401; the emulator answers 500 to any failure,
so that a refusal is told with a policy, which both answer with 403.
"""

import os
import sys
from typing import Any

sys.path[:0] = os.environ["MODULES"].split(os.pathsep)

from gateway.aws.authorizer import handler  # noqa: E402  # Found by the path above.


def handle(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer as the authorizer does."""
    try:
        return handler.handle(event, context)
    except handler.Unauthorized:
        statement = {"Action": "execute-api:Invoke", "Effect": "Deny", "Resource": event["methodArn"]}
        return {"principalId": "nobody", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
