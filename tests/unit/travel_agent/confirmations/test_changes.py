import json

import pytest
from pydantic import MISSING

from generated import models
from impl.travel_agent.domain.changes import canonical_form, digest_of, is_same_digest
from tests.support.confirmation_desk import Desk


async def test_the_canonical_form_is_sorted_and_without_spaces(desk: Desk) -> None:
    text = canonical_form(await desk.creation()).decode()
    document = json.loads(text)
    assert text == json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "reservation_id" not in document


async def test_the_digest_survives_being_stored(desk: Desk) -> None:
    change = await desk.change_of(await desk.booked())
    stored = json.loads(json.dumps(change.model_dump(mode="json")))
    assert digest_of(models.ProposedChange.model_validate(stored)) == digest_of(change)
    assert digest_of(models.ProposedChange.model_validate_json(json.dumps(stored))) == digest_of(change)


@pytest.mark.parametrize("name", sorted(set(models.ProposedChange.model_fields) - {"action", "time_zone"}))
async def test_every_member_that_is_there_counts(desk: Desk, name: str) -> None:
    booked = await desk.booked()
    changes = [await desk.change_of(booked), await desk.cancellation_of(booked)]
    changes.append((await desk.change_of(booked)).model_copy(update={"quote_id": booked.reservation.quote_id}))
    having = [change for change in changes if getattr(change, name) is not MISSING]
    assert having
    for change in having:
        assert digest_of(change.model_copy(update={name: MISSING})) != digest_of(change)


async def test_a_cent_makes_another_digest(desk: Desk) -> None:
    change = await desk.creation()
    assert change.after is not MISSING
    dearer = change.after.total.model_copy(update={"amount": change.after.total.amount + 1})
    other = change.model_copy(update={"after": change.after.model_copy(update={"total": dearer})})
    assert not is_same_digest(digest_of(other), digest_of(change))
    assert is_same_digest(digest_of(change), digest_of(change.model_copy()))
