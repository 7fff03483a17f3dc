"""An event as it is exported: who, in which words, in which sentence, and who may be shown by name."""

import pytest

from kawat.export.line import Line, attested, sentence_at, words_at
from kawat.span import Span
from tests.export.made import ASEAN, JONE, RARA, SARI, record_of, report_of


def test_events_come_by_report_the_newest_first_and_the_undated_last(lines: list[Line]) -> None:
    days = [line.since.isoformat() if line.since else None for line in lines if line.n == 0]
    assert days == ["2033-04-05", "2033-03-02", None]
    assert [line.n for line in lines] == [0, 1, 2, 3, 4] * 3
    assert len({line.id for line in lines}) == 15


def test_a_plural_stands_for_its_members_in_its_own_words(lines: list[Line]) -> None:
    signed = lines[1]
    assert [(party.words, party.id) for party in signed.actors] == [("Kedua menteri", RARA.id), ("Kedua menteri", JONE.id)]
    assert {party.span.of(signed.record.report.text) for party in signed.actors} == {"Kedua menteri"}


def test_the_chain_ends_at_the_agency(lines: list[Line]) -> None:
    assert lines[0].chain == "Koran Lain <- SAMUDRA"


def test_people_are_shown_only_with_an_office() -> None:
    record = record_of(report_of())
    assert attested(record, RARA)
    assert attested(record, ASEAN)
    assert not attested(record, SARI)


@pytest.mark.parametrize(
    ("text", "core", "sentence"),
    [
        ("Satu. Dua bertemu tiga. Empat.", "bertemu", "Dua bertemu tiga. "),
        ("Satu bertemu", "bertemu", "Satu bertemu"),
        ("a\nDr. Budi bertemu H. Ali\nb", "bertemu", "Dr. Budi bertemu H. Ali"),
        ("Kata. “Dia bertemu.” Lalu.", "bertemu", "“Dia bertemu.” "),
    ],
)
def test_a_sentence_is_whole(text: str, core: str, sentence: str) -> None:
    record = record_of(report_of())
    record = type(record)(**{**{f: getattr(record, f) for f in record.__struct_fields__}, "report": _with(text)})
    start = text.index(core)
    assert sentence_at(record, Span(start, start + len(core))).of(text) == sentence


def test_a_sentence_that_never_ends_is_cut_between_words() -> None:
    text = "kata " * 200 + "bertemu " + "lagi " * 90
    record = record_of(report_of())
    record = type(record)(**{**{f: getattr(record, f) for f in record.__struct_fields__}, "report": _with(text)})
    span = Span(1000, 1007)
    found = words_at(record, sentence_at(record, span))
    assert len(found) <= 400
    assert "bertemu" in found
    assert set(found.split()) == {"kata", "bertemu", "lagi"}


def _with(text: str):  # type: ignore[no-untyped-def]
    return type(report_of())(id="x", text=text, lang="id", origin=report_of().origin)
