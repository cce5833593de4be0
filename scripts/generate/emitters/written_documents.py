"""How documents for people and for the developer portal are written: Markdown by templates, and the same as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.generate.emitters.headers import COMMAND
from scripts.generate.emitters.text_templates import text_templates

_TEMPLATES = Path(__file__).parents[1] / "templates" / "docs"


def data(members: Mapping[str, Any], *, source: str) -> str:
    """Write a document as JSON; `source` names the contracts that it follows from."""
    mark = {"x-generated": f"Generated from {source} by `{COMMAND}`. DO NOT EDIT."}
    return json.dumps(mark | dict(members), indent=2, ensure_ascii=False) + "\n"


def markdown(template: str, members: Mapping[str, Any], *, source: str) -> str:
    """Write a document by a template, with the same members as its JSON has."""
    environment = text_templates(_TEMPLATES)
    environment.filters |= {"cell": cell, "json": _json}
    mark = f"<!-- Generated from {source} by `{COMMAND}`. DO NOT EDIT. -->\n"
    return mark + environment.get_template(template).render(members).rstrip() + "\n"


def cell(text: str) -> str:
    """Write a text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def document_name(source: str) -> str:
    """Name a document as applications know it: the name of its file without the ending."""
    return source.removesuffix(".yaml")


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
