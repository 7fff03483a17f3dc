"""Rows: a record as lines of JSON, one for each row of each table, and back; nothing here knows the engine that stores them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from kawat.errors import KawatError
from kawat.record import Made, Record
from kawat.report import Origin, Report
from kawat.span import Found, Noun


class Rows(Noun, frozen=True, kw_only=True):
    """Rows for one table, each a JSON object on one line with the table's columns as keys, all but `run`."""

    table: str
    lines: tuple[bytes, ...]


class ReportRow(Noun, frozen=True, kw_only=True):
    """A row of `reports`: the report with its origin, and by what it was read (protocol, Kawat, model pack, registry)."""

    id: str
    url: str | None
    outlet: str | None
    lang: str
    published: date | None
    title: str | None
    text: str
    sha256: str
    extractor: str
    place: str
    seen: date | None
    protocol: int
    kawat: str
    pack: str | None
    registry: str


class Page(Noun, frozen=True, kw_only=True):
    """A row of `pages`: the bytes a report was read from."""

    id: str
    raw: bytes


class Failure(Noun, frozen=True, kw_only=True):
    """A row of `failures`: an input that gave no report, with its place, the refusal's subject and cause, and what to do next."""

    place: str
    subject: str
    cause: str
    step: str

    def __str__(self) -> str:
        return " ".join(f"{self.subject}: {self.cause}; {self.step}".split())


class Run(Noun, frozen=True, kw_only=True):
    """A row of `runs`: one shard of a job that was brought to its end; rows of other tables count when their `run` stands here.

    `run` is the digest of all its rows, `number` its place in the order of commits, `job` the id of the process; `read` = `new`
    + `known` reports came in, `refused` inputs did not, `forgotten` of the new ones were taken out later. `kawat`, `pack` and
    `registry` are the versions it read by, `protocol` that of the record. `redone` names the readings that were made again.
    """

    run: str
    number: int
    job: str
    started: datetime
    finished: datetime
    inputs: tuple[str, ...]
    read: int
    new: int
    known: int
    refused: int
    kawat: str
    pack: str | None
    registry: str
    protocol: int
    redone: tuple[str, ...] = ()
    forgotten: int = 0


class Redone(Noun, frozen=True, kw_only=True):
    """A row of `redone`: a reading of a report was made again by a run, and its older rows count no longer."""

    report: str
    reading: str


def readings_of(record: Record) -> dict[str, Sequence[Found]]:
    """Return the readings of a record by the name of their table, which is the name of their field."""
    return {
        "parts": record.parts,
        "mentions": record.mentions,
        "attributions": record.attributions,
        "events": record.events,
        "meetings": record.meetings,
        "pledges": record.pledges,
        "agreements": record.agreements,
        "mechanisms": record.mechanisms,
        "memberships": record.memberships,
        "tenures": record.tenures,
        "votes": record.votes,
        "stances": record.stances,
    }


def to_rows(record: Record) -> tuple[Rows, ...]:
    """Return the rows of a record: one of `reports` and one for each reading, numbered `n` in the record's order."""
    tables = [Rows(table="reports", lines=(msgspec.json.encode(_report_row(record)),))]
    for table, readings in readings_of(record).items():
        lines = (_place(record.report.id, n, found) for n, found in enumerate(readings))
        tables.append(Rows(table=table, lines=tuple(lines)))
    return tuple(rows for rows in tables if rows.lines)


def page_row(report: Report, raw: bytes) -> Rows:
    """Return the row that keeps the bytes of a report's page."""
    return Rows(table="pages", lines=(msgspec.json.encode(Page(id=report.id, raw=raw)),))


def failure_rows(failures: Iterable[Failure]) -> Rows:
    """Return the rows of inputs that failed."""
    return Rows(table="failures", lines=tuple(map(msgspec.json.encode, failures)))


def redone_rows(report: str, readings: Iterable[str]) -> Rows:
    """Return the rows that say which readings of a report are made again."""
    lines = tuple(msgspec.json.encode(Redone(report=report, reading=reading)) for reading in readings)
    return Rows(table="redone", lines=lines)


def reading_rows(record: Record, readings: Iterable[str]) -> tuple[Rows, ...]:
    """Return the rows of some readings of a record, and those that say that they are made again."""
    named = tuple(readings)
    rows = tuple(rows for rows in to_rows(record) if rows.table in named)
    return (*rows, redone_rows(record.report.id, named))


def failure_of(refusal: KawatError, place: str | None = None) -> Failure:
    """Return a refusal as a row; at the door its subject is the place, so that none need be given."""
    return Failure(place=place or refusal.subject, subject=refusal.subject, cause=refusal.cause, step=refusal.step)


def report_of(row: ReportRow) -> Report:
    """Return the report that a row of `reports` holds."""
    origin = Origin(sha256=row.sha256, extractor=row.extractor, place=row.place, seen=row.seen)
    return Report(
        id=row.id,
        text=row.text,
        lang=row.lang,
        origin=origin,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        title=row.title,
    )


def made_of(row: ReportRow) -> Made:
    """Return by what the record of a row of `reports` was made."""
    return Made(kawat=row.kawat, pack=row.pack, registry=row.registry)


def _report_row(record: Record) -> ReportRow:
    report, origin, made = record.report, record.report.origin, record.by
    return ReportRow(
        id=report.id,
        url=report.url,
        outlet=report.outlet,
        lang=report.lang,
        published=report.published,
        title=report.title,
        text=report.text,
        sha256=origin.sha256,
        extractor=origin.extractor,
        place=origin.place,
        seen=origin.seen,
        protocol=record.protocol,
        kawat=made.kawat,
        pack=made.pack,
        registry=made.registry,
    )


def _place(report: str, n: int, found: Found) -> bytes:
    """Return a reading as a line that also says which report it is from and which number it has there."""
    head = msgspec.json.encode({"report": report, "n": n})
    return head[:-1] + b"," + msgspec.json.encode(found)[1:]
