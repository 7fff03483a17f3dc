"""`kawat corpus`: the passages of the training corpus are checked, counted, drawn and exported."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from kawat.commands.say import fail
from kawat.corpus import check_folder
from kawat.corpus.agree import consistency
from kawat.corpus.check import files_of
from kawat.corpus.convert import to_record
from kawat.corpus.export import export_jsonl, export_parquet
from kawat.corpus.stats import count, echoes
from kawat.errors import BadGold, BadId, KawatError
from kawat.notation import Block, read_blocks
from kawat.show import picture_of

corpus_app = typer.Typer(help="Check, count, draw and export the passages of a corpus.", no_args_is_help=True)
PEOPLE = Path("registry") / "imported" / "persons.csv"
Done = TypeVar("Done")
Folders = Annotated[list[Path], typer.Argument(help="Folders of passages (.txt in Kawat's notation).")]


@corpus_app.command("check")
def check(
    folder: Folders,
    people: Annotated[Path | None, typer.Option(help="A table of real names that no passage may bear.")] = None,
) -> None:
    """Name each fault with file and line; end with 1 when there is one."""
    for one in folder:
        if not files_of(one):
            fail(KawatError(str(one), "holds no passages (.txt)", "name a folder of the corpus"))
    names = people or (PEOPLE if PEOPLE.exists() else None)
    faults = [fault for one in folder for fault in check_folder(one, names)]
    for fault in faults:
        typer.echo(f"{fault.place}: {fault.cause}")
    typer.echo(f"{len(faults)} faults", err=True)
    if faults:
        raise typer.Exit(1)


@corpus_app.command("stats")
def stats(
    folder: Folders,
    shared: Annotated[bool, typer.Option("--shared", help="Also list stretches of six words that two passages share.")] = False,
) -> None:
    """Count what the passages hold and how varied they are."""
    blocks = blocks_of(folder)
    table = Table("what", "number", "share", show_edge=False, pad_edge=False)
    for line in told(lambda: count(blocks)):
        table.add_row(line.what, str(line.number), f"{100 * line.number / line.of:.1f} %" if line.of else "")
    Console().print(table)
    for echo in echoes(blocks) if shared else ():
        typer.echo(f"{echo.first} ~ {echo.second}: {echo.words}")


@corpus_app.command("agree")
def agree(
    first: Annotated[Path, typer.Argument(help="A folder of passages.")],
    second: Annotated[Path, typer.Argument(help="The same passages annotated a second time.")],
) -> None:
    """Hold two passes of annotation against each other, layer by layer."""
    table = Table("layer", "first", "second", "both", "F1", show_edge=False, pad_edge=False)
    for layer in told(lambda: consistency(blocks_of([first]), blocks_of([second]))):
        table.add_row(layer.layer, str(layer.first), str(layer.second), str(layer.both), f"{layer.f1:.1f}")
    Console().print(table)


@corpus_app.command("draw")
def draw(folder: Folders, name: Annotated[list[str], typer.Option("--name", help="Only this passage; may be repeated.")]) -> None:
    """Draw passages with their layers."""
    for block in blocks_of(folder):
        if block.name in name:
            typer.echo(f"== {block.name}")
            for row in picture_of(to_record(block), 100):
                typer.echo(row.drawn)
            typer.echo()


@corpus_app.command("export")
def export(
    folder: Folders,
    into: Annotated[Path, typer.Option("--into", help="A .jsonl file, or a folder for Parquet files.")],
) -> None:
    """Export passages: one JSON document a line, or Parquet with a split for each folder."""
    if into.suffix == ".jsonl":
        number = told(lambda: export_jsonl(blocks_of(folder), into))
    else:
        splits = {one.name: blocks_of([one]) for one in folder}
        number = told(lambda: export_parquet({k: v for k, v in splits.items() if v}, into))
    typer.echo(f"{number} passages")


def told(work: Callable[[], Done]) -> Done:
    """Return what some work gives; end with one clear line where a passage cannot be converted."""
    try:
        return work()
    except (BadGold, BadId) as fault:
        fail(KawatError(fault.subject, fault.cause, "run: kawat corpus check"))


def blocks_of(folders: list[Path]) -> list[Block]:
    """Return the passages of folders; end with one clear line at the first that cannot be read."""
    try:
        found = [block for one in folders for path in files_of(one) for block in read_blocks(path)]
    except BadGold as fault:
        fail(fault)
    if not found:
        fail(KawatError(str(folders[0]), "holds no passages (.txt)", "name a folder of the corpus"))
    return found
