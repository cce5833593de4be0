"""The Python that clients are made of."""

from scripts.generate.contract import Body, Header, ListOf, Location, Operation, Parameter, Response, Scalar
from scripts.generate.emitters import client_writing
from scripts.generate.route_writing import doc

TEXT = Scalar(kind="string")
KEY = Parameter(name="Idempotency-Key", location="header", type=TEXT, required=True, description="")
OK = Response(status=200, description="Fine.", schema="Bicycle", media_type="application/json", headers=())
UNCHANGED = Response(status=304, description="As before.", schema=None, media_type=None, headers=())
STREAM = Response(status=200, description="Sales.", schema="Bicycle", media_type="text/event-stream", headers=())
SOLD_OUT = Response(
    status=409,
    description="All are sold. More\ncome tomorrow.",
    schema="SoldOut",
    media_type="application/problem+json",
    headers=(),
    code="sold_out",
)


def operation(
    *parameters: Parameter,
    responses: tuple[Response, ...] = (OK,),
    body: Body | None = None,
    problems: tuple[Response, ...] = (),
    deprecated: bool = False,
) -> Operation:
    return Operation(
        id="getBicycle",
        method="GET",
        path="/v1/bicycles/{bicycle_id}",
        tag="Bicycles",
        summary="Get a bicycle",
        description="Red ones only.",
        deprecated=deprecated,
        public=False,
        scopes=(),
        rate_limit=None,
        timeout_ms=1000,
        parameters=parameters,
        body=body,
        responses=responses,
        problems=problems,
    )


def parameter(name: str, location: Location = "query", *, required: bool = False) -> Parameter:
    return Parameter(name=name, location=location, type=TEXT, required=required, description="")


def test_what_may_be_left_out_comes_last() -> None:
    body = Body(schema="Order", media_types=("application/json",), required=True, max_bytes=1)
    found = operation(KEY, parameter("colour"), parameter("bicycle_id", "path", required=True), body=body)
    assert client_writing.signature(found) == (
        "self, *, bicycle_id: str, body: models.Order, colour: str | None = None, idempotency_key: str | None = None"
    )


def test_a_body_may_be_left_out_where_the_contract_says_so() -> None:
    body = Body(schema="Order", media_types=("application/json",), required=False, max_bytes=1)
    assert client_writing.signature(operation(body=body)) == "self, *, body: models.Order | None = None"


def test_a_method_without_parameters_takes_none() -> None:
    assert client_writing.signature(operation()) == "self"


def test_arguments_go_where_the_contract_puts_them_under_its_names() -> None:
    found = operation(KEY, parameter("from"), parameter("If-Match", "header"), parameter("bicycle_id", "path"))
    assert client_writing.arguments(found) == (
        "client_operations.GET_BICYCLE, path={'bicycle_id': bicycle_id}, query={'from': from_}, "
        "headers={'If-Match': if_match}, idempotency_key=idempotency_key"
    )


def test_one_success_is_the_result_and_several_are_a_union() -> None:
    assert client_writing.success(operation(), within="") == "GetBicycle.Ok"
    assert client_writing.success(operation(responses=(OK, UNCHANGED)), within="o.") == "o.GetBicycle.Success"


def test_a_stream_is_a_context() -> None:
    found = operation(responses=(STREAM,))
    assert client_writing.method(found) == (
        "def get_bicycle(self) -> AbstractAsyncContextManager[client_operations.GetBicycle.Ok]"
    )
    assert client_writing.body(found) == "return self._open(client_operations.GET_BICYCLE)"


def test_only_lists_that_do_not_explode_are_sent_as_one() -> None:
    several = ListOf(items=TEXT)
    parameters = (
        Parameter(name="a", location="query", type=several, required=False, description=""),
        Parameter(name="b", location="query", type=several, required=False, description="", explode=False),
    )
    assert client_writing.comma_separated(operation(*parameters)) == ("b",)


def test_a_docstring_names_each_problem_by_its_first_sentence() -> None:
    text = client_writing.description(operation(KEY, problems=(SOLD_OUT,), deprecated=True))
    assert text.split("\n\n") == [
        "Get a bicycle.",
        "Red ones only.",
        "Deprecated: it will be removed with a later version of the interface.",
        "Without `idempotency_key` one is made for this call, and kept over its retries.",
        "Raises:\n    SoldOut: All are sold.",
    ]


def test_items_of_a_docstring_are_indented_further_where_they_go_on() -> None:
    lines = doc(f"Raises:\n    SoldOut: {'word ' * 30}", indent=8).splitlines()
    assert lines[0] == '"""Raises:'
    assert lines[1].startswith("            SoldOut: word")
    assert lines[2].startswith("                word")
    assert lines[-1] == '        """'


def test_headers_of_problems_that_count_are_numbers() -> None:
    count = Header(name="Retry-After", type=Scalar(kind="integer"), required=True, description="")
    text = Header(name="WWW-Authenticate", type=TEXT, required=True, description="")
    assert client_writing.problem_header_type(count) == "int | None"
    assert client_writing.problem_header_reader(count) == "_number"
    assert client_writing.problem_header_type(text) == "str | None"
    assert client_writing.problem_header_reader(text) == "_text"
