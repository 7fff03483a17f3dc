"""What the door keeps of a page and what it drops: docs/door.md tells this list, and these tests hold it to it."""

from pathlib import Path

import pytest

from kawat.sources.draft import Raw
from kawat.sources.html import read_page

from .pages import LINK, RELATED, STORY, TITLE, amid, page, paragraphs

_A = f'<a href="{LINK}">{RELATED}</a>'
NINE = {
    "a line that is all link": f'<p><a href="{LINK}">Baca juga: {RELATED}</a></p>',
    "strong and link": f"<p><strong>Baca juga:</strong> {_A}</p>",
    "div.baca-juga": f'<div class="baca-juga">Baca juga: {_A}</div>',
    "div.related": f'<div class="related"><p>Baca juga: {_A}</p></div>',
    "list": f'<p>Baca juga:</p><ul><li>{_A}</li><li><a href="{LINK}2">Vatania Undang Duta Besar</a></li></ul>',
    "blockquote": f"<blockquote>Baca juga: {_A}</blockquote>",
    "table": f"<table><tr><td>Baca juga: {_A}</td></tr></table>",
    "span inside a paragraph": f"<p>{STORY[1]} <span>Baca juga: {_A}</span></p>",
    "aside": f"<aside>Baca juga: {_A}</aside>",
}
DROPPED = {
    "photo caption": "<figure><img src='a.jpg'><figcaption>Dossa memberi keterangan. (Foto: Contoh)</figcaption></figure>",
    "author box": '<div class="author">Penulis: Rini Contoh</div>',
    "share bar": '<div class="social-share"><a href="#">Bagikan berita ini ke teman</a></div>',
    "tags": '<div class="tags"><a href="/tag/a">Vatania</a> <a href="/tag/b">perbatasan laut</a></div>',
    "newsletter form": "<form><p>Daftar buletin kami setiap pagi.</p></form>",
    "script": "<script>var kata = 'Kata rahasia di dalam naskah.';</script>",
    "hidden block": '<div style="display:none"><p>Kalimat yang tersembunyi dari pembaca halaman.</p></div>',
    "embedded frame": '<iframe src="https://contoh.test/v">Video tidak didukung.</iframe>',
    "sidebar": '<aside class="sidebar"><p>Berita populer hari ini di Contoh.</p></aside>',
}
KEPT = {
    "quotation block": ("<blockquote><p>Kami akan kembali ke meja perundingan besok pagi.</p></blockquote>", "kembali ke meja"),
    "subheading": ("<h2>Latar belakang sengketa</h2>", "Latar belakang sengketa"),
    "inline link": (
        f'<p>Perundingan digelar di <a href="{LINK}">Kota Lama</a>, kata juru bicara itu kepada pers.</p>',
        "di Kota Lama, kata",
    ),
    "inline mark-up": (
        "<p>Ia <em>belum</em> dan <strong>tidak</strong> akan menandatangani naskah itu pekan ini.</p>",
        "Ia belum dan tidak akan",
    ),
    "list of the story": ("<ul><li>Pertama, pos lintas batas dibuka pada Senin pagi.</li></ul>", "Pertama, pos lintas batas"),
    "editor's line": ("<p>(Editor: Rini Contoh)</p>", "(Editor: Rini Contoh)"),
    "line break": (
        "<p>Baris pertama pernyataan itu.<br>Baris kedua pernyataan itu.</p>",
        "Baris pertama pernyataan itu.\nBaris kedua",
    ),
}


def _body(html: str) -> str:
    return read_page(Raw(place="page.html", data=html.encode())).body


@pytest.mark.parametrize("mark_up", NINE)
def test_all_nine_mark_ups_of_related_links_are_kept(mark_up: str) -> None:
    body = _body(amid(NINE[mark_up]))
    assert RELATED in body
    assert all(line in body for line in STORY)
    assert body.index(STORY[0]) < body.index(RELATED) < body.index(STORY[3])


def test_related_links_stand_on_a_line_of_their_own() -> None:
    for mark_up in ("div.baca-juga", "div.related", "aside"):
        assert f"\nBaca juga: {RELATED}\n" in _body(amid(NINE[mark_up]))
    assert f"\nBaca juga:\n{RELATED}\nVatania Undang Duta Besar\n" in _body(amid(NINE["list"]))


@pytest.mark.parametrize("name", DROPPED)
def test_what_is_dropped(name: str) -> None:
    assert _body(amid(DROPPED[name])) == "\n".join(STORY)


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept(name: str) -> None:
    block, words = KEPT[name]
    body = _body(amid(block))
    assert words in body
    assert all(line in body for line in STORY)


def test_navigation_and_footer_are_dropped() -> None:
    body = _body(page())
    assert "Ekonomi" not in body
    assert "Hak cipta" not in body


def test_a_paragraph_that_stands_twice_is_kept_twice() -> None:
    assert _body(page(paragraphs((*STORY[:3], STORY[2], *STORY[3:])))).count(STORY[2]) == 2
    assert _body(page(paragraphs((*STORY, STORY[1])))).count(STORY[1]) == 2
    bold = f"<p>{STORY[2]}</p><p><b>{STORY[2]}</b></p>"
    assert _body(amid(bold)).count(STORY[2]) == 3


def test_blanks_are_folded_and_the_headline_leaves_the_body() -> None:
    draft = read_page(Raw(place="page.html", data=page(paragraphs((STORY[0].replace(" ", " \n  "), *STORY[1:]))).encode()))
    assert draft.title == TITLE
    assert draft.body == "\n".join(STORY)


def test_the_document_tells_every_line_of_these_tables() -> None:
    told = (Path(__file__).parents[2] / "docs" / "door.md").read_text()
    assert [name for name in (*NINE, *DROPPED, *KEPT) if name not in told] == []
