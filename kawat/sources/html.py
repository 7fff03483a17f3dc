"""A page becomes a draft: JSON-LD first for what it says of itself, trafilatura for its text."""

import logging
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from kawat.errors import Unreadable
from kawat.sources.decode import decode
from kawat.sources.draft import Draft, Raw, canonical, fold
from kawat.sources.jsonld import Said, day_of, merge, read_jsonld
from kawat.sources.tree import REPEAT, grow, keep_related, keep_repeats

EXTRACTOR = f"trafilatura {trafilatura.__version__}+html@1"
_LAST_DAY = "2099-12-31"
_SENTENCE = 40
_CUT = 30
_DATES = "article:published_time og:published_time datepublished publishdate pubdate dc.date.issued content_publishdate".split()
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(raw: Raw) -> Draft:
    """Return a page as a draft; raise Unreadable when it holds no article.

    Trafilatura runs in its default (balanced) setting; what that keeps and drops is told in docs/door.md.
    """
    page = decode(raw, page=True)
    tree = grow(page, raw.place)
    said = merge([read_jsonld(tree), _meta(tree), _guessed(tree)])
    body = _body(tree, raw.place)
    title, body = _headline(said.headline, body)
    return Draft(
        body=body,
        extractor=EXTRACTOR,
        title=title,
        url=_own_url(said.url, raw.url),
        outlet=said.publisher,
        published=said.published,
    )


def _body(tree: HtmlElement, place: str) -> str:
    """Return the page's article, one line a paragraph."""
    keep_related(tree)
    keep_repeats(tree)
    document = trafilatura.bare_extraction(tree, include_comments=False)
    text = document.text if isinstance(document, Document) else None
    lines = (text or "").replace(REPEAT, "").split("\n")
    if not any(len(line) >= _SENTENCE and any(stop in line for stop in ".!?") for line in lines):
        raise Unreadable(place, "holds no article (no sentence of running text)", "give the report's own page, or its text")
    return "\n".join(line.rstrip() for line in lines)


def _meta(tree: HtmlElement) -> Said:
    """Return what the meta tags say of day and site."""
    tags = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get("content") or ""
        for tag in tree.iter("meta")
    }
    days = (day_of(tags.get(name)) for name in _DATES)
    site = tags.get("og:site_name") or tags.get("application-name") or ""
    return Said(published=next((day for day in days if day), None), publisher=" ".join(site.split()) or None)


def _guessed(tree: HtmlElement) -> Said:
    """Return what trafilatura and htmldate find in the markup; never a date from running text, never today's."""
    dates = {"original_date": True, "extensive_search": False, "max_date": _LAST_DAY}
    found = extract_metadata(tree, date_config=dates)
    return Said(headline=found.title, published=day_of(found.date), url=found.url)


def _headline(headline: str | None, body: str) -> tuple[str | None, str]:
    """Return headline and body; a first line that says the same in full is the headline and leaves the body.

    Metadata cut a headline short or add the site's name to it: then the page's own first line is the headline.
    """
    first, _, rest = body.strip().partition("\n")
    known, shown = fold(headline or ""), fold(first)
    if not shown or not known:
        return headline, body
    if shown == known:
        return headline, rest.strip()
    cut = known.rstrip(". …")
    if (len(cut) > _CUT and shown.startswith(cut)) or known.startswith((f"{shown} - ", f"{shown} | ")):
        return first, rest.strip()
    return headline, body


def _own_url(said: str | None, fetched: str | None) -> str | None:
    """Return the page's own address unless the page came from another host; then the address it came from."""
    own = canonical(said)
    if own is None or fetched is None:
        return own or canonical(fetched)
    return own if _site(own) == _site(fetched) else canonical(fetched)


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
