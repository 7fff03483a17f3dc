"""What comes from afar: pages and feeds by their addresses, one at a time, in lists, or through the links of a feed."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from kawat.errors import KawatError
from kawat.sources.desk import Desk, attempt, guess
from kawat.sources.draft import Opened, Raw
from kawat.sources.polite import Polite
from kawat.sources.web import Fetched

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_LONGEST = 8_000


def open_url(url: str, desk: Desk) -> Iterator[Opened | KawatError]:
    """Yield the page at an address, or the entries of the feed there."""
    try:
        got = (desk.ways.web or Polite()).get_once(url, desk.limits)
    except KawatError as refusal:
        yield refusal
        return
    yield from _opened(got, url, desk)


def open_list(stream: BinaryIO, desk: Desk) -> Iterator[Opened | KawatError]:
    """Yield what the addresses of a list give, one a line; blank lines and those that begin with # are passed over.

    Hosts alternate, so that a long list is not slower than its busiest host asks for.
    """
    web = desk.ways.web or Polite()
    for url in web.in_turn(_urls(stream)):
        try:
            got = web.get(url, desk.limits)
        except KawatError as refusal:
            yield refusal
            continue
        yield from _opened(got, url, desk)


def open_feed(raw: Raw, desk: Desk, from_web: bool) -> Iterator[Opened | KawatError]:
    """Yield the reports of a feed: the entry's text where the feed gives it whole, the page it links to otherwise.

    Unless told, links are followed only when the feed itself came from the web; what is not followed is read as it stands.
    """
    from kawat.sources.feed import read_feed

    follow = from_web if desk.ways.follow is None else desk.ways.follow
    web = desk.ways.web or Polite()
    try:
        for entry in read_feed(raw):
            if entry.whole or not follow or not entry.url:
                yield attempt(entry.raw, "row", desk)
                continue
            try:
                got = web.get(entry.url, desk.limits)
            except KawatError as refusal:
                yield refusal
                continue
            page = Raw(place=entry.url, data=got.data, charset=_charset(got), url=got.final_url, published=entry.published)
            form = guess(got.data, got.content_type)
            yield attempt(page, "page" if form == "feed" else form, desk)
    except KawatError as refusal:
        yield refusal


def _opened(got: Fetched, url: str, desk: Desk) -> Iterator[Opened | KawatError]:
    raw = Raw(place=url, data=got.data, charset=_charset(got), url=got.final_url)
    form = guess(got.data, got.content_type)
    yield from open_feed(raw, desk, from_web=True) if form == "feed" else (attempt(raw, form, desk),)


def _charset(got: Fetched) -> str | None:
    found = _CHARSET.search(got.content_type)
    return found[1] if found else None


def _urls(stream: BinaryIO) -> Iterator[str]:
    while line := stream.readline(_LONGEST):
        url = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
        if url and not url.startswith("#"):
            yield url
