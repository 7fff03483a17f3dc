"""Tidying a lake: rows of runs that never ended go, small files become large ones, and files that no table needs are deleted."""

import shutil
from typing import NamedTuple

import duckdb
from deltalake import DeltaTable, WriterProperties
from deltalake.exceptions import DeltaError

from kawat.errors import BadLake
from kawat.lake.home import LOGS, Lake, begin_epoch, damaged, files_of, find_table, new_engine, quote
from kawat.lake.lock import alone_at
from kawat.lake.schema import TABLES

_SIZE = 128_000_000
_SMALL = 16_000_000
_MANY = 32
_KEEP_HOURS = 24
_PACKED = WriterProperties(compression="ZSTD")
_NO_LOGS = {"delta.logRetentionDuration": "interval 0 days"}


class Tidied(NamedTuple):
    """What tidying did to a table: files before and after, rows of broken runs taken out, old files and log entries deleted."""

    table: str
    files_before: int
    files_after: int
    unfinished: int
    deleted: int
    logs: int


def tidy(lake: Lake, job: str, keep_hours: int = _KEEP_HOURS) -> tuple[Tidied, ...]:
    """Tidy a lake and return what was done to each table; raise BadLake while somebody writes to it.

    Files that were replaced less than `keep_hours` ago stay for those who are reading them now. Entries of the tables' logs
    go when a checkpoint has them and they are a day old, or at once where no hours are to be kept.
    """
    with alone_at(lake):
        shutil.rmtree(lake.folder / ".staging", ignore_errors=True)
        done = [one for table in TABLES if (one := _tidy_table(lake, table, job, keep_hours)) is not None]
    return tuple(done)


def join_small(lake: Lake) -> tuple[str, ...]:
    """Join the small files of tables that have 32 of them or more, where nobody else is at the lake; return those tables.

    A job does this at its end, so that small files do not become many. What cannot be done now is left to the next.
    """
    try:
        with alone_at(lake):
            return tuple(table for table in TABLES if _joined(lake, table))
    except BadLake:
        return ()


def _joined(lake: Lake, table: str) -> bool:
    state = find_table(lake, table)
    if state is None:
        return False
    sizes = state.get_add_actions(flatten=True)["size_bytes"].to_pylist()
    if sum(size < _SMALL for size in sizes) < _MANY:
        return False
    _join(lake, table, state, _SMALL)
    sweep(lake, table, state, _KEEP_HOURS)
    return True


def _join(lake: Lake, table: str, state: DeltaTable, size: int) -> None:
    """Join files up to a size, and let go the logs that a checkpoint has made needless."""
    try:
        state.optimize.compact(target_size=size, writer_properties=_PACKED)
        _trim_log(state)
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None


def _trim_log(state: DeltaTable) -> None:
    """Write a table's state down, and delete the entries of its log before it that are older than a day.

    A table that was made before Kawat said so would keep them for a month, and each opening would list them all.
    """
    if not LOGS.items() <= state.metadata().configuration.items():
        state.alter.set_table_properties(LOGS)
    state.create_checkpoint()
    state.cleanup_metadata()


def drop_log(lake: Lake, table: str, state: DeltaTable) -> None:
    """Write a table's state down, and delete the whole log before it."""
    try:
        state.alter.set_table_properties(_NO_LOGS)
        state.create_checkpoint()
        state.cleanup_metadata()
        state.alter.set_table_properties(LOGS)
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None


def sweep(lake: Lake, table: str, state: DeltaTable, keep_hours: int) -> int:
    """Delete the files that a table no longer needs and that are older than so many hours; return how many those were."""
    try:
        return len(state.vacuum(keep_hours, dry_run=False, enforce_retention_duration=False, full=True))
    except (DeltaError, OSError) as fault:
        raise damaged(lake, table, fault) from None


def _tidy_table(lake: Lake, table: str, job: str, keep_hours: int) -> Tidied | None:
    state = find_table(lake, table)
    if state is None:
        return None
    before, logs = len(state.file_uris()), _entries(lake, table)
    try:
        state.create_checkpoint()  # Delta lets entries go that are before a checkpoint which is as old as they have to be
        rows = _drop_unfinished(lake, table, state, job)
    except (DeltaError, OSError, duckdb.Error) as fault:
        raise damaged(lake, table, fault) from None
    _join(lake, table, state, _SIZE)
    if keep_hours == 0:
        drop_log(lake, table, state)
    gone = len(logs - _entries(lake, table))
    return Tidied(table, before, len(state.file_uris()), rows, sweep(lake, table, state, keep_hours), gone)


def _entries(lake: Lake, table: str) -> frozenset[str]:
    return frozenset(path.name for path in (lake.folder / table / "_delta_log").glob("*.json"))


def _drop_unfinished(lake: Lake, table: str, state: DeltaTable, job: str) -> int:
    """Take out the rows of runs that never ended; a new epoch first, so that the same rows can come in again."""
    files, runs = files_of(lake, table, state), find_table(lake, "runs")
    if table == "runs" or not files:
        return 0
    with new_engine() as engine:
        engine.execute("CREATE TABLE finished (run VARCHAR)")
        if ended := files_of(lake, "runs", runs):
            engine.execute(f"INSERT INTO finished SELECT run FROM read_parquet({ended})")
        left = engine.execute(f"SELECT run, count(*) FROM read_parquet({files}) WHERE run NOT IN (FROM finished) GROUP BY run")
        broken = dict(left.fetchall())
    if broken:
        begin_epoch(lake, job)
        state.delete(f"run IN ({', '.join(map(quote, broken))})", writer_properties=_PACKED)
    return sum(broken.values())
