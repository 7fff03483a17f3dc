"""An invented report with the phenomena of the report that Kawat began with, in other names, states, days and order."""

from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from kawat.actors import load_registry
from kawat.evaluate.passage import report_of
from kawat.read import Reader, read
from kawat.record import Record
from kawat.show import tables

PUBLISHED = date(2036, 3, 13)  # a Thursday


class Cast(NamedTuple):
    """Who stands in the report: two states with capitals, two officials who meet, two leaders who met before."""

    one: tuple[str, str, str]
    other: tuple[str, str, str]
    officials: tuple[str, str]
    leaders: tuple[str, str]


CASTS = (
    Cast(
        ("Vietnam", "Hanoi", "VNM"),
        ("Mongolia", "Ulaanbaatar", "MNG"),
        ("Trần Quang Hiển", "Batsaikhan Dorj"),
        ("Lê Thu Vân", "Erdene Bold"),
    ),
    Cast(
        ("Kenya", "Nairobi", "KEN"),
        ("Maroko", "Rabat", "MAR"),
        ("Wanjiru Kamande", "Yassine Benkirane"),
        ("Mutinda Kasyoka", "Hicham Alaoui"),
    ),
    Cast(
        ("Ghana", "Accra", "GHA"),
        ("Norwegia", "Oslo", "NOR"),
        ("Kwabena Ofori", "Sigrid Lund"),
        ("Ama Serwaa", "Torbjørn Vik"),
    ),
)

INDONESIAN = (
    'HARIAN CONTOH - "Dalam pertemuan virtual pada Januari lalu, Presiden {one} {leader1} dan Perdana Menteri {other} {leader2} '
    'menyusun rencana," kata Penasihat Keamanan Nasional {one} {official1} ketika ia bertemu dengan Sekretaris Dewan Keamanan '
    "{other} {official2} pada hari Selasa.\n"
    "{official1} mengatakan bahwa konsultasi {capital1} dan {capital2} mengenai keamanan laut telah memperkuat rasa percaya. "
    '"Mekanisme ini perlu jadwal tetap," ujarnya.\n'
    "{one} dan {other} bekerja sama sesuai dengan perjanjian pertahanan. Pertemuan berikutnya dijadwalkan pada Juni."
)
ENGLISH_NAMES = {"Maroko": "Morocco", "Norwegia": "Norway"}
ENGLISH = (
    "{capital1}, March 13 - {one}'s national security adviser, {official1}, met the secretary of {other}'s security council, "
    "{official2}, on Tuesday.\n"
    "{official1} said that the annual consultations between {capital1} and {capital2} had built trust. "
    '"The mechanism needs a calendar," he said.\n'
    "In January 2036 the president of {one}, {leader1}, held a video call with the prime minister of {other}, {leader2}. "
    "The two states signed a defence agreement last year."
)


@cache
def record(cast: Cast, lang: str) -> Record:
    names = ENGLISH_NAMES if lang == "en" else {}
    (one, capital1, _), (other, capital2, _) = cast.one, cast.other
    text = (INDONESIAN if lang == "id" else ENGLISH).format(
        one=names.get(one, one),
        other=names.get(other, other),
        capital1=capital1,
        capital2=capital2,
        official1=cast.officials[0],
        official2=cast.officials[1],
        leader1=cast.leaders[0],
        leader2=cast.leaders[1],
    )
    return read(report_of(text, lang, "invented", PUBLISHED), Reader(registry=load_registry()))


def names(found: Record, numbers: tuple[int, ...]) -> set[str]:
    """Return the names or states that mentions stand for, plurals for their members."""
    flat = [j for i in numbers for j in (found.mentions[i].members or (i,))]
    actors = [found.mentions[i].actor for i in flat]
    return {(a.name if "/" in a.id else a.id) if a else "?" for a in actors}


BOTH = pytest.mark.parametrize(("cast", "lang"), [(c, lang) for c in CASTS for lang in ("id", "en")], ids=str)


@BOTH
def test_the_officials_met_on_tuesday(cast: Cast, lang: str) -> None:
    found = record(cast, lang)
    (met,) = [m for m in found.meetings if m.span.of(found.report.text) in ("bertemu", "met")]
    assert names(found, met.participants) == set(cast.officials)
    assert (met.level, met.format, met.channel, met.status) == ("senior official", "bilateral", "in person", "held")
    assert met.when is not None and met.when.since == date(2036, 3, 11)


@BOTH
def test_the_leaders_met_by_video(cast: Cast, lang: str) -> None:
    found = record(cast, lang)
    (met,) = [m for m in found.meetings if m.channel == "virtual"]
    assert names(found, met.participants) == set(cast.leaders)
    assert (met.level, met.status) == ("head", "held")
    assert met.when is not None and met.when.since == date(2036, 1, 1)
    assert (met.claimed_in is None) == (lang == "en")


@BOTH
def test_the_consultations_are_a_mechanism_that_is_pointed_at(cast: Cast, lang: str) -> None:
    found = record(cast, lang)
    (one,) = found.mechanisms
    text = found.report.text
    assert one.span.of(text).split()[-1] == ("laut" if lang == "id" else "consultations")
    assert names(found, one.members) == {cast.one[2], cast.other[2]}
    assert [span.of(text).lower() for span in one.referred_to_as] == ["mekanisme ini" if lang == "id" else "the mechanism"]


@BOTH
def test_the_agreement_has_its_stage_and_its_parties(cast: Cast, lang: str) -> None:
    found = record(cast, lang)
    (one,) = [a for a in found.agreements if a.kind in ("treaty", "agreement")]
    assert one.stage == ("in force" if lang == "id" else "signed")
    assert names(found, one.parties) == {cast.one[2], cast.other[2]}


@pytest.mark.parametrize("cast", CASTS, ids=str)
def test_the_next_meeting_is_planned_by_the_same_sides(cast: Cast) -> None:
    found = record(cast, "id")
    (met,) = [m for m in found.meetings if m.status == "planned"]
    actors = [found.mentions[i].actor for i in met.participants]
    assert {a.country for a in actors if a} == {cast.one[2], cast.other[2]}


def test_the_layer_has_tables_for_people() -> None:
    titles = {str(table.title) for table in tables(record(CASTS[0], "id"))}
    assert {"Meetings", "Agreements and documents", "Mechanisms"} <= titles
