"""The gateway's own answers, as the document words them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from gateway.local.calls import Call
from gateway.local.mapping import request_value
from gateway.local.refusals import KINDS, Refused
from gateway.local.rest_api import GatewayResponse
from gateway.local.velocity import Input, Template

JSON: Final = "application/json"
_HEADER: Final = "gatewayresponse.header."
# AWS answers them before it looks at the API, so that no gateway response shapes them.
_NOT_CUSTOMISED: Final = frozenset({"REQUEST_HEADERS_TOO_LARGE", "REQUEST_TOO_LARGE"})


@dataclass(frozen=True, slots=True)
class GatewayResponses:
    """The answers by type; types that are not told apart follow those of all 4XX or all 5XX."""

    by_kind: Mapping[str, GatewayResponse]

    def answer(self, refusal: Refused, call: Call) -> Response:
        """The answer to a request.

        Raises:
            TemplateFailure: the document's words for it cannot be rendered.
        """
        chosen = None if refusal.kind in _NOT_CUSTOMISED else self._chosen(refusal)
        status = refusal.status if chosen is None or chosen.status is None else chosen.status
        headers = {"Content-Type": JSON, "x-amzn-ErrorType": KINDS[refusal.kind].error}
        if chosen is None:
            name = "Message" if refusal.kind == "ACCESS_DENIED" else "message"
            content = json.dumps({name: refusal.message}, separators=(",", ":"))
        else:
            call.context["error"] = {
                "message": refusal.message,
                "messageString": json.dumps(refusal.message),
                "responseType": refusal.kind,
                "validationErrorString": refusal.validation_error,
            }
            content = self._render(chosen, call, refusal=refusal)
            headers |= _headers(chosen, call)
        overrides = call.context.get("responseOverride", {})
        headers |= overrides.get("header", {})
        return Response(content, status_code=overrides.get("status", status), headers=headers)

    def _chosen(self, refusal: Refused) -> GatewayResponse | None:
        fallback = "DEFAULT_5XX" if refusal.status >= 500 else "DEFAULT_4XX"
        return self.by_kind.get(refusal.kind) or self.by_kind.get(fallback)

    def _render(self, chosen: GatewayResponse, call: Call, *, refusal: Refused) -> str:
        template = template_for(call.header("Accept"), chosen.templates)
        if template is None:
            return json.dumps({"message": refusal.message}, separators=(",", ":"))
        given = Input(body=call.body.decode(errors="replace"), parameters=call.parameters())
        return template.render(context=call.context, given=given)


def template_for(accept: str | None, templates: Mapping[str, Template]) -> Template | None:
    """The template for what a client accepts: AWS looks at the first media type of ``Accept``, and no further."""
    first = (accept or JSON).split(",")[0].split(";")[0].strip().lower()
    return templates.get(first) or templates.get(JSON) or next(iter(templates.values()), None)


def _headers(chosen: GatewayResponse, call: Call) -> dict[str, str]:
    values = {
        name.removeprefix(_HEADER): request_value(expression, call) for name, expression in chosen.parameters.items()
    }
    return {name: value for name, value in values.items() if value}
