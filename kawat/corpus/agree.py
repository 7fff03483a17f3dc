"""Two passes of annotation over the same passages held against each other: how consistent they are, layer by layer.

Both passes are made by machine, so this is consistency, not human agreement.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from kawat.corpus.convert import to_record
from kawat.notation import Block
from kawat.record import Event, Record
from kawat.span import Noun, Span

Items = frozenset[Hashable]
_TIME = re.compile(r"w\d+")


class Consistency(Noun, frozen=True, kw_only=True):
    """One layer: how many items the first and the second pass hold, how many both, and their F1 (100: the same)."""

    layer: str
    first: int
    second: int
    both: int

    @property
    def f1(self) -> float:
        """Twice the shared items over all items of both, in per cent; 100 where neither holds any."""
        total = self.first + self.second
        return 100.0 if not total else 200.0 * self.both / total


def _mentions(record: Record) -> Items:
    return frozenset((m.span, m.kind) for m in record.mentions)


def _actors(record: Record) -> Items:
    return frozenset((m.span, m.actor.id) for m in record.mentions if m.actor is not None and m.kind != "unnamed")


def _coreference(record: Record) -> Items:
    pairs = combinations(sorted(record.mentions, key=lambda m: m.span), 2)
    return frozenset((a.span, b.span) for a, b in pairs if a.chain == b.chain)


def _statements(record: Record) -> Items:
    return frozenset((a.cue, _rough(a.content)) for a in record.attributions)


def _sources(record: Record) -> Items:
    """The cue with everywhere its speaker's chain is mentioned: the same person, however labelled."""
    found: set[Hashable] = set()
    for a in record.attributions:
        if a.source is not None:
            chain = record.mentions[a.source].chain
            found.add((a.cue, min(m.span for m in record.mentions if m.chain == chain)))
    return frozenset(found)


def _rough(content: tuple[Span, ...]) -> tuple[int, int]:
    """The outer borders of a content, so that a comma more or less does not count."""
    return content[0].start // 4, content[-1].stop // 4


def _manner(record: Record) -> Items:
    return frozenset((a.cue, a.kind, a.polarity) for a in record.attributions)


def _events(record: Record) -> Items:
    return frozenset((e.event, e.span.start // 6) for e in record.events)


def _roles(record: Record) -> Items:
    def country(i: int) -> Hashable:
        actor = record.mentions[i].actor
        return (actor.country or actor.id) if actor else record.mentions[i].span

    return frozenset(
        (e.event, side, country(i)) for e in record.events for side, who in (("a", e.actors), ("r", e.recipients)) for i in who
    )


def _times(record: Record) -> Items:
    return frozenset((e.when.since, e.when.until) for e in record.events if e.when is not None)


def _topics(record: Record) -> Items:
    meetings = [("meeting", m.level, m.status) for m in record.meetings]
    pledges = [("pledge", p.status, p.what.start // 20) for p in record.pledges]
    agreements = [("agreement", d.stage, d.start // 20) for d in record.agreements]
    members = [("member", m.start // 20, "") for m in record.memberships]
    return frozenset((*meetings, *pledges, *agreements, *members, *(("mechanism", k.start // 20, "") for k in record.mechanisms)))


LAYERS: tuple[tuple[str, Callable[[Record], Items]], ...] = (
    ("mentions: span and kind", _mentions),
    ("actors: span and identity", _actors),
    ("coreference: linked pairs", _coreference),
    ("statements: cue and content", _statements),
    ("statements: cue and speaker", _sources),
    ("statements: kind and polarity", _manner),
    ("events: type and trigger", _events),
    ("events: actors and recipients by country", _roles),
    ("times of events", _times),
    ("meetings, pledges, agreements, mechanisms, memberships", _topics),
)


def _days(event: Event) -> Items:
    return frozenset(((event.when.since, event.when.until),)) if event.when else frozenset()


def _place(event: Event) -> Items:
    return frozenset((event.where.name.casefold(),)) if event.where else frozenset()


FACETS: tuple[tuple[str, Callable[[Event], Items]], ...] = (
    ("events both hold: time", _days),
    ("events both hold: place", _place),
    ("events both hold: mode", lambda event: frozenset((event.mode,) if event.mode else ())),
    ("events both hold: contexts", lambda event: frozenset(event.contexts)),
    ("events both hold: historical", lambda event: frozenset({"historical"}.intersection(event.auxiliary))),
    ("events both hold: hypothetical", lambda event: frozenset({"hypothetical"}.intersection(event.auxiliary))),
    ("events both hold: negation", lambda event: frozenset({"negation"}.intersection(event.auxiliary))),
)


def _marked(block: Block) -> Items:
    return frozenset(mark.span for mark in block.marks if _TIME.fullmatch(mark.label))


def _dated(block: Block) -> Items:
    labels = {mark.label for mark in block.marks if _TIME.fullmatch(mark.label)}
    return frozenset((block.setting(label, "from", ""), block.setting(label, "to", "")) for label in labels)


MARKS: tuple[tuple[str, Callable[[Block], Items]], ...] = (("time marks: borders", _marked), ("time marks: interval", _dated))


def consistency(first: Sequence[Block], second: Sequence[Block]) -> tuple[Consistency, ...]:
    """Return the consistency of two passes over the passages that bear the same name and the same text.

    The facets are those of events that both passes hold: of one type, with triggers that meet.
    """
    twins = {block.name: block for block in second}
    blocks = [(b, twins[b.name]) for b in first if b.name in twins and twins[b.name].text == b.text]
    pairs = [(to_record(one), to_record(other)) for one, other in blocks]
    events = [twin for one, other in pairs for twin in _shared(one.events, other.events)]
    return (
        *(_layer(name, [(items(a), items(b)) for a, b in pairs]) for name, items in LAYERS),
        *(_layer(name, [(marks(a), marks(b)) for a, b in blocks]) for name, marks in MARKS),
        *(_layer(name, [(facet(a), facet(b)) for a, b in events]) for name, facet in FACETS),
    )


def _shared(first: Sequence[Event], second: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield the events of two passes that are of one type and whose triggers meet, one to one."""
    left = list(second)
    for one in first:
        twin = next((e for e in left if e.event == one.event and e.span.meets(one.span)), None)
        if twin is not None:
            left.remove(twin)
            yield one, twin


def _layer(name: str, found: Sequence[tuple[Items, Items]]) -> Consistency:
    return Consistency(
        layer=name,
        first=sum(len(a) for a, _ in found),
        second=sum(len(b) for _, b in found),
        both=sum(len(a & b) for a, b in found),
    )
