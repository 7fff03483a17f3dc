"""A sight of a lake: one consistent state of it as views in DuckDB, in which only the rows of finished runs are seen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import duckdb
import msgspec

from kawat.lake.files import source_of
from kawat.lake.home import Lake, Sight, damaged, find_table, new_engine, quote
from kawat.lake.rows import ReportRow, made_of, report_of
from kawat.lake.schema import READINGS, TABLES, from_row
from kawat.record import Record
from kawat.span import Found

AsOf = int | datetime
_LATEST = """
CREATE TABLE latest_readings AS
SELECT report, reading, arg_max(run, number) AS run FROM redone JOIN (SELECT run, number FROM runs) USING (run) GROUP BY ALL
"""
_STANDS = """ AND coalesce(
    (SELECT l.run FROM latest_readings l WHERE l.reading = {reading} AND l.report = t.report) = t.run, true)"""


def look(lake: Lake, as_of: AsOf | None = None) -> Sight:
    """Return a connection with a view for each table; close it after use.

    `runs` is read first: the tables are then at least as new, and what is newer in them is hidden by the join on `runs`.
    Of readings that were made again the latest are seen; `as_of` shows the lake as it was after the run of that number, or
    after those that had ended by a time.
    """
    return look_with_files(lake, as_of)[0]


def look_with_files(lake: Lake, as_of: AsOf | None = None) -> tuple[Sight, tuple[str, ...]]:
    """Return a sight of a lake, as `look` does, and the files that it reads."""
    engine = new_engine()
    files: list[str] = []
    for table in TABLES:
        files += _show(engine, lake, table, as_of)
        if table == "redone":
            engine.execute(_LATEST)
    return engine, tuple(files)


def known_ids(engine: Sight, ids: Iterable[str]) -> frozenset[str]:
    """Return those of the ids that the lake already holds a report of."""
    found = engine.execute("SELECT id FROM reports WHERE id IN (SELECT unnest(?))", [list(ids)])
    return frozenset(row[0] for row in found.fetchall())


def records(engine: Sight, ids: Iterable[str]) -> Iterator[Record]:
    """Yield the records of these reports as they were stored, in the order of their ids; unknown ids are passed over."""
    wanted = sorted(set(ids))
    readings = {table: _readings(engine, table, wanted) for table in READINGS}
    for (line,) in _json_rows(engine, "reports", "id", wanted):
        row = msgspec.json.decode(line, type=ReportRow)
        yield record_of(row, {table: of.get(row.id, ()) for table, of in readings.items()})


def record_of(row: ReportRow, readings: Mapping[str, Sequence[Found]]) -> Record:
    """Return the record of a row of `reports` and its readings by the name of their table."""
    read = {table: tuple(found) for table, found in readings.items()}
    return msgspec.convert({"protocol": row.protocol, "by": made_of(row), "report": report_of(row), **read}, Record)


def _show(engine: Sight, lake: Lake, table: str, as_of: AsOf | None) -> list[str]:
    """Make the view of a table in the state it has now; DuckDB takes no parameters in a view, so the paths are quoted."""
    state = find_table(lake, table)
    finished = frozenset() if table == "runs" else _finished(engine)
    where = _within(as_of) if table == "runs" else ""
    if table in READINGS and _redone(engine):
        where = "WHERE true" + _STANDS.format(reading=quote(table))
    try:
        source, files = source_of(lake, table, state, finished)
        engine.execute(f'CREATE VIEW "{table}" AS SELECT * FROM ({source}) t {where}')
    except duckdb.Error as fault:
        raise damaged(lake, table, fault) from None
    return files


def _finished(engine: Sight) -> frozenset[str]:
    return frozenset(run for (run,) in engine.execute("SELECT run FROM runs").fetchall())


def _redone(engine: Sight) -> bool:
    """Tell whether any reading was made again: where none was, the views stay as simple as they can be."""
    return bool(engine.execute("SELECT EXISTS (FROM latest_readings)").fetchall()[0][0])


def _within(as_of: AsOf | None) -> str:
    """Return the SQL that leaves only the runs of a state of the lake."""
    if as_of is None:
        return ""
    if isinstance(as_of, int):
        return f"WHERE number <= {as_of}"
    return f"WHERE finished <= {quote(as_of.astimezone(UTC).isoformat())}::TIMESTAMPTZ"


def _readings(engine: Sight, table: str, ids: list[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for line, report in _json_rows(engine, table, "report", ids, "report"):
        found.setdefault(report, []).append(from_row(READINGS[table], line))
    return found


def _json_rows(engine: Sight, table: str, key: str, ids: list[str], *more: str) -> list[tuple[str, ...]]:
    """Return rows of a table as JSON, in order; in a lake the JSON of a reading has the shape it has in a record."""
    columns = ", ".join(["to_json(t)::VARCHAR", *more])
    order = "report, n" if table in READINGS else key
    query = f'SELECT {columns} FROM "{table}" t WHERE {key} IN (SELECT unnest(?)) ORDER BY {order}'
    return engine.execute(query, [ids]).fetchall()
