"""The digest: a page for each country that one dealt with, its words and sources, in two languages, as HTML and as DOCX."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document

from kawat.export.brief import Digest, Wanted, digest, wording_of, write_docx, write_html
from kawat.export.brief.wording import _EN, _EVENTS_EN, _EVENTS_ID, _ID
from kawat.lake import look, open_lake
from kawat.plover import EVENTS
from tests.export.made import lake_of, report_of


def made(lake: Path, country: str = "IDN", lang: str = "id", since: date | None = None, until: date | None = None) -> Digest:
    with look(open_lake(lake)) as sight:
        return digest(sight, Wanted(country, since, until), wording_of(lang))


def test_each_section_holds_what_the_lake_has(lake: Path) -> None:
    found = made(lake)
    assert [(page.country, page.name) for page in found.pages] == [("VUT", "Vanuatu")]
    assert (found.reports, found.undated) == (2, 1)
    sections = dict(found.pages[0].sections)
    assert list(sections) == ["meetings", "agreements", "pledges", "mechanisms", "statements", "events"]
    assert sections["meetings"][0].core == "bertemu"
    assert "tingkat menteri · bilateral · tatap muka · terlaksana" in sections["meetings"][0].heads[0]
    assert "ditandatangani · nota kesepahaman" in sections["agreements"][0].heads[0]
    assert sections["pledges"][0].heads == ("Indonesia → Vanuatu · dijanjikan · Rp 20 miliar",)
    assert sections["pledges"][0].core == "memberi Vanuatu Rp 20 miliar"
    assert sections["mechanisms"][0].core == "Konsultasi Tahunan Indonesia-Vanuatu"
    assert sections["statements"][0].core == "Kami siap membantu Vanuatu"
    assert "berjanji" in sections["statements"][0].heads[0]


def test_an_event_that_a_meeting_or_agreement_tells_is_not_told_again(lake: Path) -> None:
    events = dict(made(lake).pages[0].sections)["events"]
    assert {item.core for item in events} == {"membantu", "mengecam", "berlanjut"}


def test_the_same_words_are_one_line_with_all_who_tell_them(lake: Path) -> None:
    for _, items in made(lake).pages[0].sections:
        for item in items:
            assert [source.outlet for source in item.sources] == ["Harian Contoh", "Koran Lain"]
            assert all(source.chain.endswith("<- SAMUDRA") for source in item.sources)


def test_people_appear_with_their_office_or_not_at_all_by_name(lake: Path) -> None:
    items = [item for _, section in made(lake).pages[0].sections for item in section]
    heads = " ".join(head for item in items for head in item.heads)
    assert "Rara Wulandari (Menteri, Kementerian Luar Negeri Indonesia)" in heads
    assert "Sari Melati (" not in heads
    assert "“Warga Sari Melati” → Vanuatu · menuduh atau mengecam" in heads
    assert "Vanuatu · menyatakan bersedia · menurut Rara Wulandari" in heads


def test_the_other_country_sees_the_same_from_its_side(lake: Path) -> None:
    page = made(lake, "VUT", "en").pages[0]
    assert (page.country, page.name, page.size) == ("IDN", "Indonesia", made(lake).pages[0].size)
    assert made(lake, "JPN").pages == ()


def test_days_are_those_of_publication(lake: Path) -> None:
    assert made(lake, since=date(2033, 4, 1)).reports == 1
    assert made(lake, until=date(2033, 2, 1)).pages == ()
    first = dict(made(lake).pages[0].sections)["events"][0]
    assert first.day == date(2033, 3, 1)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def html(lake: Path, folder: Path, lang: str) -> tuple[str, _Reader]:
    out = folder / "brief.html"
    write_html(made(lake, lang=lang), wording_of(lang), out)
    text = out.read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(text)
    return text, reader


def test_html_needs_nothing_else_and_runs_nothing(lake: Path, tmp_path: Path) -> None:
    text, reader = html(lake, tmp_path, "id")
    assert not {"script", "img", "link", "iframe"} & set(reader.tags)
    assert all(link.startswith(("#", "https://example.org/")) for link in reader.links)
    assert "default-src 'none'" in text
    assert "break-before: page" in text
    assert 'lang="id"' in text


def test_html_shows_the_words_their_place_and_their_source(lake: Path, tmp_path: Path) -> None:
    text, reader = html(lake, tmp_path, "id")
    assert "<mark>bertemu</mark>" in text
    assert "rule:meeting@1 · skor 0.7 · huruf" in reader.text
    assert "Koran Lain <- SAMUDRA · 5 April 2033" in reader.text
    assert "&lt;tegas&gt;" in text or "<tegas>" not in text
    assert reader.text.count("machine reading, unverified") == 2


def test_html_in_english(lake: Path, tmp_path: Path) -> None:
    _, reader = html(lake, tmp_path, "en")
    assert "Digest: Indonesia" in reader.text
    assert "ministers · bilateral · in person · held" in reader.text
    assert "Minister, Foreign Ministry of Vanuatu" in reader.text
    assert "5 April 2033" in reader.text


def test_words_of_a_report_are_only_text(tmp_path: Path) -> None:
    text = report_of().text.replace("tentang perikanan", "<script>alert(1)</script><b>tebal</b> \x01")
    lake_of(tmp_path / "lake", [report_of(text)])
    page, reader = html(tmp_path / "lake", tmp_path, "id")
    assert "<script>" not in page and "b" not in reader.tags
    assert "<script>alert(1)</script>" in reader.text
    assert write_docx(made(tmp_path / "lake"), wording_of("id"), tmp_path / "a.docx") == 8


@pytest.mark.parametrize(("lang", "title"), [("id", "Kliping: Indonesia"), ("en", "Digest: Indonesia")])
def test_docx_has_a_page_a_country_and_the_note_on_each(lake: Path, tmp_path: Path, lang: str, title: str) -> None:
    out = tmp_path / "brief.docx"
    found = made(lake, lang=lang)
    assert write_docx(found, wording_of(lang), out) == found.pages[0].size
    document = Document(str(out))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == title
    assert "machine reading, unverified" in document.sections[0].footer.paragraphs[0].text
    assert any('Kedua menteri menandatangani "Nota Bersama"' in text for text in paragraphs)
    assert any(text.startswith("Koran Lain <- SAMUDRA") for text in paragraphs)
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["Vanuatu"]


def test_an_empty_digest_says_so(lake: Path, tmp_path: Path) -> None:
    empty = made(lake, "JPN")
    assert write_html(empty, wording_of("id"), tmp_path / "a.html") == 0
    assert "Tidak ada yang ditemukan" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert write_docx(empty, wording_of("en"), tmp_path / "a.docx") == 0


def test_both_languages_name_every_event_and_every_heading() -> None:
    assert set(_EVENTS_ID) == set(_EVENTS_EN) == set(EVENTS)
    assert set(_EN) <= set(_ID)
    layer = (Path(__file__).parents[2] / "kawat" / "diplomacy.py").read_text(encoding="utf-8")
    told = re.findall(r"^(?:Level|Format|Channel|MeetingStatus|PledgeStatus|Stage) = Literal\[(.*)\]", layer, re.M)
    values = {value.strip(' "') for line in told for value in line.split(",")} - {"unknown"}
    assert values <= set(_ID)
