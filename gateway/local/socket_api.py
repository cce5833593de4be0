"""A WebSocket API as its CloudFormation template describes it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gateway.local.cloudformation import Resource, resolve
from gateway.local.failures import GatewayFailure
from gateway.local.velocity import Template, TemplateFailure, read_template

CONNECT, DISCONNECT, DEFAULT = "$connect", "$disconnect", "$default"
_PREFIX: Final = "AWS::ApiGatewayV2::"
_SELECTION: Final = re.compile(r"\$\{?request\.body\.([A-Za-z0-9_.-]+)\}?")
_DEFAULT_TIMEOUT_MS: Final = 29_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketAnswer:
    """What becomes of an integration's answer whose status the pattern matches; None matches all."""

    pattern: str | None
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketIntegration:
    """An HTTP endpoint that is told of a route's events.

    Attributes:
        kind: ``HTTP``, where the template makes the body, or ``HTTP_PROXY``, where the frame is the body.
        answers: what becomes of its answers.
    """

    kind: str
    method: str
    uri: str
    timeout_s: float
    parameters: Mapping[str, str]
    template: Template | None
    answers: tuple[SocketAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketRoute:
    """A route. `identity` are the expressions its authorizer judges by; without one it is None."""

    key: str
    integration: SocketIntegration
    identity: tuple[str, ...] | None
    responds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttle:
    """At most so many a second, and so many at once."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketApi:
    """Routes by their keys, which are found in the body under `selection`, and the settings of the stage."""

    selection: tuple[str, ...]
    routes: Mapping[str, SocketRoute]
    stage: str
    stage_variables: Mapping[str, str]
    throttles: Mapping[str, Throttle]
    default_throttle: Throttle | None

    @classmethod
    def read(cls, template: dict[str, Any], *, parameters: Mapping[str, str]) -> "SocketApi":
        """Read a template.

        Raises:
            GatewayFailure: it says what this gateway does not know.
        """
        return _Reader(resolve(template, parameters=parameters)).api()

    def throttle(self, route_key: str) -> Throttle | None:
        """The throttle of a route."""
        return self.throttles.get(route_key, self.default_throttle)


class _Reader:
    def __init__(self, resources: Mapping[str, Resource]) -> None:
        self._resources = resources

    def api(self) -> SocketApi:
        (api,) = self._of("Api").values()
        (stage,) = self._of("Stage").values()
        selection = _SELECTION.fullmatch(api["RouteSelectionExpression"])
        if selection is None:
            raise GatewayFailure(f"Routes are selected by {api['RouteSelectionExpression']}, which is not known.")
        routes = {route.key: route for route in self._routes()}
        if CONNECT not in routes:
            raise GatewayFailure("The WebSocket API has no route $connect.")
        settings = stage.get("RouteSettings", {}).items()
        throttles = {key: throttle for key, raw in settings if (throttle := _throttle(raw)) is not None}
        return SocketApi(
            selection=tuple(selection[1].split(".")),
            routes=routes,
            stage=stage["StageName"],
            stage_variables=stage.get("StageVariables", {}),
            throttles=throttles,
            default_throttle=_throttle(stage.get("DefaultRouteSettings", {})),
        )

    def _of(self, kind: str) -> dict[str, Mapping[str, Any]]:
        return {name: each.properties for name, each in self._resources.items() if each.kind == _PREFIX + kind}

    def _routes(self) -> Iterator[SocketRoute]:
        authorizers = self._of("Authorizer")
        integrations = {name: self._integration(name, raw) for name, raw in self._of("Integration").items()}
        responding = {raw["RouteId"] for raw in self._of("RouteResponse").values()}
        for name, raw in self._of("Route").items():
            authorizer = authorizers[raw["AuthorizerId"]] if raw.get("AuthorizationType") == "CUSTOM" else None
            yield SocketRoute(
                key=raw["RouteKey"],
                integration=integrations[raw["Target"].removeprefix("integrations/")],
                identity=None if authorizer is None else tuple(authorizer.get("IdentitySource", ())),
                responds=name in responding and "RouteResponseSelectionExpression" in raw,
            )

    def _integration(self, name: str, raw: Mapping[str, Any]) -> SocketIntegration:
        if raw["IntegrationType"] not in ("HTTP", "HTTP_PROXY"):
            raise GatewayFailure(f"{name}: an integration of type {raw['IntegrationType']} is not known.")
        answers = [each for each in self._of("IntegrationResponse").values() if each["IntegrationId"] == name]
        return SocketIntegration(
            kind=raw["IntegrationType"],
            method=raw["IntegrationMethod"],
            uri=raw["IntegrationUri"],
            timeout_s=raw.get("TimeoutInMillis", _DEFAULT_TIMEOUT_MS) / 1000,
            parameters=raw.get("RequestParameters", {}),
            template=_template(name, raw),
            answers=tuple(
                SocketAnswer(
                    pattern=None
                    if each["IntegrationResponseKey"] == DEFAULT
                    else each["IntegrationResponseKey"].strip("/"),
                    parameters=each.get("ResponseParameters", {}),
                )
                for each in answers
            ),
        )


def _template(name: str, raw: Mapping[str, Any]) -> Template | None:
    """The one template, which is chosen whatever comes; without one the frame is passed on."""
    templates = raw.get("RequestTemplates", {})
    if not templates:
        return None
    if raw.get("TemplateSelectionExpression", "\\$default") != "\\$default" or list(templates) != [DEFAULT]:
        raise GatewayFailure(f"{name}: only the template $default is known, chosen by \\$default.")
    try:
        return read_template(templates[DEFAULT])
    except TemplateFailure as failure:
        raise GatewayFailure(f"{name}: {failure}.") from failure


def _throttle(settings: Mapping[str, Any]) -> Throttle | None:
    if "ThrottlingRateLimit" not in settings:
        return None
    return Throttle(rate=float(settings["ThrottlingRateLimit"]), burst=float(settings["ThrottlingBurstLimit"]))
