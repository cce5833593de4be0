"""Mapping templates: the part of the Velocity Template Language that our documents use, and nothing beyond it.

A template that says anything else is refused when it is read, so that no difference to AWS goes unnoticed.
"""

from gateway.local.velocity.inputs import Input, Parameters, Utilities
from gateway.local.velocity.nodes import TemplateFailure
from gateway.local.velocity.reading import read_template
from gateway.local.velocity.rendering import Template

__all__ = ["Input", "Parameters", "Template", "TemplateFailure", "Utilities", "read_template"]
