"""What the heads say of statements: cues with their sources and contents, laid over what the rules have read.

Direct speech stays with the rules, which read it better, and so does all English speech that they read; where both read one cue
of another language outside quotation marks, the heads' borders stand; a cue that the rules do not know is the heads' alone.
"""

import re
from collections.abc import Sequence
from typing import cast

import msgspec

from kawat.attribution.marks import Quote, inner_stretches, quotations
from kawat.attribution.statement import Statement
from kawat.attribution.turns import nested
from kawat.record import Polarity, StatementKind
from kawat.rules import sure_of
from kawat.signs import Sign, Signs
from kawat.span import Span

BY = "head:cue@1"
CUE, LINK, WEAK = 0.8, 0.5, 0.4
_GAP = 25  # characters
_WHOLE = 0.7  # of a rule's content that a head has to reach to take its place
_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s|\n")
_EDGES = ' \t\n,;:"“”„«»'
_PRONOUNS = frozenset("he she they it i we you dia ia beliau mereka saya aku kami kita nya who".split())


def with_heads(text: str, lang: str, lines: Sequence[Span], ruled: Sequence[Statement], signs: Signs) -> tuple[Statement, ...]:
    """Return the statements of rules and heads together, in order of the text, each with its depth."""
    quotes = tuple(q for line in lines for q in quotations(text, line))
    said = [s for cue in signs.of("cue", CUE) if (s := _statement(text, cue, signs, quotes)) is not None]
    kept = [s for s in ruled if lang == "en" or _stands(s, said)]
    added = [s for s in said if not any(_meet(s, other) for other in kept)]
    placed = sorted(
        ((s.span, msgspec.structs.replace(s, depth=0)) for s in (*kept, *added)), key=lambda p: (p[0].start, -p[0].stop)
    )
    return tuple(nested(placed))


def _statement(text: str, cue: Sign, signs: Signs, quotes: tuple[Quote, ...]) -> Statement | None:
    content = _contents(text, cue, signs)
    if not content:
        return None
    source = _linked("source", cue, signs, ("source",))
    hearer = _linked("addressee", cue, signs, ("addressee",))
    quoted = inner_stretches(quotes, content)
    return Statement(
        rule=BY,
        source=source.span if source else None,
        cue=(cue.span,),
        content=content,
        kind=cast(StatementKind, cue.best("kind").name),
        polarity=cast(Polarity, cue.best("polarity").name),
        quoted=quoted,
        addressee=hearer.span if hearer else None,
        pronoun=source is not None and source.span.of(text).lower() in _PRONOUNS,
        sure=sure_of(BY, cue.score),
    )


def _contents(text: str, cue: Sign, signs: Signs) -> tuple[Span, ...]:
    """Return the stretches of its sentence that a cue introduces, by their links; marks and commas at their edges left out."""
    near = [
        s
        for group in ("content", "inner")
        for s in signs.of(group, WEAK)
        if not s.span.holds(cue.span) and not _END.search(text, min(s.stop, cue.stop), max(s.start, cue.start))
    ]
    told = [(signs.linked("content", cue.span, s.span), s) for s in near]
    sure = [s for p, s in told if p >= LINK] or [s for p, s in sorted(told, key=lambda one: -one[0])[:1] if p >= 0.3]
    found: list[Span] = []
    for sign in sorted(sure, key=lambda s: (s.start, -s.stop)):
        span = _bare(text, sign.span)
        if span.start >= span.stop or any(span.meets(other) for other in found):
            continue
        if found and _near(text, found[-1], span, cue):
            span = Span(found.pop().start, span.stop)
        found.append(span)
    return tuple(found)


def _near(text: str, one: Span, other: Span, cue: Sign) -> bool:
    """Tell whether two stretches are one with a gap in it: a few words, no cue and no end of a sentence between them."""
    gap = text[one.stop : other.start]
    return len(gap) <= _GAP and not set(gap) & set('.!?\n"”') and not one.stop <= cue.start < other.start


def _bare(text: str, span: Span) -> Span:
    start, stop = span
    while start < stop and text[start] in _EDGES:
        start += 1
    while start < stop and text[stop - 1] in _EDGES:
        stop -= 1
    return Span(start, stop)


def _linked(link: str, cue: Sign, signs: Signs, groups: Sequence[str]) -> Sign | None:
    told = [(signs.linked(link, cue.span, s.span), s) for group in groups for s in signs.of(group, WEAK)]
    best = max(told, key=lambda one: one[0], default=None)
    return best[1] if best is not None and best[0] >= LINK else None


def _stands(ruled: Statement, said: Sequence[Statement]) -> bool:
    """Tell whether a statement by rule stays: direct speech always, other speech unless a head reads the same cue."""
    if not ruled.cue or _all_quoted(ruled):
        return True
    least = _WHOLE * _size(ruled)
    return not any(_size(s) >= least and cue.meets(other) for s in said for other in s.cue for cue in ruled.cue)


def _size(statement: Statement) -> int:
    return sum(c.stop - c.start for c in statement.content)


def _all_quoted(statement: Statement) -> bool:
    inside = sum(q.stop - q.start for q in statement.quoted)
    return inside > 0 and inside >= 0.9 * sum(c.stop - c.start for c in statement.content)


def _meet(said: Statement, other: Statement) -> bool:
    """Tell whether two statements are one: they share a cue, or the content of direct speech that a rule has read."""
    if any(a.meets(b) for a in said.cue for b in other.cue):
        return True
    return bool(other.quoted) and any(a.meets(b) for a in said.content for b in other.content) and not _apart(said, other)


def _apart(said: Statement, other: Statement) -> bool:
    """Tell whether one stands inside the other, as nested speech does."""
    cue = said.cue[0]
    return any(c.holds(cue) for c in other.content) or any(c.holds(q) for c in said.content for q in other.cue)
