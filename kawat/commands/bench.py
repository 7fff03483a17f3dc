"""`kawat bench`: what it costs to ask a lake, as ratios to plain files and bare indexes, on a lake made by recombination."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kawat.commands.read import fail
from kawat.errors import KawatError
from kawat.evaluate.bench_ask import Measured, measure_search, measure_tables
from kawat.evaluate.bench_lake import JOB, grow
from kawat.lake import make_lake, open_lake


def bench(
    seed: Annotated[Path, typer.Argument(help="Folder of a lake whose reports are recombined.")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="New folder for the synthetic lake and the plain files.")],
    events: Annotated[int, typer.Option(min=1, help="Event rows of the synthetic lake.")] = 1_000_000,
    texts: Annotated[int, typer.Option(min=2, help="Texts that are searched.")] = 20_000,
) -> None:
    """Measure asking: a group-by, a dyad's timeline, a text search, each beside the plainest thing that could do it."""
    console = Console(stderr=True)
    try:
        source = open_lake(seed)
        if into.exists() and any(into.iterdir()):
            raise KawatError(str(into), "is not empty", "give a new folder; a synthetic lake is to stay apart from any other")
        lake = make_lake(into / "lake", JOB)
        for held in grow(lake, source, into / "seed", events):
            console.print(f"{held:,} synthetic events", highlight=False)
        measured = (*measure_tables(lake, into / "plain"), *measure_search(source, into / "texts", texts // 2))
    except KawatError as fault:
        fail(fault)
    Console().print(_table(measured))
    if any(one.most is not None and one.value > one.most for one in measured):
        raise typer.Exit(1)


def _table(measured: tuple[Measured, ...]) -> Table:
    table = Table("what", "on", "value", "at most", show_edge=False, pad_edge=False)
    for one in measured:
        most = "" if one.most is None else f"{one.most:g} {one.unit}"
        table.add_row(one.what, f"{one.n:,}", f"{one.value:.2f} {one.unit}", most)
    return table
