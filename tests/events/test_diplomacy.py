"""Meetings, agreements and mechanisms: what the words of a report say of them, in both languages."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.actors import load_registry
from kawat.diplomacy import Agreement, Mechanism, Meeting
from kawat.evaluate.passage import report_of
from kawat.read import Reader, read
from kawat.record import Record

DAY = date(2034, 5, 18)  # a Thursday


@cache
def reader() -> Reader:
    return Reader(registry=load_registry())


@cache
def record(text: str, lang: str = "id") -> Record:
    return read(report_of(text, lang, "test", DAY), reader())


def meeting(text: str, lang: str = "id") -> Meeting:
    (one,) = record(text, lang).meetings
    return one


def agreement(text: str, lang: str = "id") -> Agreement:
    (one,) = record(text, lang).agreements
    return one


def mechanism(text: str, lang: str = "id") -> Mechanism:
    (one,) = record(text, lang).mechanisms
    return one


def states(text: str, numbers: tuple[int, ...], lang: str = "id") -> set[str]:
    """Return the states (or ids) that mentions of a read text stand for."""
    mentions = record(text, lang).mentions
    actors = [mentions[j].actor for i in numbers for j in (mentions[i].members or (i,))]
    return {(a.country or a.id) if a else "?" for a in actors}


MET = (
    (
        "Menteri Luar Negeri Fiji Jone Tuivaga bertemu Menteri Luar Negeri Tonga Sione Havili di Suva, Selasa (16/5/2034).",
        "id",
        ("minister", "bilateral", "in person", "held"),
        {"FJI", "TON"},
    ),
    (
        "Presiden Kenya Mutinda Kasyoka menelepon Presiden Ghana Efua Boadu, Rabu (17/5/2034).",
        "id",
        ("head", "bilateral", "phone", "held"),
        {"KEN", "GHA"},
    ),
    (
        "Perdana Menteri Belize Orlando Usher akan bertemu Perdana Menteri Jamaika Leroy Pinnock di Kingston pekan depan.",
        "id",
        ("head", "bilateral", "in person", "planned"),
        {"BLZ", "JAM"},
    ),
    (
        "Uruguay membatalkan pertemuan dengan Paraguay yang sedianya digelar pekan ini.",
        "id",
        ("unknown", "bilateral", "unknown", "cancelled"),
        {"URY", "PRY"},
    ),
    (
        "Wakil Menteri Luar Negeri Peru Alonso Rivas menerima Duta Besar Norwegia Ingrid Solbakken di Lima, Kamis.",
        "id",
        ("envoy", "bilateral", "in person", "held"),
        {"PER", "NOR"},
    ),
    (
        "Zambian Defence Minister Mwila Chanda met Malawian Defence Minister Thoko Phiri in Lusaka on Tuesday.",
        "en",
        ("minister", "bilateral", "in person", "held"),
        {"ZMB", "MWI"},
    ),
    (
        "The foreign ministers of Iceland and Norway will meet in Bergen on 2 June.",
        "en",
        ("minister", "bilateral", "in person", "planned"),
        {"ISL", "NOR"},
    ),
    (
        "Nepal called off border talks with Bhutan on Wednesday.",
        "en",
        ("unknown", "bilateral", "unknown", "cancelled"),
        {"NPL", "BTN"},
    ),
    (
        "The UN Security Council will meet on Friday to discuss Haiti.",
        "en",
        ("unknown", "multilateral", "unknown", "planned"),
        {"UNSC"},
    ),
)


@pytest.mark.parametrize(("text", "lang", "manner", "sides"), MET, ids=[row[0][:40] for row in MET])
def test_a_meeting(text: str, lang: str, manner: tuple[str, ...], sides: set[str]) -> None:
    one = meeting(text, lang)
    assert (one.level, one.format, one.channel, one.status) == manner
    assert states(text, one.participants, lang) == sides


def test_sidelines_are_what_stands_behind_the_words() -> None:
    text = "Menlu Fiji Jone Tuivaga bertemu Menlu Tonga Sione Havili di sela-sela Forum Kelautan di Apia, Selasa (16/5/2034)."
    one = meeting(text)
    assert one.format == "sidelines" and one.sidelines is not None
    assert one.sidelines.of(text).startswith("Forum Kelautan")


def test_agenda_items_are_cut_apart() -> None:
    text = "Menlu Fiji Jone Tuivaga bertemu Menlu Tonga Sione Havili, Selasa. Keduanya membahas kabel laut dan kuota tuna."
    assert [span.of(text) for span in meeting(text).agenda] == ["kabel laut", "kuota tuna"]


def test_the_host_is_whose_soil_it_is() -> None:
    text = "Menteri Luar Negeri Jepang Emi Sakuragi bertemu Menteri Luar Negeri Laos Bounmy Xayavong di Tokyo, Selasa."
    one = meeting(text)
    assert one.host is not None and states(text, (one.host,)) == {"JPN"}
    assert one.city is not None and one.city.name == "Tokyo"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Fiji tidak bertemu Tonga di Suva.", "id"),
        ("Kazakhstan menerima 400 ton gandum dari Ukraina, Rabu.", "id"),
        ("Menteri Luar Negeri Fiji Jone Tuivaga menyambut baik usul Tonga.", "id"),
        ("Fiji has never met Tonga over the cable.", "en"),
        ("The commission of Fiji and Tonga meets every June.", "en"),
        ("Oslo welcomed the offer by Iceland.", "en"),
    ],
)
def test_what_is_denied_a_habit_or_a_thing_received_is_no_meeting(text: str, lang: str) -> None:
    assert record(text, lang).meetings == ()


def test_a_meeting_told_twice_is_one() -> None:
    text = (
        "Menlu Fiji Jone Tuivaga bertemu Menlu Tonga Sione Havili di Suva, Selasa (16/5/2034). "
        "Dalam pertemuan itu, Tuivaga menawarkan kabel kepada Havili."
    )
    assert len(record(text).meetings) == 1


STAGED = (
    ("Fiji dan Tonga menandatangani perjanjian ekstradisi di Suva, Selasa (16/5/2034).", "id", "treaty", "signed"),
    ("Fiji dan Tonga memaraf nota kesepahaman tentang kabel laut.", "id", "memorandum", "initialled"),
    ("Parlemen Fiji meratifikasi perjanjian ekstradisi dengan Tonga.", "id", "treaty", "ratified"),
    ("Fiji dan Tonga belum menandatangani perjanjian ekstradisi.", "id", "treaty", "negotiated"),
    ("Fiji menangguhkan perjanjian ekstradisi dengan Tonga.", "id", "treaty", "suspended"),
    ("Fiji keluar dari perjanjian ekstradisi dengan Tonga.", "id", "treaty", "terminated"),
    ("Fiji memulangkan dua tahanan ke Tonga berdasarkan perjanjian ekstradisi 2031.", "id", "treaty", "in force"),
    ("Zambia and Malawi signed a rail treaty in Lusaka on Tuesday.", "en", "treaty", "signed"),
    ("Zambia will send 40 nurses to Malawi under the health memorandum initialled in March.", "en", "memorandum", "initialled"),
    ("Zambia might withdraw from the rail treaty with Malawi.", "en", "treaty", "in force"),
)


@pytest.mark.parametrize(("text", "lang", "kind", "stage"), STAGED, ids=[row[0][:40] for row in STAGED])
def test_an_agreement_and_its_stage(text: str, lang: str, kind: str, stage: str) -> None:
    one = agreement(text, lang)
    assert (one.kind, one.stage) == (kind, stage)
    assert states(text, one.parties, lang) == ({"FJI", "TON"} if lang == "id" else {"ZMB", "MWI"})


def test_an_agreement_pointed_at_is_the_same_one_at_its_later_stage() -> None:
    text = "Fiji menyusun perjanjian ekstradisi dengan Tonga. Perjanjian itu ditandatangani di Suva, Selasa (16/5/2034)."
    assert len(record(text).agreements) == 1


NAMED = (
    (
        "Komisi Perbatasan Bersama Fiji-Tonga bersidang di Suva, Selasa.",
        "id",
        "Komisi Perbatasan Bersama Fiji-Tonga",
        {"FJI", "TON"},
    ),
    ("Fiji dan Tonga membuka hotline maritim, Rabu.", "id", "hotline maritim", {"FJI", "TON"}),
    ("Zambia and Malawi held their third 2+2 on Wednesday.", "en", "2+2", {"ZMB", "MWI"}),
    (
        "The joint border commission of Zambia and Malawi met in Lusaka on Tuesday.",
        "en",
        "joint border commission",
        {"ZMB", "MWI"},
    ),
)


@pytest.mark.parametrize(("text", "lang", "name", "members"), NAMED, ids=[row[0][:40] for row in NAMED])
def test_a_mechanism(text: str, lang: str, name: str, members: set[str]) -> None:
    one = mechanism(text, lang)
    assert name in one.span.of(text)
    assert states(text, one.members, lang) == members


def test_a_mechanism_has_its_meetings_and_its_references() -> None:
    text = (
        "Komisi Perbatasan Bersama Fiji-Tonga bersidang di Suva, Selasa (16/5/2034). "
        'Komisi itu dibentuk tahun lalu. "Mekanisme ini penting," kata Menlu Fiji Jone Tuivaga.'
    )
    one = mechanism(text)
    assert [span.of(text) for span in one.referred_to_as] == ["Komisi itu", "Mekanisme ini"]
    assert one.meetings == (0,) and states(text, record(text).meetings[0].participants) == {"FJI", "TON"}


def test_a_date_is_no_two_plus_two() -> None:
    assert record("Fiji dan Tonga berunding di Suva, Senin (2/2/2034).").mechanisms == ()


def test_a_committee_of_one_parliament_is_no_mechanism() -> None:
    assert record("Komite anggaran parlemen Fiji membahas pajak, Senin (15/5/2034).").mechanisms == ()


PIECES = st.sampled_from(
    [row[0] for row in MET + STAGED + NAMED]
    + ["Pertemuan berikutnya", "(2+2", "komisi itu", "\n", "“Mekanisme ini", "akan", "signed", "di", "talks", "the", ", "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=6), st.sampled_from(["id", "en"]))
def test_whatever_stands_there_all_numbers_and_spans_are_good(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces) or "x"
    found = record(text, lang)
    numbers = range(len(found.mentions))
    for met in found.meetings:
        assert set(met.participants) <= set(numbers) and met.participants
        assert met.event is None or met.event < len(found.events)
        assert met.claimed_in is None or met.claimed_in < len(found.attributions)
        assert all(0 <= span.start < span.stop <= len(text) for span in (met.span, *met.agenda))
    for deal in found.agreements:
        assert set(deal.parties) <= set(numbers) and deal.span.of(text).strip() == deal.span.of(text)
    for one in found.mechanisms:
        assert len(one.members) > 1 and all(i < len(found.meetings) for i in one.meetings)
        assert all(span.start > one.start for span in one.referred_to_as)
