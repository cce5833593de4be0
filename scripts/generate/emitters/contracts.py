"""The bundled documents: what is served, mocked, tested and imported elsewhere."""

import json
from collections.abc import Mapping
from typing import Any

from scripts.generate.asyncapi import published
from scripts.generate.emitters.headers import COMMAND


def emit(bundles: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Give each bundle as JSON, marked by the member `x-generated`."""
    return {
        f"contracts/{source.removesuffix('.yaml')}.json": bundle_text(source, bundle)
        for source, bundle in bundles.items()
    }


def bundle_text(source: str, bundle: Mapping[str, Any]) -> str:
    """Write a bundle as it is kept in `contracts` and among the released documents."""
    mark = f"Generated from {source} by `{COMMAND}`. DO NOT EDIT."
    kind = "asyncapi" if "asyncapi" in bundle else "openapi"
    document = published(bundle) if kind == "asyncapi" else dict(bundle)
    return json.dumps({kind: bundle[kind], "x-generated": mark} | document, indent=2, ensure_ascii=False) + "\n"
