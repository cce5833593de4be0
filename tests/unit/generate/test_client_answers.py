"""How clients read answers: results, problems, and everything that is not by the contract."""

import gzip
from typing import Any

import httpx
import pytest

from scripts.generate.static.client_runtime import CallFailed, ProblemError, RetryPolicy, UnexpectedAnswer
from tests.unit.generate.client_shop import (
    TOKEN,
    Bicycle,
    Busy,
    Colour,
    InternalError,
    NoContent,
    NotModified,
    Ok,
    Shop,
    SoldOut,
    bicycle,
    problem,
)


async def unexpected(response: httpx.Response, **options: Any) -> UnexpectedAnswer:
    """What reading a bicycle raises for an answer."""
    with pytest.raises(UnexpectedAnswer) as caught:
        await Shop([response]).client(**options).read()
    return caught.value


async def test_a_result_has_the_body_and_the_typed_headers() -> None:
    result = await Shop([bicycle(headers={"Replayed": "true", "Left": "7"})]).client().read()
    expected = Bicycle(colour=Colour.RED, gears=[1, 3])
    assert result == Ok(body=expected, etag='"1"', replayed="true", left=7)


async def test_optional_headers_may_be_absent() -> None:
    result = await Shop([bicycle()]).client().read()
    assert isinstance(result, Ok)
    assert (result.replayed, result.left) == (None, None)


async def test_each_success_has_its_own_type() -> None:
    assert await Shop([httpx.Response(304)]).client().read() == NotModified()
    assert await Shop([httpx.Response(204)]).client().ping() == NoContent()


async def test_a_text_is_its_body() -> None:
    response = httpx.Response(200, content="# Öl\n".encode(), headers={"Content-Type": "text/markdown; charset=utf-8"})
    assert (await Shop([response]).client().describe()).body == "# Öl\n"


async def test_a_text_in_another_encoding_is_unexpected() -> None:
    response = httpx.Response(200, content=b"\xff", headers={"Content-Type": "text/markdown"})
    with pytest.raises(UnexpectedAnswer, match="UTF-8") as caught:
        await Shop([response]).client().describe()
    assert caught.value.pointer == "/body"


async def test_unknown_members_are_ignored() -> None:
    response = httpx.Response(200, json={"colour": "red", "bell": {"loud": True}}, headers={"ETag": '"1"'})
    result = await Shop([response]).client().read()
    assert isinstance(result, Ok)
    assert result.body == Bicycle(colour=Colour.RED)


async def test_parameters_of_the_media_type_do_not_matter() -> None:
    answer = bicycle(headers={"Content-Type": "Application/JSON; charset=utf-8"})
    assert isinstance(await Shop([answer]).client().read(), Ok)


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"colour": "mauve"}, "/body/colour"),
        ({"colour": "red", "gears": [1, "many"]}, "/body/gears/1"),
        ({"gears": []}, "/body/colour"),
        ([], "/body"),
    ],
)
async def test_a_body_that_does_not_fit_is_told_with_its_place(document: Any, pointer: str) -> None:
    failure = await unexpected(httpx.Response(200, json=document, headers={"ETag": '"1"'}))
    assert (failure.pointer, failure.status, failure.operation) == (pointer, 200, "read")
    assert pointer in str(failure)


async def test_what_belongs_to_the_customer_is_not_shown() -> None:
    failure = await unexpected(httpx.Response(200, json={"colour": "of Anna's hair"}, headers={"ETag": '"1"'}))
    assert failure.excerpt == ""
    assert "Anna" not in str(failure)


@pytest.mark.parametrize(
    ("response", "reason", "pointer"),
    [
        (bicycle(etag=None), "missing", "/headers/ETag"),
        (bicycle(headers={"Left": "many"}), "not declared", "/headers/Left"),
        (bicycle(headers={"Replayed": "yes"}), "not declared", "/headers/Replayed"),
        (bicycle(headers={"Content-Type": "text/html"}), "the media type is not application/json", None),
        (httpx.Response(200, content=b"{", headers={"Content-Type": "application/json", "ETag": "1"}), "JSON", "/body"),
        (bicycle(202), "neither", None),
        (httpx.Response(301, headers={"Location": "https://elsewhere.example"}), "neither", None),
        (problem(409, "stolen"), "the problem is not declared", "/body/code"),
        (problem(410, "sold_out"), "the problem is not declared", "/body/code"),
        (problem(409, "sold_out"), "required", "/body/next_delivery"),
        (httpx.Response(409, content=b"[", headers={"Content-Type": "application/problem+json"}), "JSON", "/body"),
        (httpx.Response(409, json=[1], headers={"Content-Type": "application/problem+json"}), "not declared", None),
        (httpx.Response(409, json={"code": "sold_out"}), "neither", None),
    ],
)
async def test_an_answer_that_is_not_by_the_contract_says_why(
    response: httpx.Response, reason: str, pointer: str | None
) -> None:
    failure = await unexpected(response)
    assert reason.lower() in failure.reason.lower()
    assert pointer is None or failure.pointer == pointer
    assert failure.status == response.status_code


async def test_the_page_of_a_gateway_is_shown_as_far_as_it_helps() -> None:
    page = f"<h1>Forbidden</h1>\x00 Bearer abc.def {TOKEN} eyJhbGciOiJFZERTQSJ9.e30.c2ln " + "x" * 1000
    response = httpx.Response(403, text=page, headers={"Content-Type": "text/html", "X-Request-Id": "r7"})
    failure = await unexpected(response)
    assert failure.excerpt.startswith("<h1>Forbidden</h1>  [token] [token] [token] xxx")
    assert len(failure.excerpt) == 200
    assert (failure.media_type, failure.request_id) == ("text/html", "r7")


async def test_an_answer_without_media_type_is_told_as_such() -> None:
    assert "no media type" in str(await unexpected(httpx.Response(418, content=b"tea")))


async def test_a_problem_is_the_exception_of_its_code() -> None:
    answer = problem(409, "sold_out", next_delivery="tomorrow", headers={"X-Shop": "1"})
    with pytest.raises(SoldOut) as caught:
        await Shop([answer]).client().buy()
    failure = caught.value
    assert failure.problem.next_delivery == "tomorrow"
    assert (failure.operation, failure.status, failure.code, failure.request_id) == ("buy", 409, "sold_out", "r1")
    assert (failure.title, failure.detail) == ("A problem", "It does not work.")
    assert failure.headers["x-shop"] == "1"
    assert str(failure) == "buy: 409 sold_out: It does not work."
    assert isinstance(failure, ProblemError)


@pytest.mark.parametrize(
    ("text", "seconds"), [("17", 17), ("soon", None), (None, None), ("-1", None), ("9" * 5000, None)]
)
async def test_headers_of_problems_are_typed_and_may_be_absent(text: str | None, seconds: int | None) -> None:
    headers = {} if text is None else {"Retry-After": text}
    with pytest.raises(Busy) as caught:
        await Shop([problem(503, "busy", headers=headers)]).client().read()
    assert caught.value.retry_after == seconds


async def test_a_long_answer_is_not_read_to_the_end() -> None:
    failure = await unexpected(bicycle(), longest_answer_bytes=10)
    assert "longer than 10 bytes" in failure.reason


async def test_an_answer_that_cannot_be_decompressed_is_unexpected() -> None:
    response = httpx.Response(
        200, stream=httpx.ByteStream(gzip.compress(b"{}")[:-9] + b"broken"), headers={"Content-Encoding": "gzip"}
    )
    assert "decompressed" in (await unexpected(response)).reason


@pytest.mark.parametrize(
    ("response", "unknown"),
    [
        (problem(500, "internal_error"), True),
        (problem(409, "sold_out", next_delivery="tomorrow"), False),
        (httpx.Response(404, text="nothing"), False),
        (bicycle(etag=None), True),
    ],
)
async def test_a_failure_tells_whether_the_request_may_have_been_carried_out(
    response: httpx.Response, *, unknown: bool
) -> None:
    with pytest.raises((SoldOut, InternalError, UnexpectedAnswer)) as caught:
        await Shop([response]).client().paint()
    assert caught.value.outcome_unknown == unknown


async def test_reading_changes_nothing_so_its_outcome_is_never_unknown() -> None:
    with pytest.raises(InternalError) as caught:
        await Shop([problem(500, "internal_error")]).client().read()
    assert not caught.value.outcome_unknown


HOSTILE_BODIES = (
    b"",
    b"null",
    b"NaN",
    b"\xff\xfe",
    b"[" * 200_000,
    b'{"colour":' * 100_000,
    b'{"colour": "red", "gears": [' + b"9" * 10_000 + b"]}",
    b'{"colour": "\\ud800"}',
    b'{"code": "sold_out", "next_delivery": {}}',
    b'{"code": ["sold_out"]}',
    b"\x1f\x8b\x08\x00broken",
)
HOSTILE_HEADERS: tuple[dict[str, str | bytes], ...] = (
    {},
    {"Content-Type": "application/problem+json", "Retry-After": b"\xb2", "ETag": b"\xff\xe4", "X-Shop": b"\xc3\xa4"},
    {"Content-Type": b"\xff\xfe", "X-Request-Id": b"\xe4"},
    {"Content-Type": ";;;"},
    {"Content-Type": "application/json", "ETag": "\x00", "Left": "9" * 5000},
    {"Content-Type": "application/problem+json", "Retry-After": "9" * 5000},
    {"Content-Type": "application/problem+json", "Retry-After": "1 Jan 99999999999999999999 00:00:00", "Date": "x"},
    {"Content-Type": "application/json", "Content-Encoding": "gzip", "ETag": "1"},
    {"Content-Type": "application/json", "Location": "http://[", "ETag": "1"},
    {"Set-Cookie": "=;=;Domain=.;Path", "X-Request-Id": "x" * 5000},
)


@pytest.mark.parametrize("status", [200, 204, 302, 304, 409, 429, 500, 503, 599])
@pytest.mark.parametrize("headers", HOSTILE_HEADERS)
async def test_whatever_comes_is_a_result_or_a_failed_call(status: int, headers: dict[str, str | bytes]) -> None:
    raw = {name: value if isinstance(value, bytes) else value.encode() for name, value in headers.items()}
    for body in HOSTILE_BODIES:

        async def answer(_request: httpx.Request, body: bytes = body) -> httpx.Response:
            written = [(name.encode(), value) for name, value in raw.items()]
            return httpx.Response(status, stream=httpx.ByteStream(body), headers=written)

        outcome: object
        try:
            outcome = await Shop([answer]).client(retry=RetryPolicy(attempts=2)).read()
        except CallFailed as failure:
            outcome = failure
        assert isinstance(outcome, Ok | NotModified | CallFailed)
        assert len(str(outcome)) < 1000
