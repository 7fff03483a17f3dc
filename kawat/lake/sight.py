"""A sight of a lake: one consistent state of it as views in DuckDB, in which only the rows of finished runs are seen."""

from collections.abc import Iterable, Iterator

import duckdb
import msgspec

from kawat.lake.files import source_of
from kawat.lake.home import Lake, Sight, damaged, find_table, new_engine
from kawat.lake.rows import ReportRow, made_of, report_of
from kawat.lake.schema import READINGS, TABLES, from_row
from kawat.record import Record
from kawat.span import Found


def look(lake: Lake) -> Sight:
    """Return a connection with a view for each table; close it after use.

    `runs` is read first: the tables are then at least as new, and what is newer in them is hidden by the join on `runs`.
    """
    return look_with_files(lake)[0]


def look_with_files(lake: Lake) -> tuple[Sight, tuple[str, ...]]:
    """Return a sight of a lake, as `look` does, and the files that it reads."""
    engine = new_engine()
    return engine, tuple(file for table in TABLES for file in _show(engine, lake, table))


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
        read = {table: tuple(of.get(row.id, ())) for table, of in readings.items()}
        yield msgspec.convert({"protocol": row.protocol, "by": made_of(row), "report": report_of(row), **read}, Record)


def _show(engine: Sight, lake: Lake, table: str) -> list[str]:
    """Make the view of a table in the state it has now; DuckDB takes no parameters in a view, so the paths are quoted."""
    state = find_table(lake, table)
    finished = frozenset() if table == "runs" else _finished(engine)
    try:
        source, files = source_of(lake, table, state, finished)
        engine.execute(f'CREATE VIEW "{table}" AS {source}')
    except duckdb.Error as fault:
        raise damaged(lake, table, fault) from None
    return files


def _finished(engine: Sight) -> frozenset[str]:
    return frozenset(run for (run,) in engine.execute("SELECT run FROM runs").fetchall())


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
