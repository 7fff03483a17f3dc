"""A walk through a lake: the records of many reports one after another, for which each row of the lake is read once."""

import shutil
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb
import msgspec

from kawat.errors import BadLake
from kawat.lake.home import Lake, Sight, quote
from kawat.lake.rows import ReportRow
from kawat.lake.schema import READINGS, from_row
from kawat.lake.sight import record_of
from kawat.record import Record
from kawat.span import Found

_MEMORY = "1GB"
_GROUP = 20_480  # rows of a group of the sorted files: a reader of each table is open at once, and holds a group
_FETCH = 2_000


def walk(lake: Lake, engine: Sight, wanted: str, job: str) -> Generator[Record, None, None]:
    """Yield the records of the reports whose ids a query gives, in the order of their ids; close it after use.

    The rows are first sorted by report into files under `.staging`, which go when it is closed, and are then read side by
    side. Asking the lake for a batch of ids after another would read all of its tables for each batch. Raise BadLake where
    they find no room.
    """
    folder = lake.folder / ".staging" / f"{job}-walk"
    try:
        folder.mkdir(parents=True)
        engine.execute(f"SET temp_directory = {quote(str(folder / 'spill'))}; SET memory_limit = '{_MEMORY}'")
        _sort(engine, wanted, folder)
        with ExitStack() as stack:
            readings = {
                table: _lines(stack.enter_context(closing(engine.cursor())), folder, table, "report") for table in READINGS
            }
            reports = _lines(stack.enter_context(closing(engine.cursor())), folder, "reports", "id")
            yield from _met(reports, {table: _Group(lines) for table, lines in readings.items()})
    except (OSError, duckdb.Error) as fault:
        cause = (str(fault).splitlines() or [type(fault).__name__])[0][:200]
        raise BadLake(str(folder), f"cannot be used ({cause})", "check the disk and your permissions") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sort(engine: Sight, wanted: str, folder: Path) -> None:
    """Write the rows of the wanted reports into a file for each table, in the order of reports."""
    engine.execute(f"CREATE OR REPLACE TEMP TABLE walked AS {wanted}")
    for table in ("reports", *READINGS):
        key, order = ("id", "id") if table == "reports" else ("report", "report, n")
        rows = f'SELECT * FROM "{table}" WHERE {key} IN (FROM walked) ORDER BY {order}'
        engine.execute(f"COPY ({rows}) TO {quote(_file(folder, table))} (FORMAT parquet, ROW_GROUP_SIZE {_GROUP})")


def _lines(engine: Sight, folder: Path, table: str, key: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a sorted file as JSON, each behind the id of its report, while they are read."""
    told = engine.execute(f"SELECT {key}, to_json(t)::VARCHAR FROM read_parquet({quote(_file(folder, table))}) t")
    while rows := told.fetchmany(_FETCH):
        yield from rows


class _Group:
    """The rows of a table by report, of which the next is held until it is asked for."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._groups = groupby(lines, key=itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, report: str) -> list[str]:
        """Return the rows of a report; reports are to be asked for in their order."""
        if self._next is None or self._next[0] != report:
            return []
        lines = [line for _, line in self._next[1]]
        self._next = next(self._groups, None)
        return lines


def _met(reports: Iterable[tuple[str, str]], readings: dict[str, _Group]) -> Iterator[Record]:
    for report, line in reports:
        found: dict[str, list[Found]] = {
            table: [from_row(READINGS[table], row) for row in group.of(report)] for table, group in readings.items()
        }
        yield record_of(msgspec.json.decode(line, type=ReportRow), found)


def _file(folder: Path, table: str) -> str:
    return str(folder / f"{table}.parquet")
