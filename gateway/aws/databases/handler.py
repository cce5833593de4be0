"""The entry point on AWS Lambda: `gateway.aws.databases.handler.handle`, a custom resource of CloudFormation.

CloudFormation calls it when the stack is created, updated or deleted, and waits for an answer at an address that comes
with the event (AWS CloudFormation User Guide, "Custom resource request and response reference").
"""

import asyncio
import json
import logging
import os
import ssl
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any, Final

import asyncpg
import botocore.session

from gateway.aws.databases.databases import ServiceDatabase, make_databases

_RESOURCE: Final = "databases"
_SECONDS: Final = 30.0

_log = logging.getLogger(__name__)
_log.setLevel(logging.INFO)


def handle(event: Mapping[str, Any], _context: object) -> None:
    """Make the databases of the event and answer; a failure is told to CloudFormation, which then undoes the update."""
    answer(event, read_secret=_secret_reader(), tls=_tls(os.environ))


def answer(event: Mapping[str, Any], *, read_secret: Callable[[str], str], tls: ssl.SSLContext | None) -> None:
    """Do what the event asks for, and tell the outcome at the address that comes with it."""
    try:
        # Databases outlive the stack: a deletion deletes nothing.
        if event["RequestType"] != "Delete":
            asyncio.run(_make(event["ResourceProperties"], read_secret=read_secret, tls=tls))
        outcome = {"Status": "SUCCESS"}
    except Exception as failure:  # noqa: BLE001  # CloudFormation would wait an hour for an answer that never comes.
        _log.exception("databases_not_made")
        outcome = {"Status": "FAILED", "Reason": f"{type(failure).__name__}: see the log of the function."}
    _tell(event, outcome)


async def _make(
    properties: Mapping[str, Any], *, read_secret: Callable[[str], str], tls: ssl.SSLContext | None
) -> None:
    keeper = json.loads(read_secret(properties["KeeperSecret"]))
    databases = [
        ServiceDatabase(name=entry["Name"], password=json.loads(read_secret(entry["Secret"]))["password"])
        for entry in properties["Databases"]
    ]
    connection = await asyncpg.connect(
        host=properties["Host"],
        port=int(properties["Port"]),
        user=keeper["username"],
        password=keeper["password"],
        database="postgres",
        ssl=tls,
        timeout=_SECONDS,
        command_timeout=_SECONDS,
    )
    try:
        await make_databases(connection, databases)
    finally:
        await connection.close()


def _tell(event: Mapping[str, Any], outcome: Mapping[str, str]) -> None:
    content = {
        **outcome,
        "PhysicalResourceId": event.get("PhysicalResourceId", _RESOURCE),
        **{name: event[name] for name in ("StackId", "RequestId", "LogicalResourceId")},
    }
    request = urllib.request.Request(
        event["ResponseURL"], data=json.dumps(content).encode(), method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=_SECONDS):
        pass


def _secret_reader() -> Callable[[str], str]:
    # Its methods are made at run time from the description of the service.
    client: Any = botocore.session.get_session().create_client("secretsmanager")

    def read(arn: str) -> str:
        secret: str = client.get_secret_value(SecretId=arn)["SecretString"]
        return secret

    return read


def _tls(environment: Mapping[str, str]) -> ssl.SSLContext:
    """A context that trusts the authorities of RDS, which are not among the usual ones, and checks the name."""
    return ssl.create_default_context(cafile=environment["MOBILITY_DATABASE_CERTIFICATES"])
