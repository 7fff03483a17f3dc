"""A commit puts a run's rows into the lake: the tables first, one row of `runs` last, which alone makes them count."""

from collections.abc import Iterable

import duckdb
import msgspec
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from kawat.errors import BadLake
from kawat.lake.home import Lake, Sight, damaged, get_table, quote
from kawat.lake.rows import Run
from kawat.lake.schema import TABLES
from kawat.lake.sight import look
from kawat.lake.stage import Stage

_TRIES = 100
_GATE = "runs"
_PACKED = WriterProperties(compression="ZSTD", max_row_group_size=122_880)  # as DuckDB cuts them, for its threads


def commit(lake: Lake, stage: Stage, run: Run) -> Run:
    """Bring a run to its end and return it with its `run`, `new` and `known` as they came out.

    Reports and failures that the lake holds by now, perhaps from another process, are left out; when nothing is left,
    nothing is written. A run that was broken off before is found again by its key, so that no row is written twice.
    """
    for _ in range(_TRIES):
        runs = get_table(lake, _GATE)
        with look(lake) as sight:
            dropped = _dropped_reports(sight, stage)
            failures = _new_failures(sight, stage)
            settled = _settle(run, stage.key([*dropped, *failures]), len(dropped))
            if not settled.new and not failures:
                return settled
            for table in stage.tables:
                _append(lake, table, sight, settled.run, _new_rows(stage, table))
            if _seal(lake, runs, sight, settled):
                return settled
    raise _crowded(lake)


def _settle(run: Run, key: str, dropped: int) -> Run:
    return msgspec.structs.replace(run, run=key, new=run.new - dropped, known=run.known + dropped)


def _dropped_reports(sight: Sight, stage: Stage) -> list[str]:
    """Make the table of the ids on the stage that the lake holds already, and return them."""
    sight.execute("CREATE TEMP TABLE dropped (id VARCHAR)")
    if "reports" in stage.tables:
        known = "id IN (SELECT id FROM reports)"
        sight.execute(f"INSERT INTO dropped SELECT id FROM ({stage.source('reports')}) WHERE {known}")
    return [row[0] for row in sight.execute("SELECT id FROM dropped").fetchall()]


def _new_failures(sight: Sight, stage: Stage) -> list[str]:
    """Make the table of the failures that the lake does not hold yet, and return them as JSON."""
    if "failures" not in stage.tables:
        return []
    known = "SELECT * EXCLUDE (run) FROM failures"
    sight.execute(f"CREATE TEMP TABLE new_failures AS {stage.source('failures')} EXCEPT {known}")
    return [row[0] for row in sight.execute("SELECT to_json(f)::VARCHAR FROM new_failures f").fetchall()]


def _new_rows(stage: Stage, table: str) -> tuple[str, ...]:
    """Return the SQL of the rows of a table that are to be written, for each part of the stage."""
    if table == "failures":
        return ("SELECT * FROM new_failures",)
    key = "id" if table in ("reports", "pages") else "report"
    return tuple(f"{source} WHERE {key} NOT IN (SELECT id FROM dropped)" for source in stage.sources(table))


def _append(lake: Lake, table: str, sight: Sight, key: str, parts: Iterable[str]) -> None:
    """Write a run's rows of a table, part after part: the engine holds a whole part in memory."""
    state = get_table(lake, table)
    try:
        for number, part in enumerate(parts, 1):
            rows = f"SELECT *, {quote(key)} AS run FROM ({part})"
            if not _append_once(state, sight, rows, Transaction(key, number)):
                raise _crowded(lake)
    except (DeltaError, OSError, duckdb.Error) as fault:
        raise damaged(lake, table, fault) from None


def _append_once(state: DeltaTable, sight: Sight, rows: str, tag: Transaction) -> bool:
    """Write a part unless it is there: a run's key with a part's number is a transaction that a table takes only once.

    Two processes with the same rows may come at the same time: the slower one is refused, and finds the rows there.
    """
    for _ in range(_TRIES):
        there = state.transaction_version(tag.app_id) or 0
        if there >= tag.version or _write(state, sight.sql(rows), tag):
            return True
        state.update_incremental()
    return False


def _seal(lake: Lake, runs: DeltaTable, sight: Sight, run: Run) -> bool:
    """Write the row of `runs`, and tell whether it was taken: it is refused when another run ended since `runs` was read."""
    fields = msgspec.to_builtins(run)
    values = ", ".join(f"?::{column.type} AS {column.quoted}" for column in TABLES["runs"])
    row = sight.sql(f"SELECT {values}", params=[fields[column.name] for column in TABLES["runs"]])
    try:
        return _write(runs, row, Transaction(_GATE, (runs.transaction_version(_GATE) or 0) + 1))
    except (DeltaError, OSError) as fault:
        raise damaged(lake, "runs", fault) from None


def _write(state: DeltaTable, rows: duckdb.DuckDBPyRelation, tag: Transaction) -> bool:
    """Append rows to the state of a table under a tag; False when another process wrote under that tag since this state."""
    try:
        tagged = CommitProperties(app_transactions=[tag])
        write_deltalake(state, rows, mode="append", writer_properties=_PACKED, commit_properties=tagged)
    except CommitFailedError:
        return False
    return True


def _crowded(lake: Lake) -> BadLake:
    return BadLake(str(lake.folder), "is being written by too many processes at once", "run the same command again")
