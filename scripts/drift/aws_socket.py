"""What the WebSocket template for AWS tells: a route for each message of clients, beside those that AWS has itself."""

from collections.abc import Iterator

from scripts.drift.facts import Aspect, Fact
from scripts.drift.trees import JsonTree

ASPECTS = (Aspect.CLIENT_MESSAGE,)
_ROUTE = "AWS::ApiGatewayV2::Route"
_OF_AWS = "$"


def facts(document: JsonTree, *, subject: str) -> Iterator[Fact]:
    """Tell the messages that have a route; `subject` is the channel."""
    for resource in document.value["Resources"].values():
        if resource["Type"] == _ROUTE and not resource["Properties"]["RouteKey"].startswith(_OF_AWS):
            yield Fact(subject, Aspect.CLIENT_MESSAGE, resource["Properties"]["RouteKey"])
