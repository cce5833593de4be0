"""The mark that every generated file carries."""

COMMAND = "make generate"


def marked(text: str, *, source: str, comment: str = "#") -> str:
    """Put the mark before a text; `source` names the documents it was generated from."""
    return f"{comment} Generated from {source} by `{COMMAND}`. DO NOT EDIT.\n{text}"
