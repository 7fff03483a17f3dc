"""A line of the story as the grammar sees it: its words, one letter of class each (see words.py), and the aliases in it."""

import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from kawat.actors.registry import Registry
from kawat.actors.spot import Hit, fold, spot
from kawat.actors.words import LEXICON
from kawat.report import Report
from kawat.span import Span

_WORD = re.compile(r"[^\W\d_]\.(?=\s?[^\W\d_])|['’]s\b|[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*|[^\w\s]")
_ARABIC = re.compile(r"(?:al|an|ar|as|at|ad|el|es|ez|az|ash|bin)-[^\W\d_]")
_CAPITAL = {"p": "X", "f": "h"}
_SIGNS = frozenset(",().:-/")


class Line(NamedTuple):
    """Words of one line in order: where each starts and stops, its letter, and the alias behind it where there is one.

    `inside` are the shorter aliases that stand in a longer one.
    """

    start: int
    stop: int
    starts: list[int]
    stops: list[int]
    letters: str
    hits: dict[int, Hit]
    inside: list[Hit]

    def span(self, first: int, after: int) -> Span:
        """Return the stretch from word `first` up to, not including, word `after`."""
        return Span(self.starts[first], self.stops[after - 1])


class Page(NamedTuple):
    """A report made ready: text, folded text, language, the country at home, lines and speakers, and its day where known."""

    text: str
    folded: str
    lang: str
    home: str | None
    lines: tuple[Line, ...]
    speakers: tuple[Span, ...]
    day: date | None = None


def read_page(report: Report, story: tuple[Span, ...], speakers: tuple[Span, ...], registry: Registry) -> Page:
    """Cut the story's lines into words and aliases; the country at home is the outlet's, or Indonesia for Indonesian."""
    lang = "id" if report.lang == "id" else "en"
    text = report.text
    folded = fold(text)
    hits, inside = spot(text, folded, registry.spotters[lang])
    lines = [_line((text, folded, lang), span, _within(hits, span), _within(inside, span)) for span in story]
    home = registry.outlets.get((report.outlet or "").casefold()) or ("IDN" if lang == "id" else None)
    told = tuple(s for s in speakers if s.start < s.stop and any(span.holds(s) for span in story))
    return Page(text=text, folded=folded, lang=lang, home=home, lines=tuple(lines), speakers=told, day=report.published)


def _within(hits: list[Hit], span: Span) -> list[Hit]:
    first = bisect_left(hits, span.start, key=lambda hit: hit.start)
    after = bisect_left(hits, span.stop, key=lambda hit: hit.start)
    return [hit for hit in hits[first:after] if hit.stop <= span.stop]


def _line(source: tuple[str, str, str], span: Span, hits: list[Hit], inside: list[Hit]) -> Line:
    """Cut one line: its aliases are a word each, what stands between them falls into words and signs.

    A rank right behind a comma (", Pangeran Faisal") only adorns the name: the office stands before the comma.
    """
    text, folded, lang = source
    lexicon = LEXICON[lang]
    starts: list[int] = []
    stops: list[int] = []
    letters: list[str] = []
    known: dict[int, Hit] = {}
    at = span.start
    for hit in [*hits, None]:
        for word in _WORD.finditer(text, at, hit.start if hit else span.stop):
            start, stop = word.span()
            letter = lexicon.get(folded[start:stop])
            starts.append(start)
            stops.append(stop)
            letters.append(
                _CAPITAL.get(letter, letter) if letter and text[start].isupper() else letter or _letter(text, folded, word)
            )
        if hit:
            known[len(starts)] = hit
            starts.append(hit.start)
            stops.append(hit.stop)
            rank = lexicon.get(folded[hit.start : hit.stop]) == "H" and letters[-1:] == [","]
            letters.append("H" if rank else hit.alias.mark)
            at = hit.stop
    return Line(span.start, span.stop, starts, stops, "".join(letters), known, inside)


def _letter(text: str, folded: str, word: re.Match[str]) -> str:
    """Return the class of a word no lexicon has: X or x by its first letter, I for an initial, 9 for a number, or a sign."""
    start, stop = word.span()
    first = text[start]
    if first.isalpha():
        if first.isupper():
            return "I" if text[stop - 1] == "." else "X"
        arabic = "-" in text[start:stop] and _ARABIC.match(folded, start, stop) and text[text.index("-", start) + 1].isupper()
        ordinal = folded.startswith("ke-", start) and folded[stop - 1].isdigit()
        return "X" if arabic else "W" if ordinal else "x"
    if stop - start == 2 and folded[start:stop] == "'s":
        return "s"
    return first if first in _SIGNS else "9" if first.isdigit() else ";"
