"""A report as its page shows it: the record, its marks as stretches of lines, and the chain it came through."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from kawat.lake.rows import ReportRow, made_of, report_of
from kawat.lake.schema import READINGS
from kawat.record import Record
from kawat.serve.ask import Asker
from kawat.span import Found, Noun, Span

LAYERS = ("part", "mention", "statement", "event", "diplomacy")
LAYER = {"parts": "part", "mentions": "mention", "attributions": "statement", "events": "event"}
LETTERS = {
    "parts": "p",
    "mentions": "m",
    "attributions": "s",
    "events": "e",
    "meetings": "t",
    "pledges": "d",
    "agreements": "a",
    "mechanisms": "k",
    "memberships": "b",
    "tenures": "o",
    "votes": "v",
    "stances": "n",
}


class Mark(Noun, frozen=True, kw_only=True):
    """A stretch that a reading marks: its layer, the key of the reading (`e3`), and what is said of it."""

    layer: str
    key: str
    span: Span
    said: str


class Piece(Noun, frozen=True, kw_only=True):
    """Words under the same marks: the marks, the innermost first, and whether one of them begins here."""

    words: str
    marks: tuple[Mark, ...] = ()
    begins: bool = False


class Line(Noun, frozen=True, kw_only=True):
    """A line of the text, with the kind of part it is."""

    part: str
    pieces: tuple[Piece, ...]


def record_of(ask: Asker, report: str, own: bool = True) -> Record | None:
    """Return the record of a report, with people's decisions in it (`own`) or as it was read; None for an unknown id."""
    rows = ask.rows("SELECT s, to_json(r)::VARCHAR AS row FROM reports r WHERE id = $id", {"id": report})
    if not rows:
        return None
    row = msgspec.json.decode(rows[0]["row"], type=ReportRow)
    read: dict[str, tuple[Found, ...]] = {}
    for table, noun in READINGS.items():
        query = f"SELECT to_json(t)::VARCHAR AS row FROM {table if own else f'raw_{table}'} t WHERE s = $s ORDER BY n"
        read[table] = tuple(msgspec.json.decode(one["row"], type=noun) for one in ask.rows(query, {"s": rows[0]["s"]}))
    return msgspec.convert({"protocol": row.protocol, "by": made_of(row), "report": report_of(row), **read}, Record)


def key_of(table: str, n: int) -> str:
    """Return the short name of a reading on the page."""
    return f"{LETTERS.get(table, table)}{n + 1}"


def marks_of(record: Record, said: Any) -> tuple[Mark, ...]:
    """Return all marks of a record; `said` tells of a table and a number what its mark says."""
    marks: list[Mark] = []
    for table in READINGS:
        layer = LAYER.get(table, "diplomacy")
        for n, found in enumerate(getattr(record, table)):
            if table == "parts" and found.kind == "body":
                continue
            for span in _spans(table, found):
                marks.append(Mark(layer=layer, key=key_of(table, n), span=span, said=said(table, n)))
    return tuple(mark for mark in marks if mark.span.start < mark.span.stop)


def _spans(table: str, found: Any) -> Iterator[Span]:
    """Yield the stretches that a reading marks: a statement its content, an event each telling of it."""
    if table == "attributions":
        yield from found.content or (found.span,)
        yield from found.cue
    elif table == "events":
        yield from found.tellings or (found.span,)
    else:
        yield found.span


def lines_of(record: Record, marks: Sequence[Mark]) -> Iterator[Line]:
    """Yield the lines of the text, each cut where a mark begins or ends; marks may nest and cross."""
    start = 0
    for words in record.report.text.split("\n"):
        line = Span(start, start + len(words))
        start = line.stop + 1
        if words.strip():
            here = [mark for mark in marks if mark.span.meets(line)]
            part = next((p.kind for p in record.parts if p.span.meets(line)), "body")
            yield Line(part=part, pieces=tuple(_pieces(record.report.text, line, here)))


def _pieces(text: str, line: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = sorted({line.start, line.stop, *(edge for mark in marks for edge in mark.span if line.start < edge < line.stop)})
    for start, stop in pairwise(edges):
        over = [mark for mark in marks if mark.span.start < stop and start < mark.span.stop]
        over.sort(key=lambda mark: (mark.span.stop - mark.span.start, -LAYERS.index(mark.layer), mark.key))
        begins = any(max(mark.span.start, line.start) == start for mark in over)
        yield Piece(words=text[start:stop], marks=tuple(over), begins=begins)
