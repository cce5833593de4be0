"""The emulators of AWS as one gateway: LocalStack has imported the REST document, ministack the WebSocket template."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Final

import httpx
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.gateway.conformance.cases import Circumstance
from tests.gateway.conformance.under_test import Behind, Endpoint
from tests.gateway.rest.emulator import Emulator as RestEmulator
from tests.gateway.rest.emulator import running_emulator as running_rest_emulator
from tests.gateway.rest.emulator import substituted
from tests.gateway.rest.services import PLACEHOLDERS
from tests.gateway.socket.deployment import Deployed, deploy
from tests.gateway.socket.emulator import REGION, running_emulator
from tests.support.tokens import AUDIENCE


@dataclass(slots=True)
class Emulators:
    """Both emulators, started once for all circumstances; they have no limits that could be small.

    `at_once` is small, as each request keeps a thread of LocalStack busy.
    """

    name: str = "emulators"
    at_once: int = 8
    _running: ExitStack = field(default_factory=ExitStack)
    _rest: RestEmulator | None = None
    _uses: int = 0
    _credentials: Credentials | None = None

    @contextmanager
    def serving(self, behind: Behind, circumstance: Circumstance) -> Iterator[Endpoint]:
        """Deploy what the circumstance needs; the last block to end stops the emulators."""
        self._uses += 1
        try:
            url = self._deploy_rest(behind)
            is_talked_to = circumstance in (Circumstance.WELL, Circumstance.REAL)
            yield Endpoint(url=url, socket_url=self._deploy_socket(behind) if is_talked_to else url)
        finally:
            self._uses -= 1
            if self._uses == 0:
                self._rest = None
                self._running.close()

    def sign(self, request: httpx.Request) -> httpx.Request:
        """Sign as the user whom the deployment has made for the service."""
        assert self._credentials is not None, "No WebSocket API is deployed."
        signed = AWSRequest(method=request.method, url=str(request.url), data=request.content)
        SigV4Auth(self._credentials, "execute-api", REGION).add_auth(signed)
        for name, value in signed.headers.items():
            request.headers[name] = value
        return request

    def _deploy_rest(self, behind: Behind) -> str:
        if self._rest is None:
            self._rest = self._running.enter_context(running_rest_emulator(behind.logs))
        services = {
            "ReservationUrl": behind.upstreams.reservation,
            "TravelAgentUrl": behind.upstreams.travel_agent,
        }
        return self._rest.deploy(substituted(PLACEHOLDERS | services)).url

    def _deploy_socket(self, behind: Behind) -> str:
        emulator = self._running.enter_context(running_emulator(behind.logs))
        tokens = {
            "MOBILITY_TOKEN_ISSUER": behind.issuer,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": behind.keys_url,
        }
        deployed: Deployed = deploy(emulator, service_url=behind.upstreams.travel_agent, token_settings=tokens)
        self._credentials = Credentials(deployed.credentials.key_id, deployed.credentials.secret)
        return deployed.socket_url.replace("ws", "http", 1)


EMULATORS: Final = Emulators()
