"""`kawat bench`: what it costs to fill a lake and to ask it, as ratios, on lakes made by recombination."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from kawat.commands.deal import reading
from kawat.commands.read import fail
from kawat.errors import KawatError
from kawat.evaluate.bench_ask import Measured, measure_search, measure_tables
from kawat.evaluate.bench_crawl import measure_crawl
from kawat.evaluate.bench_grow import drawn, measure_growth, measured_growth
from kawat.evaluate.bench_lake import JOB, grow
from kawat.lake import Lake, make_lake, open_lake

Part = Literal["storing", "asking", "searching", "crawling"]
_PAGES = 300


def bench(
    seed: Annotated[Path, typer.Argument(help="Folder of a lake whose reports are recombined.")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="New folder for the synthetic lake and the plain files.")],
    events: Annotated[int, typer.Option(min=1, help="Event rows of the synthetic lake.")] = 1_000_000,
    texts: Annotated[int, typer.Option(min=2, help="Texts that are searched.")] = 20_000,
    reports: Annotated[int, typer.Option(min=1_000, help="Reports that are stored, to see how the cost of one grows.")] = 10_000,
    only: Annotated[Part | None, typer.Option(help="Measure this part alone.")] = None,
) -> None:
    """Measure storing reports as a lake grows, asking it (a group-by, a dyad's timeline, a text search), and reading a crawl.

    Each is measured beside the plainest thing that could do it, storing beside a young lake. The exit code is 1 when a figure
    is over the most it may be.
    """
    console = Console(stderr=True)
    try:
        source = open_lake(seed)
        if into.exists() and any(into.iterdir()):
            raise KawatError(str(into), "is not empty", "give a new folder; a synthetic lake is to stay apart from any other")
        measured: tuple[Measured, ...] = ()
        if only in (None, "storing"):
            grown = measure_growth(source, into / "storing", reports)
            console.print(drawn(grown), highlight=False, soft_wrap=True)
            measured += measured_growth(grown)
        if only in (None, "asking"):
            measured += _asking(source, into, events, console)
        if only in (None, "searching"):
            measured += measure_search(source, into / "texts", texts // 2)
        if only in (None, "crawling"):
            measured += measure_crawl(source, into / "crawl", reading(None, rules=False), _PAGES)
    except KawatError as fault:
        fail(fault)
    Console().print(_table(measured))
    if any(one.most is not None and one.value > one.most for one in measured):
        raise typer.Exit(1)


def _asking(source: Lake, into: Path, events: int, console: Console) -> tuple[Measured, ...]:
    lake = make_lake(into / "lake", JOB)
    for held in grow(lake, source, into / "seed", events):
        console.print(f"{held:,} synthetic events", highlight=False)
    return measure_tables(lake, into / "plain")


def _table(measured: tuple[Measured, ...]) -> Table:
    table = Table("what", "on", "value", "at most", show_edge=False, pad_edge=False)
    for one in measured:
        most = "" if one.most is None else f"{one.most:g} {one.unit}"
        table.add_row(one.what, f"{one.n:,}", f"{one.value:.2f} {one.unit}", most)
    return table
