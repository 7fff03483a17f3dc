"""`kawat mechanisms` and `kawat agreements`: what a lake tells of standing arrangements and of agreements, one row each."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export.cells import clean
from kawat.lake import look, open_lake
from kawat.lake.arrangements import Deal, Sitting, Standing, Step, agreements_in, mechanisms_in

In = Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")]
Actor = Annotated[str | None, typer.Option(help="A member or party: CHN, ASEAN, grp/hamas.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")]
Documents = Annotated[bool, typer.Option("--documents", help="Letters, statements and reports, too.")]


def mechanisms(lake: In, actor: Actor = None, as_json: AsJson = False) -> None:
    """Show the mechanisms of a lake (commissions, dialogues, hotlines) with their members and meetings, one row each."""
    try:
        with look(open_lake(lake)) as sight:
            found = [one for one in mechanisms_in(sight) if _has(one.members, actor)]
    except KawatError as fault:
        fail(fault)
    if as_json:
        _print_json(found)
        return
    rows = [(m.name, "; ".join(m.members), "; ".join(m.chairs), _sittings(m), "; ".join(m.aliases), _count(m)) for m in found]
    _print(("mechanism", "members", "chair", "meetings", "also called", "reports"), rows, "no mechanisms match")


def agreements(lake: In, actor: Actor = None, documents: Documents = False, as_json: AsJson = False) -> None:
    """Show the agreements of a lake with their parties and their stages over time, one row each."""
    try:
        with look(open_lake(lake)) as sight:
            found = [one for one in agreements_in(sight, documents=documents) if _has(one.parties, actor)]
    except KawatError as fault:
        fail(fault)
    if as_json:
        _print_json(found)
        return
    rows = [(d.name, d.kind or "", "; ".join(d.parties), _stages(d.stages), _count(d)) for d in found]
    _print(("agreement", "kind", "parties", "stages", "reports"), rows, "no agreements match")


def _has(sides: Sequence[str], actor: str | None) -> bool:
    return actor is None or actor in sides or actor.upper() in sides


def _print_json(found: Iterable[Standing | Deal]) -> None:
    for one in found:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")


def _print(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> None:
    """Print a table; cells are Text, so that nothing in a report is taken for mark-up."""
    if not rows:
        typer.echo(nothing)
        return
    terminal = Console()
    table = Table(box=None, padding=(0, 1, 0, 0), expand=terminal.is_terminal)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(clean(line) for line in cell.split("\n"))) for cell in row))
    (terminal if terminal.is_terminal else Console(width=200)).print(table)


def _sittings(one: Standing) -> str:
    return "\n".join(map(_sitting, one.meetings))


def _sitting(one: Sitting) -> str:
    told = [_day(one.day), one.status, one.level, one.city or ""]
    return " ".join(word for word in told if word and word != "unknown")


def _stages(stages: Sequence[Step]) -> str:
    """Return stages by day, those told again by other reports once."""
    return "\n".join(dict.fromkeys(f"{_day(s.day)} {s.stage}".strip() for s in stages))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _count(one: Standing | Deal) -> str:
    return str(len(one.reports))
