"""`kawat export`: the events of a lake as a file for another program."""

from pathlib import Path
from typing import Annotated

import typer

from kawat.commands.events import sought_of
from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export import FORMATS, event_lines
from kawat.export import export as write_export
from kawat.lake import find_events, look, open_lake


def export(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="The file to write; one that is there is replaced when all went well.")
    ],
    actor: Annotated[str | None, typer.Option(help="Who acts: CHN and everything of it, or one id such as CHN/gov/mfa.")] = None,
    other: Annotated[str | None, typer.Option("--with", help="Who is on the other side, by the same ids.")] = None,
    event: Annotated[str | None, typer.Option(help="PLOVER event, such as CONSULT.")] = None,
    since: Annotated[str | None, typer.Option(help="First day.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Older versions of the same page too.")] = False,
) -> None:
    """Write the events of a lake to a file, in the form that another program reads. docs/export.md shows each form."""
    try:
        sought = sought_of(actor, other, event, since, until, all_versions)
        with look(open_lake(lake)) as sight:
            hits = find_events(sight, sought)
            count = write_export(event_lines(sight), form, out)
    except KawatError as fault:
        fail(fault)
    edges = f"{count} edges of " if form == "gexf" else ""
    typer.echo(f"{out}: {edges}{hits.found} events")
    if hits.older:
        typer.echo(f"{hits.older} more in older versions of a page; --all-versions takes them too", err=True)
    if hits.undated:
        typer.echo(f"{hits.undated} more have no day and were left out", err=True)
