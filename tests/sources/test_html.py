"""A page's own words about itself: headline, day, outlet, address; and pages that are refused."""

import time
from datetime import date

import pytest

from kawat.errors import TooLarge, Unreadable
from kawat.sources.draft import Draft, Hints, Limits, Raw, settle
from kawat.sources.html import read_page

from .pages import STORY, TITLE, jsonld, page, paragraphs

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-05-04T23:30:00+07:00",
    "publisher": {"@type": "Organization", "name": "Harian Contoh"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://contoh.test/dunia/1?utm_source=x&id=3#top"},
    "author": [{"@type": "Person", "name": "Rini Contoh"}],
}


def _read(html: str, url: str | None = None) -> Draft:
    return read_page(Raw(place="page.html", data=html.encode(), url=url))


@pytest.mark.parametrize(
    "thing",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebSite", "name": "Situs", "url": "https://contoh.test"}, ARTICLE],
        },
        {**ARTICLE, "@type": ["ReportageNewsArticle", "Thing"]},
        {"@type": "WebPage", "name": "Situs", "mainEntity": ARTICLE},
    ],
)
def test_jsonld_in_its_forms(thing: object) -> None:
    draft = _read(page(head=jsonld(thing)))
    assert (draft.title, draft.published, draft.outlet) == (TITLE, date(2031, 5, 4), "Harian Contoh")
    assert draft.url == "https://contoh.test/dunia/1?id=3"
    assert draft.body == "\n".join(STORY)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"Dua Negara \\"Berdamai\\"","datePublished":"2031-05-04T01:00:00+07:00",}',
        '<!-- {"@type":"NewsArticle","headline":"Dua Negara \\"Berdamai\\"","datePublished":"2031-05-04"} -->',
        '{"@type":"NewsArticle","headline":"Dua Negara \\"Berdamai\\"","datePublished":"2031-05-04","articleBody":"a\nb"}',
        '{"@type":"NewsArticle","headline":"Dua Negara \\"Berdamai\\"","datePublished":"2031-05-04","author": {{ name }}',
    ],
)
def test_broken_jsonld_still_tells_headline_and_day(script: str) -> None:
    draft = _read(page(head=jsonld(script)))
    assert draft.title == 'Dua Negara "Berdamai"'
    assert draft.published == date(2031, 5, 4)


def test_hopeless_jsonld_is_passed_over() -> None:
    for script in (
        "",
        "null",
        "[[[[",
        "{" * 5000,
        '{"@type": 3, "headline": 4}',
        '"x"',
        '{"@type":"NewsArticle","datePublished":"soon"}',
    ):
        draft = _read(page(head=jsonld(script)))
        assert (draft.title, draft.published) == (TITLE, None)


def test_a_day_is_read_from_meta_tags_and_time_elements_but_never_guessed() -> None:
    assert _read(page(head='<meta property="article:published_time" content="2031-05-04T00:10:00+07:00">')).published == date(
        2031, 5, 4
    )
    assert _read(page('<time datetime="2031-05-04">kemarin</time>' + paragraphs())).published == date(2031, 5, 4)
    assert _read(page()).published is None
    assert _read(page(head='<meta property="article:modified_time" content="x">')).published is None
    assert (
        _read(page(paragraphs((*STORY, "Perjanjian itu pernah ditandatangani pada 4 Mei 2019 di kota lama.")))).published is None
    )


def test_metadata_cut_or_lengthened_give_way_to_the_headline_on_the_page() -> None:
    long = "Menteri Luar Negeri Vatania Sebut Perundingan dengan Norlandia Akan Dilanjutkan di Jakarta pada Pekan Depan"
    cut = _read(page(head=jsonld({**ARTICLE, "headline": long[:60] + "..."}), title=long))
    assert (cut.title, cut.body) == (long, "\n".join(STORY))
    longer = _read(
        page(head=f'<meta property="og:title" content="{TITLE} - Harian Contoh">', title=f"{TITLE} - Harian Contoh", h1=TITLE)
    )
    assert (longer.title, longer.body) == (TITLE, "\n".join(STORY))


def test_entities_and_curly_marks_do_not_hide_that_the_headline_repeats() -> None:
    draft = _read(
        page(head=jsonld({**ARTICLE, "headline": "Dossa: &quot;Kami Tidak Mundur&quot;"}), title="Dossa: “Kami Tidak Mundur”")
    )
    assert draft.title == 'Dossa: "Kami Tidak Mundur"'
    assert draft.body == "\n".join(STORY)


def test_a_page_from_the_web_may_name_its_own_site_only() -> None:
    html = page(head=jsonld(ARTICLE))
    assert _read(html, "https://www.contoh.test/amp/1").url == "https://contoh.test/dunia/1?id=3"
    assert _read(html, "https://lain.test/a?fbclid=9").url == "https://lain.test/a"


def test_control_characters_become_blanks() -> None:
    body = _read(page(paragraphs((f"Kata\x01 menteri&#2; itu. {STORY[0]}", *STORY[1:])))).body
    assert body.startswith("Kata menteri itu. Jakarta")


def test_text_is_headline_blank_line_body() -> None:
    raw = Raw(place="page.html", data=page(head=jsonld(ARTICLE)).encode())
    report = settle(read_page(raw), Hints(outlet="Kantor Kita", published=date(2030, 1, 2)), raw, Limits(), "0")
    assert report.text == TITLE + "\n\n" + "\n".join(STORY)
    assert (report.outlet, report.published, report.lang, report.title) == ("Kantor Kita", date(2030, 1, 2), "id", TITLE)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Beranda</a><a href='/dunia'>Dunia</a></nav></body></html>",
        "<html><body>"
        + "".join(f"<h2><a href='/{n}'>Judul berita nomor {n} tentang dunia</a></h2>" for n in range(40))
        + "</body></html>",
        "<!-- nothing -->",
        "<html><body><p>" + "<b>" * 300_000 + "x",
        "<html><body>" + "<div>" * 200_000 + "<p>Satu kalimat yang cukup panjang untuk sebuah berita.</p>",
    ],
)
def test_pages_without_an_article_are_refused(html: str) -> None:
    with pytest.raises((Unreadable, TooLarge)) as refusal:
        _read(html)
    assert str(refusal.value).startswith("page.html: ")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 1_000_000,
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(500_000)) + ">x</p>",
        "<html><body><p " + " ".join(f'a{n}=">"' for n in range(100_000)) + ">x</p>",
    ],
)
def test_monstrous_pages_are_refused_at_once(html: str) -> None:
    start = time.monotonic()
    with pytest.raises(TooLarge):
        _read(html)
    assert time.monotonic() - start < 5
