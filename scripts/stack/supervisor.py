"""Starts the parts of the stack in the right order, watches them, and stops them all."""

import http.client
import json
import os
import queue
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlencode, urlsplit

from scripts.stack.children import Child
from scripts.stack.database import TRAVEL_AGENT as TRAVEL_AGENT_DATABASE
from scripts.stack.database import Database, companion_of, fresh_database, running_database
from scripts.stack.failures import StackFailure, refuse_production
from scripts.stack.gateways import chosen_gateway, companions_of
from scripts.stack.parts import ISSUER, RESERVATION, TRAVEL_AGENT, Part, await_readiness, url_of
from scripts.stack.places import LOCAL, LOGS
from scripts.stack.portal import PORTAL
from scripts.stack.prepare import is_prepared
from scripts.stack.progress import step, tell
from scripts.stack.wiring import Addresses, Wiring, incidents_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A running stack.

    Attributes:
        gateway_url: where clients go.
        reservation_url: the reservation service behind the gateway.
        travel_agent_url: the travel agent behind the gateway.
        issuer_url: the local issuer of tokens.
        database: the database behind the services.
        wiring: what the parts are told of each other.
        children: the processes that must not end.
        logs: the directory of their logs.
    """

    gateway_url: str
    reservation_url: str
    travel_agent_url: str
    issuer_url: str
    database: Database
    wiring: Wiring
    children: tuple[Child, ...]
    logs: Path

    def token(self, customer: str = "aino") -> str:
        """A new access token of a seeded customer, with all scopes."""
        return request_token(self.issuer_url, form={"customer": customer})

    def exports(self) -> dict[str, str]:
        """The environment variables by which a command finds the stack."""
        return {
            "GATEWAY_URL": self.gateway_url,
            "RESERVATION_URL": self.reservation_url,
            "TRAVEL_AGENT_URL": self.travel_agent_url,
            "ISSUER_URL": self.issuer_url,
            "DATABASE_URL": self.database.url,
            "MOBILITY_INCIDENTS_FILE": str(self.wiring.incidents),
            "TOKEN": self.token(),
        }


@contextmanager
def running_stack(
    *,
    ephemeral: bool = False,
    logs: Path = LOGS,
    reservation: Part = RESERVATION,
    travel_agent: Part = TRAVEL_AGENT,
    gateway: Part | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Stack]:
    """Run the stack: on the fixed ports and the lasting database, or wholly apart from everything else.

    Args:
        ephemeral: whether to use free ports, new keys and a fresh database that is gone afterwards.
        logs: the directory for the logs of the parts.
        reservation: the reservation service.
        travel_agent: the travel agent.
        gateway: what stands before them, by default what MOBILITY_GATEWAY says.
        environment: more environment variables for the services.

    Raises:
        StackFailure: a port is taken, a part does not start, or this is production.
    """
    refuse_production()
    gateway = gateway or chosen_gateway()
    companions = companions_of(gateway)
    with ExitStack() as resources:
        listeners = {
            part: resources.enter_context(part.listen(on_any_port=ephemeral))
            for part in (gateway, reservation, travel_agent, ISSUER, *companions)
        }
        urls = {part: url_of(listener) for part, listener in listeners.items()}
        database = _database(resources, ephemeral=ephemeral)
        travel_agent_database_url, is_new = _travel_agent_database(database)
        wiring = Wiring(
            addresses=Addresses(
                reservation=urls[reservation],
                travel_agent=urls[travel_agent],
                issuer=urls[ISSUER],
                gateway=urls[gateway],
                portal=urls.get(PORTAL),
            ),
            database_url=database.url,
            travel_agent_database_url=travel_agent_database_url,
            map_directory=_map(),
            issuer_keys=None if ephemeral else LOCAL / "issuer" / "signing-keys.json",
            incidents=_new_incidents_file(resources) if ephemeral else incidents_file(),
            more=environment or {},
        )

        def start(part: Part, settings: Mapping[str, str]) -> Child:
            child = part.start(listeners[part], environment=settings, log=logs / f"{part.name.replace(' ', '-')}.log")
            resources.callback(child.stop)
            return child

        issuer = start(ISSUER, wiring.shared())
        _prepare(wiring, is_new=is_new)
        with step("services", doing="starting the services and the gateway", done="ready"):
            children = {
                reservation: start(reservation, wiring.reservation()),
                travel_agent: start(travel_agent, wiring.travel_agent()),
                ISSUER: issuer,
                **{part: start(part, wiring.portal()) for part in companions},
            }
            for part, child in children.items():
                await_readiness(child, url=urls[part], path=part.readiness)
            # A gateway that looks after the health of its backends should not meet them ill.
            children[gateway] = start(gateway, wiring.gateway())
            await_readiness(children[gateway], url=urls[gateway], path=gateway.readiness)
        parts = tuple(children.values())
        yield Stack(
            gateway_url=urls[gateway],
            reservation_url=urls[reservation],
            travel_agent_url=urls[travel_agent],
            issuer_url=urls[ISSUER],
            database=database,
            wiring=wiring,
            children=(*parts, database.server) if database.server else parts,
            logs=logs,
        )


def first_to_end(processes: Sequence[Popen[bytes]]) -> Popen[bytes]:
    """Wait until one of the processes has ended, and return it."""
    ended: queue.SimpleQueue[Popen[bytes]] = queue.SimpleQueue()

    def watch(process: Popen[bytes]) -> None:
        process.wait()
        ended.put(process)

    for process in processes:
        threading.Thread(target=watch, args=[process], daemon=True).start()
    return ended.get()


def request_token(issuer_url: str, *, form: Mapping[str, str]) -> str:
    """Ask the local issuer for a token.

    Raises:
        StackFailure: the issuer refuses.
    """
    connection = http.client.HTTPConnection(urlsplit(issuer_url).netloc, timeout=10)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/token", body=urlencode(form), headers=headers)
        response = connection.getresponse()
        answer = json.load(response)
    finally:
        connection.close()
    if response.status != 200:
        raise StackFailure(f"the issuer gave no token: {answer.get('error_description', answer)}")
    token: str = answer["access_token"]
    return token


def _database(resources: ExitStack, *, ephemeral: bool) -> Database:
    where = "connecting to DATABASE_URL" if os.environ.get("DATABASE_URL") else "starting PostgreSQL"
    with step("database", doing=where, done="ready"):
        return resources.enter_context(fresh_database() if ephemeral else running_database())


def _travel_agent_database(database: Database) -> tuple[str, bool]:
    """The database of the travel agent, and whether it was made now."""
    if url := os.environ.get("MOBILITY_TRAVEL_AGENT_DATABASE_URL"):
        return url, True
    return companion_of(database, name=TRAVEL_AGENT_DATABASE)


def _map() -> Path:
    # The libraries behind are heavy, and only this function needs them.
    from scripts.maps import obtain_map

    return obtain_map()


def _new_incidents_file(resources: ExitStack) -> Path:
    """A file that is not there yet, in a directory that is gone afterwards."""
    return Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="incidents-"))) / "incidents.json"


def _prepare(wiring: Wiring, *, is_new: bool) -> None:
    """Bring the schemas up to date and seed the fleet, in a process of its own, as the tools for that are heavy."""
    settings = wiring.shared()
    if not is_new and is_prepared(settings["DATABASE_URL"], issuer=settings["MOBILITY_TOKEN_ISSUER"]):
        tell("database", message="the schema and the fleet are up to date")
        return
    child = Child.start(
        "preparation",
        arguments=[sys.executable, "-m", "scripts.stack.prepare"],
        log=None,
        environment={**os.environ, **settings},
    )
    try:
        code = child.process.wait()
    finally:
        child.stop()
    if code:
        raise StackFailure("the database could not be prepared; what stands above tells why.")
