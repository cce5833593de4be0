"""Generated clients and generated routes understand each other, and the types hold what they promise."""

import ast
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import MISSING

from tests.contract.generation.command import ROOT
from tests.contract.generation.conftest import PACKAGE
from tests.contract.generation.requests import STORED, Server, serve

APPOINTMENT = "app_01m7q5cvd0ftqv6emwfx5191va"
USES = Path(__file__).parent / "client_uses"


@pytest.fixture
async def server(workshop: Any) -> AsyncIterator[Server]:
    server = serve(workshop)
    async with server.client:
        yield server


@pytest.fixture
def api(workshop: Any, server: Server) -> Any:
    """The generated client of the workshop, whose service is in this process."""
    return workshop.workshop__client.WorkshopClient("http://workshop", token="t", http=server.client)


async def test_arguments_arrive_as_they_were_given(workshop: Any, server: Server, api: Any) -> None:
    given = {
        "status": [workshop.models.AppointmentStatus.REQUESTED, workshop.models.AppointmentStatus.DONE],
        "minutes": 30,
        "urgent": True,
        "from_": datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
        "day": date(2026, 12, 1),
        "max_price": 12.5,
        "tag": ["a b", "c&d"],
        "limit": 7,
        "cursor": "abc",
    }
    page = await api.list_appointments(**given)
    assert server.appointments.given == given
    assert page.body.items == [workshop.models.Appointment.model_validate(STORED, strict=False)]


async def test_arguments_that_are_left_out_have_the_defaults_of_the_contract(server: Server, api: Any) -> None:
    await api.list_appointments()
    given = server.appointments.given
    assert (given["limit"], given["urgent"], given["tag"], given["cursor"]) == (10, False, None, None)


async def test_a_body_arrives_as_it_was_made(workshop: Any, server: Server, api: Any) -> None:
    models = workshop.models
    body = models.AppointmentCreate(
        bike_id="bik_01m7q5cvd0ftqv6emwfx5191va",
        starts_at=datetime(2026, 12, 1, 7, tzinfo=UTC),
        job=models.Inspection(kind="inspection", thorough=True),
    )
    created = await api.create_appointment(body=body, idempotency_key="mine")
    assert server.appointments.given == {"idempotency_key": "mine", "body": body}
    assert (created.etag, created.location) == ('"1"', f"/v1/appointments/{APPOINTMENT}")


async def test_members_that_are_missing_are_not_sent_and_nulls_are(workshop: Any, server: Server, api: Any) -> None:
    await api.update_appointment(
        appointment_id=APPOINTMENT, if_match='"1"', body=workshop.models.AppointmentPatch(notes=None)
    )
    received = server.appointments.given["body"]
    assert received.model_fields_set == {"notes"}
    assert received.notes is None
    assert received.starts_at is MISSING


async def test_a_declared_problem_is_raised(workshop: Any, api: Any) -> None:
    problems = workshop.client_problems
    with pytest.raises(problems.IllegalTransition) as caught:
        await api.confirm_appointment(appointment_id=APPOINTMENT, if_match='"1"')
    assert isinstance(caught.value.problem, workshop.models.IllegalTransition)
    assert caught.value.detail == "It is done."


async def test_an_answer_of_the_service_that_is_not_declared_is_unexpected(workshop: Any, api: Any) -> None:
    with pytest.raises(workshop.client_runtime.UnexpectedAnswer) as caught:
        await api.get_appointment(appointment_id=f"app_7{'0' * 25}")
    assert caught.value.status == 400
    assert "LookupError" in caught.value.excerpt


async def test_a_public_operation_without_content_gives_its_type(workshop: Any, api: Any) -> None:
    result = await api.get_health()
    assert isinstance(result, workshop.workshop__client_operations.GetHealth.NoContent)


def test_every_problem_of_the_contract_is_an_exception(workshop: Any) -> None:
    runtime, problems = workshop.client_runtime, workshop.client_problems
    kind = workshop.runtime.Operation
    for operation in (value for value in vars(workshop.workshop__operations).values() if isinstance(value, kind)):
        for code, response in operation.problems.items():
            raised = getattr(problems, response.__name__)
            assert issubclass(raised, runtime.ProblemError)
            assert (raised.status, raised.code, raised.model) == (response.status, code, response.model)


def test_a_client_needs_nothing_of_the_server_side(workshop_directory: Path) -> None:
    program = (
        f"import sys, {PACKAGE}.workshop.client; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'fastapi', 'starlette', 'uvicorn'}), "
        f"'{PACKAGE}.runtime' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=workshop_directory.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False"


def test_the_docstring_of_a_method_names_each_problem_it_raises(workshop: Any) -> None:
    client, operations = workshop.workshop__client.WorkshopClient, workshop.workshop__client_operations
    written = client.confirm_appointment.__doc__
    for problem in operations.CONFIRM_APPOINTMENT.problems:
        assert f"    {problem.__name__}: " in written


def test_the_types_admit_what_is_right_and_refuse_what_is_not(workshop_directory: Path, tmp_path: Path) -> None:
    target = tmp_path / "uses"
    target.mkdir()
    for path in USES.glob("*.txt"):
        (target / f"{path.stem}.py").write_text(path.read_text())
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache", "--no-error-summary")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "--show-error-codes", target],
        cwd=workshop_directory.parent,
        env={"MYPYPATH": str(workshop_directory.parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    found = {(line.split(":")[1], line.rpartition("[")[2].rstrip("]")) for line in errors}
    assert found == set(_expected(target / "wrong.py")), done.stdout + done.stderr


def _expected(path: Path) -> list[tuple[str, str]]:
    """Lines of a module that say which error they are, with the error."""
    lines = path.read_text().splitlines()
    ast.parse("\n".join(lines))
    return [(str(number), line.rpartition("# ")[2]) for number, line in enumerate(lines, 1) if "  # " in line]
