"""BIO files hold sentences with persons, places and organisations; they tell how many names Kawat's mentions cover."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kawat.evaluate.count import Count, Name, Tally, figures, measured, total, value_of
from kawat.evaluate.figure import Figure, Stamp
from kawat.evaluate.passage import Read, report_of, split_of
from kawat.evaluate.pfsa import chunks
from kawat.evaluate.tokens import Token, joined, openings, read_tokens
from kawat.record import Mention
from kawat.span import Span

_GOLD = {
    "PERSON": "person",
    "PER": "person",
    "PPL": "person",
    "PLACE": "place",
    "LOC": "place",
    "PLC": "place",
    "ORGANISATION": "organisation",
    "ORG": "organisation",
    "IND": "organisation",
}
_OURS = {
    "person": "person",
    "country": "place",
    "place": "place",
    "organ": "organisation",
    "body": "organisation",
    "org": "organisation",
    "bloc": "organisation",
    "group": "organisation",
}
KINDS = ("person", "place", "organisation")
Names = frozenset[tuple[str, Span]]


def bio_figures(path: Path, data: str, read: Read, stamp: Stamp) -> Iterator[Figure]:
    """Yield the figures of a file: exact F1 of each kind, of all and as the mean of kinds; precision of spotting."""
    split = split_of(path)
    counts = list(score_bio(path, split, read))
    yield from figures(data, counts, stamp)
    cases: dict[str, list[Count]] = {}
    for count in counts:
        if count.metric in KINDS:
            cases.setdefault(count.case, []).append(count)
    gold = sum(c.tally.gold for case in cases.values() for c in case)
    yield measured(Name(data, split, "mean of kinds", "F1"), gold, list(cases.values()), mean_of_kinds, stamp)


def mean_of_kinds(cases: Sequence[Sequence[Count]]) -> float:
    """Return the mean of the kinds' F1 in per cent."""
    sums = [total(c.tally for case in cases for c in case if c.metric == kind) for kind in KINDS]
    return sum(value_of(s, "F1") or 0.0 for s in sums) / len(KINDS)


def score_bio(path: Path, split: str, read: Read) -> Iterator[Count]:
    """Yield the counts of a file: exact match of each kind and of all, and spotting (any kind, any overlap)."""
    for sentence in read_tokens(path):
        text, gold = gold_names(sentence)
        case = f"line {sentence[0].line}"
        found = our_names(read(report_of(text, "id", case)).mentions)
        for kind in KINDS:
            yield Count(case, split, kind, _tally(_of(found, kind), _of(gold, kind)))
        yield Count(case, split, "all names", _tally(found, gold))
        spotted = sum(any(span.meets(g) for _, g in gold) for _, span in found)
        yield Count(case, split, "spotting", Tally(spotted, len(found), len(gold)), "precision")


def gold_names(sentence: Sequence[Token]) -> tuple[str, Names]:
    """Return the text of a sentence and its names of the three kinds."""
    tokens = [t.text for t in sentence]
    text, spans = joined(tokens, openings(tokens))
    labelled = chunks([t.label for t in sentence], spans)
    return text, frozenset((_GOLD[kind], span) for kind, span in labelled if kind in _GOLD)


def our_names(mentions: Sequence[Mention]) -> Names:
    """Return the mentions of the three kinds, without those inside a longer one."""
    named = [(_OURS[m.kind], m.span) for m in mentions if m.kind in _OURS]
    return frozenset(n for n in named if not any(o != n[1] and o.holds(n[1]) for _, o in named))


def _of(names: Names, kind: str) -> Names:
    return frozenset(n for n in names if n[0] == kind)


def _tally(found: Names, gold: Names) -> Tally:
    return Tally(len(found & gold), len(found), len(gold))
