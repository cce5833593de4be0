"""What the deployment promises about failures, attacks and losses is in its templates."""

import json
import re

import pytest

from scripts.aws.parameters import ENVIRONMENTS
from scripts.aws.templates import STACKS
from tests.gateway.deploy.stacks import Deployment, Json, packaged

SERVICE_STACKS = ("reservation", "travel-agent")
WATCHED = {
    "data": {"CPUUtilization", "FreeStorageSpace", "DatabaseConnections"},
    "reservation": {"UnHealthyHostCount", "HTTPCode_Target_5XX_Count"},
    "travel-agent": {"UnHealthyHostCount", "HTTPCode_Target_5XX_Count"},
    "edge": {"5XXError", "Latency", "IntegrationError", "authorizer-failures", "throttled-requests"},
}


@pytest.fixture(scope="module")
def deployment() -> Deployment:
    return Deployment(packaged(), "production")


@pytest.mark.parametrize("stack", WATCHED)
def test_somebody_is_told_of(deployment: Deployment, stack: str) -> None:
    alarms = deployment.resources(stack, "AWS::CloudWatch::Alarm").values()
    assert {alarm["MetricName"] for alarm in alarms} == WATCHED[stack]
    for alarm in alarms:
        assert [deployment.resolve(each, stack=stack) for each in alarm["AlarmActions"]] == ["Alarms"]
        assert "AlarmDescription" in alarm


def test_alarms_on_our_own_metrics_have_a_filter_that_feeds_them(deployment: Deployment) -> None:
    filters = deployment.resources("edge", "AWS::Logs::MetricFilter").values()
    fed = {
        (each["MetricNamespace"]["Fn::Sub"], each["MetricName"])
        for one in filters
        for each in one["MetricTransformations"]
    }
    alarms = deployment.resources("edge", "AWS::CloudWatch::Alarm").values()
    assert {
        (each["Namespace"]["Fn::Sub"], each["MetricName"]) for each in alarms if isinstance(each["Namespace"], dict)
    } == fed


def test_the_slowest_twentieth_of_requests_counts(deployment: Deployment) -> None:
    alarm = deployment.resources("edge", "AWS::CloudWatch::Alarm")["LatencyAlarm"]
    assert alarm["ExtendedStatistic"] == "p95"


def test_the_firewall_stands_before_the_stage(deployment: Deployment) -> None:
    [firewall] = deployment.resources("edge", "AWS::WAFv2::WebACL").values()
    groups = {rule["Statement"].get("ManagedRuleGroupStatement", {}).get("Name") for rule in firewall["Rules"]} - {None}
    prefix = "AWSManagedRules"
    assert groups == {
        f"{prefix}{name}" for name in ("CommonRuleSet", "KnownBadInputsRuleSet", "AmazonIpReputationList")
    }
    assert sum("RateBasedStatement" in rule["Statement"] for rule in firewall["Rules"]) == 1
    priorities = [rule["Priority"] for rule in firewall["Rules"]]
    assert priorities == sorted(set(priorities))
    [association] = deployment.resources("edge", "AWS::WAFv2::WebACLAssociation").values()
    assert association["ResourceArn"]["Fn::Sub"].endswith("/restapis/${Rest}/stages/${RestStage}")


@pytest.mark.parametrize(
    ("header", "refused"),
    [
        ("x-auth-subject", True),
        ("x-gateway-key", True),
        ("forwarded", True),
        ("x-http-method-override", True),
        ("x-method", True),
        ("authorization", False),
        ("x-forwarded-for", False),
        ("x-request-id", False),
        ("idempotency-key", False),
    ],
)
def test_the_firewall_refuses_header_fields_that_only_gateways_write(
    deployment: Deployment, header: str, refused: bool
) -> None:
    [firewall] = deployment.resources("edge", "AWS::WAFv2::WebACL").values()
    [rule] = [rule for rule in firewall["Rules"] if "RegexMatchStatement" in rule["Statement"]]
    assert (re.search(rule["Statement"]["RegexMatchStatement"]["RegexString"], header) is not None) == refused
    assert "Block" in rule["Action"]


def test_nobody_gets_past_the_domains(deployment: Deployment) -> None:
    [rest] = deployment.resources("edge", "AWS::ApiGateway::RestApi").values()
    assert rest["DisableExecuteApiEndpoint"] is True
    domains = [deployment.parameters("edge")[name] for name in ("ApiDomain", "ChatDomain")]
    assert len(set(domains)) == 2
    [domain] = deployment.resources("edge", "AWS::ApiGateway::DomainName").values()
    assert domain["EndpointConfiguration"] == {"Types": ["REGIONAL"]}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_database_is_kept(deployment: Deployment, environment: str) -> None:
    [server] = deployment.resources("data", "AWS::RDS::DBInstance").values()
    for name in ("StorageEncrypted", "MultiAZ", "DeletionProtection", "ManageMasterUserPassword"):
        assert server[name] is True
    assert server["PubliclyAccessible"] is False
    assert deployment.template("data")["Resources"]["Server"]["DeletionPolicy"] == "Snapshot"
    values = Deployment(deployment.files, environment).parameters("data")
    assert int(values["BackupDays"]) >= 7
    assert int(values["StorageGiB"]) < int(values["LargestStorageGiB"])


@pytest.mark.parametrize("stack", SERVICE_STACKS)
def test_a_bad_version_is_taken_back_before_good_tasks_are_gone(deployment: Deployment, stack: str) -> None:
    [service] = deployment.resources(stack, "AWS::ECS::Service").values()
    configuration = service["DeploymentConfiguration"]
    assert configuration["DeploymentCircuitBreaker"] == {"Enable": True, "Rollback": True}
    assert configuration["MinimumHealthyPercent"] == 100
    network = service["NetworkConfiguration"]["AwsvpcConfiguration"]
    assert network["AssignPublicIp"] == "DISABLED"
    assert [deployment.resolve(each, stack=stack) for each in network["Subnets"]] == [
        "PrivateSubnetA",
        "PrivateSubnetB",
    ]
    assert (
        deployment.resources(stack, "AWS::ElasticLoadBalancingV2::TargetGroup")["Targets"]["HealthCheckPath"]
        == "/readyz"
    )
    [scaling] = deployment.resources(stack, "AWS::ApplicationAutoScaling::ScalableTarget").values()
    values = deployment.parameters(stack)
    assert 2 <= int(values[scaling["MinCapacity"]["Ref"]]) < int(values[scaling["MaxCapacity"]["Ref"]])


def test_services_are_told_apart_by_their_names(deployment: Deployment) -> None:
    rules: list[Json] = [
        rule
        for stack in SERVICE_STACKS
        for rule in deployment.resources(stack, "AWS::ElasticLoadBalancingV2::ListenerRule").values()
    ]
    assert len({rule["Priority"] for rule in rules}) == len({json.dumps(rule["Conditions"]) for rule in rules}) == 2


def test_both_balancers_are_reachable_from_within_only(deployment: Deployment) -> None:
    balancers = deployment.resources("network", "AWS::ElasticLoadBalancingV2::LoadBalancer").values()
    assert {each["Scheme"] for each in balancers} == {"internal"}
    groups = deployment.resources("network", "AWS::EC2::SecurityGroup").values()
    sources = [rule.get("CidrIp") for group in groups for rule in group.get("SecurityGroupIngress", ())]
    assert "0.0.0.0/0" not in sources


@pytest.mark.parametrize("stack", STACKS)
def test_every_log_ends_and_is_encrypted(deployment: Deployment, stack: str) -> None:
    for group in deployment.resources(stack, "AWS::Logs::LogGroup").values():
        assert group["RetentionInDays"] <= 90
        assert "KmsKeyId" in group
