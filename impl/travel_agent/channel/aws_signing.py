"""Requests to `@connections` of Amazon API Gateway, which takes those signed by IAM only (Signature Version 4)."""

import asyncio
from typing import Final

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials, ReadOnlyCredentials, RefreshableCredentials
from botocore.exceptions import BotoCoreError
from botocore.session import get_session

from impl.travel_agent.channel.signing import SignatureUnavailable

_SERVICE: Final = "execute-api"


class SigV4Signer:
    """Signs with the credentials that botocore finds: environment, role of the task, profile, and so on."""

    def __init__(self, *, region: str) -> None:
        self._region = region
        self._credentials: Credentials | None = None
        self._refreshing = asyncio.Lock()

    async def headers(self, method: str, *, url: str, content: bytes) -> dict[str, str]:
        """The signature of one request, good for five minutes.

        Raises:
            SignatureUnavailable: there are no credentials, or they cannot be renewed now.
        """
        request = AWSRequest(method=method, url=url, data=content, headers={"Content-Type": "application/json"})
        SigV4Auth(await self._present(), _SERVICE, self._region).add_auth(request)
        return {name: str(value) for name, value in request.headers.items()}

    async def _present(self) -> ReadOnlyCredentials:
        """The credentials as they are now."""
        credentials = self._credentials
        if credentials is None or _is_stale(credentials):
            async with self._refreshing:
                credentials = await self._renewed()
        return credentials.get_frozen_credentials()

    async def _renewed(self) -> Credentials:
        """Find the credentials, or renew them. Both ask files and networks, in a thread."""
        try:
            credentials = self._credentials
            if credentials is None:
                credentials = await asyncio.to_thread(_find)
            await asyncio.to_thread(credentials.get_frozen_credentials)
        except BotoCoreError as error:
            raise SignatureUnavailable(f"The credentials of AWS cannot be read: {error}") from error
        self._credentials = credentials
        return credentials


def _is_stale(credentials: Credentials) -> bool:
    return isinstance(credentials, RefreshableCredentials) and credentials.refresh_needed()


def _find() -> Credentials:
    credentials = get_session().get_credentials()
    if credentials is None:
        raise SignatureUnavailable(
            "There are no credentials of AWS, so that nothing can be posted to @connections. Give the task a role that"
            " may execute-api:ManageConnections, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        )
    return credentials
