"""Settings of a service, read from the environment (prefix `MOBILITY_`, and `DATABASE_URL`)."""

import base64
import binascii
import os
import re
import shlex
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AnyHttpUrl,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_LOCAL_ISSUER = "http://127.0.0.1:8009"
_LOCAL_CURSOR_KEY = "local-cursor-key-not-for-production"
_SHORTEST_KEY = 32
# An origin as browsers write it (RFC 6454, section 6.2).
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")


class Environment(StrEnum):
    """Where the service runs. Local and sandbox parts refuse to start in production."""

    LOCAL = "local"
    TEST = "test"
    PRODUCTION = "production"


class SettingsError(Exception):
    """The environment does not describe a service that can start; the text names each variable, reason and fix."""


class WebhookSubscriber(BaseModel):
    """A receiver of events. Without `events` it receives every type."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    url: AnyHttpUrl
    secret: SecretStr
    events: frozenset[str] | None = None

    @field_validator("secret")
    @classmethod
    def _is_a_signing_secret(cls, secret: SecretStr) -> SecretStr:
        if not is_signing_secret(secret):
            raise ValueError("must be whsec_ followed by 24 to 64 bytes in base64")
        return secret


def is_signing_secret(secret: SecretStr) -> bool:
    """Whether it is `whsec_` followed by 24 to 64 bytes in base64."""
    try:
        length = len(signing_key(secret))
    except binascii.Error:
        length = 0
    return secret.get_secret_value().startswith("whsec_") and 24 <= length <= 64


def signing_key(secret: SecretStr) -> bytes:
    """The bytes that a `whsec_…` secret stands for (Standard Webhooks, "Signature scheme")."""
    return base64.b64decode(secret.get_secret_value().removeprefix("whsec_"), validate=True)


class Settings(BaseSettings):
    """What every service needs; a service adds its own fields in a subclass."""

    model_config = SettingsConfigDict(env_prefix="MOBILITY_", frozen=True, extra="ignore", hide_input_in_errors=True)

    environment: Environment = Field(
        Environment.LOCAL,
        validation_alias="MOBILITY_ENV",
        description="where the service runs",
        examples=["production"],
    )
    log_level: Annotated[str, StringConstraints(pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")] = Field(
        "INFO", description="the least severe log event that is written", examples=["INFO"]
    )
    drain_seconds: float = Field(
        0,
        ge=0,
        le=300,
        description="seconds between SIGTERM and the closing of the listening socket, for load balancers",
        examples=["5"],
    )
    strict_contract: bool = Field(
        False,
        description="whether a response that the contract does not declare is raised as an error",
        examples=["true"],
    )
    rate_limit_scale: float = Field(
        1.0, gt=0, description="the factor on every rate limit of the contract", examples=["1.0"]
    )

    database_url: SecretStr = Field(
        validation_alias="DATABASE_URL",
        description="the PostgreSQL database of the service",
        examples=["postgresql://mobility@127.0.0.1:5432/reservation"],
    )
    database_pool_size: int = Field(
        10, ge=1, le=1000, description="database connections of one process", examples=["10"]
    )
    database_queue_size: int = Field(
        100, ge=0, description="requests that may wait for a connection at once", examples=["100"]
    )
    database_queue_seconds: float = Field(
        0.25, gt=0, description="seconds a request waits for a connection", examples=["0.25"]
    )
    database_connect_seconds: float = Field(3.0, gt=0, description="seconds to establish a connection", examples=["3"])
    database_statement_seconds: float = Field(5.0, gt=0, description="seconds one statement may take", examples=["5"])
    database_behind_pgbouncer: bool = Field(
        False, description="whether connections go through a transaction-pooling PgBouncer", examples=["true"]
    )
    database_statement_cache_size: int = Field(
        100,
        ge=0,
        description="prepared statements kept per connection; 0 for a PgBouncer before 1.21",
        examples=["100"],
    )

    token_issuer: str = Field(
        _LOCAL_ISSUER, min_length=1, description="the issuer of access tokens (claim iss)", examples=[_LOCAL_ISSUER]
    )
    token_audience: str = Field(
        "https://api.mobilitycorp.example",
        min_length=1,
        description="the audience access tokens must name (claim aud)",
        examples=["https://api.mobilitycorp.example"],
    )
    token_jwks_url: AnyHttpUrl = Field(
        AnyHttpUrl(f"{_LOCAL_ISSUER}/jwks.json"),
        description="where the issuer publishes its keys",
        examples=[f"{_LOCAL_ISSUER}/jwks.json"],
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="the origins whose scripts may read answers, with commas between them",
        examples=["https://app.mobilitycorp.example"],
    )
    cursor_key: SecretStr = Field(
        SecretStr(_LOCAL_CURSOR_KEY),
        description="the secret that seals page cursors; the same in every process of the service",
        examples=["$(openssl rand -hex 32)"],
    )
    webhook_subscribers: tuple[WebhookSubscriber, ...] = Field(
        (),
        description="the receivers of events, a JSON list",
        examples=['[{"name": "crm", "url": "https://crm.example/hooks", "secret": "whsec_…"}]'],
    )

    @field_validator("database_url")
    @classmethod
    def _is_a_postgresql_url(cls, url: SecretStr) -> SecretStr:
        if not url.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://")
        return url

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _origins_are_listed(cls, listed: object) -> object:
        if not isinstance(listed, str):
            return listed
        return tuple(part.strip() for part in listed.split(",") if part.strip())

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("an origin is a scheme, a host and maybe a port, in lower case and without a path")
        return origins

    @field_validator("webhook_subscribers")
    @classmethod
    def _names_are_unique(cls, subscribers: tuple[WebhookSubscriber, ...]) -> tuple[WebhookSubscriber, ...]:
        if len({subscriber.name for subscriber in subscribers}) != len(subscribers):
            raise ValueError("two subscribers have the same name")
        return subscribers

    @model_validator(mode="after")
    def _is_fit_for_production(self) -> Self:
        if self.environment is not Environment.PRODUCTION:
            return self
        key = self.cursor_key.get_secret_value()
        if key == _LOCAL_CURSOR_KEY or len(key) < _SHORTEST_KEY:
            raise ValueError(f"cursor_key: in production a secret of at least {_SHORTEST_KEY} characters is required")
        if self.token_issuer == _LOCAL_ISSUER:
            raise ValueError("token_issuer: the local issuer is not for production")
        if self.token_jwks_url.scheme != "https":
            raise ValueError("token_jwks_url: in production keys are fetched over https only")
        if any(not origin.startswith("https://") for origin in self.cors_origins):
            raise ValueError("cors_origins: in production only scripts that came over https are allowed")
        if any(subscriber.url.scheme != "https" for subscriber in self.webhook_subscribers):
            raise ValueError("webhook_subscribers: in production events are sent over https only")
        return self


def load_settings[S: Settings](kind: type[S]) -> S:
    """Read the settings from the environment.

    Raises:
        SettingsError: a variable is missing or has no valid value. The text holds no value, since it might be a secret.
    """
    try:
        return kind()
    except ValidationError as refusal:
        complaints = [
            _complaint(kind, location=error["loc"], reason=error["msg"])
            for error in refusal.errors(include_input=False)
        ]
        raise SettingsError("\n".join(complaints)) from None
    except ValueError as refusal:
        raise SettingsError(_unreadable(kind, str(refusal))) from None


def _complaint(kind: type[Settings], *, location: tuple[int | str, ...], reason: str) -> str:
    reason = reason.removeprefix("Value error, ")
    if not location:
        name, _, reason = reason.partition(": ")
        location = (name,)
    name = _field_name(kind, str(location[0]))
    within = "".join(f"[{part}]" for part in location[1:])
    return _sentence(kind, name=name, reason=f"{within} {reason}".strip())


def _unreadable(kind: type[Settings], reason: str) -> str:
    """pydantic-settings reports a value that is not JSON by the field's name within quotes."""
    names = [name for name in kind.model_fields if f'"{name}"' in reason]
    return "\n".join(_sentence(kind, name=name, reason="the value is not valid JSON") for name in names) or reason


def _sentence(kind: type[Settings], *, name: str, reason: str) -> str:
    variable, field = _variable(kind, name), kind.model_fields[name]
    state = "is not set" if variable not in os.environ else "is not valid"
    example = str(field.examples[0]) if field.examples else "…"
    value = example if example.startswith("$(") else shlex.quote(example)
    return f"{variable} {state}: {reason}. It is {field.description}. Set it, for example: export {variable}={value}"


def _field_name(kind: type[Settings], place: str) -> str:
    by_variable = {_variable(kind, name): name for name in kind.model_fields}
    return by_variable.get(place, place)


def _variable(kind: type[Settings], name: str) -> str:
    alias = kind.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"{kind.model_config.get('env_prefix', '')}{name}".upper()
