"""Meetings: who receives, where, what is called off, and what is none; sums in the money of a country; the stage of a pact."""

import pytest

from kawat.events.diplomacy.amounts import find_amounts
from kawat.span import Span
from tests.events.diplomacy.pledge_cases import record_of, states

HOSTS = {
    "the city's country": (
        "id",
        "Menteri Luar Negeri Fiji Jone Tavu bertemu Menteri Luar Negeri Peru Rosa Quispe di Lima, Senin.",
        ["PER"],
    ),
    "a third state": ("en", "The foreign ministers of Ghana and Togo met in Muscat on Monday. Oman paid for the hall.", ["OMN"]),
    "received by": (
        "en",
        "Fijian Foreign Minister Jone Tavu was received in Lima on Tuesday by Peruvian President Rosa Quispe.",
        ["PER"],
    ),
    "after receiving": ("id", "Usai menerima Perdana Menteri Fiji Jone Tavu, Presiden Peru Rosa Quispe berpidato.", ["PER"]),
}
NONE = {
    "asked to": ("id", "Turki mengajak Ghana dan Togo berunding di Istanbul."),
    "ready to": ("id", "Ghana menyatakan siap berunding dengan Togo."),
}
SUMS = {
    "danish": ("340 million kroner", "en", ("DNK",), (340e6, "DKK")),
    "norwegian": ("340 million kroner", "en", ("FJI", "NOR"), (340e6, "NOK")),
    "half": ("half a billion dollars", "en", (), (5e8, "USD")),
    "setengah": ("setengah juta dolar", "id", (), (5e5, "USD")),
    "code": ("DKK 410 million", "en", (), (410e6, "DKK")),
}
STAGES = {
    "ratified, though signed before": (
        "id",
        "Indonesia dan Fiji meratifikasi perjanjian ekstradisi yang ditandatangani dua tahun lalu.",
        "ratified",
    ),
    "suspended behind a clause": (
        "id",
        "Perjanjian dagang Indonesia-Kanada, yang diteken 2035, ditangguhkan oleh Ottawa.",
        "suspended",
    ),
    "turned down": ("en", "Ghana's parliament threw out the extradition treaty with Togo on Thursday.", "signed"),
}


@pytest.mark.parametrize("row", HOSTS.values(), ids=HOSTS)
def test_a_meeting_has_its_host(row: tuple[str, str, list[str]]) -> None:
    record = record_of(row[1], row[0])
    (meeting,) = record.meetings
    assert meeting.host is not None and states(record, meeting.host) == row[2]


@pytest.mark.parametrize("row", NONE.values(), ids=NONE)
def test_what_is_only_asked_or_offered_is_no_meeting(row: tuple[str, str]) -> None:
    assert not record_of(row[1], row[0]).meetings


def test_what_a_verb_behind_a_clause_calls_off_is_cancelled() -> None:
    text = "Pembicaraan antara Ghana dan Togo, yang semula dijadwalkan pekan depan, ditunda."
    (meeting,) = record_of(text).meetings
    assert meeting.status == "cancelled"


@pytest.mark.parametrize("row", SUMS.values(), ids=SUMS)
def test_a_sum_is_in_the_money_of_the_country(row: tuple[str, str, tuple[str, ...], tuple[float, str]]) -> None:
    (amount,) = find_amounts(row[0], Span(0, len(row[0])), row[1], row[2])
    assert (amount.value, amount.unit) == row[3]


@pytest.mark.parametrize("row", STAGES.values(), ids=STAGES)
def test_an_agreement_is_at_the_furthest_stage_told(row: tuple[str, str, str]) -> None:
    (pact,) = record_of(row[1], row[0]).agreements
    assert pact.stage == row[2]
