"""Which of a table's files count: those of finished runs as they are, those of several runs row by row, to save the looking."""

from collections.abc import Set
from pathlib import PurePosixPath

from deltalake import DeltaTable

from kawat.lake.home import Lake, files_of, nothing, quote


def source_of(lake: Lake, table: str, state: DeltaTable | None, finished: Set[str]) -> tuple[str, list[str]]:
    """Return the SQL of the rows that count in a state of a table, and all files that it reads.

    A file whose rows are all of one finished run is read without asking each row; that is most of them, and asking takes longer
    than a sum over ten million rows.
    """
    files = files_of(lake, table, state)
    if table == "runs":
        return (_read(files) if files else nothing(table)), files
    whole = _whole(state, finished) if state is not None else frozenset()
    sure = [file for file in files if PurePosixPath(file).name in whole]
    rest = [file for file in files if PurePosixPath(file).name not in whole]
    sources = [_read(sure)] if sure else []
    sources += [f"{_read(rest)} WHERE run IN (SELECT run FROM runs)"] if rest else []
    return " UNION ALL ".join(sources) or nothing(table), files


def _read(files: list[str]) -> str:
    return f"SELECT * FROM read_parquet([{', '.join(map(quote, files))}], hive_partitioning = false)"


def _whole(state: DeltaTable, finished: Set[str]) -> frozenset[str]:
    """Return the names of the files that hold rows of one finished run alone, as the table's log says of each."""
    actions = state.get_add_actions(flatten=True)
    if not {"min.run", "max.run"} <= set(actions.schema.names):
        return frozenset()
    told = zip(*(actions[name].to_pylist() for name in ("path", "min.run", "max.run")), strict=True)
    return frozenset(path.rsplit("/", 1)[-1] for path, first, last in told if first == last and first in finished)
