"""Transcripts for people: in every language, and never markup of what was said."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import models
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.conversations.conversation import Conversation
from impl.travel_agent.conversations.intake import title_of
from impl.travel_agent.conversations.markdown import escape, money, write_transcript

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)


def conversation(*, title: str = "", locale: models.Locale = models.Locale.EN) -> Conversation:
    return Conversation(
        id=new_uuid7(),
        customer_id=new_uuid7(),
        locale=locale,
        time_zone="Europe/Helsinki",
        title=title,
        last_seq=0,
        version=1,
        created_at=NOW,
        updated_at=NOW,
    )


def said(text: str) -> models.UserSaid:
    return models.UserSaid.model_validate(
        {
            "id": encode("evt", value=new_uuid7()),
            "seq": 1,
            "ts": NOW,
            "conversation_id": encode("cnv", value=new_uuid7()),
            "turn_id": encode("trn", value=new_uuid7()),
            "text": text,
            "client_message_id": "m-1",
        }
    )


@pytest.mark.parametrize("locale", models.Locale)
def test_an_empty_conversation_says_so_in_its_language(locale: models.Locale) -> None:
    lines = write_transcript(conversation(locale=locale), events=[]).splitlines()
    assert lines[0].startswith("# ")
    assert lines[2] == "2026-11-30 20:00"
    assert len(lines[4]) > 10


@given(st.text(max_size=300))
def test_no_line_of_what_was_said_begins_a_block(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert not escaped.startswith(("#", ">", "-", "*", "+", "`", "|", "<", "!"))
    assert "<" not in escaped.replace("\\<", "")
    assert "](" not in escaped


@given(st.text(min_size=1, max_size=300).filter(lambda text: "\x00" not in text))
def test_only_the_title_is_a_heading(text: str) -> None:
    transcript = write_transcript(conversation(title=title_of(text)), events=[said(text)])
    assert [line for line in transcript.splitlines() if line.startswith("#")] == transcript.splitlines()[:1]


def test_a_title_is_the_first_words_on_one_line() -> None:
    assert title_of("Take  me\nhome") == "Take me home"
    assert len(title_of("word " * 100)) <= 80
    assert title_of("word " * 100).endswith("…")


@pytest.mark.parametrize(("amount", "text"), [(0, "0.00"), (5, "0.05"), (-250, "-2.50"), (1234, "12.34")])
def test_amounts_have_two_places(amount: int, text: str) -> None:
    assert money(models.Money(amount=amount, currency=models.Currency("EUR"))) == f"{text} EUR"
