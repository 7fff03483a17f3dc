"""Judging: decisions applied to a record, which is pure, and to the desk, where they win over the readings."""

from collections.abc import Iterable
from typing import Any

import msgspec

from kawat.actors.judgements import Judgement, same_of
from kawat.lake import Sight
from kawat.lake.schema import READINGS
from kawat.record import Mention, Record
from kawat.serve.ask import Asker
from kawat.serve.decisions import Decision, Decisions
from kawat.serve.desk import Desk, derive
from kawat.serve.details import TABLE
from kawat.serve.reading import record_of
from kawat.span import Found, Noun, Span

TABLES = {"mention": "mentions", **TABLE}
KINDS = {table: kind for kind, table in TABLES.items()}
ONE = ("source", "addressee", "host", "chair", "member", "body", "person", "voter")
POINTERS = {
    "attributions": (
        ("events", "claimed_in"),
        ("meetings", "claimed_in"),
        ("pledges", "claimed_in"),
        ("agreements", "claimed_in"),
        ("votes", "claimed_in"),
    ),
    "events": (("meetings", "event"), ("pledges", "event"), ("agreements", "event"), ("votes", "event")),
    "meetings": (("mechanisms", "meetings"),),
}
_TYPES = ("event", "mode", "kind", "polarity", "level", "status", "stage", "office")
MANY = ("actors", "recipients", "participants", "debtors", "creditors", "parties", "members", "who")


class Reading(Noun, frozen=True, kw_only=True):
    """A reading that was judged: its fields as JSON, and the places of the mentions that its numbers point at."""

    fields: dict[str, Any]
    places: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)


def reading_of(record: Record, table: str, n: int) -> Reading:
    """Return a reading of a record so that it can be found again after the record was read anew."""
    found = getattr(record, table)[n]
    fields = msgspec.to_builtins(found)
    numbers = [fields[name] for name in ONE if isinstance(fields.get(name), int)]
    numbers += [number for name in MANY for number in fields.get(name) or ()]
    places = {str(i): (record.mentions[i].start, record.mentions[i].stop) for i in numbers if i < len(record.mentions)}
    return Reading(fields=fields, places=places)


def judged(record: Record, decisions: Iterable[Decision]) -> Record:
    """Return the record as people decided, one decision after the other in the order they were made.

    A rejected reading goes, a corrected one is what the correction says; one that is accepted or corrected but was not
    read this time is put back. A rejected mention stays in its place without an actor, so that numbers keep their meaning.
    """
    for decision in decisions:
        if decision.verdict in ("accept", "correct", "reject") and decision.kind in TABLES:
            record = _after(record, TABLES[decision.kind], decision)
    return record


def _after(record: Record, table: str, decision: Decision) -> Record:
    """Return the record after one decision."""
    readings = list(getattr(record, table))
    n = _meant(readings, decision)
    if n is None and decision.verdict == "reject":
        return record
    kept = _one(record, table, decision, None if n is None else readings[n])
    moved = {i: i for i in range(len(readings))}
    if n is None:
        readings += [kept] if kept is not None else []
    elif kept is not None:
        readings[n] = kept
    else:
        del readings[n]
        moved = {i: i - (i > n) for i in moved if i != n}
    return _renumbered(msgspec.structs.replace(record, **{table: tuple(readings)}), table, moved)


def _meant(readings: list[Found], decision: Decision) -> int | None:
    """Return the number of the reading that a decision is about: at its place, and of its type where several stand there."""
    there = [n for n, found in enumerate(readings) if found.span == Span(decision.start, decision.stop)]
    if len(there) < 2:
        return there[0] if there else None
    was = msgspec.json.decode(decision.was, type=Reading).fields
    alike = [n for n in there if all(getattr(readings[n], name, None) == was.get(name) for name in _TYPES if name in was)]
    return (alike or there)[0]


def _renumbered(record: Record, table: str, moved: dict[int, int]) -> Record:
    """Return the record in which whatever points at a reading of this table points at its new number, or at nothing."""
    changed: dict[str, tuple[Found, ...]] = {}
    for other, field in POINTERS.get(table, ()):
        pointing = []
        for found in getattr(record, other):
            old = getattr(found, field)
            new = tuple(moved[n] for n in old if n in moved) if isinstance(old, tuple) else moved.get(old)
            pointing.append(msgspec.structs.replace(found, **{field: new}))
        changed[other] = tuple(pointing)
    return msgspec.structs.replace(record, **changed)


def _one(record: Record, table: str, decision: Decision, found: Found | None) -> Found | None:
    """Return what a decision makes of a reading, None where nothing is left of it."""
    if decision.verdict == "reject":
        return msgspec.structs.replace(found, actor=None, members=()) if isinstance(found, Mention) else None
    if decision.verdict == "accept" and found is not None:
        return found
    told = decision.becomes if decision.verdict == "correct" else decision.was
    reading = msgspec.json.decode(told, type=Reading)
    fields = _bound(record, reading)
    if decision.verdict == "correct":
        fields |= {"by": f"person:{decision.who}", "score": 1.0}
    numbers = [field for pointers in POINTERS.values() for other, field in pointers if other == table]
    fields |= {name: getattr(found, name, () if name == "meetings" else None) for name in numbers}
    return msgspec.convert(fields, READINGS[table])


def _bound(record: Record, reading: Reading) -> dict[str, Any]:
    """Return the fields with numbers that point at the same mentions in this record; those that are gone are left out."""
    now = {(m.start, m.stop): n for n, m in reversed(list(enumerate(record.mentions)))}
    to = {int(n): now.get(place) for n, place in reading.places.items()}
    bound = dict(reading.fields)
    for name in ONE:
        if isinstance(bound.get(name), int):
            bound[name] = to.get(bound[name])
    for name in MANY:
        if bound.get(name):
            bound[name] = [to[n] for n in bound[name] if to.get(n) is not None]
    return bound


def apply_all(desk: Desk, decisions: Decisions, report: str | None = None) -> None:
    """Bring the desk's reports, or one of them, to what the standing decisions say."""
    standing = decisions.standing(report)
    of: dict[str, list[Decision]] = {report: []} if report else {}
    for decision in standing:
        of.setdefault(decision.report, []).append(decision)
    with desk.writing() as sight:
        if report is None:
            sight.execute("DELETE FROM verdicts")
        done = [_apply(sight, one, its) for one, its in of.items()]
        _same(sight, decisions.standing())
        derive(sight, [s for s in done if s is not None])


def _apply(sight: Sight, report: str, decisions: list[Decision]) -> int | None:
    """Put one report's decisions into the desk, and return its number there; None for a report the lake has lost."""
    ask = Asker(sight)
    s: int | None = ask.value("SELECT s FROM reports WHERE id = $id", {"id": report})
    sight.execute("DELETE FROM verdicts WHERE report = ?", [report])
    record = record_of(ask, report, own=False) if s is not None else None
    if s is None or record is None:
        return None
    for table in READINGS:
        sight.execute(f"DELETE FROM own_{table} WHERE s = ?", [s])
    sight.execute("DELETE FROM judged WHERE s = ?", [s])
    words = [d for d in decisions if d.verdict in ("accept", "correct", "reject")]
    if words:
        sight.execute("INSERT INTO judged VALUES (?)", [s])
        _own(sight, s, judged(record, words))
        for d in words:
            start, stop = _place(d)
            sight.execute("INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?)", [report, d.kind, start, stop, d.verdict, d.who])
    return s


def _place(decision: Decision) -> Span:
    """Return where a judged reading stands now: a correction may have moved it."""
    if decision.verdict != "correct":
        return Span(decision.start, decision.stop)
    fields = msgspec.json.decode(decision.becomes, type=Reading).fields
    return Span(int(fields["start"]), int(fields["stop"]))


def _own(sight: Sight, s: int, record: Record) -> None:
    """Write the readings of a record that a person judged, by the columns of the desk."""
    for table in READINGS:
        rows = [{"s": s, "n": n, **msgspec.to_builtins(found)} for n, found in enumerate(getattr(record, table))]
        if rows:
            lines = msgspec.json.encode(rows).decode()
            sight.execute(
                f"INSERT INTO own_{table} SELECT unnest(from_json(?::JSON, ?), max_depth := 2)", [lines, _shape(sight, table)]
            )


def _shape(sight: Sight, table: str) -> str:
    """Return the columns of a table as from_json wants them."""
    rows = sight.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [f"own_{table}"]
    )
    return msgspec.json.encode([dict(rows.fetchall())]).decode()


def _same(sight: Sight, decisions: Iterable[Decision]) -> None:
    """Write which person's id stands for which other."""
    rows = [
        Judgement(
            d.at[:10], d.who, "merge" if d.verdict == "same" else "split", d.was, d.becomes if d.verdict == "same" else "", ""
        )
        for d in decisions
        if d.verdict in ("same", "other")
    ]
    sight.execute("DELETE FROM same")
    for left, kept in same_of(rows).items():
        sight.execute("INSERT INTO same VALUES (?, ?)", [left, kept])
