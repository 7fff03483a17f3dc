"""A shard is a batch of opened reports; processing it is a pure function from reports to rows, for any engine to call."""

from collections.abc import Callable, Iterable
from typing import Protocol

from kawat.errors import KawatError
from kawat.lake import Failure, Rows, failure_of, failure_rows, page_row, to_rows, veiled
from kawat.record import Record
from kawat.report import Report
from kawat.span import Noun

Read = Callable[[Report], Record]
_STUMBLES = (ValueError, LookupError, RecursionError)


class Given(Protocol):
    """A report as the door gives it: with the bytes it was read from."""

    @property
    def report(self) -> Report: ...

    @property
    def raw(self) -> bytes: ...


class Keep(Noun, frozen=True, kw_only=True):
    """What a lake is to keep beside the readings: the pages as they came, and the texts (else excerpts alone)."""

    pages: bool = True
    text: bool = True


class Work(Noun, frozen=True, kw_only=True):
    """A shard that is to be done: its number in the job, how many reports came in with it, those to read, and the refusals."""

    number: int
    opened: int
    fresh: tuple[Given, ...]
    refused: tuple[Failure, ...]
    keep: Keep


class Shard(Noun, frozen=True, kw_only=True):
    """What came out of a batch: rows for the lake, how many reports were read, and the failures (their rows included)."""

    tables: tuple[Rows, ...]
    read: int
    failures: tuple[Failure, ...]


def process_shard(given: Iterable[Given], read: Read, keep: Keep = Keep()) -> Shard:
    """Read each report and return the rows of all; a report that cannot be read is a failure and stops nothing."""
    return join(process_one(one, read, keep) for one in given)


def process_one(given: Given, read: Read, keep: Keep) -> Shard:
    """Read one report and return its rows, or its failure."""
    made = attempt(given.report, read)
    if isinstance(made, Failure):
        return failed(made)
    rows = to_rows(made if keep.text else veiled(made))
    return Shard(tables=(*rows, page_row(given.report, given.raw)) if keep.pages else rows, read=1, failures=())


def failed(failure: Failure) -> Shard:
    """Return what comes of a report that fails."""
    return Shard(tables=(failure_rows((failure,)),), read=0, failures=(failure,))


def join(shards: Iterable[Shard]) -> Shard:
    """Return several shards as one: the rows of each table together, in order."""
    lines: dict[str, list[bytes]] = {}
    failures: list[Failure] = []
    read = 0
    for shard in shards:
        read += shard.read
        failures += shard.failures
        for rows in shard.tables:
            lines.setdefault(rows.table, []).extend(rows.lines)
    tables = tuple(Rows(table=table, lines=tuple(held)) for table, held in lines.items())
    return Shard(tables=tables, read=read, failures=tuple(failures))


def attempt(report: Report, read: Read) -> Record | Failure:
    """Return the record of a report, or the failure to read it."""
    place = report.origin.place
    try:
        return read(report)
    except KawatError as refusal:
        return failure_of(refusal, place)
    except _STUMBLES as fault:
        cause = f"Kawat stumbled while reading it ({type(fault).__name__}: {' '.join(str(fault).split())[:200]})"
        return Failure(place=place, subject=place, cause=cause, step="please report this with the input")
