"""`kawat sql`: a question in SQL to a lake, answered as a table, CSV or JSON lines; it reads the lake and nothing else."""

import csv
import io
import json
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export.cells import clean, harmless
from kawat.lake import open_lake
from kawat.lake.sql import Answer, Bounds, ask_sql

_TABLE_ROWS = 100


def sql(
    query: Annotated[str, typer.Argument(help="A SELECT, or - to read it from standard input.")],
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many rows; 0 for all. A table has 100.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, for spreadsheets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, help="Break off after so many seconds.")] = 60.0,
    memory: Annotated[int, typer.Option(min=50, help="Megabytes of memory it may take.")] = 1000,
) -> None:
    """Ask a lake in SQL (DuckDB's). Tables as in docs/lake.md, and the views versions, dated_events, sides and dyads."""
    try:
        if as_csv and as_json:
            raise KawatError("--csv --json", "ask for two forms at once", "give one of them")
        most = _TABLE_ROWS if limit is None and not (as_csv or as_json) else limit or None
        with ask_sql(open_lake(lake), _text(query), Bounds(seconds=seconds, memory=memory)) as answer:
            shown = Answer(answer.columns, islice(answer.rows, most))
            (_print_csv if as_csv else _print_json if as_json else _print_table)(shown)
            cut = most is not None and next(answer.rows, None) is not None
    except KawatError as fault:
        fail(fault)
    if cut:
        print(f"the first {most} rows are shown; --limit 0 shows all", file=sys.stderr)


def _text(query: str) -> str:
    if query != "-":
        return query
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise KawatError("-", "is no text in UTF-8", "save the question as UTF-8") from None


def _print_json(answer: Answer) -> None:
    for row in answer.rows:
        sys.stdout.buffer.write(msgspec.json.encode(dict(zip(answer.columns, row, strict=True)), enc_hook=str) + b"\n")


def _print_csv(answer: Answer) -> None:
    _write_csv(answer.columns)
    for row in answer.rows:
        _write_csv(map(_cell, row))


def _write_csv(cells: Iterable[str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    sys.stdout.buffer.write(line.getvalue().encode())


def _cell(value: Any) -> str:
    """Return a value as a cell: a number as it is, a list or struct as JSON, everything harmless in a spreadsheet."""
    return str(value) if isinstance(value, (int, float)) else harmless(_words(value))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(json.loads(msgspec.json.encode(value, enc_hook=str)), ensure_ascii=False)
    return clean(str(value))


def _print_table(answer: Answer) -> None:
    terminal = Console()
    table = Table(box=None, padding=(0, 1, 0, 0))
    for column in answer.columns:
        table.add_column(Text(column))
    for row in answer.rows:
        table.add_row(*(Text(_words(value)) for value in row))
    (terminal if terminal.is_terminal else Console(width=1000)).print(table)
