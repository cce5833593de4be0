"""Settings of the Travel Agent."""

import socket
from os import getpid
from typing import Annotated, Final, Literal, Self

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from impl.platform.settings import Environment, Settings, is_signing_secret
from impl.travel_agent.agents.limits import LimitSettings
from impl.travel_agent.maps.settings import MapSettings
from impl.travel_agent.models.providers import ProviderSettings

_LOCAL_CONNECTION_KEY: Final = "local-connection-key-not-for-production"
_SHORTEST_KEY: Final = 32


_VALUE: Final = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class KeyAuthentication(BaseModel):
    """The gateway takes what shows the key that it shows itself."""

    model_config = _VALUE

    kind: Literal["key"] = "key"


class SigV4Authentication(BaseModel):
    """The gateway is Amazon API Gateway in a region, and takes what IAM allows."""

    model_config = _VALUE

    kind: Literal["sigv4"]
    region: Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-[0-9]+$")]


class CallbackGateway(BaseModel):
    """A gateway that holds WebSockets for us.

    `callback_url` is where messages for its clients are posted, `key` what it shows us, and `authentication` how we
    show it who we are.
    """

    model_config = _VALUE

    callback_url: AnyHttpUrl
    key: Annotated[SecretStr, Field(min_length=16, max_length=255)]
    authentication: Annotated[KeyAuthentication | SigV4Authentication, Field(discriminator="kind")] = (
        KeyAuthentication()
    )


def _this_process() -> str:
    return f"{socket.gethostname()}-{getpid()}"


class TravelAgentSettings(Settings, MapSettings, ProviderSettings, LimitSettings):
    """What the service needs beyond the settings of the platform, the maps, the models and the limits of turns."""

    model_config = Settings.model_config

    node: str = Field(
        default_factory=_this_process,
        min_length=1,
        max_length=200,
        description="the name of this process among those of the service",
        examples=["agent-1"],
    )
    reservation_url: AnyHttpUrl = Field(
        AnyHttpUrl("http://127.0.0.1:8001"),
        description="the address of the Reservation API",
        examples=["https://reservations.internal.example"],
    )
    default_time_zone: str = Field(
        "Europe/Helsinki",
        description="the time zone of conversations that name none (IANA)",
        examples=["Europe/Helsinki"],
    )

    hello_seconds: float = Field(
        10, gt=0, le=300, description="seconds a new connection has for its session.hello", examples=["10"]
    )
    heartbeat_seconds: int = Field(
        60, ge=1, le=3600, description="seconds between two pings that clients are asked for", examples=["60"]
    )
    idle_seconds: float = Field(
        600, gt=0, description="seconds of silence after which a connection is closed", examples=["600"]
    )
    token_grace_seconds: float = Field(
        60, ge=0, le=3600, description="seconds an expired token may be replaced in before the close", examples=["60"]
    )
    send_queue_messages: int = Field(
        2000,
        ge=10,
        description="messages that may wait for a slow client before its connection is closed",
        examples=["2000"],
    )
    events_poll_seconds: float = Field(
        0.2, gt=0, le=10, description="seconds between two looks for events of other processes", examples=["0.2"]
    )
    turn_lease_seconds: float = Field(
        15,
        ge=2,
        le=300,
        description="seconds after which a turn of a process that is gone counts as interrupted",
        examples=["15"],
    )
    turn_database_seconds: float = Field(
        10, gt=0, le=60, description="seconds a turn under way waits for a database connection", examples=["10"]
    )
    turn_drain_seconds: float = Field(
        10, ge=0, le=300, description="seconds that running turns get to finish in after SIGTERM", examples=["10"]
    )

    callback_gateways: tuple[CallbackGateway, ...] = Field(
        (),
        description="the gateways that hold WebSockets for the service, a JSON list",
        examples=[
            '[{"callback_url": "https://ws.example/production", "key": "…"}]',
            '[{"callback_url": "https://…", "key": "…", "authentication": {"kind": "sigv4", "region": "eu-north-1"}}]',
        ],
    )
    connection_key: SecretStr = Field(
        SecretStr(_LOCAL_CONNECTION_KEY),
        description="the secret that tokens of kept connections are encrypted with; the same in every process",
        examples=["$(openssl rand -hex 32)"],
    )
    connection_sweep_seconds: float = Field(
        5, gt=0, le=3600, description="seconds between two looks for messages that were not pushed", examples=["5"]
    )

    reservation_event_secrets: tuple[SecretStr, ...] = Field(
        (),
        description="the secrets that the Reservation API signs its events with, newest first, a JSON list",
        examples=['["whsec_…"]'],
    )
    notified_conversations: int = Field(
        3,
        ge=1,
        le=100,
        description="conversations of a customer, last used first, that a change of a reservation is told in",
        examples=["3"],
    )
    history_hours: float = Field(
        24,
        gt=0,
        description="hours without a word after which a conversation is deleted, unless the customer keeps history",
        examples=["24"],
    )
    retention_sweep_seconds: float = Field(
        300, gt=0, le=86_400, description="seconds between two deletions of what is kept no longer", examples=["300"]
    )
    reservation_event_days: int = Field(
        7, ge=1, le=3650, description="days that events of reservations are remembered", examples=["7"]
    )
    purge_seconds: float = Field(
        600, gt=0, le=86_400, description="seconds between two clean-ups of what is kept no longer", examples=["600"]
    )
    incident_sweep_seconds: float = Field(
        30, gt=0, le=3600, description="seconds between two looks for incidents on planned routes", examples=["30"]
    )

    @field_validator("reservation_event_secrets")
    @classmethod
    def _are_signing_secrets(cls, secrets: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if not all(is_signing_secret(secret) for secret in secrets):
            raise ValueError("each must be whsec_ followed by 24 to 64 bytes in base64")
        return secrets

    @model_validator(mode="after")
    def _connections_are_fit_for_production(self) -> Self:
        if self.environment is not Environment.PRODUCTION:
            return self
        key = self.connection_key.get_secret_value()
        if key == _LOCAL_CONNECTION_KEY or len(key) < _SHORTEST_KEY:
            raise ValueError(
                f"connection_key: in production a secret of at least {_SHORTEST_KEY} characters is required"
            )
        if any(gateway.callback_url.scheme != "https" for gateway in self.callback_gateways):
            raise ValueError("callback_gateways: in production messages are posted over https only")
        return self
