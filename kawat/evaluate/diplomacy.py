"""The diplomatic layer against gold: meetings, pledges, agreements, mechanisms, memberships, tenures and votes, field by field.

What is found is laid beside gold by shared words; then each key field is right or wrong, and `all key fields` counts
those that are right throughout. How two values of a field are held against each other is in `likeness.py`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kawat.corpus.convert import to_record
from kawat.evaluate.count import Count, Tally, accuracy
from kawat.evaluate.likeness import Field, Office, Parties, alike, countries_of, parties_of, sum_of
from kawat.evaluate.passage import Read, report_of_block
from kawat.evaluate.words import Words, words_of
from kawat.notation import read_blocks
from kawat.record import Record
from kawat.span import Found, Span
from kawat.when import Place, Time

KEYS: dict[str, frozenset[str]] = {
    "meeting": frozenset(("level", "format", "channel", "status", "participants")),
    "pledge": frozenset(("debtors", "creditors", "status")),
    "agreement": frozenset(("stage", "parties")),
    "mechanism": frozenset(("members",)),
    "membership": frozenset(("member", "body")),
    "tenure": frozenset(("person", "office")),
    "vote": frozenset(("yes", "no", "abstain", "voter")),
}
STAGED = {"agreement": "stage"}


class Item(NamedTuple):
    """A thing of the layer as it is scored: where its words stand, its fields, and the fields that gold does not leave open."""

    spans: tuple[Span, ...]
    fields: dict[str, Field]


def score_diplomacy(case: str, lang: str, found: Record, gold: Record) -> Iterator[Count]:
    """Yield the counts of a passage for the seven kinds: found at all, all key fields, and each field of what was found."""
    words = words_of(gold.report.text)
    for kind in KEYS:
        told, held = items_of(found, kind), items_of(gold, kind)
        pairs = [(told[i], held[j]) for i, j in paired(words, told, held)]
        whole = sum(all(alike(f.fields[k], g.fields[k]) for k in KEYS[kind]) for f, g in pairs)
        for split in ("all", lang):
            yield Count(case, split, kind, Tally(len(pairs), len(told), len(held)))
            yield Count(case, split, f"{kind} (all key fields)", Tally(whole, len(told), len(held)))
            if staged := STAGED.get(kind):
                right = sum(alike(f.fields[staged], g.fields[staged]) for f, g in pairs)
                yield Count(case, split, f"{kind} with {staged}", Tally(right, len(told), len(held)))
        for name in held[0].fields if held else ():
            yield accuracy(case, "all", f"{kind}: {name}", (alike(f.fields[name], g.fields[name]) for f, g in pairs))


def layer_verdicts(files: Sequence[Path], read: Read) -> Iterator[tuple[str, bool]]:
    """Yield for each thing of the layer that is read in gold's passages its rule, and whether gold tells it in those words."""
    for block in (block for path in files for block in read_blocks(path)):
        found, gold = read(report_of_block(block)), to_record(block)
        words = words_of(gold.report.text)
        for kind in KEYS:
            right = {i for i, _ in paired(words, items_of(found, kind), items_of(gold, kind))}
            held: Sequence[Found] = getattr(found, f"{kind}s")
            yield from ((one.by, i in right) for i, one in enumerate(held))


def paired(words: Words, found: Sequence[Item], gold: Sequence[Item]) -> list[tuple[int, int]]:
    """Return pairs (found, gold), one to one: those that share most words first, and of these the ones whose fields agree."""
    shares = [
        (-len(words.of(f.spans) & words.of(g.spans)), -sum(alike(f.fields[k], g.fields[k]) for k in g.fields), i, j)
        for j, g in enumerate(gold)
        for i, f in enumerate(found)
        if words.of(f.spans) & words.of(g.spans)
    ]
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(shares):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def items_of(record: Record, kind: str) -> list[Item]:
    """Return the things of one kind in a record, as they are scored."""
    match kind:
        case "meeting":
            return [_meeting(record, i) for i in range(len(record.meetings))]
        case "pledge":
            return [_pledge(record, i) for i in range(len(record.pledges))]
        case "agreement":
            return [_agreement(record, i) for i in range(len(record.agreements))]
        case "mechanism":
            return [_mechanism(record, i) for i in range(len(record.mechanisms))]
        case "membership":
            return [_membership(record, i) for i in range(len(record.memberships))]
        case "tenure":
            return [_tenure(record, i) for i in range(len(record.tenures))]
        case _:
            return [_vote(record, i) for i in range(len(record.votes))]


def _one(record: Record, number: int | None) -> Parties:
    return parties_of(record, () if number is None else (number,))


def _days(time: Time | None) -> Field:
    return (time.since, time.until) if time else None


def _place(place: Place | None) -> Field:
    return place.name.casefold() if place else None


def _about(record: Record, spans: Sequence[Span | None]) -> Field:
    """Return whether there is such a stretch at all, and its first word."""
    return frozenset(s.of(record.report.text).split()[-1].casefold() for s in spans if s is not None)


def _told(record: Record, thing: Found, event: int | None) -> tuple[Span, ...]:
    return (thing.span, *(record.events[event].tellings if event is not None else ()))


def _meeting(record: Record, number: int) -> Item:
    one = record.meetings[number]
    fields: dict[str, Field] = {
        "level": one.level,
        "format": one.format,
        "channel": one.channel,
        "status": one.status,
        "participants": parties_of(record, one.participants),
        "participants by country": countries_of(record, one.participants),
        "host": _one(record, one.host),
        "city": _place(one.city),
        "sidelines": one.sidelines is not None,
        "agenda": _about(record, one.agenda),
        "outcome": _about(record, (one.outcome,)),
        "when": _days(one.when),
        "claimed": one.claimed_in is not None,
    }
    return Item(_told(record, one, one.event), fields)


def _pledge(record: Record, number: int) -> Item:
    one = record.pledges[number]
    fields: dict[str, Field] = {
        "debtors": parties_of(record, one.debtors),
        "creditors": parties_of(record, one.creditors),
        "sides by country": (countries_of(record, one.debtors), countries_of(record, one.creditors)),
        "status": one.status,
        "amount": sum_of(one.amount),
        "deadline": one.deadline.until if one.deadline else None,
        "condition": one.condition is not None,
        "under": _about(record, (one.under,)),
        "claimed": one.claimed_in is not None,
    }
    return Item((one.what,), fields)


def _agreement(record: Record, number: int) -> Item:
    one = record.agreements[number]
    fields: dict[str, Field] = {
        "stage": one.stage,
        "parties": parties_of(record, one.parties),
        "parties by country": countries_of(record, one.parties),
        "kind": one.kind,
        "when": _days(one.when),
        "claimed": one.claimed_in is not None,
    }
    return Item((one.span,), fields)


def _mechanism(record: Record, number: int) -> Item:
    one = record.mechanisms[number]
    fields: dict[str, Field] = {
        "members": parties_of(record, one.members),
        "chair": _one(record, one.chair),
        "references": len(one.referred_to_as),
        "meetings": len(one.meetings),
    }
    return Item((one.span, *one.referred_to_as), fields)


def _membership(record: Record, number: int) -> Item:
    one = record.memberships[number]
    fields: dict[str, Field] = {
        "member": _one(record, one.member),
        "body": _one(record, one.body),
        "role": one.role,
        "term": _days(one.term),
    }
    return Item((record.mentions[one.member].span,), fields)


def _tenure(record: Record, number: int) -> Item:
    one = record.tenures[number]
    fields: dict[str, Field] = {
        "person": _one(record, one.person),
        "office": Office(one.office, one.words),
        "office by id": one.office,
        "since": one.since,
        "until": one.until,
        "kind": one.kind,
    }
    return Item((record.mentions[one.person].span, one.words), fields)


def _vote(record: Record, number: int) -> Item:
    """Return a vote as it is scored: laid beside gold by its passage, since the corpus marks no words of a tally."""
    one = record.votes[number]
    fields: dict[str, Field] = {
        "yes": one.yes,
        "no": one.no,
        "abstain": one.abstain,
        "voter": _one(record, one.voter),
        "on": one.on is not None,
        "claimed": one.claimed_in is not None,
    }
    return Item((Span(0, len(record.report.text)),), fields)
