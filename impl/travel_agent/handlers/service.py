"""Handlers that tell of the service itself."""

from generated import models
from generated.travel_agent.operations import GetChannelContract, GetContract, GetHealth, GetReadiness
from impl.platform.lifecycle import Lifecycle


class ServiceState:
    """State of the service, and its contracts (the bundled documents as JSON)."""

    def __init__(self, lifecycle: Lifecycle, *, contract: bytes, channel_contract: bytes) -> None:
        self._lifecycle = lifecycle
        self._contract = GetContract.Ok(body=models.ContractDocument.model_validate_json(contract))
        self._channel_contract = GetChannelContract.Ok(
            body=models.ChannelDocument.model_validate_json(channel_contract)
        )

    async def get_health(self) -> GetHealth.Response:
        """Whether the process answers."""
        return GetHealth.Ok(body=models.Health(status="ok"))

    async def get_readiness(self) -> GetReadiness.Response:
        """Whether the service can work."""
        await self._lifecycle.check_readiness()
        return GetReadiness.Ok(body=models.Readiness(status="ready"))

    async def get_contract(self) -> GetContract.Response:
        """Get the contract."""
        return self._contract

    async def get_channel_contract(self) -> GetChannelContract.Response:
        """Get the contract of the chat."""
        return self._channel_contract
