"""The packaged stacks as CloudFormation would resolve them with the parameters of an environment."""

import json
import re
from dataclasses import dataclass
from typing import Any

from scripts.aws import package
from scripts.aws.archives import FUNCTIONS
from scripts.aws.templates import STACKS

type Json = dict[str, Any]

_GENERATED = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2"
"""A secret as Secrets Manager makes it: letters and digits."""
_PSEUDO = {"AWS::AccountId": "123456789012", "AWS::Region": "eu-central-1", "AWS::URLSuffix": "amazonaws.com"}
_PSEUDO |= {"AWS::Partition": "aws"}
_DYNAMIC = re.compile(r"\{\{resolve:secretsmanager:([\w-]+)(?::SecretString:(\w+))?\}\}")


def packaged() -> dict[str, bytes]:
    """The package of the code alone."""
    return package.build(package.build_archives({each.name: package.code_only(each) for each in FUNCTIONS}))


@dataclass(frozen=True, slots=True)
class Deployment:
    """The stacks of one environment."""

    files: dict[str, bytes]
    environment: str

    def template(self, stack: str) -> Json:
        """The template of a stack."""
        template: Json = json.loads(self.files[f"{stack}.template.json"])
        return template

    def parameters(self, stack: str) -> dict[str, str]:
        """The values of a stack's parameters, defaults among them."""
        declared = self.template(stack)["Parameters"]
        entries = json.loads(self.files[f"{self.environment}/{stack}.parameters.json"])
        defaults = {name: str(entry["Default"]) for name, entry in declared.items() if "Default" in entry}
        return defaults | {entry["ParameterKey"]: entry["ParameterValue"] for entry in entries}

    def resources(self, stack: str, kind: str) -> dict[str, Json]:
        """The properties of the resources of a kind, by logical id."""
        resources = self.template(stack)["Resources"].items()
        return {name: each["Properties"] for name, each in resources if each["Type"] == kind}

    def resolve(self, value: Any, *, stack: str) -> str:
        """The text that a value comes to; a secret is what it holds."""
        match value:
            case str():
                return value
            case {"Ref": name}:
                return self._reference(name, stack=stack)
            case {"Fn::GetAtt": [name, attribute]}:
                return f"{name}.{attribute}".lower()
            case {"Fn::Sub": str(text)}:
                return self._substitute(text, {}, stack=stack)
            case {"Fn::Sub": [str(text), dict(names)]}:
                return self._substitute(text, names, stack=stack)
            case {"Fn::ImportValue": name}:
                return self._imported(self.resolve(name, stack=stack))
            case _:
                raise AssertionError(value)

    def _substitute(self, text: str, names: Json, *, stack: str) -> str:
        def put_in(match: re.Match[str]) -> str:
            name = match[1]
            if name in names:
                return self.resolve(names[name], stack=stack)
            return self.resolve({"Fn::GetAtt": name.split(".", 1)} if "." in name else {"Ref": name}, stack=stack)

        return re.sub(r"\$\{([\w.:]+)\}", put_in, text)

    def _reference(self, name: str, *, stack: str) -> str:
        if name in _PSEUDO:
            return _PSEUDO[name]
        parameters = self.parameters(stack)
        return parameters.get(name, name)

    def _imported(self, name: str) -> str:
        for stack in STACKS:
            for output in self.template(stack).get("Outputs", {}).values():
                if "Export" in output and self.resolve(output["Export"]["Name"], stack=stack) == name:
                    return self._secret(self.resolve(output["Value"], stack=stack), stack=stack)
        raise AssertionError(f"{name} is exported by no stack")

    def _secret(self, name: str, *, stack: str) -> str:
        secret = self.resources(stack, "AWS::SecretsManager::Secret").get(name)
        if secret is None:
            return name
        if "SecretString" not in secret:
            return _GENERATED[: secret["GenerateSecretString"]["PasswordLength"]]
        text = self.resolve(secret["SecretString"], stack=stack)
        return _DYNAMIC.sub(lambda match: self._secret(match[1], stack=stack), text)
