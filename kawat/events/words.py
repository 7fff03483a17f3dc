"""Sentences and words: a line of a report as case-folded words with their places, and what stands between them."""

import re
from typing import NamedTuple

from kawat.span import Noun, Span

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[-'’]\w+)*")
_END = re.compile(r"[)\]\"'”’»]*[.!?…]+[\"'”’»)\]]*\s|\n")
_SHORT = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt st gov sen rep rev hon pres no vs jan feb mar apr jun jul aug sep sept oct nov dec"
    " tgl jl hj h ir drs rp art ayat hal".split()
)


class Word(NamedTuple):
    """A word: its case-folded form and its place in the report."""

    form: str
    start: int
    stop: int


_LONGEST = 300  # words of a sentence; no real one is longer, and coding takes time by its square


class Sentence(Noun, frozen=True, kw_only=True):
    """A sentence: its words, and for each word the characters that stand between it and the word before."""

    words: tuple[Word, ...]
    gaps: tuple[str, ...]

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].start, self.words[-1].stop)

    def forms(self, first: int, last: int) -> list[str]:
        """Return the forms of the words from `first` to `last`, both included."""
        return [word.form for word in self.words[max(first, 0) : last + 1]]


def words_of(phrase: str) -> list[str]:
    """Return the forms a phrase is made of."""
    return [match.group().lower() for match in _WORD.finditer(phrase)]


def sentences(text: str, line: Span) -> list[Sentence]:
    """Return the sentences of a line; a stop after an abbreviation or an initial ends none."""
    found: list[Sentence] = []
    words: list[Word] = []
    gaps: list[str] = []
    at = line.start
    for match in _WORD.finditer(text, line.start, line.stop):
        gap = text[at : match.start()]
        if words and (len(words) >= _LONGEST or (gap != " " and _ends(words[-1].form, gap, match.group()))):
            found.append(Sentence(words=tuple(words), gaps=tuple(gaps)))
            words, gaps = [], []
        words.append(Word(match.group().lower(), match.start(), match.end()))
        gaps.append(gap)
        at = match.end()
    return [*found, Sentence(words=tuple(words), gaps=tuple(gaps))] if words else found


def _ends(before: str, gap: str, after: str) -> bool:
    if not _END.match(gap):
        return False
    if gap.startswith(". ") and (before in _SHORT or len(before) == 1):
        return False
    return not after[0].islower() or any(mark in gap for mark in '\n!?”"')
