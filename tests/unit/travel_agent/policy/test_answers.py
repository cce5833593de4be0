"""A text is told only if tools support what it claims, in each of the seven languages."""

from zoneinfo import ZoneInfo

import pytest

from impl.travel_agent.policy.answers import AnswerCheck, ClaimKind
from impl.travel_agent.policy.evidence import Deed, Evidence

RESERVATION = "res_01m7q5cvd0ftqv6emwfx5191va"
BOOKED = {
    "en": "Your car is booked.",
    "de": "Ihr Auto ist gebucht.",
    "fr": "Votre voiture est réservée.",
    "es": "Su coche está reservado.",
    "it": "La sua auto è prenotata.",
    "nl": "Uw auto is geboekt.",
    "fi": "Autosi on varattu.",
}
CANCELLED = {
    "en": "I have cancelled your reservation.",
    "de": "Ich habe Ihre Reservierung storniert.",
    "fr": "J'ai annulé votre réservation.",
    "es": "He cancelado su reserva.",
    "it": "Ho annullato la sua prenotazione.",
    "nl": "Ik heb uw reservering geannuleerd.",
    "fi": "Olen peruuttanut varauksesi.",
}
COSTS = {
    "en": "It costs €12.50.",
    "de": "Es kostet 12,50 €.",
    "fr": "Cela coûte 12,50 €.",
    "es": "Cuesta 12,50 €.",
    "it": "Costa 12,50 €.",
    "nl": "Het kost € 12,50.",
    "fi": "Se maksaa 12,50 €.",
}
HARMLESS = {
    "en": "Where would you like to go?",
    "de": "Wohin möchten Sie?",
    "fr": "Où voulez-vous aller ?",
    "es": "¿Adónde quiere ir?",
    "it": "Dove vuole andare?",
    "nl": "Waar wilt u naartoe?",
    "fi": "Minne haluat mennä?",
}


@pytest.fixture
def evidence() -> Evidence:
    return Evidence()


def kinds(text: str, evidence: Evidence) -> set[ClaimKind]:
    return {reason.kind for reason in AnswerCheck().check(text, evidence=evidence).reasons}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_a_question_claims_nothing(text: str, evidence: Evidence) -> None:
    assert AnswerCheck().check(text, evidence=evidence).supported


@pytest.mark.parametrize("text", BOOKED.values(), ids=BOOKED)
def test_a_booking_is_claimed_only_after_the_ledger_made_one(text: str, evidence: Evidence) -> None:
    assert kinds(text, evidence) == {ClaimKind.ACTION}
    evidence.done(Deed.CANCELLED)
    assert kinds(text, evidence) == {ClaimKind.ACTION}
    evidence.done(Deed.BOOKED)
    assert kinds(text, evidence) == set()


@pytest.mark.parametrize("text", CANCELLED.values(), ids=CANCELLED)
def test_a_cancellation_is_claimed_only_after_the_ledger_made_one(text: str, evidence: Evidence) -> None:
    assert kinds(text, evidence) == {ClaimKind.ACTION}
    evidence.done(Deed.CANCELLED)
    assert kinds(text, evidence) == set()


@pytest.mark.parametrize("text", COSTS.values(), ids=COSTS)
def test_an_amount_is_exact_to_the_cent(text: str, evidence: Evidence) -> None:
    evidence.record({"total": {"amount": 1251, "currency": "EUR"}, "fee": {"amount": 1250, "currency": "CHF"}})
    assert kinds(text, evidence) == {ClaimKind.AMOUNT}
    evidence.record({"total": {"amount": 1250, "currency": "EUR"}})
    assert kinds(text, evidence) == set()


def test_a_time_is_that_of_a_tool_in_its_zone(evidence: Evidence) -> None:
    assert kinds("You arrive at 09:12.", evidence) == {ClaimKind.TIME}
    evidence.record({"arrives_at": "2026-12-01T09:12:40+02:00"})
    assert kinds("You arrive at 09:12.", evidence) == set()
    assert kinds("You arrive at 09:13.", evidence) == set()
    assert kinds("You arrive at 09:14.", evidence) == {ClaimKind.TIME}
    check = AnswerCheck().check("You arrive at 07:12.", evidence=evidence, zone=ZoneInfo("Etc/UTC"))
    assert check.supported


def test_lengths_may_be_rounded_but_not_made_up(evidence: Evidence) -> None:
    evidence.record({"duration_s": 534, "distance_m": 2240})
    assert kinds("It takes 9 minutes for 2.2 km.", evidence) == set()
    assert kinds("It takes 5 minutes for 1.5 km.", evidence) == {ClaimKind.DURATION, ClaimKind.DISTANCE}


def test_the_time_between_two_moments_may_be_told(evidence: Evidence) -> None:
    evidence.record({"departs_at": "2026-12-01T09:00:00+02:00", "arrives_at": "2026-12-01T09:25:00+02:00"})
    assert kinds("That is 25 minutes.", evidence) == set()


def test_a_reservation_is_named_only_if_a_tool_named_it(evidence: Evidence) -> None:
    text = f"Its number is {RESERVATION}."
    assert kinds(text, evidence) == {ClaimKind.RESERVATION}
    evidence.record({"reservation_id": RESERVATION})
    assert kinds(text, evidence) == set()


def test_a_listed_reservation_may_be_described_by_its_time_but_is_no_new_booking(evidence: Evidence) -> None:
    listed = {"status": "confirmed", "starts_at": "2026-12-01T09:00:00+02:00", "ends_at": "2026-12-01T10:00:00+02:00"}
    evidence.record({"reservations": [listed]})
    assert kinds("Your car is booked from 09:00 to 10:00.", evidence) == set()
    assert kinds(BOOKED["en"], evidence) == {ClaimKind.ACTION}
    assert ClaimKind.ACTION in kinds("Your reservation at 09:00 has been cancelled.", evidence)


def test_what_the_customer_said_may_be_said_again_but_for_amounts(evidence: Evidence) -> None:
    evidence.hear("Take me there by 09:00 for 12.50 €, 20 minutes at most.")
    assert kinds("By 09:00, within 20 minutes.", evidence) == set()
    assert kinds(COSTS["en"], evidence) == {ClaimKind.AMOUNT}


def test_nothing_proves_a_payment(evidence: Evidence) -> None:
    for deed in Deed:
        evidence.done(deed)
    assert kinds("I have refunded your money.", evidence) == {ClaimKind.ACTION}
