"""What stands behind the gateway, and what the placeholders of the document become."""

from collections.abc import Mapping

from tests.contract.refusals import Scene

ORIGIN = "https://app.mobilitycorp.example"
AUTHORIZER_URI = (
    "arn:aws:apigateway:eu-north-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-north-1:000000000000:function:authorizer/invocations"
)
# The addresses of the services are put in when they run.
PLACEHOLDERS = {
    "ReservationUrl": "",
    "TravelAgentUrl": "",
    "VpcLinkId": "vpclink0",
    "LoadBalancerArn": "arn:aws:elasticloadbalancing:eu-north-1:000000000000:loadbalancer/app/main/1",
    "AuthorizerUri": AUTHORIZER_URI,
    "AuthorizerCredentials": "arn:aws:iam::000000000000:role/authorizer",
    "AllowedOrigins": ORIGIN,
}

type Scenes = Mapping[str, Scene]
"""Both services behind the gateway, by the names of their contracts."""
