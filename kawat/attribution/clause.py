"""Stretches of words as content: counted, and trimmed to the characters that a statement says."""

from typing import NamedTuple

from kawat.attribution import vocabulary as v
from kawat.attribution.line import Line
from kawat.span import Span

_KEPT = "($€£[#@"
_NO_ADJUNCT = v.THAT | v.FINITE
_ENDS = frozenset(".,;:?!…-–—")


class Clause(NamedTuple):
    """Words that a clause runs over (`last` left out)."""

    first: int
    last: int


def count(line: Line, clause: Clause) -> int:
    """Return the number of words (marks left out) of a clause."""
    return len([1 for word in line.low[clause.first : clause.last] if word[0].isalnum()])


def trimmed(line: Line, clause: Clause) -> Span | None:
    """Return a clause as content: no stop, comma or conjunction at its ends, an outer quotation mark left out."""
    first, last = clause
    while first < last and (line.low[first] in ("bahwa", "that", "whether", "apakah") or _punctuates(line, first)):
        first += 1
    while last > first and line.within[last - 1] < 0 and line.low[last - 1] in _ENDS:
        last -= 1
    if last <= first:
        return None
    start, stop = line.starts[first], line.stops[last - 1]
    opening, closing = line.within[first], line.within[last - 1]
    if opening >= 0 and start <= line.quotes[opening].outer.start:
        start = line.quotes[opening].inner.start
    if closing >= 0 and stop >= line.quotes[closing].outer.stop:
        stop = line.quotes[closing].inner.stop
    while stop > start and (line.text[stop - 1].isspace() or line.text[stop - 1] == ","):
        stop -= 1
    return Span(start, stop) if stop > start else None


def _punctuates(line: Line, i: int) -> bool:
    return not line.low[i][0].isalnum() and line.within[i] < 0 and line.low[i] not in _KEPT


def adjunct(line: Line, first: int, last: int) -> bool:
    """Tell whether words after a cue are only time, place, manner or hearer."""
    if first >= last:
        return True
    word = line.low[first]
    manner = word.endswith("ly") and last - first <= 8
    if last - first > 14 or not (word in v.ADJUNCT or word in v.DAYS or word == "(" or manner):
        return False
    return _NO_ADJUNCT.isdisjoint(line.low[first:last])


def finite(line: Line, content: Clause) -> bool:
    """Tell whether the first words of a content, up to a comma, hold a finite verb outside relative and purpose clauses."""
    for i in range(content.first, min(content.first + 14, content.last)):
        if line.within[i] >= 0:
            continue
        if line.low[i] == "," and i > content.first + 1:
            return False
        if i > content.first and line.low[i - 1] in v.RELATIVE:
            continue
        if line.low[i] in v.FINITE or (i > content.first and _verb(line, i)):
            return True
    return False


def predicates(line: Line, i: int) -> bool:
    """Tell whether a predicate goes on at a word after an inserted cue, and not an apposition, a place or a new clause."""
    return line.low[i] in v.FINITE or line.low[i] in v.ADVERBS or (line.low[i] not in v.ADJUNCT and _verb(line, i))


def _verb(line: Line, i: int) -> bool:
    """Tell whether a word looks like a verb by its form: an English past, an Indonesian verb with its prefix."""
    low = line.low[i]
    if line.lang == "en":
        return low.endswith("ed") and low not in v.NOT_PAST and line.low[i - 1] not in v.BEFORE_NOUN
    return len(low) > 5 and low not in v.NOT_VERB and low.startswith(("me", "di", "ter", "ber")) and line.word(i)[0].islower()
