"""How names, types and docstrings of the contract are written in Python."""

import ast

import pytest

from scripts.generate.contract import Header, ListOf, Named, Parameter, Scalar
from scripts.generate.python_names import constant, enum_member, pascal, snake, variable
from scripts.generate.python_types import annotation, constrained, default_of, header_annotation, parameter_annotation
from scripts.generate.route_writing import doc


@pytest.mark.parametrize(
    ("name", "as_snake", "as_pascal", "as_constant"),
    [
        ("createReservation", "create_reservation", "CreateReservation", "CREATE_RESERVATION"),
        ("ParkingSpots", "parking_spots", "ParkingSpots", "PARKING_SPOTS"),
        ("no_show", "no_show", "NoShow", "NO_SHOW"),
        ("reservation.held", "reservation_held", "ReservationHeld", "RESERVATION_HELD"),
        ("return", "return_", "Return", "RETURN"),
        ("getGBFSFeed2", "get_gbfs_feed_2", "GetGbfsFeed2", "GET_GBFS_FEED_2"),
    ],
)
def test_names(name: str, as_snake: str, as_pascal: str, as_constant: str) -> None:
    assert (snake(name), pascal(name), constant(name)) == (as_snake, as_pascal, as_constant)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ETag", "etag"), ("If-Match", "if_match"), ("X-Request-Id", "x_request_id"), ("from", "from_")],
)
def test_names_of_parameters_and_headers(name: str, expected: str) -> None:
    assert variable(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("no_show", "NO_SHOW"), ("reservation.held", "RESERVATION_HELD"), ("v2", "V2")]
)
def test_names_of_enum_members(value: str, expected: str) -> None:
    assert enum_member(value) == expected


@pytest.mark.parametrize(
    ("type_", "shown", "enforced"),
    [
        (Named(name="VehicleId", kind="string"), "models.VehicleId", "models.VehicleId"),
        (Scalar(kind="integer", minimum=1), "int", "Annotated[int, Field(ge=1)]"),
        (Scalar(kind="number"), "float", "Annotated[float, base.Finite]"),
        (Scalar(kind="string", enum=("true",)), "Literal['true']", "Literal['true']"),
        (Scalar(kind="string", format="date-time"), "base.Rfc3339DateTime", "base.Rfc3339DateTime"),
        (Scalar(kind="string", format="uuid"), "UUID", "UUID"),
        (
            ListOf(items=Named(name="VehicleClass", kind="string", enum=True), max_items=4, unique=True),
            "list[models.VehicleClass]",
            "Annotated[list[models.VehicleClass], Field(max_length=4), base.UniqueItems]",
        ),
    ],
)
def test_types(type_: Scalar | Named | ListOf, shown: str, enforced: str) -> None:
    assert (annotation(type_), constrained(type_)) == (shown, enforced)


def test_an_optional_parameter_may_be_none_unless_it_has_a_default() -> None:
    cursor = Parameter(name="cursor", location="query", type=Scalar(kind="string"), required=False, description="")
    limit = Parameter(
        name="limit", location="query", type=Scalar(kind="integer"), required=False, description="", default=20
    )
    assert (parameter_annotation(cursor), default_of(cursor)) == ("str | None", "None")
    assert (parameter_annotation(limit), default_of(limit)) == ("int", "20")


def test_the_default_of_an_enum_is_its_member() -> None:
    type_ = Named(name="Sort", kind="string", enum=True)
    sort = Parameter(name="sort", location="query", type=type_, required=False, description="", default="near")
    assert default_of(sort) == "models.Sort('near')"


def test_a_header_is_written_by_its_kind_whatever_its_format() -> None:
    location = Header(
        name="Location", type=Scalar(kind="string", format="uri-reference"), required=True, description=""
    )
    retry = Header(name="Retry-After", type=Scalar(kind="integer"), required=False, description="")
    assert (header_annotation(location), header_annotation(retry)) == ("str", "int | None")


@pytest.mark.parametrize(
    "text", ["Plain.", 'Ends with "quotes"', 'Has """ three', r"A \d backslash", "Two\n\nparagraphs"]
)
def test_any_text_survives_as_a_docstring(text: str) -> None:
    module = ast.parse(f"def f():\n    {doc(text, indent=4)}\n")
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert (ast.get_docstring(function) or "").split() == text.split()


def test_a_long_docstring_is_wrapped() -> None:
    lines = doc("word " * 100, indent=8).splitlines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= 120
