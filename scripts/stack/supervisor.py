"""Starts the parts of the stack in the right order, watches them, and stops them all."""

import http.client
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlencode, urlsplit

from scripts.stack.children import Child
from scripts.stack.database import Database, fresh_database, running_database
from scripts.stack.failures import StackFailure, refuse_production
from scripts.stack.parts import AUDIENCE, GATEWAY, ISSUER, RESERVATION, Part, await_readiness, url_of
from scripts.stack.places import LOCAL, LOGS
from scripts.stack.prepare import is_prepared
from scripts.stack.progress import step, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A running stack.

    Attributes:
        gateway_url: where clients go.
        reservation_url: the reservation service behind the gateway.
        issuer_url: the local issuer of tokens.
        database: the database behind the services.
        children: the processes that must not end.
        logs: the directory of their logs.
    """

    gateway_url: str
    reservation_url: str
    issuer_url: str
    database: Database
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
            "ISSUER_URL": self.issuer_url,
            "DATABASE_URL": self.database.url,
            "TOKEN": self.token(),
        }


@contextmanager
def running_stack(
    *,
    ephemeral: bool = False,
    logs: Path = LOGS,
    reservation: Part = RESERVATION,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Stack]:
    """Run the stack: on the fixed ports and the lasting database, or wholly apart from everything else.

    Args:
        ephemeral: whether to use free ports, new keys and a fresh database that is gone afterwards.
        logs: the directory for the logs of the parts.
        reservation: the reservation service.
        environment: more environment variables for the services.

    Raises:
        StackFailure: a port is taken, a part does not start, or this is production.
    """
    refuse_production()
    with ExitStack() as resources:
        sockets = {
            part: resources.enter_context(part.listen(on_any_port=ephemeral)) for part in (GATEWAY, reservation, ISSUER)
        }
        urls = {part: url_of(listener) for part, listener in sockets.items()}
        database = _database(resources, ephemeral=ephemeral)
        settings = {
            "DATABASE_URL": database.url,
            "MOBILITY_TOKEN_ISSUER": urls[ISSUER],
            "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
            "MOBILITY_TOKEN_JWKS_URL": f"{urls[ISSUER]}/jwks.json",
            "MOBILITY_ISSUER_KEYS": "" if ephemeral else str(LOCAL / "issuer" / "signing-keys.json"),
            "MOBILITY_RESERVATION_URL": urls[reservation],
            **(environment or {}),
        }

        def start(part: Part) -> Child:
            child = part.start(sockets[part], environment=settings, log=logs / f"{part.name.replace(' ', '-')}.log")
            resources.callback(child.stop)
            return child

        issuer = start(ISSUER)
        _prepare(settings)
        with step("services", doing="starting the reservation service and the gateway", done="ready"):
            service, gateway = start(reservation), start(GATEWAY)
            await_readiness(issuer, url=urls[ISSUER], path=ISSUER.readiness)
            await_readiness(service, url=urls[reservation], path=reservation.readiness)
            await_readiness(gateway, url=urls[GATEWAY], path=GATEWAY.readiness)
        parts = (gateway, service, issuer)
        yield Stack(
            gateway_url=urls[GATEWAY],
            reservation_url=urls[reservation],
            issuer_url=urls[ISSUER],
            database=database,
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


def _prepare(settings: Mapping[str, str]) -> None:
    """Bring the schema up to date and seed the fleet, in a process of its own, as the tools for that are heavy."""
    if is_prepared(settings["DATABASE_URL"], issuer=settings["MOBILITY_TOKEN_ISSUER"]):
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
