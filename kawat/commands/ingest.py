"""`kawat ingest`: reports are read and their records kept in a lake, each report once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kawat import __version__
from kawat.commands.deal import (
    EngineName,
    Master,
    NoText,
    ShardOf,
    Workers,
    dealt,
    engine_of,
    files_of,
    is_spark,
    reading,
    share_of,
    stopped,
)
from kawat.commands.read import Rules, fail, hints_of, reader_with
from kawat.errors import KawatError
from kawat.lake import make_lake
from kawat.read import read
from kawat.reader import pack_of
from kawat.record import Made
from kawat.run import Cluster, Engine, Given, Job, MakeRead, Outcome, Read, Tools, run_job, run_spark
from kawat.sources import Hints, Limits, open_place
from kawat.span import Noun

Door = Callable[[str], Iterable[Given | KawatError]]


class Order(Noun, frozen=True, kw_only=True):
    """What the user asked for: the places to read, the lake's folder, what reads them, whether raw pages are kept."""

    places: tuple[str, ...]
    into: Path
    made: Made
    keep_pages: bool = True
    keep_text: bool = True
    engine: Engine | None = None
    spark: MakeRead | None = None
    master: str | None = None


def ingest(
    place: Annotated[list[str], typer.Argument(help="Files, folders, http(s) addresses, or - for standard input.")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="Folder of the lake; made when it is new or empty.")],
    published: Annotated[str | None, typer.Option(help="Day of publication, where the report does not say it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet, where the report does not say it.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language (id or en), instead of the guess.")] = None,
    registry: Annotated[Path | None, typer.Option(help="A folder of your own actors, laid over the registry.")] = None,
    rules: Rules = False,
    no_pages: Annotated[
        bool, typer.Option("--no-pages", help="Do not keep the pages as they came, only the texts that were read.")
    ] = False,
    no_text: NoText = False,
    workers: Workers = 1,
    shard: ShardOf = None,
    engine: EngineName = "local",
    master: Master = None,
) -> None:
    """Read reports and keep their records in a lake; what the lake holds already is left as it is."""
    hints = hints_of(published, outlet, lang)
    try:
        reader = reader_with(registry, rules=rules)
        make_read = partial(reading, registry, rules)
        order = Order(
            places=tuple(place),
            into=into,
            made=Made(kawat=__version__, pack=pack_of(reader), registry=reader.registry.version),
            keep_pages=not no_pages,
            keep_text=not no_text,
            engine=engine_of(workers, make_read),
            spark=make_read if is_spark(engine) else None,
            master=master,
        )
        outcome = pour(order, dealt(partial(_open, hints=hints), order.places, share_of(shard)), partial(read, reader=reader))
    except KawatError as fault:
        fail(fault)
    except KeyboardInterrupt:
        stopped(into)
    _tell(outcome, into)
    if outcome.failures:
        raise typer.Exit(1)


def pour(order: Order, door: Door, read_one: Read) -> Outcome:
    """Bring all that a door gives for the places of an order into its lake, and return how that ended.

    This is where the clock is asked and the job gets its name; the rooms below are told both.
    """
    job = Job(
        id=uuid4().hex,
        started=_now(),
        inputs=tuple(os.fsencode(place).decode("utf-8", "replace") for place in order.places),
        made=order.made,
        keep_pages=order.keep_pages,
        keep_text=order.keep_text,
    )
    lake = make_lake(order.into, job.id)
    with _progress() as bar:
        tell = partial(bar.advance, bar.add_task("inputs", total=None))
        if order.spark is not None:
            cluster = Cluster(master=order.master, door=door, make_read=order.spark, now=_now, tell=tell)
            return run_spark(lake, (file for place in order.places for file in files_of(place)), job, cluster)
        return run_job(lake, _through(door, order.places), job, Tools(read=read_one, now=_now, tell=tell, engine=order.engine))


def _through(door: Door, places: Iterable[str]) -> Iterator[Given | KawatError]:
    for place in places:
        yield from door(place)


def _open(place: str, hints: Hints) -> Iterable[Given | KawatError]:
    return open_place(place, hints, Limits(), stdin=sys.stdin.buffer if place == "-" else None)


def _now() -> datetime:
    return datetime.now(UTC)


def _progress() -> Progress:
    """Return a bar on standard error that shows only on a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _tell(outcome: Outcome, into: Path) -> None:
    """Print the refusals, one a line, on standard error, and the counts on standard output."""
    for failure in outcome.failures:
        print(f"kawat: {failure}", file=sys.stderr)
    run = outcome.run
    typer.echo(f"{into}: read {run.read}, new {run.new}, known {run.known}, refused {run.refused}")
