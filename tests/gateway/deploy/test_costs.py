"""The cost page says what the prices come to, and the model reckons as AWS bills."""

import re
from decimal import Decimal

import pytest

from scripts.aws.templates import read_template
from scripts.costs.__main__ import main
from scripts.costs.data import Price, read_assumptions, read_prices
from scripts.costs.model import OPERATIONS, Model, Volume, chats_of, requests_of, total, without_operations
from scripts.costs.page import PAGE, render


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(read_prices(), read_assumptions())


def test_the_page_is_what_the_model_computes(model: Model) -> None:
    assert PAGE.read_text() == render(model)
    assert main(["--check"]) == 0


def test_a_page_that_is_not_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path_factory.mktemp("docs") / "costs.md"
    page.write_text(PAGE.read_text().replace("3.50", "3.49", 1))
    monkeypatch.setattr("scripts.costs.__main__.PAGE", page)
    assert main(["--check"]) == 4
    assert "python -m scripts.costs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("units", "cost"),
    [("0", "0"), ("10", "20"), ("10.5", "20.5"), ("15", "25"), ("20", "30"), ("30", "35")],
)
def test_each_unit_costs_what_its_tier_says(units: str, cost: str) -> None:
    tiers = ((Decimal(10), Decimal(2)), (Decimal(20), Decimal(1)), (None, Decimal("0.5")))
    price = Price(unit="unit", source="page", read=None, tiers=tiers)
    assert price.of(Decimal(units)) == Decimal(cost)


def test_a_million_requests_by_hand(model: Model) -> None:
    bill = model.aws(requests_of(1))
    assert bill["REST API"] == Decimal("3.50")
    assert bill["Firewall"] == 5 + 6 * 1 + Decimal("0.60")
    assert bill["Authorizer"] == Decimal("0.2") * Decimal("0.20") + 200_000 * Decimal("0.02") * Decimal(
        "0.5"
    ) * Decimal("0.0000133334")
    assert bill["WebSocket API, connections"] == bill["WebSocket API, messages"] == 0
    assert round(bill["Data to the internet"], 2) == Decimal("0.34")


def test_a_thousand_chats_by_hand(model: Model) -> None:
    bill = model.aws(chats_of(1000))
    minutes = 1000 * 730 * 60
    assert bill["WebSocket API, connections"] == Decimal(minutes) / 1_000_000 * Decimal("0.25")
    millions = Decimal(minutes * 32) / 1_000_000
    assert bill["WebSocket API, messages"] == 1000 + (millions - 1000) * Decimal("0.80")
    assert bill["REST API"] == 0


def test_both_pay_the_same_for_data_and_log(model: Model) -> None:
    volume = Volume(millions=Decimal(500), chats=Decimal(2000))
    for name in ("Data to the internet", "Access log"):
        assert model.aws(volume)[name] == model.envoy(volume)[name] > 0


def test_envoy_has_a_task_in_each_zone_and_as_many_as_the_busiest_minute_needs(model: Model) -> None:
    assert model.tasks(requests_of(0)) == 2
    a_second_at_the_peak = 10_000 * 1_000_000 / (730 * 3600) * 5
    assert model.tasks(requests_of(10_000)) == -(-a_second_at_the_peak // 2000)
    assert model.tasks(chats_of(100_000)) > model.tasks(chats_of(1000))


@pytest.mark.parametrize("volume_of", [requests_of, chats_of])
@pytest.mark.parametrize("cost", [total, without_operations])
def test_at_the_break_even_envoy_begins_to_pay(model: Model, volume_of: object, cost: object) -> None:
    assert callable(volume_of)
    assert callable(cost)
    number = model.break_even(volume_of, envoy=model.envoy, cost=cost)
    assert number is not None
    assert cost(model.envoy(volume_of(number))) < cost(model.aws(volume_of(number)))
    assert cost(model.envoy(volume_of(number - 1))) >= cost(model.aws(volume_of(number - 1)))


def test_where_envoy_never_pays_there_is_no_break_even(model: Model) -> None:
    assert model.break_even(requests_of, envoy=lambda _volume: {OPERATIONS: Decimal("1e12")}, cost=total) is None


def test_the_firewall_is_billed_for_the_rules_that_the_template_has(model: Model) -> None:
    [firewall] = [each for each in read_template("edge")["Resources"].values() if each["Type"] == "AWS::WAFv2::WebACL"]
    assert model.assumptions["firewall_rules"].value == len(firewall["Properties"]["Rules"])
    function = read_template("edge")["Resources"]["Authorizer"]["Properties"]
    assert model.assumptions["authorizer_gb"].value == Decimal(function["MemorySize"]) / 1024


def test_every_price_names_its_page(model: Model) -> None:
    for price in model.prices.values():
        assert re.fullmatch(r"https://aws\.amazon\.com/[\w/-]+/", price.source)
        assert price.read is None or re.fullmatch(r"20\d\d-\d\d", price.read)


def test_other_volumes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--millions", "333", "--chats", "0"]) == 0
    assert "| REST API | 1,165.50 |  |" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["-1", "many", "NaN", "inf"])
def test_what_is_no_number_of_things_is_refused(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([f"--millions={number}"])
    assert "is not a number" in capsys.readouterr().err
