"""What a lake tells of mechanisms and agreements over time: one entry for each, with its meetings or its stages by day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from kawat.actor import country_of, fold_name
from kawat.diplomacy import Agreement, Mechanism, Meeting
from kawat.lake.home import Sight
from kawat.lake.sight import records
from kawat.record import Record
from kawat.span import Noun, Span

DOCUMENTS = frozenset(("letter", "statement", "communique", "other"))
_BATCH = 500
_SMALL = frozenset("the a an its their this that ini itu tersebut".split())
_LATEST = """
SELECT id FROM (
    SELECT r.id, row_number() OVER (
        PARTITION BY coalesce(url, r.id) ORDER BY seen DESC NULLS LAST, number DESC, r.id) = 1 AS latest
    FROM reports r JOIN runs USING (run))
WHERE latest AND id IN (SELECT report FROM {table}) ORDER BY id
"""


class Sitting(Noun, frozen=True, kw_only=True):
    """A meeting as a report tells it: its day (the report's where it has none of its own), level, status, city and report."""

    day: date | None
    level: str
    status: str
    city: str | None
    words: str
    report: str


class Standing(Noun, frozen=True, kw_only=True):
    """A mechanism over many reports: its name, other names, members (ids), who chaired, its meetings, and who reported it."""

    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    chairs: tuple[str, ...]
    meetings: tuple[Sitting, ...]
    reports: tuple[str, ...]


class Step(Noun, frozen=True, kw_only=True):
    """A stage that a report tells of an agreement, with its day (the report's where it has none of its own)."""

    stage: str
    day: date | None
    report: str


class Deal(Noun, frozen=True, kw_only=True):
    """An agreement over many reports: its name, kind, parties (ids), and its stages by day."""

    name: str
    kind: str | None
    parties: tuple[str, ...]
    stages: tuple[Step, ...]
    reports: tuple[str, ...]


def mechanisms_in(engine: Sight) -> list[Standing]:
    """Return the mechanisms of a lake by name; two are one that have the same members and names that fit each other."""
    found: list[Standing] = []
    for record in _records(engine, "mechanisms"):
        for one in record.mechanisms:
            told = _standing(record, one)
            at = next((i for i, old in enumerate(found) if _alike(old.members, told.members, old.name, told.name)), None)
            if at is None:
                found.append(told)
            else:
                found[at] = _with(found[at], told)
    return sorted(found, key=lambda s: (s.name.casefold(), s.members))


def agreements_in(engine: Sight, *, documents: bool = False) -> list[Deal]:
    """Return the agreements of a lake by name, and with `documents` letters, statements and reports, too."""
    found: list[Deal] = []
    for record in _records(engine, "agreements"):
        for one in record.agreements:
            if not documents and (one.kind is None or one.kind in DOCUMENTS):
                continue
            told = _deal(record, one)
            at = next((i for i, old in enumerate(found) if _alike(old.parties, told.parties, old.name, told.name)), None)
            if at is None:
                found.append(told)
            else:
                found[at] = _further(found[at], told)
    return sorted(found, key=lambda d: (d.name.casefold(), d.parties))


def _records(engine: Sight, table: str) -> Iterator[Record]:
    """Yield the records, a batch at a time, of the newest versions of reports that have rows in a table."""
    ids = [row[0] for row in engine.execute(_LATEST.format(table=table)).fetchall()]
    for at in range(0, len(ids), _BATCH):
        yield from records(engine, ids[at : at + _BATCH])


def _standing(record: Record, one: Mechanism) -> Standing:
    names = (_words(record, span) for span in one.referred_to_as)
    chair = _ids(record, () if one.chair is None else (one.chair,))
    return Standing(
        name=_words(record, one.span),
        aliases=tuple(dict.fromkeys(name for name in names if len(_content(name)) > 1)),
        members=_ids(record, one.members),
        chairs=chair,
        meetings=tuple(_sitting(record, record.meetings[i]) for i in one.meetings if i < len(record.meetings)),
        reports=(record.report.id,),
    )


def _sitting(record: Record, meeting: Meeting) -> Sitting:
    return Sitting(
        day=meeting.when.since if meeting.when and meeting.when.since else record.report.published,
        level=meeting.level,
        status=meeting.status,
        city=meeting.city.name if meeting.city else None,
        words=_words(record, meeting.span),
        report=record.report.id,
    )


def _deal(record: Record, one: Agreement) -> Deal:
    day = one.when.since if one.when and one.when.since else record.report.published
    return Deal(
        name=_words(record, one.span),
        kind=one.kind,
        parties=_ids(record, one.parties),
        stages=(Step(stage=one.stage, day=day, report=record.report.id),),
        reports=(record.report.id,),
    )


def _with(old: Standing, new: Standing) -> Standing:
    names = (*old.aliases, *(name for name in (new.name, *new.aliases) if name.casefold() != old.name.casefold()))
    return msgspec.structs.replace(
        old,
        aliases=tuple(dict.fromkeys(names)),
        chairs=tuple(dict.fromkeys((*old.chairs, *new.chairs))),
        meetings=tuple(sorted({*old.meetings, *new.meetings}, key=lambda s: (s.day or date.max, s.report, s.words))),
        reports=tuple(dict.fromkeys((*old.reports, *new.reports))),
    )


def _further(old: Deal, new: Deal) -> Deal:
    stages = sorted({*old.stages, *new.stages}, key=lambda s: (s.day or date.max, s.report, s.stage))
    reports = tuple(dict.fromkeys((*old.reports, *new.reports)))
    return msgspec.structs.replace(old, stages=tuple(stages), reports=reports, kind=old.kind or new.kind)


def _alike(one: Sequence[str], other: Sequence[str], name: str, new: str) -> bool:
    """Tell whether two readings are of one thing: the same sides, and one name's words among the other's."""
    first, second = _content(name), _content(new)
    return bool(one) and set(one) == set(other) and bool(first & second) and (first <= second or second <= first)


def _content(name: str) -> frozenset[str]:
    return frozenset(fold_name(name).split("-")) - _SMALL


def _words(record: Record, span: Span) -> str:
    return " ".join(span.of(record.report.text).split())


def _ids(record: Record, numbers: Iterable[int]) -> tuple[str, ...]:
    """Return whom mentions stand for: the state of a state's people and organs, else the id, else the words; in order."""
    found: set[str] = set()
    for i in numbers:
        mention = record.mentions[i]
        for member in mention.members or (i,):
            actor = record.mentions[member].actor
            words = _words(record, record.mentions[member].span)
            found.add((actor.country or country_of(actor.id) or actor.id) if actor else words)
    return tuple(sorted(found))
