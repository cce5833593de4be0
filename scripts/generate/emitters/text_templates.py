"""Templates of texts that are not HTML: what they are given stands in the output as it is."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def text_templates(directory: Path) -> Environment:
    """Give the templates of a directory. What a template names and nobody gives is an error; tags leave no lines."""
    return Environment(
        loader=FileSystemLoader(directory),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # The escapes of HTML would be faults.
        autoescape=False,
    )
