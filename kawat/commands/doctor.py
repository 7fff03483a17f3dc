"""`kawat doctor`: every invariant of a lake is checked, and derived parts are mended on request."""

from pathlib import Path
from typing import Annotated

import typer

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.lake import Check, examine, open_lake
from kawat.lake import repair as repair_lake


def doctor(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    repair: Annotated[bool, typer.Option("--repair", help="Take away derived parts that are wrong, to be made anew.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Show what holds, too.")] = False,
) -> None:
    """Check that all holds in a lake that should hold; the exit code is 1 when something does not."""
    try:
        opened = open_lake(lake)
        checks = list(examine(opened))
        if repair and any(check.broken and check.derived for check in checks):
            for mended in repair_lake(opened):
                typer.echo(f"mended: {mended}")
            checks = list(examine(opened))
    except KawatError as fault:
        fail(fault)
    broken = [check for check in checks if check.broken]
    for check in checks if every else broken:
        typer.echo(_line(check))
    typer.echo(f"{lake}: {len(checks)} checks, {len(broken)} broken")
    if broken:
        raise typer.Exit(1)


def _line(check: Check) -> str:
    if not check.broken:
        return f"ok      {check.name}"
    step = "restore the lake from a copy, or ingest the reports again"
    if check.derived:
        step = "kawat doctor --repair"
    elif check.name.startswith("decisions"):
        step = "take it back among the decisions of kawat serve, or restore decisions.sqlite from a copy"
    example = f", such as {check.example}" if check.example else ""
    return f"BROKEN  {check.name}: {check.broken}{example}; {step}"
