"""A line is a stretch of the report between two line feeds, blanks at its ends left out, that is not empty."""

import re
from typing import NamedTuple

from kawat.record import Name, Part, PartKind
from kawat.rules import score_of

_STOP = re.compile(r"""[.!?…][”"’'»)\]]*$""")
_FULL_STOP = re.compile(r"""(?:[.…]|[.!?…][”"’'»)\]]+)$""")
_SMALL_WORD = re.compile(r"[a-z]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Line(NamedTuple):
    """A line's place in the text, its words, and whether an empty line stands before and behind it."""

    start: int
    stop: int
    text: str
    gap_before: bool
    gap_behind: bool


class Verdict(NamedTuple):
    """What a whole line is, by which rule, and the names it holds."""

    kind: PartKind
    by: str
    names: tuple[Name, ...] = ()


class Piece(NamedTuple):
    """A stretch of the text that is of one kind."""

    start: int
    stop: int
    kind: PartKind
    by: str
    names: tuple[Name, ...] = ()

    def part(self) -> Part:
        """Return the piece as a part, with the measured score of its rule."""
        return Part(kind=self.kind, start=self.start, stop=self.stop, by=self.by, score=score_of(self.by), names=self.names)


def split_lines(text: str, at: int = 0) -> list[Line]:
    """Return the lines of a text, from a place on, that are not empty, in order."""
    found: list[tuple[int, str, bool]] = []
    gap = True
    for raw in text[at:].split("\n"):
        bare = raw.strip()
        if bare:
            found.append((at + raw.index(bare[0]), bare, gap))
        gap = not bare
        at += len(raw) + 1
    behind = [gap for _, _, gap in [*found[1:], (0, "", True)]]
    return [Line(start, start + len(bare), bare, gap, after) for (start, bare, gap), after in zip(found, behind, strict=False)]


def ends_in_stop(text: str) -> bool:
    """Tell whether a line ends as a sentence does: `.`, `!`, `?` or `…`, with or without a closing mark."""
    return _STOP.search(text, max(0, len(text) - 6)) is not None


def ends_in_full_stop(text: str) -> bool:
    """Tell whether a line ends in a full stop, or in any stop inside a closing mark; a bare `?` or `!` may end a headline."""
    last = text[-1:]
    if last.isalnum() or last == ".":
        return last == "."
    return _FULL_STOP.search(text, max(0, len(text) - 6)) is not None


def small_words(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters."""
    return frozenset(_SMALL_WORD.findall(text.lower()))


def in_title_case(text: str) -> bool:
    """Tell whether nearly all words of four letters and more begin with a capital."""
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def count_words(text: str) -> int:
    """Return how many words, numbers aside, a line has."""
    return len(_WORD.findall(text))
