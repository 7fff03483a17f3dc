"""A page without a day of its own is dated by its date line, and by nothing that a sentence tells."""

from datetime import date

import pytest

from kawat.anatomy.printed import RULE, day_in
from kawat.read import read
from kawat.record import Record
from kawat.report import Origin, Report, report_id
from kawat.rules import score_of
from tests.actors.test_pages import READER

STORY = (
    "SUVA, HARIAN SELAT - Menteri Luar Negeri Fiji Jone Waqanivalu menerima utusan Samoa pada Senin. "
    "Keduanya membahas kuota tuna selama dua jam."
)


def read_undated(text: str, lang: str = "id", published: date | None = None) -> Record:
    origin = Origin(sha256="0" * 64, extractor="test@1", place="t")
    return read(Report(id=report_id(None, text), text=text, lang=lang, origin=origin, published=published), READER)


@pytest.mark.parametrize(
    "stamp",
    [
        "Senin, 8 Agustus 2033",
        "Senin, 8 Agustus 2033 | 16:42 WIB",
        "Harian Selat - 8 Agustus 2033 09.15 WITA",
        "Terbit: 08/08/2033",
        "2033-08-08 10:15",
    ],
)
def test_a_date_line_above_the_story_dates_the_report(stamp: str) -> None:
    text = f"Fiji dan Samoa Bahas Kuota Tuna\n\n{stamp}\n\n{STORY}"
    record = read_undated(text)
    assert record.report.published == date(2033, 8, 8)
    line = next(p for p in record.parts if p.by == RULE)
    assert (line.span.of(text), line.score) == (stamp, score_of(RULE))
    assert any(e.when and e.when.since == date(2033, 8, 8) for e in record.events)


def test_an_english_date_line_dates_the_report() -> None:
    text = (
        "Fiji and Samoa talk tuna\n\n8 August 2033\n\nSUVA (Polaris) - Fiji received Samoa's envoy on Monday. They met for long."
    )
    assert read_undated(text, "en").report.published == date(2033, 8, 8)


def test_the_given_day_wins() -> None:
    record = read_undated(f"Kuota Tuna\n\nSenin, 8 Agustus 2033\n\n{STORY}", published=date(2033, 8, 9))
    assert record.report.published == date(2033, 8, 9)
    assert not any(p.by == RULE for p in record.parts)


@pytest.mark.parametrize(
    "text",
    [
        STORY.replace("pada Senin", "pada Senin, 8 Agustus 2033"),
        f"Fiji dan Samoa sepakat pada Senin, 8 Agustus 2033.\n{STORY}",
        f"Kuota Tuna\n\n{STORY}\n{STORY.replace('tuna', 'ikan')}\n\nSenin, 8 Agustus 2033",
        f"Kuota Tuna\n\nSelasa, 8 Agustus 2033\n\n{STORY}",  # that day was a Monday
        f"Kuota Tuna\n\nSenin, 31 Februari 2033\n\n{STORY}",
    ],
)
def test_a_day_in_a_sentence_below_the_story_or_of_no_calendar_dates_nothing(text: str) -> None:
    assert read_undated(text).report.published is None


def test_a_page_that_was_changed_keeps_the_day_it_was_first_published() -> None:
    text = f"Kuota Tuna\n\nDiperbarui: 10 Agustus 2033\nTerbit: 8 Agustus 2033\n\n{STORY}"
    assert read_undated(text).report.published == date(2033, 8, 8)


@pytest.mark.parametrize(
    ("words", "lang", "day"),
    [
        ("03/04/2033", "id", date(2033, 4, 3)),
        ("03/04/2033", "en", None),
        ("23/04/2033", "en", date(2033, 4, 23)),
        ("October 3, 2033", "en", date(2033, 10, 3)),
        ("3 Okt 2033", "id", date(2033, 10, 3)),
        ("Jum'at, 7 Oktober 2033", "id", date(2033, 10, 7)),
        ("8 Agustus", "id", None),
    ],
)
def test_days_of_stamps(words: str, lang: str, day: date | None) -> None:
    assert day_in(words, lang) == day
