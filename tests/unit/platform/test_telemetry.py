import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from impl.platform.telemetry import TelemetryMiddleware, configure_logging, exchange_of, log

TRACE = "0af7651916cd43dd8448eb211c80319c"


async def answer(request: Request) -> Response:
    exchange = exchange_of(request.scope)
    exchange.operation = request.path_params.get("operation")
    exchange.customer = "pseudonym"
    exchange.headers.append((b"ratelimit", b'"default";r=1;t=1'))
    log().info("inside", value=1)
    return PlainTextResponse("done", status_code=201, headers={"X-Own": "1"})


async def fail(request: Request) -> Response:
    raise KeyError(request.url.path)


APPLICATION = Starlette(routes=[Route("/fail", fail), Route("/{operation}", answer)])


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, write_through=True))
    # Other tests go on with the logger they had, which knows the true output.
    monkeypatch.setattr("impl.platform.telemetry._log", None)
    configuration = structlog.get_config()
    handlers, level = logging.root.handlers[:], logging.root.level
    configure_logging(level="INFO")
    yield written
    structlog.configure(**configuration)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def events_of(output: io.BytesIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


async def ask(path: str = "/createParcel", *, unlogged: tuple[str, ...] = (), **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(TelemetryMiddleware(APPLICATION, unlogged=unlogged))
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        return await client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


async def test_a_request_id_is_made_for_each_request() -> None:
    first, second = await ask(), await ask()

    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", first.headers["x-request-id"])
    assert first.headers["x-request-id"] != second.headers["x-request-id"]


@pytest.mark.parametrize("given", ["a", "req_01m7q5cyareq1v3stswh3d9b3t", "x" * 64])
async def test_a_well_formed_request_id_is_kept(given: str) -> None:
    assert (await ask(X_Request_Id=given)).headers.get_list("x-request-id") == [given]


@pytest.mark.parametrize("given", ["", "x" * 65, "two words", "semi;colon", "<script>"])
async def test_another_request_id_is_replaced(given: str) -> None:
    assert (await ask(X_Request_Id=given)).headers["x-request-id"] != given


@pytest.mark.parametrize("suffix", ["00", "01"])
async def test_a_trace_is_continued_with_a_span_of_ours(suffix: str) -> None:
    response = await ask(traceparent=f"00-{TRACE}-b7ad6b7169203331-{suffix}")

    version, trace, span, flags = response.headers["traceparent"].split("-")
    assert (version, trace, flags) == ("00", TRACE, suffix)
    assert re.fullmatch("[0-9a-f]{16}", span)
    assert span != "b7ad6b7169203331"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "00",
        f"ff-{TRACE}-b7ad6b7169203331-01",
        f"00-{'0' * 32}-b7ad6b7169203331-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-b7ad6b7169203331-01",
        f"00-{TRACE}-b7ad6b7169203331",
        f"00-{TRACE}-b7ad6b7169203331-01-more",
    ],
)
async def test_a_malformed_trace_is_replaced(given: str) -> None:
    response = await ask(traceparent=given)

    assert re.fullmatch("00-[0-9a-f]{32}-[0-9a-f]{16}-00", response.headers["traceparent"])
    assert TRACE not in response.headers["traceparent"]


async def test_a_later_version_of_the_trace_context_is_understood() -> None:
    response = await ask(traceparent=f"01-{TRACE}-b7ad6b7169203331-01-more")

    assert response.headers["traceparent"].startswith(f"00-{TRACE}-")


async def test_ambient_headers_join_those_of_the_response() -> None:
    response = await ask()

    assert response.headers["x-own"] == "1"
    assert response.headers["ratelimit"] == '"default";r=1;t=1'


async def test_each_request_is_one_event_and_inner_events_carry_its_ids(output: io.BytesIO) -> None:
    response = await ask("/createParcel?email=anna@example.com", X_Request_Id="r-1", Authorization="Bearer secret")

    inside, request = events_of(output)
    trace = response.headers["traceparent"].split("-")[1]
    assert inside["event"] == "inside"
    assert (inside["request_id"], inside["trace_id"]) == ("r-1", trace)
    assert request.pop("milliseconds") >= 0
    assert request.pop("timestamp").endswith("Z")
    assert request == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "operation": "createParcel",
        "status": 201,
        "problem": None,
        "customer": "pseudonym",
        "request_id": "r-1",
        "trace_id": trace,
    }
    assert b"anna" not in output.getvalue()
    assert b"secret" not in output.getvalue()


async def test_a_request_that_breaks_is_logged_as_such(output: io.BytesIO) -> None:
    with pytest.raises(KeyError):
        await ask("/fail")

    assert events_of(output)[-1]["status"] == 500


async def test_probes_may_stay_unlogged(output: io.BytesIO) -> None:
    await ask("/getHealth", unlogged=("getHealth",))

    assert [event["event"] for event in events_of(output)] == ["inside"]


async def test_connections_that_are_not_http_pass_through() -> None:
    seen: list[Any] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend([scope["type"], receive, send])

    async def receive() -> Message:
        raise AssertionError

    async def send(_message: Message) -> None:
        raise AssertionError

    await TelemetryMiddleware(application)({"type": "lifespan"}, receive, send)
    assert seen == ["lifespan", receive, send]


def test_the_standard_library_writes_the_same_form(output: io.BytesIO) -> None:
    logging.getLogger("some.library").warning("watch %s", "out")
    logging.getLogger("uvicorn.error").warning("started")
    logging.getLogger("httpx").info("GET https://secret.example")
    logging.getLogger("uvicorn.access").info("GET /")

    events = events_of(output)
    assert [(event["logger"], event["level"], event["event"]) for event in events] == [
        ("some.library", "warning", "watch out"),
        ("uvicorn.error", "warning", "started"),
    ]


def test_what_servers_and_libraries_tell_of_headers_is_not_written_at_any_level(output: io.BytesIO) -> None:
    logging.root.setLevel(logging.DEBUG)
    logging.getLogger("uvicorn.error").debug("< sec-websocket-protocol: mobility.token.secret")
    logging.getLogger("botocore.auth").debug("x-amz-security-token:secret")
    logging.getLogger("some.library").debug("harmless")

    assert [event["event"] for event in events_of(output)] == ["harmless"]


def test_a_failure_is_written_with_its_trace(output: io.BytesIO) -> None:
    try:
        raise KeyError("gone")
    except KeyError as error:
        log().error("failed", exc_info=error)

    assert "Traceback" in events_of(output)[0]["exception"]


def test_values_without_a_json_form_are_named_only(output: io.BytesIO) -> None:
    log().info("odd", value=object())

    assert events_of(output)[0]["value"] == "<object>"


def test_the_level_is_a_floor(output: io.BytesIO) -> None:
    log().debug("unseen")

    assert not output.getvalue()
