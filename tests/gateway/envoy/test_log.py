"""What Envoy writes of each request, and what it does not."""

import json

from tests.gateway.envoy.backends import Backend
from tests.gateway.envoy.rig import Gateway, Issuer, eventually


def test_the_log_tells_of_requests_but_not_of_people(gateway: Gateway, reservation: Backend, issuer: Issuer) -> None:
    token = issuer.token("auth0|somebody-special")
    vehicle = "veh_01kdvdna00fe8btg74m1tf1kga"
    headers = {"Authorization": f"Bearer {token}", "X-Request-Id": "look-for-me", "X-Forwarded-For": "203.0.113.9"}
    assert gateway.ask("GET", f"/v1/vehicles/{vehicle}?email=a%40b.example", headers=headers).status == 200
    assert gateway.ask("GET", "/v1/vehicles", headers=headers | {"Authorization": f"Bearer {token}x"}).status == 401
    found = eventually(lambda: [event for event in gateway.logged() if event.get("request_id") == "look-for-me"][1:])
    events = [event for event in gateway.logged() if event.get("request_id") == "look-for-me"]
    assert found
    assert [(event["operation"], event["status"], event["method"]) for event in events] == [
        ("getVehicle", 200, "GET"),
        ("searchVehicles", 401, "GET"),
    ]
    text = json.dumps(gateway.logged())
    for secret in (token, *token.split("."), "somebody-special", vehicle, "b.example", "203.0.113.9"):
        assert secret not in text
