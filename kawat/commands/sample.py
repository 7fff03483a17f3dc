"""`kawat sample`: events drawn by chance as a sheet to check by hand, and what a checked sheet says of precision."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kawat.commands.events import sought_of
from kawat.commands.say import complain, fail
from kawat.errors import KawatError
from kawat.export import whole
from kawat.export.precision import Checked, precisions, read_sheet
from kawat.export.sample import HEAD, STRATA, draw, sheet_rows
from kawat.export.sheets import save_csv, save_xlsx
from kawat.lake import find_events, look, open_lake

_SAVERS = {".csv": save_csv, ".xlsx": save_xlsx}


def sample(
    size: Annotated[int, typer.Argument(min=1, help="How many events to draw.")] = 200,
    lake: Annotated[Path | None, typer.Option("--in", metavar="DIR", help="Folder of the lake.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same events.")] = 7,
    by: Annotated[str, typer.Option(help=f"Equally many of each: {', '.join(STRATA)}.")] = "none",
    out: Annotated[Path, typer.Option(metavar="FILE", help="The sheet, .csv or .xlsx; one that is there is not touched.")] = Path(
        "sample.csv"
    ),
    score: Annotated[Path | None, typer.Option(metavar="SHEET", help="Score this checked sheet instead of drawing one.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who acts, as in `kawat events`.")] = None,
    other: Annotated[str | None, typer.Option("--with", help="Who is on the other side.")] = None,
    event: Annotated[str | None, typer.Option(help="PLOVER event, such as CONSULT.")] = None,
    since: Annotated[str | None, typer.Option(help="First day.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
) -> None:
    """Draw events as a sheet to check by hand (write y or n), or turn a checked sheet into precision."""
    try:
        if score:
            _show(read_sheet(score), score)
            return
        if lake is None:
            raise KawatError("--in", "is missing", "name the folder of the lake")
        save = _SAVERS.get(out.suffix.casefold())
        if save is None:
            raise KawatError(f"--out {out}", "is neither .csv nor .xlsx", "give the sheet one of these endings")
        if out.exists():
            raise KawatError(f"--out {out}", "is there already, and may hold answers", "give another name, or delete it first")
        sought = sought_of(actor, other, event, since, until, False)
        with look(open_lake(lake)) as sight:
            held = find_events(sight, sought).found
            drawn = draw(sight, size, seed, by)
            count = whole(out, lambda draft: save(HEAD, sheet_rows(sight, drawn, seed), draft))
    except KawatError as fault:
        fail(fault)
    typer.echo(f"{out}: {count} of {held} events, seed {seed}; write y or n into the columns that end in ok, then:")
    typer.echo(f"  kawat sample --score {out}")


def _show(checked: Checked, sheet: Path) -> None:
    """Print the precisions of a checked sheet, and end with 1 where a cell could not be understood."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("field", "event", "checked", "right", "precision", "95 %"):
        table.add_column(name, no_wrap=True, justify="left" if name in ("field", "event") else "right")
    for p in precisions(checked.verdicts):
        shown = (f"{100 * p.value:.1f} %", f"{100 * p.low:.1f}-{100 * p.high:.1f}")
        table.add_row(p.check, p.event, str(p.n), str(p.right), *shown)
    if table.row_count:
        terminal = Console()
        (terminal if terminal.is_terminal else Console(width=200)).print(table)
    else:
        typer.echo(f"{sheet}: {checked.events} events, none of them checked yet")
    for fault in checked.faults:
        complain(fault)
    if checked.faults:
        raise typer.Exit(1)
