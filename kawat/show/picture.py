"""The picture of a record: its text in lines of a width, and under each line a row of labels for every layer that marks it."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kawat.record import Mention, Record
from kawat.span import Noun, Span

KINDS = {
    "person": "PER",
    "country": "CTR",
    "organ": "ORG",
    "office": "OFF",
    "body": "BOD",
    "bloc": "BLC",
    "group": "GRP",
    "org": "NEW",
    "place": "PLC",
    "unnamed": "ANY",
    "pronoun": "PRO",
    "plural": "PLU",
    "mechanism": "MEC",
    "agreement": "AGR",
}


class Stretch(Noun, frozen=True, kw_only=True):
    """A labelled stretch of the text."""

    span: Span
    label: str


class Row(NamedTuple):
    """A line of the picture: a line of the text (no sign), or the labels of a layer under it."""

    drawn: str
    sign: str | None


class Layer(Noun, frozen=True, kw_only=True):
    """A row of the picture: the sign it underlines with, and its stretches."""

    sign: str
    stretches: tuple[Stretch, ...]


def picture_of(record: Record, width: int) -> list[Row]:
    """Return the picture of a record: parts other than body, mentions, statements, events, and
    meetings, agreements, mechanisms, what is promised, and tallies."""
    return picture(record.report.text, _layers(record), width)


def _layers(record: Record) -> tuple[Layer, ...]:
    parts = tuple(Stretch(span=p.span, label=p.kind) for p in record.parts if p.kind != "body")
    mentions = tuple(Stretch(span=m.span, label=mention_label(m)) for m in record.mentions)
    said: list[Stretch] = []
    for n, a in enumerate(record.attributions, 1):
        if a.source is not None and a.how != "carried":
            said.append(Stretch(span=record.mentions[a.source].span, label=f"s{n}"))
        said += [Stretch(span=c, label=f"c{n}") for c in a.cue]
        said += [Stretch(span=c, label=f"q{n}") for c in a.content]
    events = tuple(
        Stretch(span=t, label=f"e{n} {e.event}") for n, e in enumerate(record.events, 1) for t in (e.tellings or (e.span,))
    )
    layer = [Stretch(span=m.span, label=f"m{n} meeting") for n, m in enumerate(record.meetings, 1)]
    layer += [Stretch(span=a.span, label=f"a{n} {a.stage}") for n, a in enumerate(record.agreements, 1)]
    layer += [
        Stretch(span=span, label=f"k{n} mechanism")
        for n, k in enumerate(record.mechanisms, 1)
        for span in (k.span, *k.referred_to_as)
    ]
    layer += [Stretch(span=p.what, label=f"p{n} {p.status}") for n, p in enumerate(record.pledges, 1)]
    layer += [Stretch(span=v.span, label=f"v{n} vote") for n, v in enumerate(record.votes, 1)]
    return (
        Layer(sign="·", stretches=parts),
        Layer(sign="─", stretches=mentions),
        Layer(sign="═", stretches=tuple(said)),
        Layer(sign="━", stretches=events),
        Layer(sign="┄", stretches=tuple(layer)),
    )


def mention_label(mention: Mention) -> str:
    """Return a short label of a mention: its kind and the number of its chain."""
    return f"{KINDS[mention.kind]}{mention.chain}"


def picture(text: str, layers: Sequence[Layer], width: int) -> list[Row]:
    """Return the text wrapped at a width, with rows of labels under each line; stretches that overlap get rows of their own."""
    out: list[Row] = []
    for line in wrapped(text, width):
        out.append(Row(line.of(text).rstrip(), None))
        for layer in layers:
            here = [s for s in layer.stretches if s.span.meets(line)]
            out += [Row(_row(text, line, row, layer.sign), layer.sign) for row in _rows(here)]
    return out


def wrapped(text: str, width: int) -> list[Span]:
    """Cut a text into lines of at most `width` columns, at blanks where there are any; a line feed always ends a line."""
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        stop = start + len(paragraph)
        at = start
        while columns(text[at:stop]) > width:
            cut = at + width
            while columns(text[at:cut]) > width:
                cut -= 1
            blank = text.rfind(" ", at + 1, cut)
            lines.append(Span(at, blank + 1 if blank > at else cut))
            at = lines[-1].stop
        lines.append(Span(at, stop))
        start = stop + 1
    return lines


def columns(text: str) -> int:
    """Return the number of terminal columns a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _rows(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Share stretches out among rows so that none overlap within a row, the longest first."""
    rows: list[list[Stretch]] = []
    for s in sorted(stretches, key=lambda s: (s.span.start - s.span.stop, s.span.start)):
        row = next((r for r in rows if not any(s.span.meets(o.span) for o in r)), None)
        if row is None:
            rows.append([s])
        else:
            row.append(s)
    return rows


def _row(text: str, line: Span, row: Sequence[Stretch], sign: str) -> str:
    drawn = ""
    for s in sorted(row, key=lambda s: s.span.start):
        first, last = max(s.span.start, line.start), min(s.span.stop, line.stop)
        before = columns(text[line.start : first])
        size = columns(text[first:last].rstrip("\n "))
        label = s.label if s.span.start >= line.start else ""
        if before < len(drawn):
            continue
        drawn = drawn.ljust(before) + (label + sign * max(0, size - len(label)))
    return drawn
