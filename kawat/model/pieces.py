"""A text in pieces: consecutive lines joined into stretches that the encoder reads at once, each piece with its offsets.

A stretch holds at most `ROOM` pieces; a longer line is cut behind a sentence's end, or behind a piece where none is near.
Offsets are code points of the report's text; pieces never leave this room.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from kawat.span import Span

ROOM = 192
BEFORE, AFTER = 48, 24  # pieces around a trigger that the second look sees
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+")


class Encoding(Protocol):
    """What a tokenizer says of a text: ids and character offsets."""

    @property
    def ids(self) -> list[int]:
        """The rows of the vocabulary."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each piece stands in the text."""


class Tokenizer(Protocol):
    """The one thing that is asked of a tokenizer."""

    def encode(self, sequence: str) -> Encoding:
        """Return the pieces of a text, between the first and the last special piece."""


class Stretch(NamedTuple):
    """Pieces that are read at once: ids with the special ones at both ends, and for each its span in the report's text."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]


def stretches(text: str, lines: Sequence[Span], tokenizer: Tokenizer) -> list[Stretch]:
    """Return the stretches of a story, in order; blanks are no pieces."""
    found: list[Stretch] = []
    ids: list[int] = []
    spans: list[Span] = []
    first = last = 1
    for line in lines:
        for part in _parts(text, line):
            encoded = tokenizer.encode(text[part.start : part.stop])
            first, last = encoded.ids[0], encoded.ids[-1]
            for at in range(1, len(encoded.ids) - 1, ROOM):
                more = range(at, min(at + ROOM, len(encoded.ids) - 1))
                if ids and len(ids) + len(more) > ROOM:
                    found.append(Stretch((first, *ids, last), (Span(0, 0), *spans, Span(0, 0))))
                    ids, spans = [], []
                ids += [encoded.ids[i] for i in more]
                spans += [_span(text, part, encoded.offsets[i]) for i in more]
    if ids:
        found.append(Stretch((first, *ids, last), (Span(0, 0), *spans, Span(0, 0))))
    return found


def _span(text: str, part: Span, offsets: tuple[int, int]) -> Span:
    """Return where a piece stands, without the blank that it begins with."""
    start, stop = part.start + offsets[0], part.start + offsets[1]
    while start < stop and text[start].isspace():
        start += 1
    return Span(start, stop)


def _parts(text: str, line: Span) -> Iterator[Span]:
    """Yield a line whole, or where it is long its sentences gathered to about 400 characters."""
    if line.stop - line.start <= 600:
        yield line
        return
    start = line.start
    for end in _SENTENCE.finditer(text, line.start, line.stop):
        if end.end() - start >= 400:
            yield Span(start, end.end())
            start = end.end()
    if start < line.stop:
        yield Span(start, line.stop)
