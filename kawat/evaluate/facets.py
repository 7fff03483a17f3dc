"""Facets: what stands on an event that was found - mode, contexts, auxiliaries, time, place, claim - held against gold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kawat.evaluate.attribution import Told, read_told
from kawat.evaluate.count import Count, Tally, accuracy
from kawat.evaluate.pairing import Claim, pair
from kawat.evaluate.words import Words, words_of
from kawat.events import View, find_times
from kawat.notation import Block
from kawat.plover import AUXILIARY
from kawat.record import Event, Record, story_lines
from kawat.report import Report
from kawat.span import Span
from kawat.when import Place, Time

COMMONEST = 25


class Pair(NamedTuple):
    """A found event and the gold event that it was laid to."""

    found: Event
    gold: Event


def commonest_modes(events: Sequence[Event]) -> frozenset[str]:
    """Return the modes that gold has most often, as "EVENT mode"; among equals the earlier letter."""
    told = Counter(f"{e.event} {e.mode}" for e in events if e.mode)
    return frozenset(sorted(told, key=lambda name: (-told[name], name))[:COMMONEST])


def facets_of(case: str, pairs: Sequence[Pair], modes: frozenset[str]) -> Iterator[Count]:
    """Yield the counts of modes, contexts, auxiliaries, times and places over the events that were laid together."""
    named = [p for p in pairs if f"{p.gold.event} {p.gold.mode}" in modes]
    yield accuracy(case, "all", f"mode, the {COMMONEST} commonest", (p.found.mode == p.gold.mode for p in named))
    yield Count(case, "all", "contexts of a right event", _sets([(p.found.contexts, p.gold.contexts) for p in pairs]))
    for aux in AUXILIARY:
        sides = [(tuple({aux} & set(p.found.auxiliary)), tuple({aux} & set(p.gold.auxiliary))) for p in pairs]
        yield Count(case, "all", f"auxiliary: {aux}", _sets(sides))
    dated = [p for p in pairs if p.gold.when is not None]
    yield accuracy(case, "all", "time of a dated right event", (same_days(p.found.when, p.gold.when) for p in dated))
    given = [p for p in pairs if p.found.when is not None and p.gold.when is not None]
    yield accuracy(case, "all", "time of a right event where both name one", (same_days(*_times(p)) for p in given))
    placed = [p for p in pairs if p.gold.where is not None]
    yield accuracy(case, "all", "place of a placed right event", (same_place(p.found.where, p.gold.where) for p in placed))
    both = [p for p in placed if p.found.where is not None]
    yield accuracy(
        case, "all", "place of a right event where both name one", (same_place(p.found.where, p.gold.where) for p in both)
    )
    yield Count(case, "all", "place of a right event", _places(pairs))


def _sets(sides: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Tally:
    right = sum(len(set(found) & set(gold)) for found, gold in sides)
    return Tally(right, sum(len(found) for found, _ in sides), sum(len(gold) for _, gold in sides))


def _times(one: Pair) -> tuple[Time | None, Time | None]:
    return one.found.when, one.gold.when


def same_days(found: Time | None, gold: Time | None) -> bool:
    """Tell whether an interval is gold's, first and last day; an unresolved time is right as unresolved."""
    return found is not None and gold is not None and (found.since, found.until) == (gold.since, gold.until)


def same_place(found: Place | None, gold: Place | None) -> bool:
    """Tell whether a place is gold's: by its words or its name, and of gold's country where gold says one."""
    if found is None or gold is None:
        return False
    named = found.name.casefold() == gold.name.casefold() or Span(found.start, found.stop).meets(Span(gold.start, gold.stop))
    return named and gold.country in (None, found.country)


def _places(pairs: Sequence[Pair]) -> Tally:
    right = sum(same_place(p.found.where, p.gold.where) for p in pairs)
    return Tally(right, sum(p.found.where is not None for p in pairs), sum(p.gold.where is not None for p in pairs))


def claims_of(case: str, text: str, records: tuple[Record, Record], pairs: Sequence[Pair]) -> Iterator[Count]:
    """Yield the count of events that are laid to gold's statement, or that both leave to the report itself."""
    found, gold = (read_told(text, record) for record in records)
    beside = {p.predicted: p.gold for p in pair(_claims(found), _claims(gold))}
    right = [_said(p.found.claimed_in, beside) == p.gold.claimed_in for p in pairs]
    yield accuracy(case, "all", "claimed in gold's statement", right)


def _claims(told: Sequence[Told]) -> list[Claim]:
    return [t.claim for t in told]


def _said(claimed: int | None, beside: dict[int, int]) -> int | None:
    """Return the gold statement that a found one was laid to; -1 where gold has no such statement."""
    return None if claimed is None else beside.get(claimed, -1)


def expressions_of(block: Block, report: Report, record: Record) -> Iterator[Count]:
    """Yield how many of gold's time marks the text's time expressions have, by borders, and with their interval."""
    view = View(published=report.published)
    told = (find_times(report.text, line, report.lang, view) for line in story_lines(report.text, record.parts))
    found = {(t.start, t.stop): t for times in told for t in times}
    marks = [(m.span, m.label) for m in block.marks if m.label[0] == "w" and m.label[1:].isdigit()]
    words = words_of(block.text)
    right = [_met(span, tuple(found.values()), words) for span, _ in marks]
    days = [(block.setting(label, "from", ""), block.setting(label, "to", "")) for _, label in marks]
    exact = [t is not None and _written(t) == d for t, d in zip(right, days, strict=True)]
    lang = block.settings.get("lang", "id")
    for split in ("all", lang):
        yield Count(
            block.place, split, "time expression found", Tally(sum(t is not None for t in right), 0, len(marks)), "recall"
        )
        yield Count(block.place, split, "time expression: interval", Tally(sum(exact), 0, len(marks)), "recall")
    borders = [span in found for span, _ in marks]
    yield Count(block.place, "all", "time expression: borders", Tally(sum(borders), 0, len(marks)), "recall")


def _met(span: Span, found: Sequence[Time], words: Words) -> Time | None:
    """Return the expression that shares most words with a mark."""
    mine = words.of([span])
    shared = [(len(mine & words.of([(t.start, t.stop)])), -t.start, t) for t in found]
    best = max(shared, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] else None


def _written(time: Time) -> tuple[str, str]:
    return (time.since.isoformat() if time.since else "", time.until.isoformat() if time.until else "")
