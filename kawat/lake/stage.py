"""A stage keeps the rows of a run on disk until the run is committed, so that memory does not grow with the run."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from kawat.errors import BadLake
from kawat.lake.home import Lake, quote
from kawat.lake.rows import Rows
from kawat.lake.schema import TABLES, Column

_LONGEST_LINE = 64 * 1024 * 1024


class Stage:
    """Files of JSON lines, one or more parts for each table that has rows; leaving it deletes them."""

    def __init__(self, lake: Lake, job: str, part_bytes: int = 64_000_000) -> None:
        self._folder = lake.folder / ".staging" / job
        self._epoch = lake.epoch
        self._part_bytes = part_bytes
        self._digests = {table: hashlib.sha256() for table in TABLES}
        self._parts: dict[str, list[Path]] = {}
        try:
            self._folder.mkdir(parents=True)
        except OSError as fault:
            raise self._blocked(fault) from None

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have rows here."""
        return tuple(table for table in TABLES if table in self._parts)

    def add(self, tables: Iterable[Rows]) -> None:
        """Put rows behind those that are already here."""
        for rows in tables:
            data = b"".join(line + b"\n" for line in rows.lines)
            if data:
                self._digests[rows.table].update(data)
                self._write(rows.table, data)

    def key(self, dropped: Iterable[str] = ()) -> str:
        """Return the digest of the rows here but the dropped ones: in an epoch the same rows have the same key in any process."""
        parts = [str(self._epoch), *(f"{table} {self._digests[table].hexdigest()}" for table in TABLES), *sorted(dropped)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def sources(self, table: str) -> tuple[str, ...]:
        """Return the SQL that reads the rows of a table, for each part."""
        return tuple(_source(table, [part]) for part in self._parts.get(table, ()))

    def source(self, table: str) -> str:
        """Return the SQL that reads all rows of a table that has rows here."""
        return _source(table, self._parts[table])

    def _write(self, table: str, data: bytes) -> None:
        try:
            with self._open_part(table).open("ab") as file:
                file.write(data)
        except OSError as fault:
            raise self._blocked(fault) from None

    def _blocked(self, fault: OSError) -> BadLake:
        return BadLake(str(self._folder), f"cannot be written ({fault.strerror})", "check the disk and your permissions")

    def _open_part(self, table: str) -> Path:
        """Return the file that takes the next rows: a new one when the last has its size."""
        parts = self._parts.setdefault(table, [])
        if not parts or parts[-1].stat().st_size >= self._part_bytes:
            parts.append(self._folder / f"{table}-{len(parts):05}.jsonl")
            parts[-1].touch()
        return parts[-1]


def _source(table: str, files: list[Path]) -> str:
    columns = [column for column in TABLES[table] if column.name != "run"]
    kinds = ", ".join(f"{column.quoted}: '{_json_type(column)}'" for column in columns)
    form = f"format = 'newline_delimited', columns = {{{kinds}}}, maximum_object_size = {_LONGEST_LINE}"
    paths = ", ".join(quote(str(path)) for path in files)
    return f"SELECT {', '.join(map(_from_json, columns))} FROM read_json([{paths}], {form})"


def _json_type(column: Column) -> str:
    """Return the type a column is read from JSON in; bytes are written there as base64."""
    return "VARCHAR" if column.type == "BLOB" else column.type


def _from_json(column: Column) -> str:
    return f"from_base64({column.quoted}) AS {column.quoted}" if column.type == "BLOB" else column.quoted
