"""The hand-written templates, read from YAML with CloudFormation's tags and written as JSON."""

from pathlib import Path
from typing import Any, Final

import yaml

from scripts.aws.failures import PackagingFailure
from scripts.stack.places import CHECKOUT

TEMPLATES: Final = CHECKOUT / "gateway" / "aws" / "templates"
STACKS: Final = ("network", "data", "reservation", "travel-agent", "edge")
"""The stacks in the order in which they are deployed first."""

type Json = dict[str, Any]

# What has no prefix in its long form (AWS CloudFormation User Guide, "Intrinsic function reference").
_BARE: Final = frozenset({"Ref", "Condition"})


class _Loader(yaml.SafeLoader):
    """YAML in which `!Sub text` means `{"Fn::Sub": "text"}`."""


def _function(loader: _Loader, suffix: str, node: yaml.Node) -> Json:
    name = suffix if suffix in _BARE else f"Fn::{suffix}"
    match node:
        case yaml.ScalarNode():
            value = loader.construct_scalar(node)
            return {name: value.split(".", 1) if suffix == "GetAtt" else value}
        case yaml.SequenceNode():
            return {name: loader.construct_sequence(node, deep=True)}
        case yaml.MappingNode():
            return {name: loader.construct_mapping(node, deep=True)}
        case _:
            raise yaml.constructor.ConstructorError(problem=f"!{suffix} has no value", problem_mark=node.start_mark)


_Loader.add_multi_constructor("!", _function)


def read_template(stack: str) -> Json:
    """The template of a stack.

    Raises:
        PackagingFailure: it is not YAML.
    """
    path = TEMPLATES / f"{stack}.yaml"
    return parse_template(path.read_text(), name=_shown(path))


def parse_template(text: str, *, name: str) -> Json:
    """The template that is written in a text.

    Raises:
        PackagingFailure: it is not YAML.
    """
    try:
        template: Json = yaml.load(text, Loader=_Loader)  # Of the safe kind, like its base.
    except yaml.YAMLError as error:
        raise PackagingFailure(f"{name} is not YAML: {error}\n  Fix: mend it at that place.") from None
    return template


def _shown(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))
