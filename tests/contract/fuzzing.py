"""Schemathesis on a source contract: what it sends, in whose name, and what it finds."""

import json
import os
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from fastapi import FastAPI
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from tests.contract.published_contract import PublishedContract

SHOWN_FAILURES = 25
CHECKS = {
    "allow_header_conformance",
    "content_type_conformance",
    "ensure_resource_availability",
    "ignored_auth",
    "missing_required_header",
    "negative_data_rejection",
    "not_a_server_error",
    "object_level_authorization",
    "positive_data_acceptance",
    "response_headers_conformance",
    "response_schema_conformance",
    "status_code_conformance",
    "unsupported_method",
    "use_after_free",
}
# What the contract says of each operation, apart from all others.
DECLARATIONS = {
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "status_code_conformance",
}
# A story has tens of requests, an example one.
EXAMPLES_PER_STORY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard to try: examples for each operation and phase, and the seed they are drawn from."""

    examples: int
    seed: int


# How hard the tests try, unless CONTRACT_EXAMPLES and CONTRACT_SEED say otherwise.
EFFORT = Effort(
    examples=int(os.environ.get("CONTRACT_EXAMPLES", "80")), seed=int(os.environ.get("CONTRACT_SEED", "20261201"))
)


@dataclass(slots=True, kw_only=True)
class Findings:
    """What a run has come to.

    Attributes:
        cases: the number of requests by phase.
        checks: the number of times each check was made.
        answers: the number of answers by operation and status.
        customers: the number of requests in the name of each customer.
        failures: the first failure of each kind, as text, and how many there were.
        errors: what kept cases from being made at all.
    """

    cases: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    customers: Counter[str | None] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def report(self) -> str:
        """The failures, for a person to read."""
        shown = [
            f"{kind} ({count} times)\n{self.examples[kind]}"
            for kind, count in self.failures.most_common(SHOWN_FAILURES)
        ]
        return "\n\n".join([*shown, *self.errors])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fuzzing:
    """Tries an application in this process, or what is behind an address.

    Attributes:
        application: the service, or the address of what stands before it.
        contract: what it should do.
        configuration: how Schemathesis tries it, as a file.
        dictionaries: values that some parameters take, under the names that the configuration gives them.
        excluded: operations that are left alone.
        left_out: phases that are left out.
        stands_for_itself: tells by operationId, status and content whether an answer is not the service's own, so that
            what the operation declares does not bind it.
        sensible: makes good requests those of a sensible client while it is entered.
        tokens: a token for each of several customers, who must not see what belongs to another.
        directory: where to leave the file with the tokens.
    """

    application: FastAPI | str
    contract: PublishedContract
    configuration: Path
    dictionaries: Mapping[str, Any]
    sensible: Callable[[], AbstractContextManager[None]]
    tokens: Mapping[str, str]
    directory: Path
    excluded: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    stands_for_itself: Callable[[str, int, bytes], bool] = lambda *_: False

    def run(self, effort: Effort) -> Findings:
        """Run all phases with all checks."""
        findings = Findings()
        configuration = schemathesis.Config.from_dict(self._configuration(effort))
        schema = schemathesis.openapi.from_path(self.contract.source, config=configuration)
        if isinstance(self.application, FastAPI):
            schema.app = self.application
        tried = schema.exclude(operation_id=list(self.excluded)) if self.excluded else schema
        with self.sensible():
            for event in from_schema(tried).execute():
                match event:
                    case events.ScenarioFinished():
                        self._take_down(event.recorder, phase=event.phase.value, findings=findings)
                    case events.NonFatalError():
                        findings.errors.append(f"{event.label}: {''.join(traceback.format_exception(event.value))}")
                    case _:
                        pass
        return findings

    def _configuration(self, effort: Effort) -> dict[str, Any]:
        configuration = tomllib.loads(self.configuration.read_text())
        configuration["seed"] = effort.seed
        if isinstance(self.application, str):
            configuration["base-url"] = self.application
        configuration["generation"]["max-examples"] = effort.examples
        stories = max(1, effort.examples // EXAMPLES_PER_STORY)
        configuration["phases"]["stateful"]["generation"]["max-examples"] = stories
        for phase in self.left_out:
            configuration["phases"].setdefault(phase, {})["enabled"] = False
        configuration.setdefault("dictionaries", {}).update(self.dictionaries)
        configuration["auth"] = {"wfc": {"path": str(self._identities()), "peers": list(self.tokens)}}
        return configuration

    def _identities(self) -> Path:
        identities = [
            {"name": name, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {token}"}]}
            for name, token in self.tokens.items()
        ]
        file = self.directory / "identities.json"
        file.write_text(json.dumps({"auth": identities}))
        return file

    def _take_down(self, recorder: ScenarioRecorder, *, phase: str, findings: Findings) -> None:
        for case_id, interaction in recorder.interactions.items():
            case = recorder.cases[case_id].value
            findings.cases[phase] += 1
            findings.customers[case.auth_identity] += 1
            if interaction.response is not None:
                findings.answers[case.operation.definition.raw["operationId"], interaction.response.status_code] += 1
        for case_id, checks in recorder.checks.items():
            label = recorder.cases[case_id].value.operation.label
            for check in checks:
                findings.checks[check.name] += 1
                if check.failure_info is None or self._is_not_bound(recorder, case_id=case_id, check=check.name):
                    continue
                failure = check.failure_info.failure
                kind = f"{label}: {check.name}: {failure.title}"
                findings.failures[kind] += 1
                lines = (failure.message, _answer(recorder, case_id=case_id), check.failure_info.code_sample)
                findings.examples.setdefault(kind, "\n".join(lines))

    def _is_not_bound(self, recorder: ScenarioRecorder, *, case_id: str, check: str) -> bool:
        """Whether a check is about a declaration that the answer is not made by."""
        interaction = recorder.interactions.get(case_id)
        if check not in DECLARATIONS or interaction is None or interaction.response is None:
            return False
        identifier = recorder.cases[case_id].value.operation.definition.raw["operationId"]
        return self.stands_for_itself(identifier, interaction.response.status_code, interaction.response.content or b"")


def _answer(recorder: ScenarioRecorder, *, case_id: str) -> str:
    interaction = recorder.interactions.get(case_id)
    if interaction is None or interaction.response is None:
        return "no answer"
    return f"{interaction.response.status_code} {(interaction.response.content or b'')[:500].decode(errors='replace')}"
