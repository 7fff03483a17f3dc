"""Events gold says what happened between whom (gold/events/README.md); coded events are scored against it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kawat.actor import country_of, kind_of
from kawat.errors import BadGold, BadId
from kawat.evaluate.count import Count, Tally, accuracy
from kawat.evaluate.passage import Read, gold_blocks, report_of_block
from kawat.evaluate.words import Words, words_of
from kawat.notation import Block, Entry
from kawat.plover import AUXILIARY, EVENTS
from kawat.record import Record
from kawat.span import Span

_TRIGGER = re.compile(r"t\d+")
_KEYS = frozenset("event mode actors recipients aux claimed when".split())
_CLAUSE = re.compile(r"[^.!?;:,\"“”«»\n]+")

Days = tuple[date | None, date | None]


class Happened(NamedTuple):
    """A gold or predicted event; what a gold ledger does not say is None and is not scored."""

    event: str
    triggers: tuple[Span, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    aux: frozenset[str]
    mode: str | None
    claimed: bool | None
    when: Days | None


class Match(NamedTuple):
    """A predicted and a gold event that were laid together."""

    found: Happened
    gold: Happened


def score_events(folder: Path, read: Read) -> Iterator[Count]:
    """Yield the counts of a gold folder: events, with actors, their attributes, and the marked mentions."""
    for phenomenon, block in gold_blocks(folder):
        record = read(report_of_block(block))
        gold, found = gold_events(block), read_events(record)
        words = words_of(block.text)
        matches = [Match(found[i], gold[j]) for i, j in match(block.text, words, found, gold)]
        for split in ("all", block.settings.get("lang", "id"), phenomenon):
            right = sum(same_sides(m) for m in matches)
            yield Count(block.place, split, "event", Tally(len(matches), len(found), len(gold)))
            yield Count(block.place, split, "event + actors", Tally(right, len(found), len(gold)))
        yield from attributes_of(block.place, matches)
        yield from _mentions(block, words, record)


def attributes_of(case: str, matches: Sequence[Match]) -> Iterator[Count]:
    """Yield the counts of what stands on events that were laid together: sides, auxiliary, mode, claim, time."""
    sides = [(_sides(m.found), _sides(m.gold)) for m in matches if not _mutual(m.gold)]
    yield Count(case, "all", "actor or recipient of a right event", _sum_sets(sides))
    yield Count(case, "all", "auxiliary of a right event", _sum_sets([(m.found.aux, m.gold.aux) for m in matches]))
    yield accuracy(case, "all", "mode", (m.found.mode == (m.gold.mode or None) for m in matches if m.gold.mode is not None))
    yield accuracy(case, "all", "claimed", (m.found.claimed == m.gold.claimed for m in matches if m.gold.claimed is not None))
    yield accuracy(case, "all", "when", (m.found.when == m.gold.when for m in matches if m.gold.when is not None))


def _sides(event: Happened) -> frozenset[str]:
    return frozenset({f"from {a}" for a in event.actors} | {f"to {r}" for r in event.recipients})


def _sum_sets(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Tally:
    return Tally(sum(len(f & g) for f, g in pairs), sum(len(f) for f, _ in pairs), sum(len(g) for _, g in pairs))


def _mutual(gold: Happened) -> bool:
    return not gold.recipients and len(gold.actors) > 1


def same_sides(pair: Match) -> bool:
    """Tell whether actors and recipients are gold's; of a mutual event the two sides are compared as one set."""
    found, gold = pair
    if _mutual(gold):
        return found.actors | found.recipients == gold.actors
    return found.actors == gold.actors and found.recipients == gold.recipients


def match(text: str, words: Words, found: Sequence[Happened], gold: Sequence[Happened]) -> list[tuple[int, int]]:
    """Return pairs (found, gold) of one type: those whose triggers share a word first, then those of one clause."""
    clauses = [Span(*m.span()) for m in _CLAUSE.finditer(text)]
    taken: set[int] = set()
    answered: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for near in (partial(_one_word, words), partial(_one_clause, clauses)):
        for j, g in enumerate(gold):
            for i, f in enumerate(found):
                if i not in taken and j not in answered and f.event == g.event and near(f.triggers, g.triggers):
                    taken.add(i)
                    answered.add(j)
                    pairs.append((i, j))
    return pairs


def _one_word(words: Words, one: Sequence[Span], other: Sequence[Span]) -> bool:
    return bool(words.of(one) & words.of(other))


def _one_clause(clauses: Sequence[Span], one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(any(c.meets(s) for s in one) and any(c.meets(s) for s in other) for c in clauses)


def read_events(record: Record) -> list[Happened]:
    """Return the events of a record in the scorer's form; a mention without an actor counts as unknown."""

    def keys(numbers: tuple[int, ...]) -> frozenset[str]:
        told = [record.mentions[i] for i in numbers]
        nobody = {True: "any", False: "unknown"}
        return frozenset(key_of(m.actor.id, m.actor.country) if m.actor else nobody[m.kind == "unnamed"] for m in told)

    return [
        Happened(
            e.event,
            (e.span, *e.tellings),
            keys(e.actors),
            keys(e.recipients),
            frozenset(e.auxiliary),
            e.mode,
            e.claimed_in is not None,
            (e.when.since, e.when.until) if e.when else (None, None),
        )
        for e in record.events
    ]


def key_of(actor_id: str, country: str | None = None) -> str:
    """Return what an actor is scored by: its country, or its own id for groups, bodies and their offices.

    Unnamed people without a country are one: the noun that an annotator calls them by is free.
    """
    if actor_id.startswith("any/") and not (country or country_of(actor_id)):
        return "any"
    own = actor_id.split("/", 1)[0] in ("grp", "org", "bloc")
    return country_of(actor_id) or (None if own else country) or actor_id


def _mentions(block: Block, words: Words, record: Record) -> Iterator[Count]:
    """Yield recall of the marked mentions, and of those found (sharing a word) how many have the marked id."""
    marked = [(words.of([m.span]), m.label) for m in block.marks if not _TRIGGER.fullmatch(m.label)]
    ids = [{m.actor.id if m.actor else "" for m in record.mentions if words.of([m.span]) & ws} for ws, _ in marked]
    yield Count(block.place, "all", "mention found", Tally(sum(bool(i) for i in ids), 0, len(marked)), "recall")
    named = [(found, label) for found, (_, label) in zip(ids, marked, strict=True) if found]
    yield accuracy(block.place, "all", "id of a found mention", (label in found for found, label in named))
    yield accuracy(
        block.place, "all", "country of a found mention", (key_of(label) in {key_of(f) for f in found} for found, label in named)
    )


def event_verdicts(folder: Path, read: Read) -> Iterator[tuple[str, bool]]:
    """Yield for each predicted event, and each mention on a marked actor, its rule and whether gold agrees."""
    for _, block in gold_blocks(folder):
        record = read(report_of_block(block))
        words = words_of(block.text)
        right = {i for i, _ in match(block.text, words, read_events(record), gold_events(block))}
        yield from ((e.by, i in right) for i, e in enumerate(record.events))
        marked = [(m.span, m.label) for m in block.marks if not _TRIGGER.fullmatch(m.label)]
        for mention in record.mentions:
            labels = {label for span, label in marked if span == mention.span}
            if labels and mention.actor:
                yield mention.by, mention.actor.id in labels


def gold_events(block: Block) -> list[Happened]:
    """Return the events of a gold block; raise BadGold for a label, subject or value that means nothing."""
    for mark in block.marks:
        if not _TRIGGER.fullmatch(mark.label):
            _actor_id(mark.label, block.place)
    path = block.place.rpartition(":")[0]
    marked = {m.label for m in block.marks if _TRIGGER.fullmatch(m.label)}
    told = {entry.subject for entry in block.ledger}
    if marked - told:
        raise BadGold(block.place, f"the trigger '{min(marked - told)}' has no line in the ledger", "write 'tN event=...'")
    return [_gold(block, entry, f"{path}:{entry.line}") for entry in block.ledger]


def _gold(block: Block, entry: Entry, place: str) -> Happened:
    said = entry.settings
    triggers = block.spans(entry.subject)
    if not triggers or set(said) - _KEYS:
        raise BadGold(place, f"'{entry.subject}' has no trigger in the text, or an unknown key", f"use {' '.join(sorted(_KEYS))}")
    event, aux = said.get("event", ""), _ids(said.get("aux", ""))
    if event not in EVENTS or aux - set(AUXILIARY) or said.get("claimed", "no") not in ("yes", "no"):
        raise BadGold(place, "event, aux or claimed has an unknown value", "see gold/events/README.md")
    return Happened(
        event,
        triggers,
        frozenset(key_of(_actor_id(i, place)) for i in _ids(said.get("actors", ""))),
        frozenset(key_of(_actor_id(i, place)) for i in _ids(said.get("recipients", ""))),
        aux,
        said.get("mode"),
        said["claimed"] == "yes" if "claimed" in said else None,
        _days(said["when"], place) if said.get("when") else None,
    )


def _ids(words: str) -> frozenset[str]:
    return frozenset(word for word in words.split(",") if word)


def _actor_id(word: str, place: str) -> str:
    try:
        kind_of(word)
    except BadId as error:
        raise BadGold(place, f"'{word}' is neither tN nor an actor id", "see docs/names.md for the nine forms") from error
    return word


def _days(words: str, place: str) -> Days:
    if words == "none":
        return None, None
    first, _, last = words.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise BadGold(place, f"'{words}' is no day or interval", "write when=YYYY-MM-DD..YYYY-MM-DD") from error
