"""Feeds: the entries of an RSS or Atom feed, each with its own text where the feed gives it whole, or its address."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape

import feedparser
import msgspec

from kawat.errors import BadDate, Unreadable
from kawat.sources.dates import read_date
from kawat.sources.draft import Raw
from kawat.span import Noun

EXTRACTOR = "feed@1"
_WHOLE = 500
_TAG = re.compile(r"<[^>]*>")
_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}.*$")
_FRONT = re.compile(r"^[A-Za-z]{2,9},\s*")
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h\d|tr|table|blockquote)\b[^>]*>", re.I)


class Entry(Noun, frozen=True, kw_only=True):
    """An entry of a feed: its address, its day, its row as JSON, and whether the feed gives its text whole."""

    raw: Raw
    url: str | None
    published: date | None
    whole: bool


def read_feed(raw: Raw) -> Iterator[Entry]:
    """Yield the entries of a feed in its order; raise Unreadable when there is none."""
    if b"<!ENTITY" in raw.data:
        raise Unreadable(raw.place, "is a feed that declares entities, which can grow without end", "take the declarations out")
    found = feedparser.parse(io.BytesIO(raw.data), response_headers={"content-location": raw.url} if raw.url else {})
    entries = found.get("entries", [])
    if not entries:
        fault = found.get("bozo_exception")
        cause = f" ({' '.join(str(fault).split())[:100]})" if fault else ""
        raise Unreadable(raw.place, f"is a feed without entries{cause}", "give an RSS or Atom feed")
    outlet = _words(str(found.get("feed", {}).get("title") or "")) or None
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, f"{raw.place}:{number}", outlet)


def _entry(entry: Mapping[str, object], place: str, outlet: str | None) -> Entry:
    page = max((_value(one) for one in _listed(entry.get("content"))), key=len, default="")
    summary = str(entry.get("summary") or "")
    body = page if len(_words(page)) >= len(_words(summary)) else summary
    url = str(entry.get("link") or "") or None
    day = _day(entry)
    row = {
        "title": _words(str(entry.get("title") or "")) or None,
        "text": "\n\n".join(_paragraphs(body)) or None,
        "url": url,
        "outlet": outlet,
        "published": day.isoformat() if day else None,
    }
    data = msgspec.json.encode({field: value for field, value in row.items() if value})
    return Entry(raw=Raw(place=place, data=data, made=EXTRACTOR), url=url, published=day, whole=len(_words(body)) >= _WHOLE)


def _paragraphs(page: str) -> list[str]:
    """Return the words of a piece of HTML, a paragraph for each block."""
    return [words for block in _BLOCK.split(page) if (words := _words(block))]


def _words(page: str) -> str:
    return " ".join(unescape(_TAG.sub("", page)).split())


def _value(content: object) -> str:
    return str(content.get("value") or "") if isinstance(content, Mapping) else ""


def _listed(content: object) -> list[object]:
    return list(content) if isinstance(content, list) else []


def _day(entry: Mapping[str, object]) -> date | None:
    """Return the day of an entry in its own zone where the feed writes it, never a day of revision when it has both."""
    for name in ("published", "updated"):
        words = _FRONT.sub("", _CLOCK.sub("", str(entry.get(name) or "")))
        if words:
            try:
                return read_date(words, "feed")
            except BadDate:
                continue
    return None
