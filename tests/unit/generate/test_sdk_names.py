"""What groups, methods and functions of the TypeScript package are called."""

from dataclasses import replace

import pytest

from scripts.generate.emitters import sdk_names
from tests.unit.generate.sdk_bicycles import contract, contracts, operation


def names(*found: sdk_names.Group) -> dict[str, dict[str, str]]:
    return {group.name: {each.method: each.function for each in group.operations} for group in found}


@pytest.mark.parametrize(
    ("tag", "id_", "method"),
    [
        ("Reservations", "createReservation", "create"),
        ("Reservations", "listReservations", "list"),
        ("Reservations", "previewCancellation", "previewCancellation"),
        ("Parking", "searchParkingSpots", "searchSpots"),
        ("Parking spots", "searchParkingSpots", "search"),
        ("Cities", "getCity", "get"),
        ("Boxes", "listBoxes", "list"),
        ("Feedback", "createFeedback", "create"),
        ("Search", "search", "search"),
    ],
)
def test_a_method_does_not_repeat_its_group(tag: str, id_: str, method: str) -> None:
    assert sdk_names.method_name(operation(id_, tag=tag)) == method


def test_groups_are_those_of_the_tags_in_the_order_of_the_documents() -> None:
    shop = contract(operation("getBicycle"), operation("rentLock", tag="Bicycle locks"))
    assert names(*sdk_names.groups(contracts(shop))) == {
        "bicycles": {"get": "getBicycle"},
        "bicycleLocks": {"rent": "rentLock"},
    }
    assert [group.class_name for group in sdk_names.groups(contracts(shop))] == ["BicyclesGroup", "BicycleLocksGroup"]
    assert [group.module for group in sdk_names.groups(contracts(shop))] == ["bicycles", "bicycle-locks"]


def test_methods_that_would_have_one_name_keep_those_of_their_operations() -> None:
    shop = contract(operation("getBicycle"), operation("getBicycles"), operation("sellBicycle"))
    assert names(*sdk_names.groups(contracts(shop))) == {
        "bicycles": {"getBicycle": "getBicycle", "getBicycles": "getBicycles", "sell": "sellBicycle"}
    }


def test_what_two_documents_share_is_there_once() -> None:
    found = sdk_names.groups(contracts(contract(operation()), contract(operation(), service="depot")))
    assert names(*found) == {"bicycles": {"get": "getBicycle"}}


def test_operations_of_one_name_are_told_apart_by_their_services() -> None:
    other = operation(path="/v1/spares/{bicycle_id}")
    found = sdk_names.groups(contracts(contract(operation()), contract(other, service="spare_parts")))
    assert names(*found) == {
        "bicycles": {"shopGetBicycle": "shopGetBicycle", "sparePartsGetBicycle": "sparePartsGetBicycle"}
    }


def test_what_is_internal_is_left_out() -> None:
    assert sdk_names.groups(contracts(contract(operation(internal=True)))) == ()


def test_words_of_the_language_are_not_taken() -> None:
    [group] = sdk_names.groups(contracts(contract(operation("delete"), operation("constructor"))))
    assert names(group) == {"bicycles": {"delete": "delete_", "constructor_": "constructor"}}


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("bicycle_id", "bicycleId"),
        ("If-Match", "ifMatch"),
        ("class", "class_"),
        ("body", "body_"),
        ("client", "client_"),
    ],
)
def test_variables_do_not_hide_other_names(name: str, variable: str) -> None:
    assert sdk_names.variable(name) == variable


def test_types_of_an_operation_begin_with_its_name() -> None:
    [group] = sdk_names.groups(contracts(contract(replace(operation(), id="delete"))))
    assert [each.type_prefix for each in group.operations] == ["Delete"]
