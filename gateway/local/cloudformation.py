"""Resolves a CloudFormation template: parameters, conditions, mappings, and references between resources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gateway.local.documents import substituted_text
from gateway.local.failures import GatewayFailure

PSEUDO_PARAMETERS: Final = {
    "AWS::AccountId": "000000000000",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-central-1",
    "AWS::StackName": "local",
    "AWS::URLSuffix": "amazonaws.com",
}
_NO_VALUE: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A resource: its type, and its properties with everything in them resolved."""

    kind: str
    properties: Mapping[str, Any]


def resolve(template: dict[str, Any], *, parameters: Mapping[str, str]) -> dict[str, Resource]:
    """The resources of a template by their logical ids; a reference to a resource becomes its logical id.

    Raises:
        GatewayFailure: a parameter is missing or not as the template demands, or a function is not known.
    """
    resolver = _Resolver(template, parameters=_values(template.get("Parameters", {}), parameters))
    return {
        name: Resource(kind=raw["Type"], properties=resolver.value(raw.get("Properties", {})))
        for name, raw in template["Resources"].items()
        if "Condition" not in raw or resolver.holds(raw["Condition"])
    }


def _values(declared: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    values = {}
    for name, parameter in declared.items():
        value = given.get(name, parameter.get("Default"))
        if value is None:
            raise GatewayFailure(
                f"The template's parameter {name} has no value: {parameter.get('Description', '')}.\n"
                "  Fix: add it to MOBILITY_GATEWAY_SUBSTITUTIONS, a JSON object."
            )
        if not _is_allowed(value, parameter):
            raise GatewayFailure(
                f"The template does not take the value of its parameter {name}: {parameter.get('Description', '')}.\n"
                f"  Why: its length, AllowedPattern or AllowedValues rule it out.\n"
                f"  Fix: give another one for {name}."
            )
        values[name] = value
    return values


def _is_allowed(value: str, parameter: Mapping[str, Any]) -> bool:
    return (
        re.fullmatch(parameter.get("AllowedPattern", ".*"), value, re.S) is not None
        and value in parameter.get("AllowedValues", [value])
        and parameter.get("MinLength", 0) <= len(value) <= parameter.get("MaxLength", len(value))
    )


class _Resolver:
    def __init__(self, template: dict[str, Any], *, parameters: Mapping[str, str]) -> None:
        self._conditions = template.get("Conditions", {})
        self._mappings = template.get("Mappings", {})
        resources = {name: name for name in template["Resources"]}
        self._names: Mapping[str, str] = {**PSEUDO_PARAMETERS, **resources, **parameters}

    def holds(self, condition: str) -> bool:
        return bool(self.value(self._conditions[condition]))

    def value(self, raw: Any) -> Any:
        match raw:
            case {"Ref": "AWS::NoValue"}:
                return _NO_VALUE
            case {"Ref": str(name)}:
                return self._name(name)
            case dict() if len(raw) == 1 and next(iter(raw)).startswith("Fn::"):
                ((function, argument),) = raw.items()
                return self._call(function, argument)
            case dict():
                members = {name: self.value(member) for name, member in raw.items()}
                return {name: member for name, member in members.items() if member is not _NO_VALUE}
            case list():
                items = [self.value(item) for item in raw]
                return [item for item in items if item is not _NO_VALUE]
            case _:
                return raw

    def _call(self, function: str, argument: Any) -> Any:
        match function, argument:
            case "Fn::Sub", str(text):
                return substituted_text(text, self._names)
            case "Fn::Sub", [str(text), dict(more)]:
                return substituted_text(text, {**self._names, **self.value(more)})
            case "Fn::If", [condition, chosen, otherwise]:
                return self.value(chosen if self.holds(condition) else otherwise)
            case "Fn::Equals", [left, right]:
                return self.value(left) == self.value(right)
            case "Fn::Not", [condition]:
                return not self.value(condition)
            case "Fn::Join", [str(separator), items]:
                return separator.join(self.value(items))
            case "Fn::FindInMap", [name, first, second]:
                return self._mappings[self.value(name)][self.value(first)][self.value(second)]
            case _:
                raise GatewayFailure(
                    f"This gateway does not know {function} of CloudFormation as the template uses it."
                )

    def _name(self, name: str) -> str:
        if name not in self._names:
            raise GatewayFailure(f"The template refers to {name}, and has nothing of that name.")
        return self._names[name]
