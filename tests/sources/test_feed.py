"""Feeds: entries with their own text are read from the feed, others from the page they link to, if links are followed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kawat.errors import KawatError, Unreachable, Unreadable
from kawat.sources import Hints, Limits, Opened, Polite, Ways, open_place
from kawat.sources import web as web_module
from kawat.sources.web import Fetched

from .pages import STORY, TITLE, page

WHOLE = "".join(f"<p>{line}</p>" for line in STORY) + "<script>x()</script>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harian Contoh</title>
<item><title>Berita &amp; Satu</title><link>https://contoh.test/1</link><pubDate>Sun, 04 May 2031 23:30:00 +0700</pubDate>
<description>{STORY[0]}</description><content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>Berita Dua</title><link>https://contoh.test/2</link><pubDate>Mon, 05 May 2031 01:00:00 +0700</pubDate>
<description>{STORY[1]}</description></item>
<item><title>Kosong</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry><title>One</title>
<link href="https://contoh.test/a"/><updated>2031-05-06T10:00:00Z</updated><published>2031-05-04T10:00:00Z</published>
<summary>{STORY[0]}</summary></entry></feed>"""


def _open(place: object, ways: Ways = Ways()) -> list[Opened | KawatError]:
    return list(open_place(str(place), Hints(), Limits(), None, ways))


@pytest.fixture(name="web")
def _web(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    given: dict[str, bytes] = {}

    def fetch(url: str, limits: Limits, **more: object) -> Fetched:
        if url not in given:
            refusal = Unreachable(url, "the server answered 404", "check the address")
            refusal.status = 404
            raise refusal
        return Fetched(data=given[url], final_url=url, content_type="text/html")

    monkeypatch.setattr(web_module, "fetch", fetch)
    yield given


def _ways(follow: bool | None = None) -> Ways:
    return Ways(follow=follow, web=Polite(pause=0))


def test_a_feed_in_a_file_is_read_as_it_stands(tmp_path: Path, web: dict[str, bytes]) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    found = _open(tmp_path / "a.rss", _ways())
    assert isinstance(found[0], Opened)
    report = found[0].report
    assert report.text == "Berita & Satu\n\n" + "\n\n".join(STORY)
    assert (report.outlet, report.published, report.url) == ("Harian Contoh", date(2031, 5, 4), "https://contoh.test/1")
    assert (report.origin.extractor, report.origin.place) == ("feed@1", f"{tmp_path}/a.rss:1")
    assert isinstance(found[1], Opened)
    assert found[1].report.text == f"Berita Dua\n\n{STORY[1]}"
    assert isinstance(found[2], Unreadable)


def test_the_links_of_a_feeds_address_are_followed(web: dict[str, bytes]) -> None:
    web["https://contoh.test/rss"] = RSS.encode()
    web["https://contoh.test/2"] = page().encode()
    found = _open("https://contoh.test/rss", _ways())
    assert [type(one) for one in found] == [Opened, Opened, Unreadable]
    assert isinstance(found[1], Opened)
    report = found[1].report
    assert (report.title, report.published, report.origin.place) == (TITLE, date(2031, 5, 5), "https://contoh.test/2")
    assert report.origin.extractor.startswith("trafilatura ")


def test_links_are_followed_or_not_as_the_user_says(tmp_path: Path, web: dict[str, bytes]) -> None:
    (tmp_path / "a.xml").write_text(ATOM)
    web["https://contoh.test/a"] = page().encode()
    (one,) = _open(tmp_path / "a.xml", _ways(follow=True))
    assert isinstance(one, Opened)
    assert (one.report.title, one.report.published) == (TITLE, date(2031, 5, 4))
    web["https://contoh.test/atom"] = ATOM.encode()
    (one,) = _open("https://contoh.test/atom", _ways(follow=False))
    assert isinstance(one, Opened)
    assert (one.report.title, one.report.origin.extractor) == ("One", "feed@1")
    web.pop("https://contoh.test/a")
    (refusal,) = _open("https://contoh.test/atom", _ways())
    assert "the server answered 404" in str(refusal)


def test_robots_are_asked_before_a_link_is_followed(web: dict[str, bytes]) -> None:
    web["https://contoh.test/atom"] = ATOM.encode()
    web["https://contoh.test/a"] = page().encode()
    web["https://contoh.test/robots.txt"] = b"User-agent: *\nDisallow: /a$\n"
    (refusal,) = _open("https://contoh.test/atom", _ways())
    assert "robots.txt asks not to fetch it" in str(refusal)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><title>&i;</title><item><title>&i;</title></item></channel></rss>"
)


@pytest.mark.parametrize("data", ["", "<rss></rss>", "<html><p>halo</p></html>", "{}", "\0\1", RSS[:300], LAUGHS])
def test_what_is_no_feed_is_one_line(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.rss").write_text(data)
    (refusal,) = _open(tmp_path / "a.rss")
    assert isinstance(refusal, Unreadable)
    assert "\n" not in str(refusal)


def test_a_feed_from_a_stream() -> None:
    import io

    found = list(open_place("-", Hints(), Limits(), io.BytesIO(RSS.encode()), _ways()))
    assert [type(one) for one in found] == [Opened, Opened, Unreadable]
