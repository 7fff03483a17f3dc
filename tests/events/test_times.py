"""Time expressions: what they mean on a day of publication, where they begin and end, and that without one nothing is guessed."""

from datetime import date

import pytest

from kawat.events.times import View, find_times
from kawat.span import Span

DAY = date(2032, 5, 4)  # a Tuesday


def told(text: str, lang: str, published: date | None = DAY, ahead: bool | None = False) -> list[str]:
    times = find_times(text, Span(0, len(text)), lang, View(published=published, ahead=ahead))
    return [f"{text[t.start : t.stop]} = {t.since}..{t.until} {t.precision}" for t in times]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pada Senin (13/12/2031) lalu", "Senin (13/12/2031) = 2031-12-13..2031-12-13 day"),
        ("pada Selasa (21/2),", "Selasa (21/2) = 2032-02-21..2032-02-21 day"),
        ("itu (23/6/31).", "(23/6/31) = 2031-06-23..2031-06-23 day"),
        ("Kamis 2 Maret 2033", "Kamis 2 Maret 2033 = 2033-03-02..2033-03-02 day"),
        ("Kamis, 2 Maret 2033", "Kamis, 2 Maret 2033 = 2033-03-02..2033-03-02 day"),
        ("pada hari Selasa", "hari Selasa = 2032-05-04..2032-05-04 day"),
        ("pada Jum'at malam", "Jum'at malam = 2032-04-30..2032-04-30 day"),
        ("pada Ahad", "Ahad = 2032-05-02..2032-05-02 day"),
        ("kemarin", "kemarin = 2032-05-03..2032-05-03 day"),
        ("besok", "besok = 2032-05-05..2032-05-05 day"),
        ("pekan lalu", "pekan lalu = 2032-04-26..2032-05-02 week"),
        ("pekan ini", "pekan ini = 2032-05-03..2032-05-09 week"),
        ("minggu depan", "minggu depan = 2032-05-10..2032-05-16 week"),
        ("akhir pekan ini", "akhir pekan ini = 2032-05-08..2032-05-09 interval"),
        ("bulan lalu", "bulan lalu = 2032-04-01..2032-04-30 month"),
        ("Februari lalu", "Februari lalu = 2032-02-01..2032-02-29 month"),
        ("akhir tahun lalu", "akhir tahun lalu = 2031-10-01..2031-12-31 interval"),
        ("awal bulan ini", "awal bulan ini = 2032-05-01..2032-05-10 interval"),
        ("tahun depan", "tahun depan = 2033-01-01..2033-12-31 year"),
        ("tiga hari lalu", "tiga hari lalu = 2032-05-01..2032-05-01 day"),
        ("pada Oktober 2031", "Oktober 2031 = 2031-10-01..2031-10-31 month"),
        ("9 Mei", "9 Mei = 2032-05-09..2032-05-09 day"),
        ("30 Mei", "30 Mei = 2031-05-30..2031-05-30 day"),
        ("tahun 2029", "tahun 2029 = 2029-01-01..2029-12-31 year"),
        ("Minggu (2/5/2032)", "Minggu (2/5/2032) = 2032-05-02..2032-05-02 day"),
        ("pada (31/2/2032)", "(31/2/2032) = None..None unresolved"),
    ],
)
def test_indonesian(text: str, found: str) -> None:
    assert told(text, "id") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Tuesday", "Tuesday = 2032-05-04..2032-05-04 day"),
        ("on Wednesday", "Wednesday = 2032-04-28..2032-04-28 day"),
        ("last week", "last week = 2032-04-26..2032-05-02 week"),
        ("next month", "next month = 2032-06-01..2032-06-30 month"),
        ("in late 2031", "late 2031 = 2031-10-01..2031-12-31 interval"),
        ("on May 4, 2032", "May 4, 2032 = 2032-05-04..2032-05-04 day"),
        ("on 4 May", "4 May = 2032-05-04..2032-05-04 day"),
        ("by Aug. 15", "Aug. 15 = 2031-08-15..2031-08-15 day"),
        ("yesterday", "yesterday = 2032-05-03..2032-05-03 day"),
        ("two weeks ago", "two weeks ago = 2032-04-19..2032-04-25 week"),
        ("in March 2030", "March 2030 = 2030-03-01..2030-03-31 month"),
        ("in early March", "early March = 2032-03-01..2032-03-10 interval"),
        ("late last year", "late last year = 2031-10-01..2031-12-31 interval"),
        ("last Friday", "last Friday = 2032-04-30..2032-04-30 day"),
        ("in 2019", "2019 = 2019-01-01..2019-12-31 year"),
    ],
)
def test_english(text: str, found: str) -> None:
    assert told(text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("pada Rabu", "id", "Rabu = 2032-05-05..2032-05-05 day"),
        ("pada Selasa", "id", "Selasa = 2032-05-11..2032-05-11 day"),
        ("30 Mei", "id", "30 Mei = 2032-05-30..2032-05-30 day"),
        ("on Thursday", "en", "Thursday = 2032-05-06..2032-05-06 day"),
        ("by Aug. 15", "en", "Aug. 15 = 2032-08-15..2032-08-15 day"),
    ],
)
def test_a_clause_about_the_future_looks_ahead(text: str, lang: str, found: str) -> None:
    assert told(text, lang, ahead=True) == [found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("blokade sejak Senin", "id", "sejak Senin = 2032-05-03..2032-05-04 interval"),
        ("held since 2031", "en", "since 2031 = 2031-01-01..2032-05-04 interval"),
        ("berlaku hingga 2034", "id", "hingga 2034 = 2032-05-04..2034-12-31 interval"),
        ("paling lambat 30 November", "id", "paling lambat 30 November = 2032-05-04..2032-11-30 interval"),
        ("akan selesai sebelum Juli", "id", "sebelum Juli = 2032-05-04..2032-06-30 interval"),
        ("sebelum akhir tahun", "id", "sebelum akhir tahun = 2032-05-04..2032-12-31 interval"),
        ("dalam waktu 30 hari", "id", "dalam waktu 30 hari = 2032-05-04..2032-06-03 interval"),
        ("dalam dua belas pekan", "id", "dalam dua belas pekan = 2032-05-04..2032-07-27 interval"),
        ("tiga bulan terakhir", "id", "tiga bulan terakhir = 2032-02-04..2032-05-04 interval"),
        ("within two weeks", "en", "two weeks = 2032-05-04..2032-05-18 interval"),
        ("over the next three years", "en", "the next three years = 2032-05-04..2035-05-04 interval"),
        ("on the sidelines of last month's summit", "en", "last month = 2032-04-01..2032-04-30 month"),
        ("late last month", "en", "late last month = 2032-04-21..2032-04-30 interval"),
        ("later this month", "en", "later this month = 2032-05-04..2032-05-31 interval"),
        ("will pay by the end of 2034", "en", "the end of 2034 = 2034-10-01..2034-12-31 interval"),
        ("pada 3-5 Juni 2031", "id", "3-5 Juni 2031 = 2031-06-03..2031-06-05 interval"),
        ("18 hingga 20 Oktober 2031", "id", "18 hingga 20 Oktober 2031 = 2031-10-18..2031-10-20 interval"),
        ("met from Saturday to Monday", "en", "Saturday to Monday = 2032-05-01..2032-05-03 interval"),
        ("antara Mei dan Juli 2033", "id", "Mei dan Juli 2033 = 2033-05-01..2033-07-31 interval"),
        ("kuartal ketiga 2031", "id", "kuartal ketiga 2031 = 2031-07-01..2031-09-30 quarter"),
        ("musim gugur lalu", "id", "musim gugur lalu = 2031-09-01..2031-11-30 quarter"),
        ("this winter", "en", "this winter = 2031-12-01..2032-02-29 quarter"),
        ("Kamis pekan depan", "id", "Kamis pekan depan = 2032-05-13..2032-05-13 day"),
        ("Oktober tahun lalu", "id", "Oktober tahun lalu = 2031-10-01..2031-10-31 month"),
        ("before Easter", "en", "Easter = 2033-04-17..2033-04-17 day"),
        ("era 1990-an", "id", "era 1990-an = 1990-01-01..1999-12-31 decade"),
        ("putusan 2016 itu", "id", "2016 = 2016-01-01..2016-12-31 year"),
        ("sebelas tahun lalu", "id", "sebelas tahun lalu = 2021-01-01..2021-12-31 year"),
        ("Selasa (4/5) pukul 10.00 WITA", "id", "Selasa (4/5) pukul 10.00 WITA = 2032-05-04..2032-05-04 day"),
        (
            "Senin pukul 23.30 waktu setempat atau Selasa pukul 01.30 WIT",
            "id",
            "Senin pukul 23.30 waktu setempat = 2032-05-03..2032-05-03 day",
        ),
    ],
)
def test_frames_ranges_and_seasons(text: str, lang: str, found: str) -> None:
    assert told(text, lang, ahead=None) == [found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Menteri akan bertolak ke Suva pada Rabu", "id", "2032-05-05..2032-05-05"),
        ("Menteri bertolak ke Suva pada Rabu", "id", "2032-05-05..2032-05-05"),
        ("Menteri bertolak ke Suva pada Senin", "id", "2032-05-03..2032-05-03"),
        ("Kantor itu belum bersuara hingga Senin", "id", "2032-05-03..2032-05-03"),
        ("Suva diberi waktu sampai Sabtu", "id", "2032-05-04..2032-05-08"),
        ("The visa office had promised 40 desks by August", "en", "2032-08-01..2032-08-31"),
        ("The strike was set for Sunday", "en", "2032-05-09..2032-05-09"),
        ("Classes start there on Friday", "en", "2032-05-07..2032-05-07"),
        ("Talks in Suva took place in Nadi on Friday", "en", "2032-04-30..2032-04-30"),
        ("It would be paid out in September", "en", "2032-09-01..2032-09-30"),
        ("Visas are dropped from 1 June", "en", "2032-06-01..2032-06-01"),
        ("The ships sailed from Monday to Thursday", "en", "2032-05-03..2032-05-06"),
        ("dijadwalkan bersidang Juli", "id", "2032-07-01..2032-07-31"),
        ("yang dikirim Maret", "id", "2032-03-01..2032-03-31"),
        ("The envoys will meet on Thursday", "en", "2032-05-06..2032-05-06"),
        ("The envoys met on Thursday", "en", "2032-04-29..2032-04-29"),
        ("It gave them until Saturday", "en", "2032-05-08..2032-05-08"),
        ("All of it had been unloaded by Saturday", "en", "2032-05-01..2032-05-01"),
        ("The next round is due in June", "en", "2032-06-01..2032-06-30"),
        ("The deal lapsed in June", "en", "2031-06-01..2031-06-30"),
        ("It reads a text that will be opened for signature on 8 June", "en", "2032-06-08..2032-06-08"),
    ],
)
def test_the_words_around_tell_the_tense(text: str, lang: str, found: str) -> None:
    times = find_times(text, Span(0, len(text)), lang, View(published=DAY))
    assert [f"{t.since}..{t.until}" for t in times] == [found]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Pos itu ditutup Senin. Malam itu juga warga pergi", "id", "Malam itu juga = 2032-05-03..2032-05-03 day"),
        ("Pos itu ditutup Senin. Keesokan harinya warga pergi", "id", "Keesokan harinya = 2032-05-04..2032-05-04 day"),
        ("Pos itu ditutup 3 Maret. Dua hari kemudian warga pergi", "id", "Dua hari kemudian = 2032-03-05..2032-03-05 day"),
        ("Pos itu ditutup Senin, sehari setelah warga pergi", "id", "sehari = 2032-05-02..2032-05-02 day"),
        ("Kantor itu buka. Pekan sebelumnya warga pergi", "id", "Pekan sebelumnya = 2032-04-26..2032-05-02 week"),
        ("Kantor itu buka. Sehari sebelumnya warga pergi", "id", "Sehari sebelumnya = None..None unresolved"),
        ("The post shut on Monday. The same evening people left", "en", "The same evening = 2032-05-03..2032-05-03 day"),
        ("The post shut on Monday. The next morning people left", "en", "The next morning = 2032-05-04..2032-05-04 day"),
        ("The post shut on Monday, six days after people left", "en", "six days = 2032-04-27..2032-04-27 day"),
        ("The post shut on 3 March; a week earlier, people left", "en", "a week earlier = 2032-02-25..2032-02-25 day"),
    ],
)
def test_what_counts_from_another_time_of_the_text(text: str, lang: str, found: str) -> None:
    assert told(text, lang, ahead=None)[-1] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("berlaku mulai 1 Juli", "id", "mulai 1 Juli = 2032-07-01..2032-07-01 day"),
        ("per 1 Juli", "id", "per 1 Juli = 2032-07-01..2032-07-01 day"),
        ("pada pekan ketiga Agustus", "id", "pekan ketiga Agustus = 2032-08-16..2032-08-22 week"),
        ("pada pertengahan bulan lalu", "id", "pertengahan bulan lalu = 2032-04-10..2032-04-20 interval"),
        ("paling lambat pertengahan Juni", "id", "paling lambat pertengahan Juni = 2032-05-04..2032-06-15 interval"),
        ("sebelum tahun berganti", "id", "sebelum tahun berganti = 2032-05-04..2032-12-31 interval"),
        ("dalam 72 jam", "id", "dalam 72 jam = 2032-05-04..2032-05-07 interval"),
        ("dua dekade lalu", "id", "dua dekade lalu = 2012-01-01..2012-12-31 year"),
        ("triwulan ini", "id", "triwulan ini = 2032-04-01..2032-06-30 quarter"),
        ("selama tiga hari terakhir", "id", "selama tiga hari terakhir = 2032-05-02..2032-05-04 interval"),
        ("musim gugur ini", "id", "musim gugur ini = 2032-09-01..2032-11-30 quarter"),
        ("Selasa lalu", "id", "Selasa lalu = 2032-04-27..2032-04-27 day"),
        ("Sabtu ini", "id", "Sabtu ini = 2032-05-08..2032-05-08 day"),
        ("by the end of July", "en", "the end of July = 2032-07-31..2032-07-31 day"),
        ("on the first of June", "en", "the first of June = 2032-06-01..2032-06-01 day"),
        ("the largest build-up since 2029", "en", "since 2029 = 2029-01-01..2029-12-31 year"),
        ("for the first time since 2029", "en", "since 2029 = 2029-01-01..2032-05-04 interval"),
        ("within 48 hours", "en", "48 hours = 2032-05-04..2032-05-06 interval"),
        ("before the year is out", "en", "the year is out = 2032-05-04..2032-12-31 interval"),
        ("by March next year", "en", "March next year = 2033-03-01..2033-03-31 month"),
    ],
)
def test_terms_parts_and_quarters(text: str, lang: str, found: str) -> None:
    assert told(text, lang, ahead=None) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "hari Selasa",
        "akhir tahun lalu",
        "pekan lalu",
        "besok",
        "30 Mei",
        "Februari lalu",
        "tiga hari lalu",
        "akhir pekan ini",
        "sejak 2031",
        "dalam 30 hari",
    ],
)
def test_nothing_is_resolved_without_a_day_of_publication(text: str) -> None:
    assert told(text, "id", published=None) == [f"{text} = None..None unresolved"]


def test_a_full_date_needs_none() -> None:
    assert told("Senin (13/12/2031)", "id", published=None) == ["Senin (13/12/2031) = 2031-12-13..2031-12-13 day"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("per minggu", "id"),
        ("semua negara ini", "id"),
        ("he may go", "en"),
        ("they march on", "en"),
        ("skor 2-1", "id"),
        ("Sabtuan", "id"),
        ("2000 tentara", "id"),
        ("resolusi 2034", "id"),
        ("$2034", "en"),
        ("a spring in the valley", "en"),
        ("latihan sepuluh hari itu", "id"),
        ("tahun-tahun sebelumnya", "id"),
    ],
)
def test_everyday_words_are_no_times(text: str, lang: str) -> None:
    assert told(text, lang) == []
