"""Settling: the user's word, the canonical address, the fixed text."""

from datetime import date

import pytest

from kawat.errors import TooLarge, Unreadable
from kawat.report import report_id
from kawat.sources.draft import Draft, Hints, Limits, Raw, canonical, compose, settle

RAW = Raw(place="berita.txt", data=b"x")


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://Contoh.test:443/b?utm_source=x&id=3&fbclid=9#top", "https://contoh.test/b?id=3"),
        (" http://contoh.test/a ", "http://contoh.test/a"),
        ("ftp://contoh.test/a", None),
        ("javascript:alert(1)", None),
        ("https://kunci:rahasia@contoh.test/", None),
        ("http://[::1", None),
        ("https:///a", None),
        ("/a/b", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_addresses(url: str | None, clean: str | None) -> None:
    assert canonical(url) == clean


def test_the_headline_stands_once() -> None:
    assert compose("Judul", "Isi berita.") == "Judul\n\nIsi berita."
    assert compose("Judul “Baru”", 'JUDUL "BARU"\nIsi berita.') == "Judul “Baru”\n\nIsi berita."
    assert compose(None, "Isi berita.") == "Isi berita."
    assert compose("Judul", "Judul itu panjang.\nIsi.") == "Judul\n\nJudul itu panjang.\nIsi."


def test_the_users_word_wins_and_the_text_is_fixed() -> None:
    draft = Draft(
        body="Isi  berita\r\nCafe\u0301 ",
        extractor="x@1",
        title=" Judul\n baru ",
        url="https://a.test/1",
        outlet="A",
        lang="ms",
        published=date(2031, 1, 1),
    )
    hints = Hints(url="https://b.test/2?utm_source=q", outlet="B", lang="id", published=date(2031, 5, 4), seen=date(2031, 5, 5))
    report = settle(draft, hints, RAW, Limits(), "abc")
    assert report.text == "Judul baru\n\nIsi  berita\nCaf\u00e9"
    assert report.text.startswith(report.title or "?")
    assert (report.url, report.outlet, report.lang, report.published) == ("https://b.test/2", "B", "id", date(2031, 5, 4))
    assert (report.origin.sha256, report.origin.place, report.origin.extractor, report.origin.seen) == (
        "abc",
        "berita.txt",
        "x@1",
        date(2031, 5, 5),
    )
    assert report.id == report_id("https://b.test/2", report.text)
    assert settle(draft, Hints(), RAW, Limits(), "abc").outlet == "A"


@pytest.mark.parametrize("body", ["", " 123 -- ", "kata \ud800 kata"])
def test_texts_that_cannot_stand(body: str) -> None:
    with pytest.raises(Unreadable):
        settle(Draft(body=body, extractor="x@1"), Hints(), RAW, Limits(), "")


def test_a_text_over_the_limit() -> None:
    with pytest.raises(TooLarge, match="more than 10 characters"):
        settle(Draft(body="kata " * 5, extractor="x@1"), Hints(), RAW, Limits(chars=10), "")
