"""One run of the pipeline: load, lint, bundle, contract model, emitters. It gives files and writes none."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scripts.generate import asyncapi, contract_builder, formatting, lint, manifest, redocly, releases, timings
from scripts.generate.changes.history import package_version
from scripts.generate.contract import ContractSet
from scripts.generate.diagnostics import Diagnostic, GenerationFailed
from scripts.generate.documents import Workspace
from scripts.generate.emitters import (
    aws_rest,
    aws_socket,
    changelog,
    channel,
    chat_client,
    chat_docs,
    client,
    contracts,
    envoy,
    gateway_policy,
    package,
    problem_catalogue,
    sdk,
    sdk_readme,
    sdk_tanstack,
    sdk_validation,
    state_diagrams,
    state_machines,
    webhooks,
)
from scripts.generate.emitters.models import ModelsEmitter
from scripts.generate.emitters.routes import RoutesEmitter
from scripts.generate.emitters.typescript import TypeScriptEmitter
from scripts.generate.gateway_policy import build as build_policy
from scripts.generate.lint import aws_import

type Bundles = Mapping[str, Mapping[str, Any]]
type Emitter = ModelsEmitter | RoutesEmitter | TypeScriptEmitter


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to generate from and for: `package` is the name by which generated modules import each other."""

    specs: Path
    base: Path
    package: str


def generate(request: Request) -> dict[str, str]:
    """Give the text of every generated file by its path, the manifest included.

    Raises GenerationFailed when the contracts are faulty, ToolFailed when a tool breaks.
    """
    inputs = manifest.input_hashes(request.specs)
    with tempfile.TemporaryDirectory(prefix="generate-") as directory, ExitStack() as tools:
        scratch = Path(directory)
        workspace = load(request)
        with _structure_checked(workspace):
            bundles = _bundles(workspace, scratch=scratch, tools=tools)
            with timings.stage("contract model"):
                history = releases.read(request.specs)
                current = tuple(releases.edition(source, bundle) for source, bundle in bundles.items())
                version = str(package_version(history, current))
                model = replace(contract_builder.build_set(bundles), package_version=version)
            files = _emit(model, bundles=bundles, request=request, scratch=scratch, tools=tools)
            with timings.stage("changelog"):
                files |= changelog.emit(history, current=current)
            _raise_if(aws_import.oversized(files.get(aws_rest.DOCUMENT, ""), workspace=workspace))
        with timings.stage("format"):
            files = formatting.formatted(files, package=request.package, scratch=scratch)
    outputs = {path: manifest.text_hash(text.encode()) for path, text in files.items()}
    made = manifest.Manifest(inputs=inputs, pipeline=manifest.pipeline_hash(), outputs=outputs)
    return files | {manifest.NAME: made.text()}


def bundle(request: Request) -> tuple[Workspace, Bundles]:
    """Load, lint and bundle, and stop there."""
    with tempfile.TemporaryDirectory(prefix="generate-") as directory, ExitStack() as tools:
        workspace = load(request)
        with _structure_checked(workspace):
            return workspace, _bundles(workspace, scratch=Path(directory), tools=tools)


def load(request: Request) -> Workspace:
    """Read the documents; raises GenerationFailed when one is not YAML or refers to nothing."""
    with timings.stage("load"):
        return Workspace.load(request.specs, base=request.base)


@contextmanager
def _structure_checked(workspace: Workspace) -> Iterator[None]:
    """Check the structure of the documents beside the work on them; raises GenerationFailed.

    Our own stages take the structure for granted. What they stumble over is reported as the fault that it is.
    """
    checks = (redocly.Lint(workspace), asyncapi.Check(workspace))
    try:
        try:
            yield
        except GenerationFailed:
            raise
        except Exception:
            _raise_if([fault for check in checks for fault in check.finish()])
            raise
        _raise_if([fault for check in checks for fault in check.finish()])
    finally:
        for check in checks:
            check.stop()


def _bundles(workspace: Workspace, *, scratch: Path, tools: ExitStack) -> Bundles:
    bundler = redocly.Bundle(workspace, directory=scratch)
    tools.callback(bundler.stop)
    with timings.stage("lint of conventions"):
        lint.check(workspace)
    channels = {document.path.name: asyncapi.bundle(document) for document in workspace.channels()}
    return dict(sorted((bundler.finish() | channels).items()))


def _emit(model: ContractSet, *, bundles: Bundles, request: Request, scratch: Path, tools: ExitStack) -> dict[str, str]:
    emitters: Sequence[Emitter] = (
        TypeScriptEmitter(model, workspace=scratch),
        *(RoutesEmitter(contract, package=request.package, workspace=scratch) for contract in model.contracts),
        ModelsEmitter(model, package=request.package, workspace=scratch),
    )
    for emitter in emitters:
        tools.callback(emitter.stop)
    files = package.emit(package=request.package) | contracts.emit(bundles)
    files |= state_machines.emit(model, package=request.package)
    files |= problem_catalogue.emit(model) | state_diagrams.emit(model)
    files |= client.emit(model, package=request.package) | _sdk(model) | _gateways(model)
    for contract in model.contracts:
        files |= webhooks.emit(contract, package=request.package)
    for socket in model.channels:
        files |= channel.emit(socket, package=request.package)
        files |= chat_client.emit(socket, schemas=model.schemas) | chat_docs.emit(socket, schemas=model.schemas)
    for emitter in emitters:
        files |= emitter.finish()
    return files


def _sdk(model: ContractSet) -> dict[str, str]:
    """Give the TypeScript package but for its types and its manifest."""
    emitters = (sdk, sdk_validation, sdk_tanstack, sdk_readme)
    return {path: text for emitter in emitters for path, text in emitter.emit(model).items()}


def _gateways(model: ContractSet) -> dict[str, str]:
    """Configure every gateway from one policy."""
    policy = build_policy(model)
    emitters = (gateway_policy, aws_rest, aws_socket, envoy)
    return {path: text for emitter in emitters for path, text in emitter.emit(policy, model=model).items()}


def _raise_if(faults: list[Diagnostic]) -> None:
    if faults:
        raise GenerationFailed(faults)
