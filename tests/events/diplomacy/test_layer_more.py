"""The layer once more: pacts in force and their sides, meetings that an event tells, and what is a threat and no pledge."""

import pytest

from kawat.record import Record
from tests.events.diplomacy.pledge_cases import record_of, states

STAGES = {
    "parliament approves": ("id", "Senat Peru menyetujui perjanjian ekstradisi dengan Fiji, 62 berbanding 21.", "ratified"),
    "no longer in force": ("id", "Pakta pertahanan antara Fiji dan Peru tidak berlaku lagi sejak Senin.", "terminated"),
    "put their names to": ("en", "Fiji and Peru put their names to an accord on tuna on Monday.", "signed"),
}
SIDES = {
    "a joint statement": (
        "id",
        "Menteri Luar Negeri Fiji Jone Tavu menjamu Menteri Luar Negeri Peru Rosa Quispe di Suva. "
        "Menurut pernyataan bersama, kuota tuna naik.",
    ),
    "one side named, the other in the story": (
        "en",
        "Fijian Foreign Minister Jone Tavu flew to Lima for talks with Peru. "
        "Tavu said the fisheries treaty had been signed too early.",
    ),
}


@pytest.mark.parametrize("row", STAGES.values(), ids=STAGES)
def test_the_stage_of_a_pact(row: tuple[str, str, str]) -> None:
    lang, text, stage = row
    (pact,) = record_of(text, lang).agreements
    assert pact.stage == stage


@pytest.mark.parametrize("row", SIDES.values(), ids=SIDES)
def test_a_pact_without_named_sides_has_the_storys(row: tuple[str, str]) -> None:
    lang, text = row
    record: Record = record_of(text, lang)
    (pact,) = record.agreements
    assert sorted(states(record, *pact.parties)) == ["FJI", "PER"]


def test_a_pact_pointed_at_by_another_noun_is_the_same() -> None:
    text = "Fiji dan Peru meratifikasi traktat perikanan, Senin. Perjanjian itu mulai berlaku bulan depan."
    assert [p.stage for p in record_of(text, "id").agreements] == ["ratified"]


def test_an_event_of_consulting_tells_a_meeting_in_words_of_its_own() -> None:
    text = "Menteri Luar Negeri Fiji Jone Tavu berdiskusi dengan Menteri Luar Negeri Peru Rosa Quispe di Lima, Senin."
    record = record_of(text, "id")
    (meeting,) = record.meetings
    assert (meeting.by, meeting.level, meeting.status) == ("rule:meeting-event@1", "minister", "held")
    assert sorted(states(record, *meeting.participants)) == ["FJI", "PER"]


def test_a_threat_is_no_pledge() -> None:
    assert not record_of("Fiji bersumpah membalas Peru.", "id").pledges


def test_what_happened_last_year_behind_a_promise_does_not_make_it_an_old_one() -> None:
    text = (
        "Presiden Fiji Jone Tavu berjanji mengirim 40 kapal ke Peru, negara yang tahun lalu membantu korban banjir. "
        "Kapal tiba di Suva hari Senin."
    )
    (pledge,) = record_of(text, "id").pledges
    assert pledge.status == "promised"


TENURES = {
    "replaced": (
        "en",
        "Peru appointed former Trade Minister Rosa Quispe as ambassador to Fiji on Monday. "
        "She succeeds Peruvian diplomat Luis Mamani.",
        {("Rosa Quispe", "appointed"), ("Luis Mamani", "left")},
    ),
    "no as": (
        "en",
        "Peruvian Trade Minister Rosa Quispe has been appointed ambassador to Fiji, Lima said on Monday.",
        {("Rosa Quispe", "appointed")},
    ),
    "fronted": (
        "id",
        "Usai dilantik sebagai menteri luar negeri, Menlu Peru Rosa Quispe terbang ke Suva.",
        {("Rosa Quispe", "appointed")},
    ),
    "credentials received": (
        "id",
        "Presiden Fiji Jone Tavu menerima surat kepercayaan Duta Besar Peru Rosa Quispe, Senin.",
        {("Rosa Quispe", "credentials")},
    ),
}


@pytest.mark.parametrize("row", TENURES.values(), ids=TENURES)
def test_who_takes_and_who_leaves_an_office(row: tuple[str, str, set[tuple[str, str]]]) -> None:
    lang, text, wanted = row
    record = record_of(text, lang)
    assert {(record.mentions[t.person].span.of(text), str(t.kind)) for t in record.tenures} >= wanted


def test_who_is_appointed_to_an_office_does_not_keep_the_id_of_the_old_one() -> None:
    text = "Peruvian Trade Minister Rosa Quispe has been appointed ambassador to Fiji, Lima said on Monday."
    assert [t.office for t in record_of(text, "en").tenures] == ["PER/gov/embassy#ambassador"]


def test_the_assembly_votes_and_not_the_organ_that_is_spoken_of() -> None:
    text = "Rancangan Kementerian Pertahanan Peru disetujui Senat Peru dengan 61 suara mendukung dan 40 suara menolak."
    record = record_of(text, "id")
    (vote,) = record.votes
    assert vote.voter is not None
    assert record.mentions[vote.voter].span.of(text) == "Senat Peru"
