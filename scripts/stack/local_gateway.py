"""Runs the local gateway alone, with documents and values of one's own."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.children import Child
from scripts.stack.parts import GATEWAY, await_readiness, url_of

STAGE = "local"
"""What stands for the stage of an API on AWS in the address that messages to connections are posted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGateway:
    """A local gateway that runs.

    Attributes:
        url: where clients go.
        key: what it shows the travel agent, and what those who push must show.
        child: its process.
    """

    url: str
    key: str
    child: Child

    @property
    def callback_url(self) -> str:
        """Where messages to its connections are posted, under ``/@connections/{id}``."""
        return f"{self.url}/{STAGE}"


@contextmanager
def running_local_gateway(
    *,
    reservation_url: str,
    travel_agent_url: str,
    log: Path,
    documents: Path | None = None,
    substitutions: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[LocalGateway]:
    """Run the gateway on a free port.

    Args:
        reservation_url: the Reservation API behind it.
        travel_agent_url: the Travel Agent behind it.
        log: where its log goes.
        documents: the directory of the documents, by default the generated ones.
        substitutions: more values for the placeholders of the documents.
        environment: more environment variables, such as those of the issuer and MOBILITY_GATEWAY_THROTTLE_SCALE.

    Raises:
        StackFailure: it does not start; the text has the end of its log.
    """
    listener = GATEWAY.listen(on_any_port=True)
    url = url_of(listener)
    key = secrets.token_urlsafe(32)
    settings = {
        "MOBILITY_RESERVATION_URL": reservation_url,
        "MOBILITY_TRAVEL_AGENT_URL": travel_agent_url,
        "MOBILITY_GATEWAY_CALLBACK_URL": f"{url}/{STAGE}",
        "MOBILITY_GATEWAY_KEY": key,
        "MOBILITY_GATEWAY_SUBSTITUTIONS": json.dumps(dict(substitutions or {})),
        **({} if documents is None else {"MOBILITY_GATEWAY_DOCUMENTS": str(documents)}),
        **(environment or {}),
    }
    child = GATEWAY.start(listener, environment={**os.environ, **settings}, log=log)
    try:
        await_readiness(child, url=url, path=GATEWAY.readiness)
        yield LocalGateway(url=url, key=key, child=child)
    finally:
        child.stop()
