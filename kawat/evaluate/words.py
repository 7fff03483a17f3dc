"""A word is a maximal run of word characters with inner apostrophes; a span is the set of the words it touches."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kawat.span import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_DOUBLE = frozenset('“”"„«»')
_SINGLE = frozenset("'‘’‚")


class Words(NamedTuple):
    """The words of a text, and for each character that belongs to one its number."""

    spans: tuple[Span, ...]
    at: dict[int, int]

    def of(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the numbers of the words that the spans touch."""
        return frozenset(self.at[c] for start, stop in spans for c in range(start, stop) if c in self.at)


def words_of(text: str) -> Words:
    """Return the words of a text."""
    spans = tuple(Span(*m.span()) for m in _WORD.finditer(text))
    return Words(spans, {c: i for i, span in enumerate(spans) for c in range(span.start, span.stop)})


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of words that two sets have in common; 0 when both are empty."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def agree(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two sets share a word, or are both empty."""
    return bool(one & other) or (not one and not other)


def inside_marks(text: str) -> frozenset[int]:
    """Return the characters inside quotation marks of any kind, line by line; an unclosed mark reaches to its line's end."""
    inside: set[int] = set()
    base = 0
    for line in text.split("\n"):
        opened: int | None = None
        family: frozenset[str] = _DOUBLE
        for i, char in enumerate(line):
            if opened is None and (char in _DOUBLE or _opens_single(line, i)):
                opened, family = i, _DOUBLE if char in _DOUBLE else _SINGLE
            elif opened is not None and char in family and (family is _DOUBLE or not line[i + 1 : i + 2].isalnum()):
                inside.update(range(base + opened, base + i + 1))
                opened = None
        if opened is not None:
            inside.update(range(base + opened, base + len(line)))
        base += len(line) + 1
    return frozenset(inside)


def _opens_single(line: str, i: int) -> bool:
    return line[i] in _SINGLE and not line[i - 1 : i].isalnum() and line[i + 1 : i + 2].isalnum()
