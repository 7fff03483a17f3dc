"""Feeds: the newest rows of any view and filter as Atom, so that a desk is told of new pledges or meetings."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from kawat.serve.ask import Row
from kawat.serve.words import label

ATOM = "http://www.w3.org/2005/Atom"
Named = Callable[[str | None], str | None]
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHOR = {
    "event": "e",
    "statement": "s",
    "meeting": "t",
    "pledge": "d",
    "agreement": "a",
    "mechanism": "k",
    "vote": "v",
    "membership": "b",
    "tenure": "o",
}


def write_feed(kind: str, rows: Iterable[Row], here: str, words: Mapping[str, Any], named: Named) -> bytes:
    """Return a feed; `here` is the address it was asked at, whose site the entries lead to, `named` names an id."""
    site = "/".join(here.split("/")[:3])
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    listed = list(rows)
    _say(feed, "id", here)
    _say(feed, "title", f"Kawat: {words['views'].get(_view(kind), kind)}")
    _say(feed, "subtitle", words["unverified"])
    _say(feed, "updated", max((_moment(row) for row in listed), default="1970-01-01T00:00:00Z"))
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": here})
    _say(ElementTree.SubElement(feed, "author"), "name", "Kawat")
    for row in listed:
        entry = ElementTree.SubElement(feed, "entry")
        at = f"#{_ANCHOR[kind]}{row['n'] + 1}" if kind in _ANCHOR else ""
        _say(entry, "id", f"urn:kawat:{quote(row['report'])}:{kind}:{row.get('start', 0)}-{row.get('stop', 0)}")
        _say(entry, "title", _title(kind, row, words, named))
        _say(entry, "updated", _moment(row))
        ElementTree.SubElement(entry, "link", {"href": f"{site}/report/{quote(row['report'])}{at}"})
        _say(entry, "summary", _summary(kind, row))
    body: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _view(kind: str) -> str:
    return f"{kind}s"


def _say(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _UNFIT.sub(" ", text)


def _moment(row: Row) -> str:
    arrived: datetime | None = row.get("arrived")
    return (arrived or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _title(kind: str, row: Row, words: Mapping[str, Any], named: Named) -> str:
    if kind == "report":
        return str(row["heading"])
    code = {"event": ("events", "event"), "statement": ("polarities", "polarity"), "meeting": ("levels", "level")}
    code |= {"pledge": ("statuses", "status"), "agreement": ("stages", "stage")}
    table, field = code.get(kind, ("", ""))
    said = label(words, table, row[field]) if table else str(row["words"])
    sides = [", ".join(dict.fromkeys(named(p["id"]) or _name(p) for p in row[side])) for side in ("actors", "others")]
    return f"{said}: {' → '.join(side for side in sides if side)}" + (f" ({row['day']})" if row["day"] else "")


def _name(party: Row) -> str:
    return str(party["name"] or party["words"] or party["id"] or "?")


def _summary(kind: str, row: Row) -> str:
    if kind == "report":
        return str(row["outlet"] or "")
    told = f"…{row['before']}«{row['words']}»{row['after']}… — {row['outlet'] or row['origin']}."
    return f"{told} {row['review']}, {row['by']} {row['score']:.3f}"
