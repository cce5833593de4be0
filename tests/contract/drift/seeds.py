"""Drift to be found: one change of a text, and the fact that is then missing or beside."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A change of a generated file, as text: every `old` becomes `new`."""

    kind: str
    file: str
    old: str
    new: str
    missing: str = ""
    surplus: str = ""

    def sow(self, generated: Path) -> None:
        """Change the file; raises AssertionError where there is nothing to change."""
        file = generated / self.file
        text = file.read_text()
        assert self.old in text, f"{self.file} has no {self.old!r}."
        file.write_text(text.replace(self.old, self.new))


_POLICY, _ENVOY = "gateway/policy.json", "gateway/envoy.json"
_REST, _SOCKET = "gateway/aws-rest.openapi.json", "gateway/aws-websocket.template.json"
_QUOTES, _CHAT = "reservation POST /v1/quotes", "travel_agent WebSocket /v1/chat"
_METROS, _VEHICLES = "reservation GET /v1/metros", "reservation GET /v1/vehicles"

GATEWAYS = (
    Seed(
        kind="policy: another path",
        file=_POLICY,
        old='"path": "/v1/quotes"',
        new='"path": "/v1/offers"',
        missing=f"{_QUOTES}: operation is there",
        surplus="reservation POST /v1/offers: operation is there",
    ),
    Seed(
        kind="policy: another scope",
        file=_POLICY,
        old='"vehicles:read"',
        new='"vehicles:write"',
        missing=f"{_VEHICLES}: access token with [vehicles:read]",
    ),
    Seed(
        kind="policy: another limit",
        file=_POLICY,
        old='"requests": 60,',
        new='"requests": 61,',
        surplus=f"{_QUOTES}: limit 61 in 60 s",
    ),
    Seed(
        kind="policy: a message less",
        file=_POLICY,
        old='"type": "turn.cancel"',
        new='"type": "turn.stop"',
        missing=f"{_CHAT}: client message turn.cancel",
        surplus=f"{_CHAT}: client message turn.stop",
    ),
    Seed(
        kind="policy: a larger message",
        file=_POLICY,
        old='"max_message_bytes": 65536',
        new='"max_message_bytes": 131072',
        surplus=f"{_CHAT}: largest message 131072 bytes",
    ),
    Seed(
        kind="AWS: another parameter",
        file=_REST,
        old='"name": "latitude"',
        new='"name": "lat"',
        missing=f"{_VEHICLES}: input query latitude",
        surplus=f"{_VEHICLES}: input query lat",
    ),
    Seed(
        kind="AWS: another service",
        file=_REST,
        old="${TravelAgentUrl}/v1/feedback",
        new="${ReservationUrl}/v1/feedback",
        missing="travel_agent POST /v1/feedback: operation is there",
    ),
    Seed(
        kind="AWS: another path behind the route",
        file=_REST,
        old="${TravelAgentUrl}/v1/feedback",
        new="${TravelAgentUrl}/v1/connection-events",
        surplus="travel_agent POST /v1/connection-events: operation stands at /v1/feedback",
    ),
    Seed(
        kind="AWS: a response less",
        file=_REST,
        old='"412": {',
        new='"417": {',
        missing="reservation PATCH /v1/customers/me: status 412",
        surplus="reservation PATCH /v1/customers/me: status 417",
    ),
    Seed(
        kind="AWS: another body",
        file=_REST,
        old="#/components/schemas/QuoteCreate",
        new="#/components/schemas/QuoteDraft",
        missing=f"{_QUOTES}: body application/json QuoteCreate",
    ),
    Seed(
        kind="AWS: another time-out",
        file=_REST,
        old='"timeoutInMillis": 5000',
        new='"timeoutInMillis": 6000',
        missing=f"{_QUOTES}: time-out 5000 ms",
    ),
    Seed(
        kind="AWS: a message without a route",
        file=_SOCKET,
        old='"RouteKey": "turn.cancel"',
        new='"RouteKey": "turn.stop"',
        missing=f"{_CHAT}: client message turn.cancel",
    ),
    Seed(
        kind="Envoy: another path",
        file=_ENVOY,
        old='"path": "/v1/quotes"',
        new='"path": "/v1/offers"',
        missing=f"{_QUOTES}: operation is there",
    ),
    Seed(
        kind="Envoy: another time-out",
        file=_ENVOY,
        old='"timeout": "15s"',
        new='"timeout": "16s"',
        surplus="travel_agent POST /v1/erasures: time-out 16000 ms",
    ),
    Seed(
        kind="Envoy: another scope",
        file=_ENVOY,
        old='"exact": "vehicles:read"',
        new='"exact": "profile:read"',
        surplus=f"{_VEHICLES}: access token with [profile:read]",
    ),
    Seed(
        kind="Envoy: another limit",
        file=_ENVOY,
        old='"max_tokens": 30,',
        new='"max_tokens": 31,',
        surplus="travel_agent POST /v1/conversations: limit 31 in 60 s",
    ),
    Seed(
        kind="Envoy: another service",
        file=_ENVOY,
        old='"cluster_specifier_plugin": "reservation"',
        new='"cluster_specifier_plugin": "travel_agent"',
        missing=f"{_METROS}: operation is there",
    ),
)
PYTHON = (
    Seed(
        kind="Python: another path",
        file="reservation/client_operations.py",
        old='path="/v1/quotes"',
        new='path="/v1/offers"',
        missing=f"{_QUOTES}: operation is there",
    ),
    Seed(
        kind="Python: another parameter",
        file="reservation/client.py",
        old='"vehicle_class": vehicle_class,',
        new='"class": vehicle_class,',
        missing=f"{_VEHICLES}: parameter query vehicle_class, optional",
        surplus=f"{_VEHICLES}: parameter query class, optional",
    ),
    Seed(
        kind="Python: a parameter that may be left out",
        file="reservation/client.py",
        old="latitude: models.Latitude,",
        new="latitude: models.Latitude | None = None,",
        missing=f"{_VEHICLES}: parameter query latitude, required",
        surplus=f"{_VEHICLES}: parameter query latitude, optional",
    ),
    Seed(
        kind="Python: another response",
        file="reservation/client_operations.py",
        old="body: models.MetroPage",
        new="body: models.Metro",
        missing=f"{_METROS}: response 200 MetroPage",
        surplus=f"{_METROS}: response 200 Metro",
    ),
    Seed(
        kind="Python: a problem less",
        file="reservation/client_operations.py",
        old="        client_problems.QuoteExpired,\n",
        new="",
        missing="reservation POST /v1/reservations: response 409 QuoteExpired",
    ),
    Seed(
        kind="Python: another schema of a message",
        file="travel_agent/channel.py",
        old="model=models.TurnCancel,",
        new="model=models.Ping,",
        missing=f"{_CHAT}: message client turn.cancel TurnCancel",
    ),
    Seed(
        kind="Python: a message of the server less",
        file="travel_agent/channel.py",
        old='name="pong"',
        new='name="pang"',
        missing=f"{_CHAT}: message server pong Pong",
    ),
)
TYPESCRIPT = (
    Seed(
        kind="TypeScript: another path",
        file="typescript/src/operations/quotes.ts",
        old='path: "/v1/quotes",',
        new='path: "/v1/offers",',
        missing=f"{_QUOTES}: operation is there",
    ),
    Seed(
        kind="TypeScript: another parameter",
        file="typescript/src/operations/vehicles.ts",
        old="  readonly latitude: Latitude;",
        new="  readonly latitude?: Latitude;",
        missing=f"{_VEHICLES}: parameter query latitude, required",
    ),
    Seed(
        kind="TypeScript: another header",
        file="typescript/src/operations/quotes.ts",
        old='idempotencyKey: { name: "Idempotency-Key", required: true },',
        new='idempotencyKey: { name: "Idempotence-Key", required: true },',
        missing=f"{_QUOTES}: parameter header Idempotency-Key, required",
    ),
    Seed(
        kind="TypeScript: another response",
        file="typescript/src/operations/metros.ts",
        old="ListCall<MetroPage, ",
        new="ListCall<Metro, ",
        surplus=f"{_METROS}: response 200 Metro (in its type alone)",
    ),
    Seed(
        kind="TypeScript: another schema at run time",
        file="typescript/src/operations/metros.ts",
        old='schema: "MetroPage"',
        new='schema: "Metro"',
        surplus=f"{_METROS}: response 200 Metro (in its descriptor alone)",
    ),
    Seed(
        kind="TypeScript: a problem less",
        file="typescript/src/operations/quotes.ts",
        old="    RANGE_INSUFFICIENT,\n",
        new="",
        missing=f"{_QUOTES}: response 409 RangeInsufficient",
    ),
    Seed(
        kind="TypeScript: another method of the group",
        file="typescript/src/groups/quotes.ts",
        old="return createQuote(this.#client, body, options);",
        new="return getQuote(this.#client, body.vehicle_id, options);",
        missing=f"{_QUOTES}: name createQuote",
    ),
    Seed(
        kind="TypeScript: an answer that says the opposite",
        file="typescript/src/chat/index.ts",
        old='decision: "decline"',
        new='decision: "approve"',
        missing=f'{_CHAT}: answer decline fills in decision "decline"',
    ),
    Seed(
        kind="TypeScript: a message less",
        file="typescript/src/chat/messages.ts",
        old='  "turn.cancel": TurnCancel;\n',
        new="",
        missing=f"{_CHAT}: client message turn.cancel",
    ),
)
