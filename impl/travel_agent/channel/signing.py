"""How the service shows a gateway who posts to its connections."""

from typing import Protocol

from pydantic import SecretStr

from impl.travel_agent.settings import CallbackGateway, KeyAuthentication, SigV4Authentication


class SignatureUnavailable(Exception):
    """A request cannot be signed now; the text says why, and how to fix it."""


class RequestSigner(Protocol):
    """Gives the headers that make a request ours."""

    async def headers(self, method: str, *, url: str, content: bytes) -> dict[str, str]:
        """The headers for one request, all of them to be sent as they are.

        Raises:
            SignatureUnavailable: there are none now.
        """
        ...


class KeySigner:
    """Shows the key that the gateway shows us."""

    def __init__(self, key: SecretStr) -> None:
        self._key = key

    async def headers(self, _method: str, *, url: str, content: bytes) -> dict[str, str]:  # noqa: ARG002  # The port's.
        """The key, whatever is sent."""
        return {"X-Gateway-Key": self._key.get_secret_value(), "Content-Type": "application/json"}


def signer_for(gateway: CallbackGateway) -> RequestSigner:
    """What signs requests to a gateway in the way it is configured to check them."""
    match gateway.authentication:
        case KeyAuthentication():
            return KeySigner(gateway.key)
        case SigV4Authentication(region=region):
            # Only services behind AWS pay for the library's start.
            from impl.travel_agent.channel.aws_signing import SigV4Signer

            return SigV4Signer(region=region)
