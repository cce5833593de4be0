"""Reads the documents that AWS imports, with values in the place of their parameters, as CloudFormation does."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gateway.local.failures import GatewayFailure

_PLACEHOLDER: Final = re.compile(r"\$\{(!?)([A-Za-z0-9:.]+)\}")


def read_document(path: Path) -> dict[str, Any]:
    """The document in a file.

    Raises:
        GatewayFailure: the file is not there, or holds no JSON object.
    """
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise GatewayFailure(
            f"{path} cannot be read: {error.strerror}.\n  Fix: make it with `make generate`, or name another file."
        ) from error
    except ValueError as error:
        raise GatewayFailure(f"{path} is not JSON: {error}.\n  Fix: make it anew with `make generate`.") from error
    if not isinstance(document, dict):
        raise GatewayFailure(f"{path} is not a JSON object.\n  Fix: make it anew with `make generate`.")
    return document


def substituted(value: Any, substitutions: Mapping[str, str]) -> Any:
    """The value with `${Name}` replaced in every text; `${!Name}` stands for `${Name}` itself, as in `Fn::Sub`.

    Raises:
        GatewayFailure: a name has no substitution.
    """
    match value:
        case str():
            return substituted_text(value, substitutions)
        case dict():
            return {name: substituted(member, substitutions) for name, member in value.items()}
        case list():
            return [substituted(item, substitutions) for item in value]
        case _:
            return value


def substituted_text(text: str, substitutions: Mapping[str, str]) -> str:
    """A text with its placeholders replaced.

    Raises:
        GatewayFailure: a name has no substitution.
    """

    def replacement(found: re.Match[str]) -> str:
        if found[1]:
            return f"${{{found[2]}}}"
        if found[2] not in substitutions:
            raise GatewayFailure(
                f"A document has the placeholder ${{{found[2]}}}, and nothing is known to put there.\n"
                "  Why: AWS would take it from the parameters of its stack.\n"
                "  Fix: add it to MOBILITY_GATEWAY_SUBSTITUTIONS, a JSON object."
            )
        return substitutions[found[2]]

    return _PLACEHOLDER.sub(replacement, text)
