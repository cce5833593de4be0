"""Negotiation of media types, and pointers into requests."""

import pytest

from scripts.generate.static.json_pointers import pointer
from scripts.generate.static.runtime.content import acceptable

JSON = ("application/json",)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/json", True),
        ("APPLICATION/JSON;version=1", True),
        ("*/*;q=0.001", True),
        ("text/html,application/xhtml+xml,*/*;q=0.8", True),
        ("*/*, application/*;q=0", False),
        ("application/json;q=nonsense", False),
        ("application/problem+json", False),
        ("", False),
    ],
)
def test_accept(accept: str, *, expected: bool) -> None:
    assert acceptable(accept, JSON) is expected


def test_an_operation_without_content_is_always_acceptable() -> None:
    assert acceptable("text/html", ())


def test_pointers_are_escaped() -> None:
    assert pointer("body", "a/b", "c~d", 0) == "/body/a~1b/c~0d/0"
