"""Exports: every row of a view with its filter, as CSV, XLSX, Parquet or JSON, read from one state of the desk and streamed."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from kawat.export.cells import safe
from kawat.export.sheets import save_xlsx
from kawat.serve.ask import Row
from kawat.serve.desk import Stream

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def cells(row: Row) -> Iterator[str | int | float | None]:
    """Yield the cells of a row: lists joined, parties by id, texts on one line and harmless."""
    for value in row.values():
        if isinstance(value, (int, float)) or value is None:
            yield value
        else:
            yield safe(_flat(value))


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_flat(one) for one in value)
    if isinstance(value, dict):
        if "from" in value:
            return "/".join(str(day) for day in dict.fromkeys((value["from"], value["to"])) if day)
        return str(value.get("id") or value.get("name") or value.get("words") or "unnamed")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def write_table(form: str, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield rows of the pages in one of the forms."""
    if form == "csv":
        return write_csv(columns, rows)
    if form == "json":
        return write_json(rows)
    return write_xlsx(columns, rows) if form == "xlsx" else write_few(columns, rows)


def write_few(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a Parquet file of rows that are few enough to be held."""
    held = b"".join(write_json(rows))
    with tempfile.TemporaryDirectory(prefix="kawat-json-") as folder, duckdb.connect() as engine:
        path = Path(folder) / "rows.json"
        path.write_bytes(held)
        none = f"SELECT {', '.join(f'NULL::VARCHAR AS {name}' for name in columns)} WHERE false"
        some = f"SELECT * FROM read_json('{path}', format = 'array')"
        yield from write_parquet(engine.sql(some if b"{" in held else none))


def write_csv(columns: Iterable[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a table as CSV in UTF-8, some rows at a time."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(columns)
    for n, row in enumerate(rows, 1):
        writer.writerow("" if cell is None else cell for cell in cells(row))
        if n % 200 == 0:
            yield line.getvalue().encode()
            line.seek(0)
            line.truncate()
    yield line.getvalue().encode()


def write_json(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the rows as one JSON array, a row a line."""
    yield b"["
    for n, row in enumerate(rows):
        yield (b",\n" if n else b"\n") + encode(row)
    yield b"\n]\n"


def encode(value: Any) -> bytes:
    """Return a value as JSON."""
    return msgspec.json.encode(value)


def write_xlsx(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a workbook; rows go to disk one by one."""
    with tempfile.TemporaryDirectory(prefix="kawat-xlsx-") as folder:
        path = Path(folder) / "rows.xlsx"
        save_xlsx(columns, (list(cells(row)) for row in rows), path)
        yield from _chunks(path)


def write_parquet(rows: duckdb.DuckDBPyRelation) -> Iterator[bytes]:
    """Yield a Parquet file, written by an engine of its own, for the desk's reaches no file."""
    with tempfile.TemporaryDirectory(prefix="kawat-parquet-") as folder:
        path = Path(folder) / "rows.parquet"
        with duckdb.connect() as engine:
            engine.execute("SET enable_progress_bar = false; SET threads = 2")
            engine.register("incoming", Stream(rows))
            engine.execute(f"COPY (SELECT * FROM incoming) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
        yield from _chunks(path)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(256_000):
            yield chunk
