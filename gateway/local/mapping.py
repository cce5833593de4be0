"""Parameter mappings: expressions that say where a header, a parameter or a segment comes from."""

from collections.abc import Mapping
from typing import Any

from gateway.local.calls import Call, Headers
from gateway.local.velocity import TemplateFailure


def request_value(expression: str, call: Call) -> str | None:
    """What an expression stands for in a request; None where it is absent.

    Expressions are ``'text'``, ``method.request.{header,multivalueheader,querystring,multivaluequerystring,path}.NAME``
    and ``context.NAME``.

    Raises:
        TemplateFailure: it is none of them.
    """
    if expression.startswith("method.request."):
        place, _, name = expression.removeprefix("method.request.").partition(".")
        return _of_request(place, name, call)
    return constant_or_context(expression, call.context)


def response_value(expression: str, headers: Headers, context: Mapping[str, Any]) -> str | None:
    """What an expression stands for in the answer of an integration.

    Raises:
        TemplateFailure: it is not known.
    """
    prefix = "integration.response.header."
    if expression.startswith(prefix):
        wanted = expression.removeprefix(prefix).lower()
        return next((value for name, value in reversed(headers) if name.lower() == wanted), None)
    return constant_or_context(expression, context)


def constant_or_context(expression: str, context: Mapping[str, Any]) -> str | None:
    """A text in quotes, or a member of ``$context``.

    Raises:
        TemplateFailure: it is neither.
    """
    if len(expression) > 1 and expression.startswith("'") and expression.endswith("'"):
        return expression[1:-1]
    if not expression.startswith("context."):
        raise TemplateFailure(f"the mapping {expression} is not known")
    value: Any = context
    for name in expression.removeprefix("context.").split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return None if value is None else str(value)


def _of_request(place: str, name: str, call: Call) -> str | None:
    match place:
        case "header":
            return call.header(name)
        case "multivalueheader":
            return ",".join(call.header_values(name)) or None
        case "path":
            return call.path_parameters.get(name)
        case "querystring":
            return next((value for key, value in reversed(call.query) if key == name), None)
        case "multivaluequerystring":
            return ",".join(value for key, value in call.query if key == name) or None
        case _:
            raise TemplateFailure(f"the mapping method.request.{place}.{name} is not known")
