"""A line of the story as words, quotations, sentences and cue hits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from kawat.attribution.cues import Cue, cues
from kawat.attribution.marks import Quote, quotations
from kawat.span import Span

_ENDS = frozenset(".?!…")
_WORDS, _QUOTES, _TAIL = 300, 40, 300  # longest sentence read as one (words, quotations); where an unclosed one may end
_COMMA = re.compile(r",(?=\s)")
_BEGINS = frozenset("\"“”„«‘'([—–-•*")
_SHORT = frozenset(
    (
        "dr drs mr mrs ms prof gen col lt sgt capt maj sen rep gov st jr sr no nos hon rev adm brig pvt hj h ir kh tgk jend "
        "komjen irjen brigjen letjen mayjen kol laks ust tn ny sdr jl plt pjs jan feb mar apr aug sept sep oct okt nov dec des "
        "vs inc corp ltd co"
    ).split()
)
_WORD = re.compile(r"(\w\w+(?:[-'’/]\w+)*|[^\w\s]|\w(?:\.\w\.)+|\w(?:[-'’/]\w+)*)")


class Hit(NamedTuple):
    """A cue expression at words `first` to `last` (left out) of a line."""

    first: int
    last: int
    cue: Cue


class Sentence(NamedTuple):
    """A stretch of words (`last` left out) with the quotations that stand in it; words inside those are not its own."""

    first: int
    last: int
    quotes: tuple[Quote, ...]


class Line(NamedTuple):
    """One line: its text, language, words (spans and folded forms), the quotation each word stands in (-1: none).

    `keys` are the words that may end a sentence or begin a cue.
    """

    text: str
    span: Span
    lang: str
    starts: list[int]
    stops: list[int]
    low: list[str]
    within: list[int]
    quotes: tuple[Quote, ...]
    keys: list[int]

    def word(self, i: int) -> str:
        """Return word i as it is written."""
        return self.text[self.starts[i] : self.stops[i]]

    def stretch(self, first: int, last: int) -> Span:
        """Return the span of words first..last (left out)."""
        return Span(self.starts[first], self.stops[last - 1])

    def at(self, position: int) -> int:
        """Return the index of the first word that starts at or after a character position."""
        return bisect_left(self.starts, position)


def read_line(text: str, span: Span, lang: str, masked: Sequence[Span]) -> Line:
    """Split a line into words; words inside a masked stretch (a credit, a byline) are left out."""
    starts, stops, low = _words(text, span)
    _merge_titles(text, span, starts, stops, low)
    for mask in masked:
        if mask.meets(span):
            kept = [i for i, s in enumerate(starts) if not mask.start <= s < mask.stop]
            starts, stops, low = [starts[i] for i in kept], [stops[i] for i in kept], [low[i] for i in kept]
    quotes = tuple(_cut_unclosed(text, span, lang, q) for q in quotations(text, span))
    known = _key_words(lang)
    keys = [i for i, word in enumerate(low) if word in known]
    return Line(text, span, lang, starts, stops, low, _within(starts, quotes), quotes, keys)


@cache
def _key_words(lang: str) -> frozenset[str]:
    return _ENDS.union(cues(lang).longest)


def _words(text: str, span: Span) -> tuple[list[int], list[int], list[str]]:
    """Return where the words of a line start and stop, and their lower case, counted up from the pieces of one split."""
    line = text[span.start : span.stop]
    folded = line.lower()
    pieces = _WORD.split(folded if len(folded) == len(line) else line)
    edges = list(accumulate(map(len, pieces), initial=span.start))
    low = pieces[1::2] if len(folded) == len(line) else [word.lower() for word in pieces[1::2]]
    return edges[1:-1:2], edges[2::2], low


def _merge_titles(text: str, span: Span, starts: list[int], stops: list[int], low: list[str]) -> None:
    """Join an abbreviated title and its stop into one word ("Dr." before a name), in place."""
    joined: list[int] = []
    dot = text.find(". ", span.start, span.stop)
    while dot >= 0:
        i = bisect_left(starts, dot)
        before = text[starts[i - 1] : dot] if 0 < i < len(starts) and starts[i] == dot == stops[i - 1] else ""
        if before and before[0].isupper() and before.lower() in _SHORT:
            stops[i - 1] = dot + 1
            low[i - 1] += "."
            joined.append(i)
        dot = text.find(". ", dot + 1, span.stop)
    if joined:
        gone = set(joined)
        for words in (starts, stops, low):
            words[:] = [word for i, word in enumerate(words) if i not in gone]  # type: ignore[misc]


def _cut_unclosed(text: str, span: Span, lang: str, quote: Quote) -> Quote:
    """End a quotation that was never closed before the cue that follows its last comma: "We need time, the mayor said."."""
    if not quote.unclosed:
        return quote
    known = cues(lang).of
    tail = max(quote.inner.start, min(quote.inner.stop, span.stop) - _TAIL)
    for m in reversed(list(_COMMA.finditer(text, tail, min(quote.inner.stop, span.stop)))):
        heads = [w.group().lower() for w in _WORD.finditer(text, m.end(), quote.inner.stop)]
        forms = [known[(w,)].form if (w,) in known else None for w in heads]
        spoken = bool(forms) and (forms[0] in ("bare", "nya") or (forms[0] == "verb" and lang == "en"))
        tail = len(heads) <= 16 and "verb" in forms[1:] and lang == "en" and forms[1:].index("verb") >= len(forms) - 5
        if spoken or tail:
            return Quote(
                inner=Span(quote.inner.start, m.start() + 1), outer=Span(quote.outer.start, m.start() + 1), unclosed=True
            )
    return quote


def _within(starts: list[int], quotes: tuple[Quote, ...]) -> list[int]:
    within = [-1] * len(starts)
    for q, quote in enumerate(quotes):
        first, last = bisect_left(starts, quote.outer.start), bisect_left(starts, quote.outer.stop)
        within[first:last] = [q] * (last - first)
    return within


def sentences(line: Line) -> list[Sentence]:
    """Cut a line into sentences; stops inside a quotation do not count, unless the quotation ends the sentence."""
    found: list[Sentence] = []
    first, size = 0, len(line.low)
    ends = {i for i in line.keys if line.low[i] in _ENDS and line.within[i] < 0 and _stops_here(line, i)}
    if line.quotes:
        ends.update(i for i in _last_words(line) if _closes_sentence(line, i))
    for i in (*sorted(ends), size - 1):
        while first <= i:
            last = _within_limits(line, first, i + 1)
            found.append(_sentence(line, first, last))
            first = last
    return found


def _within_limits(line: Line, first: int, last: int) -> int:
    """Return where a sentence ends that is longer than any real one: after so many words outside quotations, or quotations."""
    if last - first <= _WORDS:
        return last
    words = quotes = 0
    for i in range(first, last):
        words += line.within[i] < 0
        quotes += line.within[i] >= 0 and line.within[i] != line.within[i - 1]
        ends_quote = line.within[i] >= 0 and (i + 1 == last or line.within[i + 1] != line.within[i])
        if (words >= _WORDS and line.within[i] < 0) or (quotes >= _QUOTES and ends_quote):
            return i + 1
    return last


def _last_words(line: Line) -> list[int]:
    """Return the last word (its closing mark, where there is one) of each quotation."""
    return [i for i in (line.at(q.outer.stop) - 1 for q in line.quotes) if i >= 0 and line.within[i] >= 0]


def _sentence(line: Line, first: int, last: int) -> Sentence:
    if not line.quotes:
        return Sentence(first, last, ())
    inside = sorted({line.within[i] for i in range(first, last) if line.within[i] >= 0})
    return Sentence(first, last, tuple(line.quotes[q] for q in inside))


def _stops_here(line: Line, i: int) -> bool:
    """Tell whether a stop outside quotations ends its sentence: what follows begins like a sentence, no abbreviation before."""
    if i + 1 >= len(line.low):
        return True
    after = line.text[line.stops[i] : line.starts[i + 1]]
    following = line.text[line.starts[i + 1]]
    if line.low[i] == "." and i > 0 and line.stops[i - 1] == line.starts[i]:
        before = line.low[i - 1]
        if (len(before) == 1 and before.isalpha()) or ("." in before and after):
            return False
    if not after:
        return following.isupper() and i > 0 and len(line.low[i - 1]) > 2 and line.word(i - 1)[-1].islower()
    return following.isupper() or following.isdigit() or following in _BEGINS


def _closes_sentence(line: Line, i: int) -> bool:
    """Tell whether word i is a closing mark after a stop, and what follows begins a new sentence."""
    quote = line.quotes[line.within[i]]
    if line.stops[i] != quote.outer.stop or quote.unclosed:
        return quote.unclosed and line.stops[i] == quote.outer.stop and line.low[i] != ","
    end = quote.inner.stop
    if end <= quote.inner.start or line.text[end - 1] not in ".?!…":
        return False
    if i + 1 >= len(line.low):
        return True
    following = line.text[line.starts[i + 1]]
    if line.within[i + 1] >= 0:
        return True
    if line.text[end - 1] != "." and following.isupper():
        return not _speaks_soon(line, i + 1)
    return following.isupper() and not _speaks_soon(line, i + 1, short=True)


def _speaks_soon(line: Line, first: int, short: bool = False) -> bool:
    """Tell whether a sentence that begins at a word is only a speaker and a cue ("Wang said.")."""
    known = cues(line.lang)
    for i in range(first, min(first + (5 if short else 12), len(line.low))):
        if line.low[i] in _ENDS or line.within[i] >= 0:
            return False
        cue = known.of.get((line.low[i],))
        if cue is not None and cue.form in ("verb", "bare", "nya"):
            return i + 1 >= len(line.low) or line.low[i + 1] in (".", ",") or (not short and cue.form != "verb")
    return False


def hits(line: Line, sentence: Sentence) -> list[Hit]:
    """Return the cue expressions of a sentence outside its quotations, the longest at each place."""
    known = cues(line.lang)
    found: list[Hit] = []
    firsts, low, past = known.longest, line.low, -1
    for i in line.keys[bisect_left(line.keys, sentence.first) : bisect_left(line.keys, sentence.last)]:
        if i < past or line.within[i] >= 0 or low[i] not in firsts:
            continue
        for n in range(min(firsts[low[i]], sentence.last - i), 0, -1):
            cue = known.of.get(tuple(low[i : i + n]))
            if cue is not None:
                found.append(Hit(i, i + n, cue))
                past = i + n
                break
    return found
