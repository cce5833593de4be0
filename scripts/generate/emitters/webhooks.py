"""Webhooks as typed constants: what a sender needs to know of each message."""

from collections.abc import Iterator

from scripts.generate.contract import Contract, Webhook
from scripts.generate.emitters.headers import marked
from scripts.generate.python_names import constant
from scripts.generate.route_writing import doc


def emit(contract: Contract, *, package: str) -> dict[str, str]:
    """Give the module of a document's webhooks, if it has any."""
    if not contract.webhooks:
        return {}
    text = "\n".join(
        (*_head(contract, package), *(line for webhook in contract.webhooks for line in _webhook(webhook)))
    )
    return {f"{contract.service}/webhooks.py": marked(f"{text}\n", source=contract.source)}


def _head(contract: Contract, package: str) -> Iterator[str]:
    yield f'"""Messages that {contract.title} sends to its subscribers."""'
    yield ""
    yield f"from {package} import models"
    yield f"from {package}.runtime import Webhook"
    yield ""


def _webhook(webhook: Webhook) -> Iterator[str]:
    payload = f"models.{webhook.schema}"
    yield ""
    yield f"{constant(webhook.name)}: Webhook[{payload}] = Webhook("
    yield f"    name={webhook.name!r},"
    yield f"    payload={payload},"
    yield f"    media_type={webhook.media_type!r},"
    yield f"    headers={tuple(header.name for header in webhook.headers)!r},"
    yield ")"
    yield doc(f"{webhook.summary}.\n\n{webhook.description}", indent=0)
