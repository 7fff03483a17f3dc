"""`kawat corpus`: the passages of the training corpus are checked, counted, drawn and exported."""

from pathlib import Path
from typing import Annotated

import typer

from kawat.corpus import check_folder

corpus_app = typer.Typer(help="Check, count, draw and export the passages of a corpus.", no_args_is_help=True)
PEOPLE = Path("registry") / "imported" / "persons.csv"


@corpus_app.command("check")
def check(
    folder: Annotated[list[Path], typer.Argument(help="Folders of passages (.txt in Kawat's notation).")],
    people: Annotated[Path | None, typer.Option(help="A table of real names that no passage may bear.")] = None,
) -> None:
    """Name each fault with file and line; end with 1 when there is one."""
    names = people or (PEOPLE if PEOPLE.exists() else None)
    faults = [fault for one in folder for fault in check_folder(one, names)]
    for fault in faults:
        typer.echo(f"{fault.place}: {fault.cause}")
    typer.echo(f"{len(faults)} faults", err=True)
    if faults:
        raise typer.Exit(1)
