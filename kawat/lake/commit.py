"""A commit puts a run's rows into the lake: the tables first, one row of `runs` last, which alone makes them count."""

import duckdb
import msgspec
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from kawat.errors import BadLake
from kawat.lake.home import Lake, Sight, damaged, get_table
from kawat.lake.rows import Run
from kawat.lake.schema import TABLES
from kawat.lake.sight import look
from kawat.lake.stage import Stage

_TRIES = 100
_GATE = "runs"
_PACKED = WriterProperties(compression="ZSTD")


def commit(lake: Lake, stage: Stage, run: Run) -> Run:
    """Bring a run to its end and return it with its `run`, `new` and `known` as they came out.

    Reports and failures that the lake holds by now, perhaps from another process, are left out; when nothing is left,
    nothing is written. A run that was broken off before is found again by its key, so that no row is written twice.
    """
    for _ in range(_TRIES):
        runs = get_table(lake, "runs")
        with look(lake) as engine:
            settled = _settle(engine, stage, run)
            if not _anything(engine, stage):
                return settled
            for table in stage.tables:
                _append(lake, table, engine, settled.run)
            if _seal(lake, runs, engine, settled):
                return settled
    raise _crowded(lake)


def _settle(engine: Sight, stage: Stage, run: Run) -> Run:
    """Make the views `new_<table>` of what is to be written, and return the run with its key and its counts."""
    stage.show(engine)
    dropped = _dropped_reports(engine, stage)
    refused = _new_failures(engine, stage)
    for table in stage.tables:
        if table != "failures":
            key = "id" if table in ("reports", "pages") else "report"
            where = f"{key} NOT IN (SELECT id FROM dropped)"
            engine.execute(f"CREATE VIEW new_{table} AS SELECT * FROM staged_{table} WHERE {where}")
    counts = {"new": run.new - len(dropped), "known": run.known + len(dropped)}
    return msgspec.structs.replace(run, run=stage.key([*dropped, *refused]), **counts)


def _dropped_reports(engine: Sight, stage: Stage) -> list[str]:
    engine.execute("CREATE TEMP TABLE dropped (id VARCHAR)")
    if "reports" in stage.tables:
        engine.execute("INSERT INTO dropped SELECT id FROM staged_reports WHERE id IN (SELECT id FROM reports)")
    return [row[0] for row in engine.execute("SELECT id FROM dropped").fetchall()]


def _new_failures(engine: Sight, stage: Stage) -> list[str]:
    """Make the table of the failures that the lake does not hold yet, and return them as JSON."""
    if "failures" not in stage.tables:
        return []
    known = "SELECT * EXCLUDE (run) FROM failures"
    engine.execute(f"CREATE TEMP TABLE new_failures AS SELECT * FROM staged_failures EXCEPT {known}")
    return [row[0] for row in engine.execute("SELECT to_json(f)::VARCHAR FROM new_failures f").fetchall()]


def _anything(engine: Sight, stage: Stage) -> bool:
    asked = [f"EXISTS (FROM new_{table})" for table in stage.tables]
    return bool(asked) and engine.execute(f"SELECT {' OR '.join(asked)}").fetchall()[0][0]


def _append(lake: Lake, table: str, engine: Sight, key: str) -> None:
    """Write a run's new rows of a table unless they are there: the run's key is a transaction that a table takes only once.

    Two processes with the same rows may come at the same time: the slower one is refused, and finds the rows there.
    """
    state = get_table(lake, table)
    columns = ", ".join(c.quoted for c in TABLES[table] if c.name != "run")
    try:
        for _ in range(_TRIES):
            rows = engine.sql(f"SELECT {columns}, '{key}' AS run FROM new_{table}")
            if state.transaction_version(key) is not None or _write(state, rows, Transaction(key, 1)):
                return
            state.update_incremental()
    except (DeltaError, duckdb.Error) as fault:
        raise damaged(lake, table, fault) from None
    raise _crowded(lake)


def _seal(lake: Lake, runs: DeltaTable, engine: Sight, run: Run) -> bool:
    """Write the row of `runs`, and tell whether it was taken: it is refused when another run ended since `runs` was read."""
    fields = msgspec.to_builtins(run)
    values = ", ".join(f"?::{c.type} AS {c.quoted}" for c in TABLES["runs"])
    row = engine.sql(f"SELECT {values}", params=[fields[c.name] for c in TABLES["runs"]])
    try:
        return _write(runs, row, Transaction(_GATE, (runs.transaction_version(_GATE) or 0) + 1))
    except DeltaError as fault:
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
