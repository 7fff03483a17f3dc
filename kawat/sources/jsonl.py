"""JSON lines: one report a line, read as a stream, so that a file of any length needs the memory of one line."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from kawat.errors import KawatError, TooLarge, Unreadable
from kawat.sources.columns import FIELDS, Columns
from kawat.sources.dates import read_date
from kawat.sources.draft import Draft, Limits, Raw
from kawat.sources.gate import skim
from kawat.span import Noun

EXTRACTOR = "jsonl@1"
_FIELDS = "give an object with text (or html) and, if known, title, url, outlet, lang, published"


class Lines(Protocol):
    """Anything that gives out its next line."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first `size` bytes."""


class Row(Noun, frozen=True, kw_only=True):
    """One line of a JSONL file; other fields, such as `id`, are passed over."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    published: str | None = None


def read_lines(stream: Lines, place: str, limits: Limits) -> Iterator[Raw | KawatError]:
    """Yield each line that is not blank with its place `file:number`; a line over the limit is a TooLarge value."""
    number = 0
    while line := stream.readline(limits.bytes + 1):
        number += 1
        if len(line) > limits.bytes:
            _skip_line(stream, line, limits)
            yield TooLarge(f"{place}:{number}", f"the line is longer than {limits.bytes:,} bytes", "give one report a line")
        elif line.strip():
            yield Raw(place=f"{place}:{number}", data=line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def read_row(raw: Raw, columns: Columns = Columns()) -> Draft:
    """Return one line as a draft; a row with `html` and no `text` is read as a page, its own fields winning."""
    row = _row(raw, columns)
    if row.text and row.text.strip():
        draft = Draft(body=row.text, extractor=raw.made or EXTRACTOR)
    elif row.html and row.html.strip():
        draft = _page(row.html, raw)
    else:
        raise Unreadable(raw.place, "has neither text nor html", _FIELDS)
    return Draft(
        body=draft.body,
        extractor=draft.extractor,
        title=row.title or draft.title,
        url=row.url or draft.url,
        outlet=row.outlet or draft.outlet,
        lang=row.lang or draft.lang,
        published=read_date(row.published, raw.place) if row.published else draft.published,
    )


def row_words(raw: Raw, columns: Columns) -> str:
    """Return headline and words of a row for the gate; nothing for a row that cannot be read."""
    try:
        row = _row(raw, columns)
    except Unreadable:
        return ""
    text = row.text if row.text and row.text.strip() else skim((row.html or "").encode("utf-8", "replace"))
    return f"{row.title or ''}\n{text}" if text else ""


def _row(raw: Raw, columns: Columns) -> Row:
    try:
        if columns.named:
            return _named(msgspec.json.decode(raw.data, type=dict[str, object]), raw.place, columns)
        return msgspec.json.decode(raw.data, type=Row)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise Unreadable(raw.place, f"is not a row of JSON ({fault})", _FIELDS) from None


def _named(fields: dict[str, object], place: str, columns: Columns) -> Row:
    """Return the row that an object of other names makes; a field that it lacks is not there."""
    own = dict(columns.named)
    row = {field: fields.get(own.get(field, field)) for field in FIELDS}
    if row["text"] is None and row["html"] is None:
        raise Unreadable(place, f"has no field {own.get('text') or own.get('html') or 'text'}", "name the fields with --column")
    return msgspec.convert(row, Row)


def _page(page: str, raw: Raw) -> Draft:
    from kawat.sources.html import read_page

    return read_page(Raw(place=raw.place, data=page.encode("utf-8", "replace")))


def _skip_line(stream: Lines, line: bytes, limits: Limits) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limits.bytes + 1)
