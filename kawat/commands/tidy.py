"""`kawat tidy`: small files of a lake become large ones, and what no finished run needs is deleted."""

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.lake import open_lake
from kawat.lake import tidy as tidy_lake


def tidy(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    keep_hours: Annotated[
        int, typer.Option(min=0, help="Replaced files stay so long for those who read them now; 0: old logs go at once, too.")
    ] = 24,
) -> None:
    """Join the small files of a lake, take out rows of runs that never ended, and delete files and logs that no table needs."""
    try:
        done = tidy_lake(open_lake(lake), uuid4().hex, keep_hours)
    except KawatError as fault:
        fail(fault)
    for one in done:
        notes = [f"{one.table}: {one.files_before} files, now {one.files_after}"]
        notes += [f"{one.unfinished} rows of broken runs taken out"] if one.unfinished else []
        notes += [f"{one.deleted} old files deleted"] if one.deleted else []
        notes += [f"{one.logs} entries of its log deleted"] if one.logs else []
        typer.echo(", ".join(notes))
