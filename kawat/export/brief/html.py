"""A digest as one HTML file that needs nothing else: it can be mailed, opened offline, and printed, a page a country."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from kawat.export.brief.digest import Digest, Item, Page, Source, days, period
from kawat.export.brief.wording import Wording

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, nav, .head, .origin, footer { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
h1 { margin-bottom: 0; } h2 { border-bottom: 2px solid; padding-bottom: .2rem; margin-top: 3rem; }
h3 { font-size: 1rem; letter-spacing: .04em; text-transform: uppercase; margin-top: 1.6rem; }
article { margin: 0 0 1.1rem; break-inside: avoid; }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid #8a8a8a; }
mark { background: #fff0b3; color: #1a1a1a; padding: 0 .1em; }
.head { font-weight: 600; font-size: .95rem; } .origin, .note, footer { font-size: .8rem; opacity: .8; }
.origin { overflow-wrap: anywhere; } time { margin-right: .5em; }
@media print {
  body { max-width: none; margin: 0; font-size: 11pt; }
  section.country { break-before: page; }
  a { color: inherit; text-decoration: none; }
  mark { background: none; font-weight: bold; }
}
"""


def write_html(digest: Digest, wording: Wording, out: Path) -> int:
    """Write a digest as HTML without any script; return how many items it has."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_document(digest, wording))
    return sum(page.size for page in digest.pages)


def _document(digest: Digest, wording: Wording) -> Iterator[str]:
    title = escape(f"{wording.say('title')}: {digest.name}")
    yield f'<!doctype html>\n<html lang="{wording.lang}">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    yield f"<p>{escape(wording.say('period'))} {escape(period(digest.wanted, wording))} · {digest.reports} "
    yield f'{escape(wording.say("reports"))}</p>\n<p class="note">{escape(wording.say("note"))}</p>\n'
    if not digest.pages:
        yield f"<p>{escape(wording.say('nothing'))}</p>\n"
    else:
        yield f"<nav>\n<h3>{escape(wording.say('contents'))}</h3>\n<ul>\n"
        yield from (f'<li><a href="#{p.country}">{escape(p.name)}</a> ({p.size})</li>\n' for p in digest.pages)
        yield "</ul>\n</nav>\n"
    for page in digest.pages:
        yield from _page(page, wording)
    yield "</body>\n</html>\n"


def _page(page: Page, wording: Wording) -> Iterator[str]:
    yield f'<section class="country" id="{page.country}">\n<h2>{escape(page.name)}</h2>\n'
    for section, items in page.sections:
        yield f"<h3>{escape(wording.say(section))}</h3>\n"
        for item in items:
            yield from _item(item, wording)
    yield f"<footer>{escape(wording.say('note'))}</footer>\n</section>\n"


def _item(item: Item, wording: Wording) -> Iterator[str]:
    stamp = f' datetime="{item.day}"' if item.day else ""
    yield f'<article>\n<div class="head"><time{stamp}>{escape(days(item.day, wording))}</time>'
    yield "<br>".join(escape(head) for head in item.heads)
    yield f"</div>\n<blockquote>{escape(item.before)}<mark>{escape(item.core)}</mark>{escape(item.after)}</blockquote>\n"
    yield from (f'<div class="origin">{_origin(source, wording)}</div>\n' for source in item.sources)
    read = f"{item.by} · {wording.say('sure')} {item.score} · {wording.say('at')} {item.span}"
    yield f'<div class="origin">{escape(read)}</div>\n</article>\n'


def _origin(source: Source, wording: Wording) -> str:
    """Return where an item was read, its address as a link where it is one of the web."""
    known = [source.chain or source.outlet or "", days(source.published, wording), f"id {source.report[:12]}"]
    told = escape(" · ".join(filter(None, known)))
    if source.url and source.url.startswith(("http://", "https://")):
        return f'{told} · <a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a>'
    return told
