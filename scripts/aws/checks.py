"""What cfn-lint and checkov say of the packaged templates. Neither needs the network."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.aws.failures import PackagingFailure
from scripts.stack.places import CHECKOUT

LARGEST_TEMPLATE: Final = 1_000_000
"""Bytes of a template in S3 (AWS CloudFormation User Guide, "Understand CloudFormation quotas")."""
_CHECKOV: Final = CHECKOUT / ".tools" / "checkov" / "bin" / "checkov"
_REGION: Final = "eu-central-1"


def complaints(directory: Path) -> list[str]:
    """What is wrong with the templates in a directory, in the words of the tools.

    Raises:
        PackagingFailure: a tool is missing or fails.
    """
    templates = sorted(directory.rglob("*.template.json"))
    return [*too_large(templates), *_lint(templates), *_scan(templates)]


def too_large(templates: Sequence[Path]) -> list[str]:
    """Which templates CloudFormation would not take for their size."""
    return [
        f"{template.name}: larger than the {LARGEST_TEMPLATE} bytes that CloudFormation takes"
        for template in templates
        if template.stat().st_size > LARGEST_TEMPLATE
    ]


def _lint(templates: Sequence[Path]) -> list[str]:
    program = Path(sys.executable).with_name("cfn-lint")
    command: list[str | Path] = [program, "--format", "parseable", "--regions", _REGION, "--", *templates]
    outcome = _run(command)
    lines = outcome.stdout.splitlines()
    if outcome.returncode and not lines:
        raise PackagingFailure(f"cfn-lint failed: {outcome.stderr.strip()}\n  Fix: see that make setup went through.")
    return lines


def _scan(templates: Sequence[Path]) -> list[str]:
    if not _CHECKOV.exists():
        raise PackagingFailure("checkov is not there.\n  Fix: scripts/bootstrap checkov")
    files = [argument for template in templates for argument in ("--file", str(template))]
    options = ("--framework", "cloudformation", "--compact", "--quiet", "--output", "json")
    outcome = _run([_CHECKOV, *options, *files])
    try:
        report = json.loads(outcome.stdout)
    except ValueError:
        raise PackagingFailure(
            f"checkov failed: {outcome.stderr.strip()[-2000:]}\n  Fix: scripts/bootstrap checkov"
        ) from None
    # There are no results where it has no check for any of the resources.
    results = report.get("results", {})
    unread = [f"{name}: checkov cannot read it" for name in results.get("parsing_errors", ())]
    return unread + [
        f"{check['file_path']}: {check['resource']}: {check['check_id']} {check['check_name']}"
        for check in results.get("failed_checks", ())
    ]


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    # Without these checkov would ask for newer versions of itself and of its explanations.
    quiet = {"LOG_LEVEL": "ERROR", "CKV_SKIP_PACKAGE_UPDATE_CHECK": "true", "BC_SKIP_MAPPING": "TRUE"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, **quiet}
    )
