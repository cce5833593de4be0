"""The generated template as a stack of the emulator, with what the emulator lacks done in other ways."""

import io
import json
import os
import sysconfig
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scripts.stack.places import CHECKOUT
from tests.gateway.socket.emulator import ACCOUNT, REGION, Emulator

STACK: Final = "chat"
STAGE: Final = "test"
KEY: Final = "key-of-the-gateway-in-tests"
TEMPLATE: Final = CHECKOUT / "generated" / "gateway" / "aws-websocket.template.json"
ROLE: Final = f"arn:aws:iam::{ACCOUNT}:role/gateway"
_HERE: Final = Path(__file__).parent
# The emulator's CloudFormation does not know them; its API does.
_UNKNOWN: Final = ("Deployment", "IntegrationResponse", "RouteResponse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The access key of a user."""

    key_id: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployed:
    """The API as it runs on the emulator, and what the service needs to post to its connections."""

    emulator: Emulator
    api_id: str
    outputs: Mapping[str, str]
    credentials: Credentials

    @property
    def path(self) -> str:
        """Where the emulator serves the API and its connections."""
        return callback_path(self.api_id)

    @property
    def socket_url(self) -> str:
        """Where clients connect."""
        return f"ws://127.0.0.1:{self.emulator.port}{self.path}"

    @property
    def callback_url(self) -> str:
        """Where the service posts."""
        return f"{self.emulator.url}{self.path}"

    def connections(self) -> Any:
        """A client of `@connections`, as the owner of the account."""
        return self.emulator.client("apigatewaymanagementapi", path=self.path)


def callback_path(api_id: str) -> str:
    """The path of an API on the emulator, which serves all hosts at one address."""
    return f"/_aws/execute-api/{api_id}/{STAGE}"


def deploy(emulator: Emulator, *, service_url: str, token_settings: Mapping[str, str]) -> Deployed:
    """Create the stack, as the deployment does: the authorizer first, the API, and a user for the service."""
    _role(emulator)
    modules = os.pathsep.join((str(CHECKOUT), sysconfig.get_paths()["purelib"]))
    authorizer = _function(emulator, "authorizer", files=["authorizer_function"], MODULES=modules, **token_settings)
    parameters = {
        "TravelAgentUrl": service_url,
        "AuthorizerUri": authorizer,
        "AuthorizerCredentials": ROLE,
        "GatewayKey": KEY,
        "StageName": STAGE,
    }
    outputs = _stack(emulator, parameters)
    api_id = outputs["ApiId"]
    # Addresses of the emulator hold the id of the API, which is not known before.
    outputs = _stack(emulator, parameters | {"CallbackUrl": f"{emulator.url}{callback_path(api_id)}"})
    _complete(emulator, api_id)
    _bridge(emulator, api_id)
    return Deployed(
        emulator=emulator, api_id=api_id, outputs=outputs, credentials=_user(emulator, outputs["ConnectionsArn"])
    )


def template() -> dict[str, Any]:
    """The generated template."""
    document: dict[str, Any] = json.loads(TEMPLATE.read_text())
    return document


def resources(kind: str) -> dict[str, dict[str, Any]]:
    """The properties of the template's resources of a kind, by their names."""
    return {
        name: resource["Properties"]
        for name, resource in template()["Resources"].items()
        if resource["Type"] == f"AWS::ApiGatewayV2::{kind}"
    }


def _stack(emulator: Emulator, parameters: Mapping[str, str]) -> dict[str, str]:
    """Create the stack, or update it; gives its outputs."""
    document = template()
    unknown = {name for kind in _UNKNOWN for name in resources(kind)}
    document["Resources"] = {name: value for name, value in document["Resources"].items() if name not in unknown}
    del document["Resources"]["Stage"]["Properties"]["DeploymentId"]
    client = emulator.client("cloudformation")
    exists = any(stack["StackName"] == STACK for stack in client.describe_stacks()["Stacks"])
    change, done = ("update", "stack_update_complete") if exists else ("create", "stack_create_complete")
    getattr(client, f"{change}_stack")(
        StackName=STACK,
        TemplateBody=json.dumps(document),
        Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
    )
    client.get_waiter(done).wait(StackName=STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    (stack,) = client.describe_stacks(StackName=STACK)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _complete(emulator: Emulator, api_id: str) -> None:
    """Make by the API what the emulator's CloudFormation does not make: answers and the deployment."""
    client = emulator.client("apigatewayv2")
    integrations = {
        each["Description"]: each["IntegrationId"] for each in client.get_integrations(ApiId=api_id)["Items"]
    }
    routes = {each["RouteKey"]: each["RouteId"] for each in client.get_routes(ApiId=api_id)["Items"]}
    for response in resources("IntegrationResponse").values():
        described = resources("Integration")[response["IntegrationId"]["Ref"]]["Description"]
        client.create_integration_response(
            ApiId=api_id,
            IntegrationId=integrations[described],
            IntegrationResponseKey=response["IntegrationResponseKey"],
            ResponseParameters=response["ResponseParameters"],
        )
    for response in resources("RouteResponse").values():
        route = resources("Route")[response["RouteId"]["Ref"]]["RouteKey"]
        client.create_route_response(
            ApiId=api_id,
            RouteId=routes[route],
            RouteResponseKey=response["RouteResponseKey"],
            ResponseParameters=response["ResponseParameters"],
        )
    deployment = client.create_deployment(ApiId=api_id)["DeploymentId"]
    client.update_stage(ApiId=api_id, StageName=STAGE, DeploymentId=deployment)


def _bridge(emulator: Emulator, api_id: str) -> None:
    """Put a function in the place of each HTTP integration, which does what the emulator has read of it."""
    client = emulator.client("apigatewayv2")
    variables = json.dumps(client.get_stage(ApiId=api_id, StageName=STAGE)["StageVariables"])
    for integration in client.get_integrations(ApiId=api_id)["Items"]:
        assert integration["IntegrationType"] == "HTTP"
        address = _function(
            emulator,
            f"bridge-{integration['IntegrationId']}",
            files=["bridge", "mapping_templates"],
            INTEGRATION=json.dumps(integration),
            STAGE_VARIABLES=variables,
        )
        client.update_integration(
            ApiId=api_id,
            IntegrationId=integration["IntegrationId"],
            IntegrationType="AWS_PROXY",
            IntegrationUri=address,
        )


def _function(emulator: Emulator, name: str, *, files: list[str], **variables: str) -> str:
    """Create a function of modules beside this one, the handler in the first; gives the URI that invokes it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for file in files:
            package.write(_HERE / f"{file}.py", f"{file}.py")
    made = emulator.client("lambda").create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=ROLE,
        Handler=f"{files[0]}.handle",
        Code={"ZipFile": archive.getvalue()},
        Environment={"Variables": variables},
        Timeout=20,
    )
    return f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{made['FunctionArn']}/invocations"


def _role(emulator: Emulator) -> None:
    """The role that functions run in, and that the API invokes the authorizer with."""
    services = ["apigateway.amazonaws.com", "lambda.amazonaws.com"]
    trust = {"Effect": "Allow", "Principal": {"Service": services}, "Action": "sts:AssumeRole"}
    emulator.client("iam").create_role(
        RoleName=ROLE.rpartition("/")[2],
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
    )


def _user(emulator: Emulator, connections_arn: str) -> Credentials:
    """A user who may do what the service needs, and nothing else."""
    client = emulator.client("iam")
    client.create_user(UserName="travel-agent")
    statement = {"Effect": "Allow", "Action": "execute-api:ManageConnections", "Resource": connections_arn}
    client.put_user_policy(
        UserName="travel-agent",
        PolicyName="connections",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
    )
    made = client.create_access_key(UserName="travel-agent")["AccessKey"]
    return Credentials(key_id=made["AccessKeyId"], secret=made["SecretAccessKey"])
