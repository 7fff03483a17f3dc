"""A shard is a batch of opened reports; processing it is a pure function from reports to rows, for any engine to call."""

from collections.abc import Callable, Iterable
from typing import Protocol

from kawat.errors import KawatError
from kawat.lake import Failure, Rows, failure_of, failure_rows, page_row, to_rows
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


class Shard(Noun, frozen=True, kw_only=True):
    """What came out of a batch: rows for the lake, how many reports were read, and the failures (their rows included)."""

    tables: tuple[Rows, ...]
    read: int
    failures: tuple[Failure, ...]


def process_shard(given: Iterable[Given], read: Read, keep_pages: bool = True) -> Shard:
    """Read each report and return the rows of all; a report that cannot be read is a failure and stops nothing."""
    tables: list[Rows] = []
    failures: list[Failure] = []
    count = 0
    for one in given:
        made = _attempt(one.report, read)
        if isinstance(made, Failure):
            failures.append(made)
            continue
        count += 1
        tables += [*to_rows(made), page_row(one.report, one.raw)] if keep_pages else to_rows(made)
    return Shard(tables=(*tables, failure_rows(failures)), read=count, failures=tuple(failures))


def _attempt(report: Report, read: Read) -> Record | Failure:
    place = report.origin.place
    try:
        return read(report)
    except KawatError as refusal:
        return failure_of(refusal, place)
    except _STUMBLES as fault:
        cause = f"Kawat stumbled while reading it ({type(fault).__name__}: {' '.join(str(fault).split())[:200]})"
        return Failure(place=place, subject=place, cause=cause, step="please report this with the input")
