"""The settings of the local gateway, from environment variables."""

from pathlib import Path
from typing import Final, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from gateway.local.failures import GatewayFailure

GENERATED: Final = Path(__file__).resolve().parents[2] / "generated" / "gateway"


class GatewaySettings(BaseSettings):
    """What the gateway is told. Each value is the environment variable of its alias.

    The limits are those of AWS unless they are told otherwise (Amazon API Gateway Developer Guide, "Quotas").
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    reservation_url: str = Field(alias="MOBILITY_RESERVATION_URL", description="where the Reservation API listens")
    travel_agent_url: str = Field(alias="MOBILITY_TRAVEL_AGENT_URL", description="where the Travel Agent listens")
    callback_url: str = Field(
        alias="MOBILITY_GATEWAY_CALLBACK_URL", description="where the Travel Agent posts to connections"
    )
    key: SecretStr = Field(
        alias="MOBILITY_GATEWAY_KEY", description="what gateway and Travel Agent show each other", min_length=16
    )
    documents: Path = Field(
        default=GENERATED, alias="MOBILITY_GATEWAY_DOCUMENTS", description="the directory of the generated documents"
    )
    substitutions: dict[str, str] = Field(
        default_factory=dict,
        alias="MOBILITY_GATEWAY_SUBSTITUTIONS",
        description="a JSON object of more values for the placeholders of the documents",
    )
    authorizer: str = Field(
        default="gateway.aws.authorizer.handler:handle",
        alias="MOBILITY_GATEWAY_AUTHORIZER",
        description="the Lambda authorizer, as MODULE:FUNCTION",
    )
    allowed_origins: str = Field(
        default="",
        alias="MOBILITY_CORS_ORIGINS",
        description="the origins whose scripts may call, with commas between them, as the services have it",
    )
    throttle_scale: float = Field(
        default=1.0, gt=0, alias="MOBILITY_GATEWAY_THROTTLE_SCALE", description="what all throttles are multiplied by"
    )
    idle_seconds: float = Field(
        default=600.0,
        gt=0,
        alias="MOBILITY_GATEWAY_IDLE_SECONDS",
        description="how long nothing may go through a WebSocket",
    )
    connection_seconds: float = Field(
        default=7200.0, gt=0, alias="MOBILITY_GATEWAY_CONNECTION_SECONDS", description="how long a WebSocket may last"
    )
    authorization_seconds: float = Field(
        default=3600.0,
        ge=0,
        alias="MOBILITY_GATEWAY_AUTHORIZATION_SECONDS",
        description="how long an authorizer's answer is believed at most, whatever the document says",
    )
    message_bytes: int = Field(
        default=128 * 1024,
        gt=0,
        alias="MOBILITY_GATEWAY_MESSAGE_BYTES",
        description="the largest message of a WebSocket",
    )

    @classmethod
    def load(cls) -> Self:
        """The settings of this process's environment.

        Raises:
            GatewayFailure: a variable is missing or wrong; the text names each.
        """
        try:
            return cls()
        except ValidationError as error:
            faults = "\n".join(
                f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False)
            )
            raise GatewayFailure(
                f"The local gateway cannot start with these settings:\n{faults}\n"
                "  Fix: set the variables; `make run` does so by itself."
            ) from None

    def placeholders(self) -> dict[str, str]:
        """What stands for the placeholders of the documents; what AWS alone needs has a value without a meaning."""
        return {
            "ReservationUrl": self.reservation_url,
            "TravelAgentUrl": self.travel_agent_url,
            "AllowedOrigins": self.allowed_origins,
            "AuthorizerUri": "local",
            "AuthorizerCredentials": "local",
            "VpcLinkId": "local",
            "LoadBalancerArn": "local",
            "GatewayKey": self.key.get_secret_value(),
            "CallbackUrl": self.callback_url,
            "StageName": self.callback_url.rstrip("/").rpartition("/")[2],
            **self.substitutions,
        }
