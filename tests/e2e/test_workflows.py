"""The customers' workflows, as Arazzo tells them, run against the stack."""

import json
import os
import subprocess
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.stack.places import CHECKOUT
from scripts.stack.supervisor import Stack

REDOCLY = CHECKOUT / "scripts" / "node" / "node_modules" / ".bin" / "redocly"
WORKFLOWS = sorted((CHECKOUT / "specs" / "workflows").glob("*.arazzo.yaml"))
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
FIRST_PROBLEM = 400
# The tool looks for the discriminating member in the first part of `allOf` alone, where our problems have it open.
LIMIT_OF_THE_TOOL = 'discriminator: "properties/code" must have "const" or "enum"'


def _inputs(stack: Stack, *, customer: str) -> dict[str, str]:
    tomorrow = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    return {
        "token": stack.token(customer),
        "run": uuid.uuid4().hex,
        "starts_at": tomorrow.isoformat(),
        "ends_at": (tomorrow + timedelta(hours=2)).isoformat(),
        "later_ends_at": (tomorrow + timedelta(hours=3)).isoformat(),
    }


def _respect(document: Path, *, stack: Stack, log: Path) -> list[dict[str, Any]]:
    """Run all workflows of a document; returns what happened in each."""
    inputs = _inputs(stack, customer="chiara")
    outcome = subprocess.run(
        [
            REDOCLY,
            *("respect", document.relative_to(CHECKOUT)),
            *("--server", f"reservation={stack.gateway_url}"),
            *(part for name, value in inputs.items() for part in ("--input", f"{name}={value}")),
            *("--severity", "SCHEMA_CHECK=warn"),
            *("--json-output", log),
        ],
        cwd=CHECKOUT,
        env={**os.environ, **QUIET},
        check=False,
        capture_output=True,
        text=True,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    [file] = json.loads(log.read_text())["files"].values()
    workflows: list[dict[str, Any]] = file["executedWorkflows"]
    return workflows


@pytest.mark.parametrize("document", WORKFLOWS, ids=lambda document: document.name)
def test_every_workflow_goes_as_it_is_told(document: Path, stack: Stack, tmp_path: Path) -> None:
    told = yaml.safe_load(document.read_text())["workflows"]
    workflows = _respect(document, stack=stack, log=tmp_path / "respect.json")
    assert [workflow["workflowId"] for workflow in workflows] == [workflow["workflowId"] for workflow in told]
    for workflow, expected in zip(workflows, told, strict=True):
        steps = workflow["executedSteps"]
        assert [step["stepId"] for step in steps] == [step["stepId"] for step in expected["steps"]]
        assert [fault for step in steps for fault in _faults(step)] == []


def _faults(step: dict[str, Any]) -> list[str]:
    is_problem = step["response"]["statusCode"] >= FIRST_PROBLEM
    return [
        f"{step['stepId']}: {check['message']}"
        for check in step["checks"]
        if not check["passed"] and not (is_problem and LIMIT_OF_THE_TOOL in check["message"])
    ]
