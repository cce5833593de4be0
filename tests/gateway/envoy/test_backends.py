"""Services that are slow, ill, gone or elsewhere, and a gateway that is asked to end."""

import json
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.gateway.envoy.backends import Backend, backend
from tests.gateway.envoy.rig import Gateway, Issuer, envoy, envoy_before, eventually, read_answer


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "gateway.log"


def answered_by(gateway: Gateway, **headers: str) -> int:
    """The port of the backend that answers."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = gateway.ask("GET", "/v1/metros", headers=fields)
    assert answer.status == 200
    port: int = answer.document["answered_by"]
    return port


def test_a_service_that_takes_too_long_is_given_up(gateway: Gateway, reservation: Backend) -> None:
    reservation.gate = threading.Event()
    answer = gateway.ask("GET", "/healthz")
    reservation.gate.set()
    assert answer.is_problem("gateway_timeout")
    assert len(reservation.heard) == 1


def test_a_request_that_changes_nothing_is_tried_again(gateway: Gateway, reservation: Backend) -> None:
    reservation.hang_ups = 1
    assert gateway.ask("GET", "/v1/metros").status == 200
    assert len(reservation.heard) == 2


def test_it_is_tried_again_only_once(gateway: Gateway, reservation: Backend) -> None:
    reservation.hang_ups = 5
    answer = gateway.ask("GET", "/v1/metros")
    assert answer.is_problem("service_unavailable")
    assert answer.headers["retry-after"]
    assert len(reservation.heard) == 2


@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/quotes"), ("PATCH", "/v1/customers/me")])
def test_a_request_that_changes_something_is_not_tried_again(
    gateway: Gateway, reservation: Backend, issuer: Issuer, method: str, path: str
) -> None:
    reservation.hang_ups = 1
    answer = gateway.ask(method, path, headers=issuer.bearer(), body=b"{}")
    assert answer.is_problem("service_unavailable")
    assert len(reservation.heard) == 1


@pytest.mark.parametrize("status", [400, 404, 409, 429, 500, 503])
def test_a_services_own_answer_is_left_as_it_is(gateway: Gateway, reservation: Backend, status: int) -> None:
    reservation.status = status
    answer = gateway.ask("GET", "/v1/metros")
    assert answer.status == status
    assert answer.document == {"answered_by": reservation.port}
    assert len(reservation.heard) == 1


def test_a_service_that_is_gone_is_told_of(issuer: Issuer, log: Path) -> None:
    with backend() as reservation, ExitStack() as gone:
        travel_agent = gone.enter_context(backend())
        with envoy_before(reservation, travel_agent, issuer=issuer, log=log) as gateway:
            gone.close()
            answer = gateway.ask("GET", "/v1/consents", headers=issuer.bearer())
            assert answer.is_problem("service_unavailable")
            assert answer.headers["retry-after"]
            assert gateway.ask("GET", "/v1/metros").status == 200
            with backend(port=travel_agent.port):
                eventually(lambda: gateway.ask("GET", "/v1/consents", headers=issuer.bearer()).status == 200)


def several(*backends: Backend) -> str:
    return ",".join(each.url for each in backends)


@pytest.fixture
def pair() -> Iterator[tuple[Backend, Backend]]:
    with backend() as one, backend() as other:
        yield one, other


def test_an_endpoint_that_says_it_is_not_well_gets_nothing(
    pair: tuple[Backend, Backend], issuer: Issuer, log: Path
) -> None:
    ill, well = pair
    urls = {"MOBILITY_RESERVATION_URL": several(ill, well), "MOBILITY_TRAVEL_AGENT_URL": well.url}
    with envoy(urls, issuer=issuer, log=log, gateway_health_seconds="0.2") as gateway:
        eventually(lambda: {answered_by(gateway) for _ in range(10)} == {ill.port, well.port})
        ill.is_well = False
        eventually(lambda: {answered_by(gateway) for _ in range(20)} == {well.port})
        ill.is_well = True
        eventually(lambda: ill.port in {answered_by(gateway) for _ in range(10)})


def test_an_endpoint_that_fails_again_and_again_is_left_out(
    pair: tuple[Backend, Backend], issuer: Issuer, log: Path
) -> None:
    failing, well = pair
    urls = {"MOBILITY_RESERVATION_URL": several(failing, well), "MOBILITY_TRAVEL_AGENT_URL": well.url}
    with envoy(urls, issuer=issuer, log=log, gateway_ejection_seconds="600") as gateway:
        failing.status = 500
        eventually(lambda: [gateway.ask("GET", "/v1/metros").status for _ in range(20)] == [200] * 20)
        # Five failures in a row are enough; the statistics of the ejection are made every second.
        assert len(failing.heard) >= 5


def test_the_last_endpoint_is_never_left_out(gateway: Gateway, reservation: Backend) -> None:
    reservation.status = 500
    assert [gateway.ask("GET", "/v1/metros").status for _ in range(20)] == [500] * 20


def regions(north: Backend, south: Backend) -> dict[str, str]:
    """Two regions: the first is that of everybody who is in no country of another."""
    document = {
        "eu-north": {"countries": ["FI", "SE"], "reservation": [north.url], "travel_agent": [north.url]},
        "eu-south": {"countries": ["IT", "ES"], "reservation": [south.url], "travel_agent": [south.url]},
    }
    return {"MOBILITY_GATEWAY_REGIONS": json.dumps(document)}


def test_clients_go_to_the_region_of_their_country(pair: tuple[Backend, Backend], issuer: Issuer, log: Path) -> None:
    north, south = pair
    settings = {"gateway_trusted_hops": "127.0.0.0/8"}
    with envoy(regions(north, south), issuer=issuer, log=log, **settings) as gateway:
        ports = {
            country: answered_by(gateway, CloudFront_Viewer_Country=country)
            for country in ("FI", "IT", "ES", "US", "x")
        }
        assert ports == {
            "FI": north.port,
            "IT": south.port,
            "ES": south.port,
            "US": north.port,
            "x": north.port,
        }
        assert answered_by(gateway) == north.port
        assert not any(heard.all("cloudfront-viewer-country") for heard in (*north.heard, *south.heard))


def test_clients_cannot_choose_their_region(pair: tuple[Backend, Backend], issuer: Issuer, log: Path) -> None:
    north, south = pair
    with envoy(regions(north, south), issuer=issuer, log=log) as gateway:
        assert answered_by(gateway, CloudFront_Viewer_Country="IT") == north.port
        assert not south.heard


def test_a_region_that_is_not_well_is_stood_in_for(pair: tuple[Backend, Backend], issuer: Issuer, log: Path) -> None:
    north, south = pair
    settings = {"gateway_trusted_hops": "127.0.0.0/8", "gateway_health_seconds": "0.2"}
    with envoy(regions(north, south), issuer=issuer, log=log, **settings) as gateway:
        assert answered_by(gateway, CloudFront_Viewer_Country="IT") == south.port
        south.is_well = False
        eventually(lambda: answered_by(gateway, CloudFront_Viewer_Country="IT") == north.port)
        south.is_well = True
        eventually(lambda: answered_by(gateway, CloudFront_Viewer_Country="IT") == south.port)


def test_a_gateway_that_is_asked_to_end_answers_what_is_under_way(
    pair: tuple[Backend, Backend], issuer: Issuer, log: Path
) -> None:
    reservation, travel_agent = pair
    with envoy_before(reservation, travel_agent, issuer=issuer, log=log) as gateway:
        reservation.forget()
        reservation.gate = threading.Event()
        with gateway.connect() as connection:
            connection.sendall(b"GET /v1/metros HTTP/1.1\r\nHost: a\r\n\r\n")
            eventually(lambda: reservation.heard)
            gateway.child.process.send_signal(signal.SIGTERM)
            eventually(lambda: _refuses(gateway))
            assert gateway.child.process.poll() is None
            reservation.gate.set()
            answer = read_answer(connection)
        assert answer.status == 200
        assert gateway.child.process.wait(20) == 0


def _refuses(gateway: Gateway) -> bool:
    try:
        socket.create_connection(("127.0.0.1", gateway.port), timeout=5).close()
    except OSError:
        return True
    return False
