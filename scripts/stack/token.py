"""Prints an access token of a seeded customer: ``python -m scripts.stack.token [CUSTOMER]``, while the stack runs."""

import os
import sys
from collections.abc import Sequence

from scripts.seed.customers import CUSTOMERS
from scripts.stack.failures import StackFailure
from scripts.stack.parts import ISSUER
from scripts.stack.ports import LOOPBACK, chosen_port
from scripts.stack.progress import tell
from scripts.stack.supervisor import request_token


def main(arguments: Sequence[str]) -> int:
    """Ask the issuer at ISSUER_URL, or on its usual port, for the token; returns the exit code."""
    customer = arguments[0] if arguments else CUSTOMERS[0].name
    try:
        url = os.environ.get("ISSUER_URL") or _usual_url()
        print(request_token(url, form={"customer": customer}))
    except StackFailure as failure:
        tell("token", message=str(failure))
        return 1
    except OSError as error:
        reason = f"the token issuer does not answer: {error.strerror}.\n  Fix: start the stack with `make run` first."
        tell("token", message=reason)
        return 1
    return 0


def _usual_url() -> str:
    return f"http://{LOOPBACK}:{chosen_port(ISSUER.port_variable, default=ISSUER.default_port)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
