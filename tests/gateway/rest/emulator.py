"""LocalStack, which emulates Amazon API Gateway: a process on a free port, without a network and without an account.

It validates requests and proxies them for real. It has no VPC links and no streams (it answers when all is there), asks
no authorizer, and takes of gateway responses, which its import leaves out, the status only.
"""

import json
import os
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import botocore.session
from botocore.config import Config

from scripts.stack.children import Child
from scripts.stack.parts import await_readiness
from scripts.stack.places import CHECKOUT

REGION: Final = "eu-north-1"
STAGE: Final = "live"
DOCUMENT: Final = CHECKOUT / "generated" / "gateway" / "aws-rest.openapi.json"
_PYTHON: Final = CHECKOUT / ".tools" / "localstack" / "bin" / "python"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedApi:
    """A document that was imported and deployed: its id, and the address under which its paths are."""

    id: str
    url: str
    client: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulator:
    """The running emulator."""

    port: int

    @property
    def url(self) -> str:
        """Its address, the same for all services."""
        return f"http://127.0.0.1:{self.port}"

    def client(self, service: str) -> Any:
        """A client of a service."""
        return botocore.session.get_session().create_client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def deploy(self, document: str) -> DeployedApi:
        """Import a document as Amazon would, and deploy it to a stage."""
        client = self.client("apigateway")
        regional = {"endpointConfigurationTypes": "REGIONAL"}
        api = client.import_rest_api(body=document.encode(), failOnWarnings=True, parameters=regional)["id"]
        for kind, response in json.loads(document)["x-amazon-apigateway-gateway-responses"].items():
            client.put_gateway_response(restApiId=api, responseType=kind, **response)
        _attach_models(client, api, paths=json.loads(document)["paths"])
        client.create_deployment(restApiId=api, stageName=STAGE)
        return DeployedApi(id=api, url=f"{self.url}/_aws/execute-api/{api}/{STAGE}", client=client)


def _attach_models(client: Any, api: str, *, paths: Mapping[str, Any]) -> None:
    """Give methods the models of other media types, which the import leaves out.

    The emulator validates every body as application/json, and refuses those of methods that have no model for it.
    """
    resources = client.get_resources(restApiId=api, limit=500)["items"]
    identifiers = {resource["path"]: resource["id"] for resource in resources}
    for path, item in paths.items():
        for method, operation in item.items():
            content = operation.get("requestBody", {}).get("content", {})
            if content and "application/json" not in content:
                (media,) = content.values()
                model = media["schema"]["$ref"].rsplit("/", 1)[-1]
                change = {"op": "add", "path": "/requestModels/application~1json", "value": model}
                client.update_method(
                    restApiId=api, resourceId=identifiers[path], httpMethod=method.upper(), patchOperations=[change]
                )


def substituted(values: Mapping[str, str]) -> str:
    """The generated document with values in place of its placeholders, as CloudFormation puts them in."""
    text = DOCUMENT.read_text()
    for name, value in values.items():
        assert f"${{{name}}}" in text, name
        text = text.replace(f"${{{name}}}", value)
    assert "${" not in text
    return text


@contextmanager
def running_emulator(directory: Path) -> Iterator[Emulator]:
    """Start the emulator; its state and what it writes go to the directory."""
    emulator = Emulator(port=_free_port())
    child = Child.start(
        "localstack",
        arguments=[_PYTHON, "-m", "localstack.runtime.main"],
        log=directory / "localstack.log",
        environment={
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "HOME": str(directory),
            "TMPDIR": str(directory),
            "FILESYSTEM_ROOT": str(directory / "volume"),
            "OVERRIDE_IN_DOCKER": "0",
            "SERVICES": "apigateway",
            "EAGER_SERVICE_LOADING": "1",
            "GATEWAY_LISTEN": f"127.0.0.1:{emulator.port}",
            # The default server listens on all interfaces.
            "GATEWAY_SERVER": "hypercorn",
            "LOCALSTACK_HOST": f"127.0.0.1:{emulator.port}",
            # Nothing is told to anybody, and nothing is asked for: no usage events, certificates or name server.
            "DISABLE_EVENTS": "1",
            "SKIP_SSL_CERT_DOWNLOAD": "1",
            "DNS_ADDRESS": "0",
        },
        # It takes its time to end in order, and leaves nothing that anybody needs.
        stop_signal=signal.SIGKILL,
    )
    try:
        await_readiness(child, url=emulator.url, path="/_localstack/health")
        yield emulator
    finally:
        child.stop()


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
