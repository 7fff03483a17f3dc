"""Parquet: one report a row, read by DuckDB as a stream, each row handed on as the line of JSON that it makes."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import msgspec

from kawat.errors import KawatError, Unreadable
from kawat.sources.columns import Columns
from kawat.sources.decode import decode
from kawat.sources.draft import Raw

_ROWS = 100
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "500MB",
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def read_table(path: Path, place: str, columns: Columns, passed: Callable[[int], object]) -> Iterator[Raw | KawatError]:
    """Yield each row with its place `file:number`, as a line of JSON; damage ends the file with a refusal."""
    size = path.stat().st_size
    told = 0
    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as engine:
            engine.execute(f"SET allowed_paths = [{_quoted(str(path))}]")
            engine.execute("SET enable_external_access = false")
            source = f"read_parquet({_quoted(str(path))})"
            names = [row[0] for row in engine.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
            total = _count(engine, source)
            chosen = _chosen(names, columns, place)
            wanted = ", ".join('"' + name.replace('"', '""') + '"' for name in chosen.values())
            rows = engine.execute(f"SELECT {wanted} FROM {source}")
            number = 0
            while batch := rows.fetchmany(_ROWS):
                for row in batch:
                    number += 1
                    yield _line(dict(zip(chosen, row, strict=True)), f"{place}:{number}")
                passed(size * number // max(total, 1) - told)
                told = size * number // max(total, 1)
    except KawatError as refusal:
        yield refusal
    except (duckdb.Error, UnicodeDecodeError, MemoryError, OverflowError) as fault:
        cause = " ".join(str(fault).split())[:160]
        yield Unreadable(place, f"is no whole Parquet file ({cause})", "write it again; what stands before this was read")
    finally:
        passed(max(size - told, 0))


def _count(engine: duckdb.DuckDBPyConnection, source: str) -> int:
    found = engine.execute(f"SELECT count(*) FROM {source}").fetchone()
    return int(found[0]) if found else 0


def _chosen(names: list[str], columns: Columns, place: str) -> dict[str, str]:
    try:
        chosen = columns.among(names)
    except KawatError as fault:
        raise Unreadable(place, f"has no column {fault.subject}", fault.step) from None
    if "text" not in chosen and "html" not in chosen:
        step = f"it has {', '.join(names[:20])}; name one with --column text=NAME"
        raise Unreadable(place, "has no column of texts or pages", step)
    return chosen


def _line(row: dict[str, object], place: str) -> Raw | KawatError:
    """Return a row as a line of JSON."""
    try:
        plain = {field: _plain(value, place) for field, value in row.items() if value is not None}
    except KawatError as refusal:
        return refusal
    return Raw(place=place, data=msgspec.json.encode(plain))


def _plain(value: object, place: str) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return decode(Raw(place=place, data=value), page=True) if isinstance(value, bytes) else str(value)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
