"""The gate between released contracts and those of today."""

import pytest

from tests.contract.generation.command import Outcome, generate
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"
APPOINTMENTS = "schemas/appointments.yaml"


@pytest.fixture
def released(sources: Sources) -> Sources:
    """Documents whose state of today has been released."""
    outcome = generate("--release", specs=sources.directory, out=sources.directory / "unused")
    assert outcome.code == 0, outcome.errors
    return sources


def check(sources: Sources) -> Outcome:
    return generate("--check-released", specs=sources.directory, out=sources.directory / "unused")


def test_a_contract_that_was_never_released_has_nothing_to_keep(sources: Sources) -> None:
    assert check(sources).code == 0


def test_a_document_beside_a_released_one_is_new(released: Sources) -> None:
    outcome = check(released.with_front_desk())
    assert outcome.code == 0, outcome.errors


def test_compatible_changes_pass(released: Sources) -> None:
    released.change(API, old="      summary: Get an appointment\n", new="      summary: Read an appointment\n")
    released.change(
        APPOINTMENTS,
        old="      notes: {type: string, maxLength: 50}\n",
        new="      notes: {type: string, maxLength: 90}\n",
    )
    outcome = check(released)
    assert outcome.code == 0, outcome.errors


def test_changes_that_break_clients_are_named_with_their_places(released: Sources) -> None:
    released.change(APPOINTMENTS, old="      from: {description: Where the bike is fetched., type: string}\n", new="")
    required = released.change(
        APPOINTMENTS, old="required: [bike_id, starts_at, job]", new="required: [bike_id, starts_at, job, notes]"
    )
    released.change(APPOINTMENTS, old="price_hint: {type: integer, minimum: 0}", new="price_hint: {type: string}")
    limit = released.change(API, old="maximum: 50, default: 10", new="maximum: 20, default: 10")
    released.change(API, old="  /healthz:\n", new="  /readyz:\n")
    released.change(API, old="    Create: {value: {", new="    Create: {value: {notes: Squeaks, ")
    outcome = check(released)
    assert outcome.code == 100
    for message in (
        "became required: `notes`",
        "`from` of `Appointment` was removed",
        "`price_hint`",
        "`/healthz` was renamed to `/readyz`",
    ):
        assert message in outcome.errors
    assert f"{APPOINTMENTS}:{required}:" in outcome.errors
    assert f"{API}:{limit}:" in outcome.errors
    assert "raise the major version above 1" in outcome.errors


def test_a_higher_major_version_may_break(released: Sources) -> None:
    path = released.directory / API
    path.write_text(path.read_text().replace("version: 1.2.0", "version: 2.0.0").replace("/v1/", "/v2/"))
    outcome = check(released)
    assert outcome.code == 0, outcome.errors


def test_a_release_that_breaks_clients_is_refused(released: Sources) -> None:
    kept = (released.directory / "released" / "workshop.openapi.json").read_bytes()
    released.change(API, old="  /healthz:\n", new="  /readyz:\n")
    outcome = generate("--release", specs=released.directory, out=released.directory / "unused")
    assert outcome.code == 100
    assert (released.directory / "released" / "workshop.openapi.json").read_bytes() == kept
