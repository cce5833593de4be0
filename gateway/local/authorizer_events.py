"""What authorizers of REST APIs are told (Amazon API Gateway Developer Guide, "Input to a Lambda authorizer")."""

from typing import Any

from gateway.local.calls import ACCOUNT, REGION, REST_API_ID, STAGE, Call
from gateway.local.rest_api import Authorizer, Method


def method_arn(call: Call, *, api: str = REST_API_ID) -> str:
    """The name under which policies allow or deny a request."""
    path = call.raw_path.decode("latin-1").strip("/")
    return f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{api}/{STAGE}/{call.method}/{path}"


def authorizer_event(call: Call, *, method: Method, authorizer: Authorizer) -> dict[str, Any]:
    """What the function is told of a request."""
    arn = method_arn(call)
    if authorizer.kind == "TOKEN":
        source = authorizer.identity[0].removeprefix("method.request.header.")
        return {"type": "TOKEN", "methodArn": arn, "authorizationToken": call.header(source)}
    names = {name for name, _ in call.headers}
    return {
        "type": "REQUEST",
        "methodArn": arn,
        "resource": method.path,
        "path": call.context["path"],
        "httpMethod": call.method,
        "headers": dict(call.headers),
        "multiValueHeaders": {name: call.header_values(name) for name in names},
        "queryStringParameters": dict(call.query),
        "multiValueQueryStringParameters": {
            name: [value for key, value in call.query if key == name] for name, _ in call.query
        },
        "pathParameters": dict(call.path_parameters),
        "stageVariables": {},
        "requestContext": {**call.context, "resourcePath": method.path},
    }
