"""A stage keeps the rows of a run on disk until the run is committed, so that memory does not grow with the run."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from kawat.lake.home import Lake, Sight
from kawat.lake.rows import Rows
from kawat.lake.schema import TABLES, Column

_LONGEST_LINE = 64 * 1024 * 1024


class Stage:
    """Files of JSON lines, one for each table that has rows; leaving it deletes them."""

    def __init__(self, lake: Lake, job: str) -> None:
        self._folder = lake.folder / ".staging" / job
        self._folder.mkdir(parents=True)
        self._digests = {table: hashlib.sha256() for table in TABLES}
        self._filled: set[str] = set()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have rows here."""
        return tuple(table for table in TABLES if table in self._filled)

    def add(self, tables: Iterable[Rows]) -> None:
        """Put rows behind those that are already here."""
        for rows in tables:
            data = b"".join(line + b"\n" for line in rows.lines)
            if data:
                self._filled.add(rows.table)
                self._digests[rows.table].update(data)
                with self._path(rows.table).open("ab") as file:
                    file.write(data)

    def key(self, dropped: Iterable[str] = ()) -> str:
        """Return the digest of all rows here but the dropped ones: the same rows have the same key in whichever process."""
        parts = [*(f"{table} {self._digests[table].hexdigest()}" for table in TABLES), *sorted(dropped)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def show(self, engine: Sight) -> None:
        """Make a view `staged_<table>` of each table that has rows here."""
        for table in self.tables:
            columns = [column for column in TABLES[table] if column.name != "run"]
            kinds = ", ".join(f"{column.quoted}: '{_json_type(column)}'" for column in columns)
            form = f"format = 'newline_delimited', columns = {{{kinds}}}, maximum_object_size = {_LONGEST_LINE}"
            path = str(self._path(table)).replace("'", "''")
            fields = ", ".join(map(_from_json, columns))
            engine.execute(f"CREATE VIEW staged_{table} AS SELECT {fields} FROM read_json('{path}', {form})")

    def _path(self, table: str) -> Path:
        return self._folder / f"{table}.jsonl"


def _json_type(column: Column) -> str:
    """Return the type a column is read from JSON in; bytes are written there as base64."""
    return "VARCHAR" if column.type == "BLOB" else column.type


def _from_json(column: Column) -> str:
    return f"from_base64({column.quoted}) AS {column.quoted}" if column.type == "BLOB" else column.quoted
