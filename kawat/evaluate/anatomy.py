"""Anatomy is scored by the line: a line is right when its parts are gold's, kind and borders, blanks at the borders aside."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from kawat.errors import BadGold
from kawat.evaluate.count import Count, Tally, accuracy
from kawat.evaluate.passage import Read, gold_blocks, report_of_block
from kawat.notation import Block
from kawat.record import PartKind
from kawat.span import Span

_KINDS = get_args(PartKind)


class Piece(NamedTuple):
    """The stretch of one kind within one line, without blanks at its borders."""

    kind: str
    start: int
    stop: int


def score_anatomy(folder: Path, read: Read) -> Iterator[Count]:
    """Yield the counts of a gold folder: lines right by file and language, and F1 of each kind of part."""
    for phenomenon, block in gold_blocks(folder):
        gold = gold_pieces(block)
        found = clipped(block.text, ((p.kind, p.span) for p in read(report_of_block(block)).parts))
        right = [_in_line(gold, line) == _in_line(found, line) for line in lines_of(block.text)]
        for split in ("all", block.settings.get("lang", "id"), phenomenon):
            yield accuracy(block.place, split, "lines right", right)
        for kind in _KINDS:
            wanted, read_out = ({p for p in pieces if p.kind == kind} for pieces in (gold, found))
            yield Count(block.place, "all", f"part: {kind}", Tally(len(wanted & read_out), len(read_out), len(wanted)))


def part_verdicts(folder: Path, read: Read) -> Iterator[tuple[str, bool]]:
    """Yield for each predicted part its rule and whether gold has it: kind and borders."""
    for _, block in gold_blocks(folder):
        gold = set(gold_pieces(block))
        for part in read(report_of_block(block)).parts:
            pieces = clipped(block.text, [(part.kind, part.span)])
            if pieces:
                yield part.by, all(piece in gold for piece in pieces)


def gold_pieces(block: Block) -> tuple[Piece, ...]:
    """Return the pieces of a gold block: its marks, and body for what is not marked; raise BadGold for an unknown kind."""
    for mark in block.marks:
        if mark.label not in _KINDS:
            raise BadGold(block.place, f"'{mark.label}' is no kind of part", f"use one of {' '.join(_KINDS)}")
    pieces: list[tuple[str, Span]] = []
    at = 0
    for mark in block.marks:
        pieces.append(("body", Span(at, max(at, mark.span.start))))
        pieces.append((mark.label, mark.span))
        at = max(at, mark.span.stop)
    return clipped(block.text, [*pieces, ("body", Span(at, len(block.text)))])


def clipped(text: str, parts: Iterable[tuple[str, Span]]) -> tuple[Piece, ...]:
    """Return stretches cut at line ends, blanks off, neighbours of one kind joined, those without a letter or digit left out."""
    pieces: list[Piece] = []
    for kind, span in parts:
        for line in lines_of(text):
            start, stop = max(span.start, line.start), min(span.stop, line.stop)
            bare = text[start:stop].strip()
            if start >= stop or not any(c.isalnum() for c in bare):
                continue
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
            piece = Piece(kind, start, start + len(bare))
            if pieces and _touches(text, pieces[-1], piece):
                piece = Piece(kind, pieces.pop().start, piece.stop)
            pieces.append(piece)
    return tuple(pieces)


def _touches(text: str, before: Piece, after: Piece) -> bool:
    between = text[before.stop : after.start]
    return before.kind == after.kind and not between.strip() and "\n" not in between


def lines_of(text: str) -> tuple[Span, ...]:
    """Return the lines of a text that hold more than blanks."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def _in_line(pieces: tuple[Piece, ...], line: Span) -> list[Piece]:
    return [p for p in pieces if line.start <= p.start < line.stop]
