"""Events as Parquet: the columns of the flat row with their types, lists as lists, written by DuckDB from a file on disk."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from kawat.export.flat import Flat, flat_of
from kawat.export.line import NOTE, Line
from kawat.lake.home import new_engine, quote
from kawat.lake.schema import columns_of


def write_parquet(lines: Iterable[Line], out: Path) -> int:
    """Write events as one Parquet file, compressed with zstd, the note in its metadata too; return how many."""
    count = 0
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
        rows = Path(folder) / "rows.jsonl"
        with rows.open("wb") as file:
            for line in lines:
                file.write(msgspec.json.encode(flat_of(line)) + b"\n")
                count += 1
        columns = columns_of(Flat)
        kinds = ", ".join(f"{column.quoted}: '{column.type}'" for column in columns)
        source = f"read_json({quote(str(rows))}, format = 'newline_delimited', columns = {{{kinds}}})"
        empty = "SELECT " + ", ".join(f"NULL::{column.type} AS {column.quoted}" for column in columns) + " LIMIT 0"
        query = f"SELECT * FROM {source}" if count else empty
        with new_engine() as engine:
            metadata = f"KV_METADATA {{note: {quote(NOTE)}}}"
            engine.execute(f"COPY ({query}) TO {quote(str(out))} (FORMAT parquet, COMPRESSION zstd, {metadata})")
    return count
