"""The package that is deployed: fit for CloudFormation, the same each time, and true to the generated documents."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.aws import checks, edge, package
from scripts.aws.__main__ import main
from scripts.aws.archives import FUNCTIONS, Function, archive
from scripts.aws.failures import PackagingFailure
from scripts.aws.parameters import ENVIRONMENTS, read_parameters
from scripts.aws.templates import STACKS, parse_template, read_template
from scripts.stack.places import CHECKOUT
from tests.gateway.deploy.stacks import Deployment, packaged

POLICY = json.loads((CHECKOUT / "generated" / "gateway" / "policy.json").read_text())
REST = json.loads((CHECKOUT / "generated" / "gateway" / "aws-rest.openapi.json").read_text())
SERVICE_STACKS = ("reservation", "travel-agent")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The package of the code alone."""
    return packaged()


@pytest.fixture(scope="module")
def deployment(files: dict[str, bytes]) -> Deployment:
    """The stacks of production."""
    return Deployment(files, "production")


def test_cfn_lint_and_checkov_find_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """An unknown property for cfn-lint, a bucket in the open for checkov."""
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {
            "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"AccessControl": "PublicRead"}},
            "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"Colour": "red"}},
        },
    }
    (tmp_path / "bad.template.json").write_text(json.dumps(template))
    found = "\n".join(checks.complaints(tmp_path))
    assert "'Colour' was unexpected" in found
    assert "CKV_AWS_20" in found


def test_a_template_too_large_for_cloudformation_is_found(tmp_path: Path) -> None:
    template = tmp_path / "large.template.json"
    template.write_text("a" * checks.LARGEST_TEMPLATE)
    assert checks.too_large([template]) == []
    template.write_text("a" * (checks.LARGEST_TEMPLATE + 1))
    assert [complaint.partition(":")[0] for complaint in checks.too_large([template])] == [template.name]


def test_every_suppression_has_a_reason(deployment: Deployment) -> None:
    skipped = [
        skip
        for stack in STACKS
        for resource in deployment.template(stack)["Resources"].values()
        for skip in resource.get("Metadata", {}).get("checkov", {}).get("skip", ())
    ]
    assert skipped
    assert all(len(skip["comment"]) > 20 for skip in skipped)


def test_the_same_sources_make_the_same_bytes(files: dict[str, bytes]) -> None:
    assert packaged() == files


def test_the_command_writes_the_package(
    files: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "artefacts").mkdir()
    (tmp_path / "artefacts" / "authorizer-000000000000.zip").write_bytes(b"of an earlier package")
    (tmp_path / "artefacts" / "notes.txt").write_text("of somebody else")
    assert main(["--code-only", "--out", str(tmp_path)]) == 0
    written = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert written == {**files, "artefacts/notes.txt": b"of somebody else"}
    assert str(tmp_path) in capsys.readouterr().out


def test_the_body_has_every_operation_and_a_token_for_each_that_is_not_public(deployment: Deployment) -> None:
    [rest] = deployment.resources("edge", "AWS::ApiGateway::RestApi").values()
    paths = rest["Body"]["paths"]
    found = {
        (method.upper(), path): operation.get("security")
        for path, operations in paths.items()
        for method, operation in operations.items()
        if "operationId" in operation
    }
    wanted: dict[tuple[str, str], Any] = {
        (each["method"], each["path"]): [] if each["public"] else [{"bearerAuth": [], edge.USAGE_PLAN: []}]
        for each in POLICY["operations"]
    }
    assert found == wanted


def test_nothing_is_left_to_put_in(deployment: Deployment) -> None:
    [rest] = deployment.resources("edge", "AWS::ApiGateway::RestApi").values()
    for function in functions_of(rest["Body"]):
        text, names = function["Fn::Sub"]
        assert set(re.findall(r"\$\{(\w+)\}", text)) == set(names)
        assert "${" not in deployment.resolve(function, stack="edge")


def functions_of(document: Any) -> list[dict[str, Any]]:
    match document:
        case {"Fn::Sub": [str(), dict()]}:
            return [document]
        case dict():
            return [found for value in document.values() for found in functions_of(value)]
        case list():
            return [found for value in document for found in functions_of(value)]
        case _:
            return []


def test_a_placeholder_that_nothing_stands_for_is_found() -> None:
    document = {"known": "${ReservationUrl}/v1", "list": ["${Unknown}/v1"], "number": 7}
    assert edge.unresolved(document) == ["${Unknown}/v1"]


def test_a_changed_body_is_deployed_anew(deployment: Deployment) -> None:
    template = read_template("edge")
    changed = json.loads(json.dumps(REST))
    changed["info"]["version"] += ".1"
    names = [deployment_of(edge.with_documents(template, rest=rest, chat_key="chat")) for rest in (REST, REST, changed)]
    assert names[0] == names[1] == deployment_of(deployment.template("edge"))
    assert names[2] != names[0]


def deployment_of(template: dict[str, Any]) -> str:
    [name] = [name for name, each in template["Resources"].items() if each["Type"] == "AWS::ApiGateway::Deployment"]
    assert template["Resources"]["RestStage"]["Properties"]["DeploymentId"] == {"Ref": name}
    return str(name)


def test_the_websocket_template_gets_every_parameter_it_wants(files: dict[str, bytes], deployment: Deployment) -> None:
    [chat] = deployment.resources("edge", "AWS::CloudFormation::Stack").values()
    key = deployment.resolve(chat["TemplateURL"], stack="edge").rpartition("/")[2]
    template = json.loads(files[f"artefacts/{key}"])
    given, declared = set(chat["Parameters"]), template["Parameters"]
    assert given <= set(declared)
    assert {name for name, parameter in declared.items() if "Default" not in parameter} <= given
    used = set(
        re.findall(r"Chat\.Outputs\.(\w+)|\"Chat\", ?\"Outputs\.(\w+)\"", json.dumps(deployment.template("edge")))
    )
    assert {name for pair in used for name in pair if name} <= set(template["Outputs"])
    allowed = declared["CustomersAtOnce"]["AllowedValues"]
    assert all(Deployment(files, each).parameters("edge")["CustomersAtOnce"] in allowed for each in ENVIRONMENTS)


def test_the_firewall_lets_the_largest_body_of_the_contract_through(deployment: Deployment) -> None:
    [firewall] = deployment.resources("edge", "AWS::WAFv2::WebACL").values()
    sizes = [
        rule["Statement"]["SizeConstraintStatement"]["Size"]
        for rule in firewall["Rules"]
        if "SizeConstraintStatement" in rule["Statement"]
    ]
    assert sizes == [max(each["body"]["max_bytes"] for each in POLICY["operations"] if each["body"])]


def test_the_firewalls_own_answers_are_problems_of_the_contract(deployment: Deployment) -> None:
    [firewall] = deployment.resources("edge", "AWS::WAFv2::WebACL").values()
    for rule in firewall["Rules"]:
        answer = rule.get("Action", {}).get("Block", {}).get("CustomResponse")
        if answer:
            problem = json.loads(firewall["CustomResponseBodies"][answer["CustomResponseBodyKey"]]["Content"])
            known = POLICY["problems"][problem["code"]]
            assert {name: problem[name] for name in known} == known
            assert answer["ResponseCode"] == problem["status"]


def test_no_log_holds_a_token_or_an_address(deployment: Deployment, files: dict[str, bytes]) -> None:
    stages = [deployment.resources("edge", "AWS::ApiGateway::Stage")["RestStage"]["AccessLogSetting"]["Format"]]
    stages += [json.loads(content)["Resources"]["Stage"]["Properties"]["AccessLogSettings"]["Format"]
               for name, content in files.items() if name.startswith("artefacts/chat-")]  # fmt: skip
    assert len(stages) == 2
    for text in stages:
        assert json.loads(text)
        assert not re.search(r"authorizer\.(?!status)|identity|header|principal|sourceIp", text)


@pytest.mark.parametrize("stack", STACKS)
def test_a_stack_stands_on_earlier_ones_only(deployment: Deployment, stack: str) -> None:
    earlier = {
        deployment.resolve(output["Export"]["Name"], stack=each)
        for each in STACKS[: STACKS.index(stack)]
        for output in deployment.template(each).get("Outputs", {}).values()
        if "Export" in output
    }
    assert imports_of(deployment, stack) <= earlier


def imports_of(deployment: Deployment, stack: str) -> set[str]:
    names = re.findall(
        r'"Fn::ImportValue":\{"Fn::Sub":"([^"]+)"\}', deployment.files[f"{stack}.template.json"].decode()
    )
    return {deployment.resolve({"Fn::Sub": name}, stack=stack) for name in names}


@pytest.mark.parametrize("stack", SERVICE_STACKS)
def test_a_service_is_deployed_without_the_other(deployment: Deployment, stack: str) -> None:
    [other] = set(SERVICE_STACKS) - {stack}
    exported = {
        deployment.resolve(output["Export"]["Name"], stack=other)
        for output in deployment.template(other)["Outputs"].values()
        if "Export" in output
    }
    assert not imports_of(deployment, stack) & exported


def test_only_the_travel_agent_may_post_to_connections(deployment: Deployment) -> None:
    granted = {stack for stack in STACKS if b"ManageConnections" in deployment.files[f"{stack}.template.json"]}
    assert granted == {"edge"}
    [policy] = deployment.resources("edge", "AWS::IAM::RolePolicy").values()
    assert policy["RoleName"] == {"Fn::ImportValue": {"Fn::Sub": "${Environment}-travel-agent-role"}}
    for stack in SERVICE_STACKS:
        assert "Policies" not in deployment.resources(stack, "AWS::IAM::Role")["TaskRole"]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_values_of_parameters_are_among_the_allowed(files: dict[str, bytes], environment: str) -> None:
    deployment = Deployment(files, environment)
    for stack in STACKS:
        for name, value in deployment.parameters(stack).items():
            declared = deployment.template(stack)["Parameters"][name]
            assert value in declared.get("AllowedValues", [value])
            assert re.search(declared.get("AllowedPattern", ""), value)
            assert float(declared.get("MinValue", "-inf")) <= float(value if "MinValue" in declared else 0)


def test_parameters_that_do_not_fit_are_refused() -> None:
    templates = {stack: read_template(stack) for stack in STACKS}
    templates["data"]["Parameters"]["NewOne"] = {"Type": "String"}
    del templates["edge"]["Parameters"]["ApiDomain"]
    with pytest.raises(PackagingFailure, match=r"data lacks NewOne; edge has no parameter ApiDomain"):
        read_parameters("production", templates=templates)


@pytest.mark.parametrize("text", ["a: [", "a: !Sub {", "a: b: c"])
def test_a_template_that_is_not_yaml_is_refused(text: str) -> None:
    with pytest.raises(PackagingFailure, match="bad is not YAML"):
        parse_template(text, name="bad")


def test_tags_are_read_as_cloudformation_reads_them() -> None:
    text = "[!Ref A, !GetAtt A.B.C, !Sub '${A}', !If [c, !Ref A, b], !Condition c]"
    read: Any = parse_template(text, name="good")
    assert read == [
        {"Ref": "A"},
        {"Fn::GetAtt": ["A", "B.C"]},
        {"Fn::Sub": "${A}"},
        {"Fn::If": ["c", {"Ref": "A"}, "b"]},
        {"Condition": "c"},
    ]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.name)
def test_a_function_runs_from_its_archive(function: Function, deployment: Deployment, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(archive(function.code()))).extractall(tmp_path)
    handlers = {
        each["Handler"].rpartition(".")
        for stack in STACKS
        for each in deployment.resources(stack, "AWS::Lambda::Function").values()
        if f"aws.{function.name}." in each["Handler"]
    }
    [(module, _, name)] = handlers
    # Isolated, so that nothing of the checkout is found; packages come from the environment as layers would.
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import {module} as m; m.{name}; print(m.__file__)"
    outcome = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False, cwd="/"
    )
    assert outcome.stdout.startswith(str(tmp_path)), outcome.stderr


def test_the_authorizer_finds_the_policy_in_its_archive(tmp_path: Path) -> None:
    [function] = [each for each in FUNCTIONS if each.name == "authorizer"]
    zipfile.ZipFile(io.BytesIO(archive(function.code()))).extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        " from gateway.aws.authorizer.contract import Contract, POLICY;"
        " print(POLICY, len(Contract.generated().operations))"
    )
    outcome = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True, cwd="/")
    policy = tmp_path / "generated" / "gateway" / "policy.json"
    assert outcome.stdout.strip() == f"{policy} {len(POLICY['operations'])}"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda each: each.name)
def test_functions_have_the_versions_that_the_services_are_tested_with(function: Function) -> None:
    tested = (CHECKOUT / "scripts" / "requirements" / "runtime.txt").read_text()
    pins = [line for line in function.requirements.read_text().splitlines() if not line.startswith("#")]
    assert pins
    assert all(re.search(rf"^{re.escape(pin)}(?= |$)", tested, re.MULTILINE) for pin in pins), pins


def test_packages_that_cannot_be_fetched_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    [function] = [each for each in FUNCTIONS if each.name == "authorizer"]
    with pytest.raises(PackagingFailure, match=r"cannot be installed[\s\S]*--code-only"):
        package.with_dependencies(function)
