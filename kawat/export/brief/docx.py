"""A digest as a Word document: a page a country, headings that make a table of contents, the note in every footer."""

import re
from pathlib import Path
from typing import Any

from kawat.errors import Missing
from kawat.export.brief.digest import Digest, Item, Source, days, period
from kawat.export.brief.wording import Wording

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_docx(digest: Digest, wording: Wording, out: Path) -> int:
    """Write a digest as DOCX; return how many items it has. Raise Missing without python-docx."""
    try:
        from docx import Document
    except ImportError:
        raise Missing("DOCX", "needs the package python-docx", "install it with: pip install 'kawat[documents]'") from None
    document: Any = Document()
    title = f"{wording.say('title')}: {digest.name}"
    document.core_properties.title = title
    document.core_properties.author = "Kawat"
    document.core_properties.comments = wording.say("note")
    document.sections[0].footer.paragraphs[0].text = wording.say("note")
    document.add_heading(_fit(title), level=0)
    document.add_paragraph(
        f"{wording.say('period')} {period(digest.wanted, wording)} · {digest.reports} {wording.say('reports')}"
    )
    document.add_paragraph(wording.say("note")).runs[0].italic = True
    if not digest.pages:
        document.add_paragraph(wording.say("nothing"))
    for page in digest.pages:
        document.add_paragraph(f"{page.name} ({page.size})", style="List Bullet")
    for page in digest.pages:
        document.add_page_break()
        document.add_heading(_fit(page.name), level=1)
        for section, items in page.sections:
            document.add_heading(wording.say(section), level=2)
            for item in items:
                _add(document, item, wording)
    with out.open("wb") as file:
        document.save(file)
    return sum(page.size for page in digest.pages)


def _add(document: Any, item: Item, wording: Wording) -> None:
    """Put an item behind what stands in a document: day and headings, the words with their core in bold, where they stand."""
    head = document.add_paragraph()
    head.paragraph_format.keep_with_next = True
    head.add_run(f"{days(item.day, wording)}  ").bold = True
    head.add_run(_fit("\n".join(item.heads))).bold = True
    words = document.add_paragraph(style="Quote")
    words.paragraph_format.keep_with_next = True
    words.add_run(_fit(item.before))
    words.add_run(_fit(item.core)).bold = True
    words.add_run(_fit(item.after))
    read = f"{item.by} · {wording.say('sure')} {item.score} · {wording.say('at')} {item.span}"
    for line in (*(_origin(source, wording) for source in item.sources), read):
        origin = document.add_paragraph(style="No Spacing")
        origin.add_run(_fit(line)).italic = True
    document.add_paragraph(style="No Spacing")


def _origin(source: Source, wording: Wording) -> str:
    known = [source.chain or source.outlet or "", days(source.published, wording), f"id {source.report[:12]}", source.url or ""]
    return " · ".join(filter(None, known))


def _fit(text: str) -> str:
    """Return a text without characters that XML has no place for."""
    return _UNFIT.sub("", text)
