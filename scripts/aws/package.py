"""Everything that is deployed, as files: five templates, the WebSocket template, two archives, the parameters."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from scripts.aws import edge
from scripts.aws.archives import FUNCTIONS, Function, archive
from scripts.aws.failures import PackagingFailure
from scripts.aws.parameters import ENVIRONMENTS, as_overrides, read_parameters
from scripts.aws.templates import STACKS, Json, read_template
from scripts.stack.places import CHECKOUT

GENERATED: Final = CHECKOUT / "generated" / "gateway"
ARTEFACTS: Final = "artefacts"
"""The folder whose files go to the bucket for artefacts, under their own names."""
_KEYS: Final = 12


def code_only(function: Function) -> dict[str, bytes]:
    """The function's own files: enough to check the package, not to run it."""
    return function.code()


def with_dependencies(function: Function) -> dict[str, bytes]:
    """The function's own files and all that they need. Needs the network.

    Raises:
        PackagingFailure: something cannot be fetched.
    """
    return {**function.dependencies(), **function.code()}


def build(archives: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the package by path, with the archives of the functions by name.

    Raises:
        PackagingFailure: templates, generated documents and parameters do not fit together.
    """
    keys = {f"{name}.zip": f"{name}-{_digest(content)}.zip" for name, content in archives.items()}
    chat = _written(edge.with_logs(json.loads((GENERATED / "aws-websocket.template.json").read_text())))
    chat_key = f"chat-{_digest(chat)}.template.json"
    templates = {stack: _with_keys(read_template(stack), keys=keys) for stack in STACKS}
    templates["edge"] = edge.with_documents(templates["edge"], rest=_rest_document(), chat_key=chat_key)
    files = {f"{stack}.template.json": _written(template) for stack, template in templates.items()}
    files |= {f"{ARTEFACTS}/{keys[f'{name}.zip']}": content for name, content in archives.items()}
    files[f"{ARTEFACTS}/{chat_key}"] = chat
    for environment in ENVIRONMENTS:
        for stack, values in read_parameters(environment, templates=templates).items():
            files[f"{environment}/{stack}.parameters.json"] = as_overrides(values).encode()
    return files


def build_archives(contents: Mapping[str, Mapping[str, bytes]]) -> dict[str, bytes]:
    """An archive of each function's files."""
    return {name: archive(files) for name, files in contents.items()}


def write(files: Mapping[str, bytes], *, directory: Path) -> None:
    """Write the files into the directory, in place of what an earlier package left there."""
    for path in _left_by_others(directory, files=files):
        path.unlink()
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _left_by_others(directory: Path, *, files: Mapping[str, bytes]) -> Iterator[Path]:
    known = [function.name for function in FUNCTIONS] + ["chat"]
    for path in (directory / ARTEFACTS).glob("*-*.*"):
        if path.name.partition("-")[0] in known and f"{ARTEFACTS}/{path.name}" not in files:
            yield path


def _rest_document() -> Json:
    rest: Json = json.loads((GENERATED / "aws-rest.openapi.json").read_text())
    unknown = edge.unresolved(rest)
    if unknown:
        raise PackagingFailure(
            f"The generated REST document has a placeholder that nothing stands for: {unknown[0][:200]}"
            "\n  Fix: give it a value in scripts/aws/edge.py."
        )
    return rest


def _with_keys(template: Json, *, keys: Mapping[str, str]) -> Json:
    """The template whose functions have the archives of this package: a changed one is a changed name."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Lambda::Function":
            code = resource["Properties"]["Code"]
            code["S3Key"] = keys[code["S3Key"]]
    return template


def _written(template: Json) -> bytes:
    # Without spaces: CloudFormation takes no template above a megabyte.
    return json.dumps(template, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_KEYS]
