"""Asking a lake in SQL: one question that reads, in an engine that sees the lake's files and nothing else, within bounds."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any, NamedTuple

import duckdb

from kawat.errors import KawatError
from kawat.lake.ask import add_views
from kawat.lake.home import Lake, Sight, quote
from kawat.lake.sight import look_with_files
from kawat.span import Noun

_BATCH = 1000
_HELP = "docs/lake.md has the tables; kawat sql 'SHOW TABLES' names them"


class Bounds(Noun, frozen=True, kw_only=True):
    """How much a question may take: seconds, megabytes of memory, and megabytes on disk where memory does not suffice."""

    seconds: float = 60.0
    memory: int = 1000
    spill: int = 4000


class BadQuery(KawatError):
    """A question in SQL cannot be answered: it is not one that reads, is wrong, or takes too much."""


class Answer(NamedTuple):
    """The names of an answer's columns, and its rows, which come as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def locked(lake: Lake, bounds: Bounds | None = None) -> Iterator[Sight]:
    """Give a sight of a lake that cannot leave it: no other file, no network, no writing, no setting can be reached from SQL."""
    within = bounds or Bounds()
    engine, files = look_with_files(lake)
    with tempfile.TemporaryDirectory(prefix="kawat-sql-") as spill, engine:
        add_views(engine)
        engine.execute(f"SET memory_limit = '{within.memory}MB'")
        engine.execute(f"SET temp_directory = {quote(spill)}")
        engine.execute(f"SET max_temp_directory_size = '{within.spill}MB'")
        engine.execute("SET python_enable_replacements = false")
        engine.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        engine.execute(f"SET allowed_paths = [{', '.join(map(quote, files))}]")
        engine.execute("SET enable_external_access = false")
        engine.execute("SET lock_configuration = true")
        yield engine


@contextmanager
def ask_sql(lake: Lake, query: str, bounds: Bounds | None = None) -> Iterator[Answer]:
    """Give the answer to a question in SQL; raise BadQuery when it is not one SELECT, is wrong, or takes too much.

    The question is put into brackets: DuckDB takes a COPY at the head of a SELECT (`WITH x AS (COPY ...)`), which could
    write over the lake's own files, for these it may open; inside brackets it refuses it.
    """
    within = bounds or Bounds()
    text = _only_select(query)
    with locked(lake, within) as engine:
        alarm = Timer(within.seconds, engine.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            cursor = _told(lambda: engine.execute(f"SELECT * FROM (\n{text}\n)"), query, within)
            columns = tuple(str(column[0]) for column in cursor.description or ())
            yield Answer(columns, _rows(cursor, query, within))
        finally:
            alarm.cancel()


def _only_select(query: str) -> str:
    try:
        statements = duckdb.extract_statements(query)
    except duckdb.Error as fault:
        raise BadQuery(_short(query), _first_line(fault), _HELP) from None
    if len(statements) != 1:
        raise BadQuery(_short(query), f"holds {len(statements)} statements", "ask one question at a time")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise BadQuery(_short(query), f"is no question but {statements[0].type.name}", "kawat sql only reads: begin with SELECT")
    return str(statements[0].query).strip().rstrip(";")


def _rows(cursor: Sight, query: str, within: Bounds) -> Iterator[tuple[Any, ...]]:
    while rows := _told(lambda: cursor.fetchmany(_BATCH), query, within):
        yield from rows


def _told(work: Any, query: str, within: Bounds) -> Any:
    """Do a piece of the engine's work, and say in Kawat's way why it could not be done."""
    try:
        return work()
    except duckdb.InterruptException:
        cause, step = f"took longer than {within.seconds:g} seconds", "ask for less, or give --seconds"
    except duckdb.OutOfMemoryException:
        cause, step = f"needs more than {within.memory} MB", "ask for less, or give --memory"
    except duckdb.PermissionException as fault:
        cause, step = _first_line(fault), "kawat sql reads the lake's tables and nothing else"
    except duckdb.Error as fault:
        cause, step = _first_line(fault), _HELP
    raise BadQuery(_short(query), cause, step)


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:300]


def _short(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 60 else f"{line[:57]}..."
