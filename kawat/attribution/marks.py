"""Quotation marks: any opening mark with any closing mark, within one line, never losing the line to an odd mark."""

import re
from bisect import bisect_left, bisect_right

from kawat.span import Noun, Span

_DOUBLE = re.compile(r"[\"“”„‟«»〝〞＂]|``|''")
_ONE = re.compile(r"(?<![\w'’])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_OPENING = re.compile(r"‘|(?<![\w’'])'")
_AHEAD = 40  # marks looked at to tell a nested quotation from one that was never closed
_OPENS_AFTER = frozenset(' \t\u00a0([{—–-=/"“”«»‘')
_CLOSES_BEFORE = frozenset(' \t\u00a0)]}:;,.?!—–-/"“”«»’')


class Quote(Noun, frozen=True, kw_only=True):
    """A quotation: `inner` without its marks, `outer` with them; `unclosed` when no closing mark was found."""

    inner: Span
    outer: Span
    unclosed: bool = False


def _lean(text: str, line: Span, start: int, stop: int) -> int:
    """Return -1 for a mark that looks like an opening one, 1 for a closing one, 0 when its neighbours do not tell."""
    before = text[start - 1] if start > line.start else " "
    after = text[stop] if stop < line.stop else " "
    opens = before in _OPENS_AFTER and not after.isspace()
    closes = after in _CLOSES_BEFORE and not before.isspace()
    return 1 if closes and not opens else -1 if opens and not closes else 0


def quotations(text: str, line: Span) -> tuple[Quote, ...]:
    """Return the outermost quotations of a line in order.

    A mark opens when none is open; the next mark that can close does so. A mark that looks like an opening one while a
    quotation is open is a nested quotation when enough closing marks follow, otherwise the open one was never closed.
    """
    double = [(m.start(), m.end(), m.group()) for m in _DOUBLE.finditer(text, line.start, line.stop)]
    found = _pair(text, line, double) if double else []
    if text.find("'", *line) < 0 > text.find("‘", *line) or _OPENING.search(text, *line) is None:
        return tuple(found)
    inside = [q.outer.start for q in found]
    one = [(m.start(), m.end(), m.group()) for m in _ONE.finditer(text, line.start, line.stop)]
    apart = [m for m in one if not _in_one(found, inside, m[0])]
    singles = [q for q in _pair_single(text, apart) if bisect_left(inside, q.outer.start) == bisect_left(inside, q.outer.stop)]
    return tuple(sorted([*found, *singles], key=lambda q: q.outer.start)) if singles else tuple(found)


def _in_one(found: list[Quote], starts: list[int], position: int) -> bool:
    """Tell whether a position lies in one of the quotations found so far, whose starts are given in order."""
    i = bisect_right(starts, position) - 1
    return i >= 0 and position < found[i].outer.stop


def _pair(text: str, line: Span, marks: list[tuple[int, int, str]]) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int] | None = None
    nested = 0
    for i, (start, stop, char) in enumerate(marks):
        lean = _lean(text, line, start, stop)
        if opened is None:
            if lean <= 0 or char in "“„«":
                opened, nested = (start, stop), 0
        elif lean == -1 and char not in "”»" and not _stray(marks, i):
            closers = sum(_lean(text, line, a, b) == 1 for a, b, _ in marks[i + 1 : i + 1 + _AHEAD])
            if closers >= nested + 2:
                nested += 1
            else:
                found.append(_quote(text, opened, start, unclosed=True))
                opened, nested = (start, stop), 0
        elif nested:
            nested -= 1
        else:
            found.append(Quote(inner=Span(opened[1], start), outer=Span(opened[0], stop)))
            opened = None
    if opened is not None and opened[1] < line.stop:
        found.append(_quote(text, opened, line.stop, unclosed=True))
    return found


def _stray(marks: list[tuple[int, int, str]], i: int) -> bool:
    """Tell whether the mark is the last one of its line: then it can only close."""
    return i == len(marks) - 1


def _quote(text: str, opened: tuple[int, int], stop: int, unclosed: bool) -> Quote:
    while stop > opened[1] and text[stop - 1].isspace():
        stop -= 1
    return Quote(inner=Span(opened[1], stop), outer=Span(opened[0], stop), unclosed=unclosed)


def _pair_single(text: str, marks: list[tuple[int, int, str]]) -> list[Quote]:
    """Single marks quote only where an opening one meets a closing one, with a blank or two words between them."""
    found: list[Quote] = []
    opened: tuple[int, int] | None = None
    for start, stop, char in marks:
        opening = char == "‘" or (start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".,!?…"))
        if opening:
            opened = (start, stop)
        elif opened is not None:
            found.append(Quote(inner=Span(opened[1], start), outer=Span(opened[0], stop)))
            opened = None
    return found


def inner_stretches(quotes: tuple[Quote, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the stretches of some content that stand inside quotation marks."""
    cut: list[Span] = []
    for c in content:
        for i in range(max(0, bisect_right(quotes, c.start, key=_start) - 1), len(quotes)):
            inner = quotes[i].inner
            if inner.start >= c.stop:
                break
            cut.append(Span(max(inner.start, c.start), min(inner.stop, c.stop)))
    return tuple(s for s in cut if s.start < s.stop)


def _start(quote: Quote) -> int:
    return quote.inner.start
