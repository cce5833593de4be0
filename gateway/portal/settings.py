"""The settings of the portal's server, from environment variables, and what it tells the portal of them."""

import os
from pathlib import Path
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

BUILT: Final = Path(__file__).resolve().parent / "dist"
"""Where `make run` puts the built portal."""
DIRECTORY_VARIABLE: Final = "MOBILITY_PORTAL_DIRECTORY"
PREFIX: Final = "/portal"
MAP: Final = f"{PREFIX}/map"


class PortalFailure(Exception):
    """The portal cannot be served as it is set up. The text says what is wrong, why, and how to fix it."""


class DemoCustomer(BaseModel):
    """A made-up customer whom the local issuer gives tokens for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    locale: str


class PortalSettings(BaseSettings):
    """What the portal's server is told. Each value is the environment variable of its alias."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True, env_ignore_empty=True)

    directory: Path = Field(default=BUILT, alias=DIRECTORY_VARIABLE, description="the built portal")
    token_url: Annotated[str, Field(pattern=r"^https?://[^\s;,]+$")] | None = Field(
        default=None,
        alias="MOBILITY_PORTAL_TOKEN_URL",
        description="where the local issuer gives tokens of made-up customers; never in production",
    )
    customers: tuple[DemoCustomer, ...] = Field(
        default=(),
        alias="MOBILITY_PORTAL_CUSTOMERS",
        description='a JSON list of the made-up customers, {"name", "locale"}',
    )
    map_directory: Path | None = Field(
        default=None, alias="MOBILITY_PORTAL_MAP_DIRECTORY", description="the data that the map is drawn from"
    )
    map_attribution: str = Field(
        default="", alias="MOBILITY_PORTAL_MAP_ATTRIBUTION", description="whose data the map is drawn from"
    )
    map_attribution_url: str = Field(
        default="", alias="MOBILITY_PORTAL_MAP_ATTRIBUTION_URL", description="the terms of that data"
    )

    @classmethod
    def load(cls) -> Self:
        """The settings of this process's environment.

        Raises:
            PortalFailure: a variable is wrong, nothing is built, or made-up customers are to sign in in production.
        """
        try:
            settings = cls()
        except ValidationError as error:
            faults = "\n".join(
                f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_input=False)
            )
            raise PortalFailure(
                f"The portal cannot be served with these settings:\n{faults}\n"
                "  Fix: correct the variables, or unset them; `make run` sets them by itself."
            ) from None
        settings.ensure_usable()
        return settings

    def ensure_usable(self) -> None:
        """Check what no single variable tells.

        Raises:
            PortalFailure: nothing is built, or made-up customers are to sign in in production.
        """
        if not (self.directory / "index.html").is_file():
            raise PortalFailure(
                f"There is no built portal in {self.directory}.\n"
                f"  Why: {DIRECTORY_VARIABLE} names it, and index.html is not there.\n"
                "  Fix: build it with `scripts/bootstrap portal-packages portal`, as `make run` does, or correct the "
                "variable."
            )
        if self.token_url is not None and os.environ.get("MOBILITY_ENV", "").strip().lower() == "production":
            raise PortalFailure(
                "The portal does not let made-up customers sign in where MOBILITY_ENV=production.\n"
                "  Why: their tokens come from the local issuer, which asks for no password.\n"
                "  Fix: unset MOBILITY_PORTAL_TOKEN_URL; customers of the portal paste tokens of the real issuer."
            )

    @property
    def token_origin(self) -> str | None:
        """The origin that scripts of the portal may ask for tokens, besides their own."""
        if self.token_url is None:
            return None
        url = urlsplit(self.token_url)
        return f"{url.scheme}://{url.netloc}"

    def configuration(self) -> dict[str, Any]:
        """What the portal is told when it starts; `src/session/configuration.ts` has the type."""
        told: dict[str, Any] = {}
        if self.token_url is not None:
            customers = [customer.model_dump() for customer in self.customers]
            told["demoSignIn"] = {"tokenUrl": self.token_url, "customers": customers}
        if self.map_directory is not None:
            told["map"] = {
                "url": MAP,
                "attribution": self.map_attribution,
                "attributionUrl": self.map_attribution_url,
            }
        return told
