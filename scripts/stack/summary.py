"""What a person sees once the stack runs."""

from scripts.maps import ATTRIBUTION
from scripts.seed.customers import CUSTOMERS
from scripts.stack.portal import is_built
from scripts.stack.supervisor import Stack


def summary(stack: Stack) -> str:
    """The addresses of the stack, and how to make a first call."""
    names = ", ".join(customer.name for customer in CUSTOMERS)
    portal = f"{stack.gateway_url}/" if is_built() else "not built: `make run` builds it"
    return f"""
The local stack runs. Ctrl-C stops everything.

  developer portal     {portal}
  gateway              {stack.gateway_url}
  reservation service  {stack.reservation_url}   contract: /openapi.json
  travel agent         {stack.travel_agent_url}   contracts: /openapi.json, /asyncapi.json; chat: /v1/chat
  token issuer         {stack.issuer_url}
  database             {stack.database.place}
  logs                 {stack.logs}

Get a token (customers: {names}) and find a scooter:

  TOKEN=$(curl -s -H 'Accept: text/plain' -d customer={CUSTOMERS[0].name} {stack.issuer_url}/token)
  curl -s -H "Authorization: Bearer $TOKEN" \\
    '{stack.gateway_url}/v1/vehicles?latitude=60.1708&longitude=24.9415&vehicle_class=scooter&limit=3'

Talk with the travel agent, in another terminal:

  make chat CUSTOMER={CUSTOMERS[0].name}

Map data: {ATTRIBUTION}
"""
