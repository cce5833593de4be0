"""The gate between released contracts and those of today, and what a release writes."""

import json
import shutil
from pathlib import Path

import pytest

from scripts.generate import pipeline, released
from scripts.generate.diagnostics import Diagnostic, GenerationFailed
from tests.contract.generation.command import contents, generate
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"
FRONT_DESK = "front-desk.openapi.yaml"
APPOINTMENTS = "schemas/appointments.yaml"


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents whose state of today has been released."""
    directory = tmp_path_factory.mktemp("released") / "specs"
    sources = Sources.copied_to(directory).with_front_desk()
    outcome = generate("--release", specs=sources.directory, out=directory / "unused")
    assert outcome.code == 0, outcome.errors
    assert outcome.output.count("\nreleased ") == 2
    return directory


@pytest.fixture
def sources(first_release: Path, tmp_path: Path) -> Sources:
    return Sources(Path(shutil.copytree(first_release, tmp_path / "specs")))


def request(sources: Sources) -> pipeline.Request:
    return pipeline.Request(specs=sources.directory, base=sources.directory, package="unused")


def faults(sources: Sources) -> list[Diagnostic]:
    try:
        released.check(request(sources))
    except GenerationFailed as failure:
        return failure.diagnostics
    return []


def release(sources: Sources) -> list[Path]:
    return list(released.release(request(sources)))


def add_a_member(sources: Sources) -> None:
    sources.change(
        APPOINTMENTS,
        old="      website: {type: string, format: uri}\n",
        new="      website: {type: string, format: uri}\n      phone: {type: string, maxLength: 20}\n",
    )


def declare(sources: Sources, version: str) -> int:
    return sources.change(API, old="version: 1.2.0", new=f"version: {version}")


def test_versions_that_are_too_low_are_told_with_place_reason_and_way_out(sources: Sources) -> None:
    add_a_member(sources)
    line = declare(sources, "1.2.1")
    sources.change(FRONT_DESK, old="version: 1.2.0", new="version: 1.1.0")
    back, low = faults(sources)
    assert (low.rule, str(low.place.path), low.place.line) == ("version-too-low", API, line)
    assert low.what == "The version 1.2.1 is lower than 1.3.0, which the changes since 1.2.0 imply."
    assert low.why == "A minor change: `AppointmentCreate.phone` may be sent: text, at most 20 characters."
    assert low.fix == "write 1.3.0 or a higher one in `info.version`, or take the changes back."
    assert back.what == "The version 1.1.0 is lower than the released 1.2.0."


def test_changes_that_break_clients_are_named_with_their_places(sources: Sources) -> None:
    sources.change(APPOINTMENTS, old="      from: {description: Where the bike is fetched., type: string}\n", new="")
    sources.change(
        APPOINTMENTS, old="required: [bike_id, starts_at, job]", new="required: [bike_id, starts_at, job, notes]"
    )
    sources.change(APPOINTMENTS, old="price_hint: {type: integer, minimum: 0}", new="price_hint: {type: string}")
    notes = sources.change(
        APPOINTMENTS, old="notes: {type: string, maxLength: 50}\n", new="notes: {type: string, maxLength: 60}\n"
    )
    limit = sources.change(API, old="maximum: 50, default: 10", new="maximum: 20, default: 10")
    sources.change(API, old="  /healthz:\n", new="  /v1/health:\n")
    for document in (API, FRONT_DESK):
        sources.change(document, old="    Create: {value: {", new="    Create: {value: {notes: Squeaks, ")
    found = {fault.what: fault for fault in faults(sources)}
    listing = "GET /v1/appointments: The query parameter `limit` must be at most 20 (was at most 50)."
    member = "POST /v1/appointments: `AppointmentCreate.notes` has to be sent from now on."
    assert found.keys() >= {
        listing,
        member,
        "POST /v1/appointments: `AppointmentCreate.price_hint` is text from now on (was integer).",
        "GET /v1/health: It is called as `GET /v1/health` from now on (was `GET /healthz`).",
    }
    assert any("`Appointment.from` is gone from answers." in what for what in found)
    assert (str(found[listing].place.path), found[listing].place.line) == (API, limit)
    assert (str(found[member].place.path), found[member].place.line) == (APPOINTMENTS, notes)
    assert {fault.fix for fault in found.values()} == {
        "keep it, or raise the major version above 1 in `info.version` and in the paths."
    }


def test_a_higher_major_version_may_break(sources: Sources) -> None:
    path = sources.directory / API
    path.write_text(path.read_text().replace("version: 1.2.0", "version: 2.0.0").replace("/v1/", "/v2/"))
    assert faults(sources) == []


def test_redocly_has_a_say_where_our_comparison_finds_nothing(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources.change(API, old="  /healthz:\n", new="  /v1/health:\n")
    monkeypatch.setattr(released, "_faults", lambda _candidate: iter(()))
    assert "breaking-change/path-removed" in {fault.rule for fault in faults(sources)}


def test_a_refused_release_changes_nothing(sources: Sources) -> None:
    sources.change(API, old="  /healthz:\n", new="  /v1/health:\n")
    before = contents(sources.directory)
    outcome = generate("--release", specs=sources.directory, out=sources.directory / "unused")
    assert outcome.code == 100
    assert "breaking-change/operation-moved" in outcome.errors
    assert "Traceback" not in outcome.errors
    assert contents(sources.directory) == before


def test_the_next_release_stands_beside_the_first_and_raises_the_package(sources: Sources) -> None:
    first = contents(sources.directory / "released")
    add_a_member(sources)
    declare(sources, "1.3.0")
    sources.change(FRONT_DESK, old="version: 1.2.0", new="version: 1.4.0")
    assert release(sources) == [
        Path("released/front-desk.openapi/1.4.0.json"),
        Path("released/workshop.openapi/1.3.0.json"),
        Path("released/sdk.json"),
    ]
    kept = contents(sources.directory / "released")
    assert {path: kept[path] for path in first if path != "sdk.json"} == {
        path: content for path, content in first.items() if path != "sdk.json"
    }
    assert json.loads(kept["sdk.json"])["releases"] == [
        {"version": "1.2.0", "documents": {"front-desk.openapi": "1.2.0", "workshop.openapi": "1.2.0"}},
        {"version": "1.3.0", "documents": {"front-desk.openapi": "1.4.0", "workshop.openapi": "1.3.0"}},
    ]
    # An example is no part of the interface, so that there is nothing to release.
    sources.change(API, old="    Patch: {value: {notes: null}}", new="    Patch: {value: {notes: Squeaks}}")
    assert release(sources) == []
    assert contents(sources.directory / "released") == kept
