"""`kawat read`: reports are read and shown, for people as a picture with tables, for machines as one JSON document a report."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from kawat.actors import Registry, load_registry
from kawat.commands.say import complain as complain  # asked for under either name
from kawat.commands.say import fail as fail
from kawat.errors import BadDate, KawatError
from kawat.read import Reader, read
from kawat.reader import load_reader
from kawat.record import Record
from kawat.show import chain_of, picture_of, tables
from kawat.sources import Hints, Limits, open_place, read_date
from kawat.wire import to_json

Rules = Annotated[bool, typer.Option("--rules", help="Read with rules alone, without the model: many times faster, less found.")]
_ROW_STYLES = {"·": "dim", "─": "cyan", "═": "green", "━": "bold magenta", "┄": "yellow"}


def read_reports(
    place: Annotated[list[str], typer.Argument(help="Files, folders, http(s) addresses, or - for standard input.")],
    published: Annotated[str | None, typer.Option(help="Day of publication, where the report does not say it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet, where the report does not say it.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language (id or en), instead of the guess.")] = None,
    registry: Annotated[Path | None, typer.Option(help="A folder of your own actors, laid over the registry.")] = None,
    rules: Rules = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")] = False,
    shown: Annotated[bool, typer.Option("--shown", help="The text with its marks, then tables (the default).")] = False,
) -> None:
    """Read reports and show their records."""
    if json and shown:
        fail(KawatError("--json --shown", "ask for two forms at once", "give one of them"))
    hints = hints_of(published, outlet, lang)
    reader = reader_with(registry, rules=rules)
    refused = False
    for one in place:
        for found in open_place(one, hints, Limits(), stdin=sys.stdin.buffer if one == "-" else None):
            if isinstance(found, KawatError):
                complain(found)
                refused = True
            elif json:
                sys.stdout.buffer.write(to_json(read(found.report, reader)) + b"\n")
            else:
                show(read(found.report, reader), Console())
    if refused:
        raise typer.Exit(1)


def hints_of(published: str | None, outlet: str | None, lang: str | None) -> Hints:
    """Return what the user says of the reports; end with one clear line where a date or language cannot be understood."""
    try:
        day = read_date(published) if published else None
    except BadDate as fault:
        fail(fault)
    if lang is not None and not (len(lang) == 2 and lang.isalpha() and lang.islower()):
        fail(KawatError(f"--lang {lang}", "is no two-letter language code", "give id or en"))
    return Hints(published=day, outlet=outlet, lang=lang, seen=datetime.now(UTC).date())


def registry_with(local: Path | None) -> Registry:
    """Return the registry with a user's layer; a broken one is reported in a line and left out."""
    registry = load_registry(local=local)
    if registry.left_out:
        complain(registry.left_out)
        typer.echo(f"kawat: {local} is left out until that is mended", err=True)
    return registry


def reader_with(local: Path | None, *, rules: bool) -> Reader:
    """Return the reader: the registry with a user's layer, and the shipped model unless rules alone are asked for."""
    try:
        return load_reader(registry_with(local), rules=rules)
    except KawatError as fault:
        fail(fault)


def show(record: Record, console: Console) -> None:
    """Print a record for a person: where it came from, the picture, the tables."""
    report = record.report
    width = min(console.width, 110)
    console.rule(
        escape(Path(report.origin.place).name if "://" not in report.origin.place else report.origin.place), align="left"
    )
    known = [report.outlet, str(report.published or "no date"), report.lang, f"id {report.id[:12]}"]
    console.print(escape(" · ".join(k for k in known if k)), style="dim", highlight=False)
    if chain := chain_of(record):
        console.print(f"chain: {escape(chain)}", style="dim", highlight=False)
    console.print()
    for row in picture_of(record, width):
        labels = row.drawn.lstrip(" ")
        indent = Text(" " * (len(row.drawn) - len(labels)))
        console.print(indent + Text(labels, style=_ROW_STYLES.get(row.sign or "", "")), highlight=False, soft_wrap=True)
    for table in tables(record):
        console.print()
        console.print(table)
    console.print("machine reading, unverified", style="dim italic", highlight=False)
