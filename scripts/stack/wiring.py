"""What the parts of the stack are told of each other, as settings in their environments."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.stack.local_gateway import STAGE
from scripts.stack.parts import AUDIENCE
from scripts.stack.places import LOCAL
from scripts.stack.portal import portal_settings
from scripts.stack.ports import LOOPBACK

# The service that tells of reservations and the one that listens share it; it lives as long as the stack does.
SECRET_BYTES = 32
LOCAL_TIME_ZONE = "Europe/Helsinki"
# Where applications under development are usually served from.
LOCAL_ORIGINS = ",".join(
    f"http://{host}:{port}" for host in ("localhost", "127.0.0.1") for port in (3000, 4200, 5173, 8000, 8080)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the parts listen; `portal` is None where the gateway serves it itself, or nobody does."""

    reservation: str
    travel_agent: str
    issuer: str
    gateway: str
    portal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """The settings of a stack.

    Attributes:
        addresses: where the parts listen.
        database_url: the database of the reservation service.
        travel_agent_database_url: the database of the travel agent.
        map_directory: the built map.
        issuer_keys: where the issuer keeps its keys; None where it forgets them.
        incidents: the file of the incidents that happen on the local map.
        webhook_secret: what events of reservations are signed with.
        gateway_key: what the gateway and the travel agent show each other.
        more: settings for all parts, which win.
    """

    addresses: Addresses
    database_url: str
    travel_agent_database_url: str
    map_directory: Path
    issuer_keys: Path | None
    incidents: Path
    more: Mapping[str, str]
    webhook_secret: str = field(
        default_factory=lambda: "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode(), repr=False
    )
    gateway_key: str = field(default_factory=lambda: secrets.token_urlsafe(SECRET_BYTES), repr=False)

    @property
    def callback_url(self) -> str:
        """Where the travel agent posts messages to the connections that the gateway holds."""
        return f"{self.addresses.gateway}/{STAGE}"

    def shared(self) -> dict[str, str]:
        """What every part is told."""
        return {
            "DATABASE_URL": self.database_url,
            "MOBILITY_TRAVEL_AGENT_DATABASE_URL": self.travel_agent_database_url,
            "MOBILITY_TOKEN_ISSUER": self.addresses.issuer,
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": f"{self.addresses.issuer}/jwks.json",
            "MOBILITY_ISSUER_ORIGINS": self._origins_of_the_portal(),
            "MOBILITY_ISSUER_KEYS": "" if self.issuer_keys is None else str(self.issuer_keys),
            "MOBILITY_RESERVATION_URL": self.addresses.reservation,
            "MOBILITY_TRAVEL_AGENT_URL": self.addresses.travel_agent,
            "MOBILITY_CORS_ORIGINS": os.environ.get("MOBILITY_CORS_ORIGINS") or LOCAL_ORIGINS,
            **self.more,
        }

    def reservation(self) -> dict[str, str]:
        """What the reservation service is told: the travel agent wants to hear of every event."""
        ours = {
            "name": "travel-agent",
            "url": f"{self.addresses.travel_agent}/v1/webhooks/reservation-events",
            "secret": self.webhook_secret,
        }
        settings = self.shared()
        given = settings.get("MOBILITY_WEBHOOK_SUBSCRIBERS") or os.environ.get("MOBILITY_WEBHOOK_SUBSCRIBERS")
        others = json.loads(given) if given else []
        return {**settings, "MOBILITY_WEBHOOK_SUBSCRIBERS": json.dumps([ours, *others])}

    def gateway(self) -> dict[str, str]:
        """What the gateway is told."""
        return {
            "MOBILITY_GATEWAY_CALLBACK_URL": self.callback_url,
            "MOBILITY_GATEWAY_KEY": self.gateway_key,
            "MOBILITY_PORTAL_URL": self.addresses.portal or "",
            **self.portal(),
            **self.shared(),
        }

    def portal(self) -> dict[str, str]:
        """What the server of the portal is told."""
        return portal_settings(issuer_url=self.addresses.issuer)

    def _origins_of_the_portal(self) -> str:
        """Whose scripts may read the issuer's answers: those of the portal, by both names of this machine."""
        gateway = self.addresses.gateway
        more = os.environ.get("MOBILITY_ISSUER_ORIGINS", "")
        return ",".join(filter(None, (gateway, gateway.replace(LOOPBACK, "localhost"), more)))

    def travel_agent(self) -> dict[str, str]:
        """What the travel agent is told: connections are held by the gateway, and by nobody else."""
        gateway = {"callback_url": self.callback_url, "key": self.gateway_key}
        return {
            "MOBILITY_CALLBACK_GATEWAYS": json.dumps([gateway]),
            "MOBILITY_MAP_DIRECTORY": str(self.map_directory),
            "MOBILITY_INCIDENTS_FILE": str(self.incidents),
            "MOBILITY_DEFAULT_TIME_ZONE": LOCAL_TIME_ZONE,
            "MOBILITY_RESERVATION_EVENT_SECRETS": json.dumps([self.webhook_secret]),
            **self.shared(),
            "DATABASE_URL": self.travel_agent_database_url,
        }


def incidents_file() -> Path:
    """The file of the incidents that happen on the local map, which `python -m scripts.incidents` writes."""
    return Path(os.environ.get("MOBILITY_INCIDENTS_FILE") or LOCAL / "incidents.json")
