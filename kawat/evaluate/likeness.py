"""Likeness: when two values of a field say the same, as a fair reader would judge; docs/decisions/0006 argues each rule.

Parties are alike by country (by id for bodies and groups), and those of whom no state or body is known by their words. Of
things that are counted the number is compared and not the noun, which is free; of money and measures the unit too. An office
is alike by its id or by its words. Everything else must be equal.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from kawat.evaluate.events import key_of
from kawat.events.diplomacy.amounts import measure_of
from kawat.record import Record
from kawat.span import Span
from kawat.when import Amount

Field = Hashable
_SAME = 0.5  # share of the characters of two mentions together that both have, from which on they are the same words


class Party(NamedTuple):
    """Whom a mention stands for: what it is compared by, and every stretch that names the same."""

    key: str
    spans: tuple[Span, ...]


class Parties(NamedTuple):
    """Those who stand in one field, in no order."""

    members: frozenset[Party]


class Office(NamedTuple):
    """An office by its id (None where the words fit none) and its words."""

    id: str | None
    words: Span


def alike(found: Field, gold: Field) -> bool:
    """Tell whether a value that was found says the same as gold's."""
    if isinstance(found, Parties) and isinstance(gold, Parties):
        met = [(f, g) for f in found.members for g in gold.members if _same_party(f, g)]
        return {f for f, _ in met} == found.members and {g for _, g in met} == gold.members
    if isinstance(found, Office) and isinstance(gold, Office):
        return (found.id is not None and found.id == gold.id) or found.words.meets(gold.words)
    return found == gold


def parties_of(record: Record, numbers: Sequence[int]) -> Parties:
    """Return whom mentions stand for; a plural for its members, one without an actor for its words."""
    flat = [j for i in numbers for j in (record.mentions[i].members or (i,))]
    return Parties(frozenset(Party(_key(record, i), _forms(record, i)) for i in flat))


def sum_of(amount: Amount | None) -> Field:
    """Return an amount as it is compared: its value, with the currency or measure where it has one."""
    return (amount.value, measure_of(amount.unit)) if amount else None


def _key(record: Record, number: int) -> str:
    mention = record.mentions[number]
    if mention.actor and mention.actor.id.startswith("any/"):
        return mention.actor.country or mention.actor.id.partition("@")[2] or "somebody"
    return key_of(mention.actor.id, mention.actor.country) if mention.actor else mention.span.of(record.report.text).casefold()


def _forms(record: Record, number: int) -> tuple[Span, ...]:
    """Return the mentions of one chain, without its pronouns."""
    chain = record.mentions[number].chain
    return tuple(m.span for m in record.mentions if m.chain == chain and m.kind != "pronoun")


def _same_party(one: Party, other: Party) -> bool:
    """Tell whether two are one: by what they are compared by; by their words where one of them is no known state or body."""
    if one.key == other.key:
        return True
    known = one.key[:1].isupper() and other.key[:1].isupper()
    return not known and any(_overlap(a, b) >= _SAME for a in one.spans for b in other.spans)


def countries_of(record: Record, numbers: Sequence[int]) -> frozenset[str]:
    """Return by what parties are compared, alone: their states, bodies and groups, without their words."""
    return frozenset(p.key for p in parties_of(record, numbers).members)


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.stop, other.stop) - max(one.start, other.start)
    return max(shared, 0) / (max(one.stop, other.stop) - min(one.start, other.start))
