"""Profiles and their merge patches."""

from datetime import timedelta
from uuid import UUID

import pytest

from generated.models import Locale
from impl.reservation.domain.customers import Profile, merge_patch
from tests.support.bookings import NOW

PROFILE = Profile(
    id=UUID(int=1),
    locale=Locale.EN,
    preferences={"max_walk_m": 400, "scenic": True},
    payment_method_token="pm_sandbox_visa",
    version=3,
    updated_at=NOW,
)
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ({"a": "foo"}, {"a": {"b": "c"}}, {"a": {"b": "c"}}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_rfc_7396_hold(
    target: dict[str, object], patch: dict[str, object], result: dict[str, object]
) -> None:
    assert merge_patch(target, patch) == result


def test_a_patch_changes_what_it_names_and_makes_a_new_version() -> None:
    patched = PROFILE.patched({"locale": "fi", "preferences": {"scenic": None, "avoid_tolls": False}}, now=LATER)
    assert patched.locale is Locale.FI
    assert patched.preferences == {"max_walk_m": 400, "avoid_tolls": False}
    assert patched.payment_method_token == "pm_sandbox_visa"
    assert (patched.version, patched.updated_at) == (4, LATER)


def test_null_removes_the_payment_method() -> None:
    assert PROFILE.patched({"payment_method_token": None}, now=LATER).payment_method_token is None


@pytest.mark.parametrize(
    "patch",
    [
        {"locale": "en"},
        {"preferences": {}},
        {"preferences": {"avoid_tolls": None}},
        {"preferences": {"max_walk_m": 400}},
        {"payment_method_token": "pm_sandbox_visa"},
    ],
)
def test_a_patch_that_changes_nothing_leaves_the_profile_as_it_is(patch: dict[str, object]) -> None:
    assert PROFILE.patched(patch, now=LATER) is PROFILE
