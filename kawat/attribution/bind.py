"""Statements tied to mentions: the source stretch of each becomes an index, and every statement an Attribution."""

from bisect import bisect_left
from collections.abc import Sequence

from kawat.attribution.statement import Statement
from kawat.record import Attribution, How, Mention, Voice
from kawat.rules import score_of
from kawat.span import Span

_ORDER = {
    "person": 0,
    "pronoun": 1,
    "office": 2,
    "plural": 3,
    "organ": 4,
    "body": 5,
    "country": 6,
    "bloc": 7,
    "group": 8,
    "org": 9,
}
_BRACKETS = {"(": ")", "[": "]"}


def attribute(text: str, statements: Sequence[Statement], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Return the statements as attributions whose sources and addressees are indexes into the mentions."""
    starts = [m.start for m in mentions]
    return tuple(_attribution(text, s, mentions, starts) for s in statements)


def _attribution(text: str, s: Statement, mentions: Sequence[Mention], starts: list[int]) -> Attribution:
    source = _best(text, s.source, mentions, starts)
    span = s.span
    return Attribution(
        start=span.start,
        stop=span.stop,
        by=s.rule,
        score=score_of(s.rule) if s.sure is None else s.sure,
        kind=s.kind,
        voice=_voice(text, s),
        polarity=s.polarity,
        how=_how(s, None if source is None else mentions[source]),
        cue=s.cue,
        content=s.content,
        quoted=s.quoted,
        insertions=tuple(_insertions(text, s.quoted)),
        source=source,
        addressee=_best(text, s.addressee, mentions, starts),
        depth=s.depth,
        unclosed=s.unclosed,
    )


def _rank(text: str, source: Span, mention: Mention) -> int:
    """Rank what a source stretch names; an owner ("Blinken's spokesman") last, a name behind the comma of an office first."""
    if text[mention.stop : mention.stop + 2] in ("'s", "’s"):
        return 11
    if mention.kind == "person" and text[source.start : mention.start].rstrip().endswith(","):
        return -1
    return _ORDER.get(mention.kind, 10)


def _best(text: str, source: Span | None, mentions: Sequence[Mention], starts: list[int]) -> int | None:
    """Return the mention that a source stretch names: a person inside it before an office, an office before a country."""
    if source is None:
        return None
    i = bisect_left(starts, source.start)
    inside: list[int] = []
    while i < len(starts) and starts[i] < source.stop:
        if mentions[i].stop <= source.stop:
            inside.append(i)
        i += 1
    if inside:
        return min(inside, key=lambda k: (_rank(text, source, mentions[k]), mentions[k].start))
    around = [k for k, m in enumerate(mentions) if m.span.holds(source)]
    return around[-1] if around else None


def _how(s: Statement, source: Mention | None) -> How:
    if s.source is None:
        return "none"
    if s.carried:
        return "carried"
    if s.pronoun:
        return "suffix" if s.source.stop - s.source.start == 3 and s.cue and s.cue[0].stop == s.source.start else "pronoun"
    if source is None or source.kind in ("office", "unnamed", "plural"):
        return "office"
    return "pronoun" if source.kind == "pronoun" else "named"


def _voice(text: str, s: Statement) -> Voice:
    """Direct when every word of the content stands inside quotation marks, indirect when none does."""
    if not s.quoted:
        return "indirect"
    quoted = sum(_letters(text, q) for q in s.quoted)
    return "direct" if quoted >= sum(_letters(text, c) for c in s.content) else "mixed"


def _letters(text: str, span: Span) -> int:
    return sum(c.isalnum() for c in text[span.start : span.stop])


def _insertions(text: str, quoted: Sequence[Span]) -> list[Span]:
    """Return the bracketed stretches inside quotations: words that the editor has put in."""
    found: list[Span] = []
    for q in quoted:
        opened: int | None = None
        for i in range(q.start, q.stop):
            if text[i] in _BRACKETS and opened is None:
                opened = i
            elif opened is not None and text[i] == _BRACKETS[text[opened]]:
                if any(c.isalpha() for c in text[opened:i]):
                    found.append(Span(opened, i + 1))
                opened = None
    return found
