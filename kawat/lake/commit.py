"""A commit puts a run's rows into the lake: the tables first, one row of `runs` last, which alone makes them count."""

from collections.abc import Iterable

import duckdb
import msgspec
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from kawat.errors import BadLake
from kawat.lake.home import Lake, Sight, damaged, files_of, find_table, get_table, new_engine, open_lake, quote
from kawat.lake.known import KEYS, Digests, Known
from kawat.lake.rows import Run
from kawat.lake.schema import TABLES
from kawat.lake.settle import settle
from kawat.lake.stage import Stage

_TRIES = 100
_GATE = "runs"
_EVERY = 20  # commits between two checkpoints: what is after the last one is read again at each commit
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_PACKED = WriterProperties(compression="ZSTD", max_row_group_size=122_880)  # as DuckDB cuts them, for its threads


class Desk:
    """What a writer keeps between commits: the state of each table, and what the lake holds already."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.engine = new_engine()
        self.runs: DeltaTable = get_table(lake, _GATE)
        self._states: dict[str, DeltaTable] = {}
        self._known = {table: Known(lake, table) for table in KEYS}
        self._finished: set[str] = set()
        self._read: set[str] = set()
        self.engine.execute("CREATE TEMP TABLE finished (run VARCHAR)")
        self.refresh()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.engine.close()

    def refresh(self) -> None:
        """Take up what others have brought; raise BadLake when the lake is one of another protocol by now."""
        if open_lake(self.lake.folder).epoch != self.lake.epoch:
            raise _changed(self.lake)
        try:
            self.runs.update_incremental()
            files = [file for file in files_of(self.lake, _GATE, self.runs) if file not in self._read]
            self._finish(files)
        except (DeltaError, OSError, duckdb.Error) as fault:
            raise damaged(self.lake, _GATE, fault) from None
        for table, known in self._known.items():
            known.refresh(self.engine, self._newest(table), self._finished)

    def holds(self, table: str, key: str) -> bool:
        """Tell whether the lake held a key of `reports` or `failures` when this was refreshed."""
        return self._known[table].held.holds(key)

    def held(self, table: str) -> Digests:
        """Return all that the lake held of `reports` or `failures`, to be sent where the lake cannot be asked."""
        return self._known[table].held

    def state(self, table: str) -> DeltaTable:
        """Return a table to write into, made where it is not there."""
        if table not in self._states:
            self._states[table] = get_table(self.lake, table)
        return self._states[table]

    def reopen(self, table: str) -> None:
        """Open a table anew: a state that was open before its checkpoint reads all commits since then, at each commit again."""
        if table == _GATE:
            self.runs = get_table(self.lake, _GATE)
        else:
            self._states[table] = get_table(self.lake, table)

    def _newest(self, table: str) -> DeltaTable | None:
        """Return the newest state of a table that others write too; None while it is not there."""
        if table not in self._states:
            found = find_table(self.lake, table)
            if found is not None:
                self._states[table] = found
            return found
        try:
            self._states[table].update_incremental()
        except (DeltaError, OSError) as fault:
            raise damaged(self.lake, table, fault) from None
        return self._states[table]

    def _finish(self, files: list[str]) -> None:
        if files:
            paths = ", ".join(map(quote, files))
            found = self.engine.execute(f"SELECT run FROM read_parquet([{paths}], hive_partitioning = false)").fetchall()
            self.engine.executemany("INSERT INTO finished VALUES (?)", found)
            self._finished.update(run for (run,) in found)
            self._read.update(files)


def commit(lake: Lake, stage: Stage, run: Run, desk: Desk | None = None) -> Run:
    """Bring a run to its end and return it with its `run`, `number`, `new` and `known` as they came out.

    Reports and failures that the lake holds by now, perhaps from another process, are left out; when nothing is left,
    nothing is written. A run that was broken off before is found again by its key, so that no row is written twice.
    """
    if desk is None:
        with Desk(lake) as own:
            return commit(lake, stage, run, own)
    for _ in range(_TRIES):
        desk.refresh()
        number = (desk.runs.transaction_version(_GATE) or 0) + 1
        dropped = _dropped(desk, stage, "reports")
        failures = _dropped(desk, stage, "failures")
        settled = msgspec.structs.replace(
            run,
            run=stage.key([*dropped, *failures]),
            number=number,
            new=run.new - len(dropped),
            known=run.known + len(dropped),
        )
        if not settled.new and not _left(desk, "failures"):
            return settled
        for table in stage.tables:
            _append(desk, table, settled.run, _new_rows(stage, table))
        if _seal(desk, settled):
            return settled
    raise _crowded(lake)


def _dropped(desk: Desk, stage: Stage, table: str) -> list[str]:
    """Make the tables of the keys on the stage that are new and of those that the lake holds already, and return the latter."""
    desk.engine.execute(f"CREATE OR REPLACE TEMP TABLE new_{table} (key VARCHAR)")
    desk.engine.execute(f"CREATE OR REPLACE TEMP TABLE dropped_{table} (key VARCHAR)")
    if table not in stage.tables:
        return []
    staged = desk.engine.execute(f"SELECT DISTINCT {KEYS[table]} FROM ({stage.source(table)})").fetchall()
    dropped = [key for (key,) in staged if desk.holds(table, key)]
    for name, keys in (("new", {key for (key,) in staged} - set(dropped)), ("dropped", set(dropped))):
        desk.engine.execute(f"INSERT INTO {name}_{table} SELECT unnest(?::VARCHAR[])", [sorted(keys)])
    return dropped


def _left(desk: Desk, table: str) -> int:
    return int(desk.engine.execute(f"SELECT count(*) FROM new_{table}").fetchall()[0][0])


def _new_rows(stage: Stage, table: str) -> tuple[str, ...]:
    """Return the SQL of the rows of a table that are to be written, for each part of the stage."""
    if table == "failures":
        return (f"SELECT DISTINCT * FROM ({stage.source(table)}) WHERE {KEYS[table]} IN (FROM new_failures)",)
    key = "id" if table in ("reports", "pages") else "report"
    return tuple(f"{source} WHERE {key} NOT IN (FROM dropped_reports)" for source in stage.sources(table))


def _append(desk: Desk, table: str, key: str, parts: Iterable[str]) -> None:
    """Write a run's rows of a table, part after part: the engine holds a whole part in memory."""
    try:
        state = desk.state(table)
        before = state.version()
        for number, part in enumerate(parts, 1):
            rows = f"SELECT *, {quote(key)} AS run FROM ({part})"
            if not _append_once(state, desk.engine, rows, Transaction(key, number)):
                raise _crowded(desk.lake)
        _settle(desk, table, state, before)
    except (DeltaError, OSError, duckdb.Error) as fault:
        raise damaged(desk.lake, table, fault) from None


def _append_once(state: DeltaTable, engine: Sight, rows: str, tag: Transaction) -> bool:
    """Write a part unless it is there: a run's key with a part's number is a transaction that a table takes only once.

    Two processes with the same rows may come at the same time: the slower one is refused, and finds the rows there.
    """
    for _ in range(_TRIES):
        there = state.transaction_version(tag.app_id) or 0
        if there >= tag.version or _write(state, engine.sql(rows), tag):
            return True
        state.update_incremental()
    return False


def _seal(desk: Desk, run: Run) -> bool:
    """Write the row of `runs`, and tell whether it was taken: it is refused when another run ended since `runs` was read."""
    fields = msgspec.to_builtins(run)
    values = ", ".join(f"?::{column.type} AS {column.quoted}" for column in TABLES["runs"])
    row = desk.engine.sql(f"SELECT {values}", params=[fields[column.name] for column in TABLES["runs"]])
    try:
        before = desk.runs.version()
        if not _write(desk.runs, row, Transaction(_GATE, run.number)):
            return False
        _settle(desk, _GATE, desk.runs, before)
        return True
    except (DeltaError, OSError) as fault:
        raise damaged(desk.lake, "runs", fault) from None


def _write(state: DeltaTable, rows: duckdb.DuckDBPyRelation, tag: Transaction) -> bool:
    """Append rows to the state of a table under a tag; False when another process wrote under that tag since this state."""
    try:
        tagged = CommitProperties(app_transactions=[tag])
        write_deltalake(
            state,
            rows,
            mode="append",
            writer_properties=_PACKED,
            commit_properties=tagged,
            post_commithook_properties=_NO_HOOKS,
        )
    except CommitFailedError:
        return False
    return True


def _settle(desk: Desk, table: str, state: DeltaTable, before: int) -> None:
    """Bring the commits since a version to the disk, with a checkpoint where one is due.

    Without checkpoints a commit costs more the more there were: Delta reads again what came after the last one.
    """
    after = state.version()
    due = after // _EVERY > before // _EVERY
    if due:
        state.create_checkpoint()
    settle(desk.lake, table, before, after)
    if due:
        desk.reopen(table)


def _crowded(lake: Lake) -> BadLake:
    return BadLake(str(lake.folder), "is being written by too many processes at once", "run the same command again")


def _changed(lake: Lake) -> BadLake:
    return BadLake(str(lake.folder), "was tidied while this run was at work", "run the same command again")
