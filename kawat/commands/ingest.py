"""`kawat ingest`: reports are read and their records kept in a lake, each report once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple
from uuid import uuid4

import msgspec
import typer

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
from kawat.commands.progress import Meter
from kawat.commands.read import Rules, fail, hints_of, reader_with
from kawat.commands.summary import has_faults, tell_causes, tell_refusals
from kawat.errors import KawatError
from kawat.lake import make_lake
from kawat.read import read
from kawat.reader import pack_of
from kawat.record import Made
from kawat.run import Cluster, Engine, Given, Job, MakeRead, Outcome, Read, Tools, run_job, run_spark
from kawat.sources import PAUSE, Hints, Limits, Polite, Ways, open_place, read_columns, shipped_gate
from kawat.span import Noun

Urls = Annotated[list[Path] | None, typer.Option("--urls", metavar="FILE", help="A list of addresses, one a line.")]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=NAME", help="Which column or field holds text, html, title, url, outlet, lang or published."),
]
WithGate = Annotated[bool, typer.Option("--gate", help="Refuse reports in which nothing is diplomatic, before they are read.")]
Follow = Annotated[bool | None, typer.Option(help="Fetch the pages a feed links to; unsaid, only those of a feed's address.")]
Pause = Annotated[float, typer.Option(min=0.0, metavar="SECONDS", help="Least time between two pages of one host.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Let addresses lead to hosts off the public web.")]
NoPages = Annotated[bool, typer.Option("--no-pages", help="Do not keep the pages as they came, only the texts that were read.")]
Places = Annotated[
    list[str] | None, typer.Argument(help="Files, folders, patterns, addresses of pages or feeds, or - for standard input.")
]
Door = Callable[[str], Iterable[Given | KawatError]]


def _nobody() -> None:
    """Tell nobody."""


class Order(Noun, frozen=True, kw_only=True):
    """What the user asked for: the places to read, the lake's folder, what reads them, whether raw pages are kept."""

    places: tuple[str, ...]
    into: Path
    made: Made = Made(kawat=__version__, pack=None, registry="")
    keep_pages: bool = True
    keep_text: bool = True
    engine: Engine | None = None
    spark: MakeRead | None = None
    master: str | None = None


def ingest(
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="Folder of the lake; made when it is new or empty.")],
    place: Places = None,
    urls: Urls = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, where the report does not say it.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Name of the outlet, where the report does not say it.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language (id or en), instead of the guess.")] = None,
    registry: Annotated[Path | None, typer.Option(help="A folder of your own actors, laid over the registry.")] = None,
    rules: Rules = False,
    no_pages: NoPages = False,
    gate: WithGate = False,
    column: Column = None,
    follow: Follow = None,
    pause: Pause = PAUSE,
    allow_private: AllowPrivate = False,
    no_text: NoText = False,
    workers: Workers = 1,
    shard: ShardOf = None,
    engine: EngineName = "local",
    master: Master = None,
) -> None:
    """Read reports and keep their records in a lake; what the lake holds already is left as it is."""
    hints = hints_of(published, outlet, lang)
    try:
        web = Polite(pause=pause, allow_private=allow_private)
        ways = Ways(columns=read_columns(column or ()), gate=shipped_gate() if gate else None, follow=follow, web=web)
        order = Order(places=_places(place, urls), into=into, keep_pages=not no_pages, keep_text=not no_text, master=master)
        outcome = _read_into(order, Means(registry, rules, workers, engine), share_of(shard), hints, ways)
    except KawatError as fault:
        fail(fault)
    except KeyboardInterrupt:
        stopped(into)
    _tell(outcome, into)
    if has_faults(outcome):
        raise typer.Exit(1)


class Means(NamedTuple):
    """By what the reports are read: a user's layer of actors, rules alone or not, how many processes, which engine."""

    registry: Path | None
    rules: bool
    workers: int
    engine: str


def _places(place: list[str] | None, urls: list[Path] | None) -> tuple[str, ...]:
    places = (*(place or ()), *(f"urls:{path}" for path in urls or ()))
    if not places:
        raise KawatError("kawat ingest", "was given nothing to read", "name files, folders or addresses, or a list with --urls")
    return places


def _read_into(order: Order, means: Means, share: tuple[int, int] | None, hints: Hints, ways: Ways) -> Outcome:
    """Bring the places of an order into its lake; only what is opened in this process moves the bar."""
    reader = reader_with(means.registry, rules=means.rules)
    make_read = partial(reading, means.registry, means.rules)
    order = msgspec.structs.replace(
        order,
        made=Made(kawat=__version__, pack=pack_of(reader), registry=reader.registry.version),
        engine=engine_of(means.workers, make_read),
        spark=make_read if is_spark(means.engine) else None,
    )
    with Meter(order.places) as meter:
        told = ways if order.spark else msgspec.structs.replace(ways, passed=meter.passed)
        door = dealt(partial(_open, hints=hints, ways=told), order.places, share)
        return pour(order, door, partial(read, reader=reader), meter.tell)


def pour(order: Order, door: Door, read_one: Read, tell: Callable[[], object] = _nobody) -> Outcome:
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
    if order.spark is not None:
        cluster = Cluster(master=order.master, door=door, make_read=order.spark, now=_now, tell=tell)
        return run_spark(lake, (file for place in order.places for file in files_of(place)), job, cluster)
    return run_job(lake, _through(door, order.places), job, Tools(read=read_one, now=_now, tell=tell, engine=order.engine))


def _through(door: Door, places: Iterable[str]) -> Iterator[Given | KawatError]:
    for place in places:
        yield from door(place)


def _open(place: str, hints: Hints, ways: Ways) -> Iterable[Given | KawatError]:
    return open_place(place, hints, Limits(), sys.stdin.buffer if place in ("-", "urls:-") else None, ways)


def _now() -> datetime:
    return datetime.now(UTC)


def _tell(outcome: Outcome, into: Path) -> None:
    """Print the refusals on standard error, and the counts with the causes of refusals on standard output."""
    tell_refusals(outcome)
    run = outcome.run
    typer.echo(f"{into}: read {run.read}, new {run.new}, known {run.known}, refused {run.refused}")
    tell_causes(outcome)
