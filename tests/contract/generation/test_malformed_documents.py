"""Documents that are not OpenAPI at all are the author's mistake, never a crash."""

import pytest

from scripts.generate import pipeline
from scripts.generate.diagnostics import GenerationFailed
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"
APPOINTMENTS = "schemas/appointments.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (API, "      tags: [Service]\n", "      tags: Service\n"),
        (
            API,
            "      parameters:\n        - {$ref: '#/components/parameters/Status'}\n",
            "      parameters: 5\n      x-a:\n",
        ),
        (API, "  title: Workshop API\n  version: 1.2.0\n", "  title: Workshop API\n"),
        (API, "schema: {type: boolean, default: false}", "schema: [boolean]"),
        (API, "    get:\n      operationId: getHealth", "    get: nothing\n    put:\n      operationId: getHealth"),
        (APPOINTMENTS, "    required: [kind, parts]\n", "    required: true\n"),
        (APPOINTMENTS, "      kind: {type: string, const: repair}\n", "      kind: repair\n"),
        (APPOINTMENTS, "    enum: [requested, confirmed, done]\n", "    enum: requested\n"),
        (APPOINTMENTS, "      initial: requested\n      transitions:\n", "      initial: requested\n      changes:\n"),
    ],
)
def test_a_malformed_document_is_reported_with_its_place(sources: Sources, file: str, old: str, new: str) -> None:
    sources.change(file, old=old, new=new)
    request = pipeline.Request(specs=sources.directory, base=sources.directory, package="made")
    with pytest.raises(GenerationFailed) as failure:
        pipeline.bundle(request)
    assert any(str(fault.place.path) == file for fault in failure.value.diagnostics)


def test_an_empty_document_is_reported(sources: Sources) -> None:
    (sources.directory / API).write_text("")
    with pytest.raises(GenerationFailed):
        pipeline.bundle(pipeline.Request(specs=sources.directory, base=sources.directory, package="made"))
