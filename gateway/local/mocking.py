"""Mock integrations, which answer by their templates alone."""

import json
import re
from collections.abc import Mapping

from starlette.responses import Response

from gateway.local.calls import Call
from gateway.local.mapping import response_value
from gateway.local.refusals import Refused
from gateway.local.responses import JSON, template_for
from gateway.local.rest_api import Integration, IntegrationResponse
from gateway.local.velocity import Input, Template

_HEADER = "method.response.header."


def mock_answer(call: Call, integration: Integration) -> Response:
    """The answer that the templates make; the request's template says which of them by its ``statusCode``.

    Raises:
        Refused: API_CONFIGURATION_ERROR where none fits, UNSUPPORTED_MEDIA_TYPE where no template takes the body.
        TemplateFailure: a template cannot be rendered.
    """
    given = Input(body=call.body.decode(errors="replace"), parameters=call.parameters())
    template = _request_template(call, integration)
    rendered = (
        call.body.decode(errors="replace") if template is None else template.render(context=call.context, given=given)
    )
    chosen = _chosen(_status(rendered), integration)
    headers = {
        name.removeprefix(_HEADER): response_value(expression, [], call.context)
        for name, expression in chosen.parameters.items()
    }
    content = _content(chosen.templates, call, given=given)
    overrides = call.context.get("responseOverride", {})
    kept = {name: value for name, value in headers.items() if value is not None} | overrides.get("header", {})
    response = Response(content, status_code=overrides.get("status", chosen.status))
    for name, value in kept.items():
        response.headers[name] = value
    if "content-type" not in response.headers:
        response.headers["Content-Type"] = JSON
    return response


def _request_template(call: Call, integration: Integration) -> Template | None:
    """The template for a request's content type; None passes its body on.

    Raises:
        Refused: UNSUPPORTED_MEDIA_TYPE where no template fits and nothing else passes.
    """
    content_type = (call.header("Content-Type") or JSON).split(";")[0].strip().lower()
    template = integration.templates.get(content_type) or integration.templates.get("$default")
    if template is None and (
        integration.passthrough == "never" or (integration.passthrough == "when_no_templates" and integration.templates)
    ):
        raise Refused("UNSUPPORTED_MEDIA_TYPE")
    return template


def _status(rendered: str) -> int:
    try:
        return int(json.loads(rendered)["statusCode"])
    except (ValueError, KeyError, TypeError):
        raise Refused("API_CONFIGURATION_ERROR") from None


def _chosen(status: int, integration: Integration) -> IntegrationResponse:
    fitting = [each for each in integration.responses if each.pattern and re.fullmatch(each.pattern, str(status))]
    others = [each for each in integration.responses if each.pattern is None]
    if not fitting and not others:
        raise Refused("API_CONFIGURATION_ERROR")
    return (fitting or others)[0]


def _content(templates: Mapping[str, Template], call: Call, *, given: Input) -> str:
    template = template_for(call.header("Accept"), templates)
    return "" if template is None else template.render(context=call.context, given=given)
