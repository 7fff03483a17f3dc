"""Pairing lays predicted attributions beside gold ones: one to one, best share of content words first, at least one half."""

from collections.abc import Sequence
from typing import NamedTuple

from kawat.evaluate.count import Tally
from kawat.evaluate.words import Words, agree, jaccard
from kawat.record import Attribution, Record
from kawat.span import Span

LEAST = 0.5


class Claim(NamedTuple):
    """An attribution as sets of word numbers, with its voice (direct, mixed, indirect, or none for an empty content)."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    voice: str


class Pair(NamedTuple):
    """The numbers of a predicted and of a gold attribution that were laid together."""

    predicted: int
    gold: int


def pair(predicted: Sequence[Claim], gold: Sequence[Claim]) -> list[Pair]:
    """Return the pairs, best first; among equals the earlier prediction, then the earlier gold."""
    scored: list[tuple[float, int, int]] = []
    for j, g in enumerate(gold):
        for i, p in enumerate(predicted):
            share = jaccard(g.content, p.content)
            if share >= LEAST:
                scored.append((-share, i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[Pair] = []
    for _, i, j in sorted(scored):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append(Pair(i, j))
    return pairs


def levels(predicted: Sequence[Claim], gold: Sequence[Claim], pairs: Sequence[Pair], voice: str | None) -> dict[str, Tally]:
    """Return the tallies of match, +source and +source+cue, over all (voice None) or over gold of one voice.

    Of one voice, a prediction counts when its gold partner has that voice, or when it has no partner and that voice itself.
    """
    mine = [p for p in pairs if voice in (None, gold[p.gold].voice)]
    named = [p for p in mine if agree(predicted[p.predicted].source, gold[p.gold].source)]
    cued = [p for p in named if agree(predicted[p.predicted].cue, gold[p.gold].cue)]
    paired = {p.predicted for p in pairs}
    stray = sum(i not in paired and voice in (None, claim.voice) for i, claim in enumerate(predicted))
    below = (len(mine) + stray, sum(voice in (None, g.voice) for g in gold))
    hits = {"match": len(mine), "match + source": len(named), "match + source + cue": len(cued)}
    return {metric: Tally(hit, *below) for metric, hit in hits.items()}


def share_voice(words: Words, marked: frozenset[int], content: frozenset[int], direct: float) -> str:
    """Return the voice by the share of content words that begin inside quotation marks; direct from the given share on."""
    if not content:
        return "none"
    share = sum(words.spans[i].start in marked for i in content) / len(content)
    return "direct" if share >= direct else "mixed" if share else "indirect"


def source_spans(record: Record, attribution: Attribution) -> tuple[Span, ...]:
    """Return the stretch of an attribution's source: its mention."""
    return () if attribution.source is None else (record.mentions[attribution.source].span,)
