"""Which service answers which path: told by the contracts that the services are generated from."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.places import CHECKOUT

CONTRACTS = CHECKOUT / "generated" / "contracts"
PARAMETER = re.compile(r"\\\{[^/]+?\\\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstreams:
    """The services behind the gateway.

    Attributes:
        default: the address of the service that answers what nobody else does.
        others: the paths of other services, with their addresses.
        sockets: the paths of WebSockets, with the addresses of their services.
    """

    default: str
    others: tuple[tuple[re.Pattern[str], str], ...] = ()
    sockets: tuple[tuple[str, str], ...] = ()

    def of(self, path: str) -> str:
        """The address of the service that answers a path."""
        return next((url for pattern, url in self.others if pattern.fullmatch(path)), self.default)


def upstreams_by_contract(*, reservation: str, travel_agent: str, contracts: Path = CONTRACTS) -> Upstreams:
    """The services by the paths of their bundled contracts; what both have is answered by the reservation service."""
    shared = set(_paths(contracts / "reservation.openapi.json"))
    own = [path for path in _paths(contracts / "travel-agent.openapi.json") if path not in shared]
    channels = json.loads((contracts / "travel-agent.asyncapi.json").read_bytes())["channels"]
    return Upstreams(
        default=reservation,
        others=tuple((_pattern(path), travel_agent) for path in own),
        sockets=tuple((channel["address"], travel_agent) for channel in channels.values()),
    )


def _paths(contract: Path) -> list[str]:
    return list(json.loads(contract.read_bytes())["paths"])


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(PARAMETER.sub("[^/]+", re.escape(path)))
