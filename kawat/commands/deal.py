"""Dealing the work of `kawat ingest`: to processes here, to the tasks of a job array, and what a stop in between says."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kawat.actors import load_registry
from kawat.errors import KawatError
from kawat.read import read
from kawat.reader import load_reader
from kawat.run import Crew, Engine, Given, MakeRead, Read, pooled
from kawat.sources import list_files

Door = Callable[[str], Iterable[Given | KawatError]]
NoText = Annotated[
    bool, typer.Option("--no-text", help="Keep no texts or pages: spans, digests and excerpts of at most 200 characters.")
]
Workers = Annotated[int, typer.Option("--workers", min=0, metavar="N", help="Processes that read; 0: one for each core.")]
ShardOf = Annotated[
    str | None, typer.Option("--shard", metavar="I/N", help="Do the I-th of N parts only, for job arrays: 1/20 ... 20/20.")
]
EngineName = Annotated[str, typer.Option("--engine", metavar="local|spark", help="Where reading is done.")]
Master = Annotated[str | None, typer.Option("--master", help="Spark's master, where spark-submit does not give one.")]
_ENOUGH = 4  # files for each share, below which their reports are dealt


def reading(registry: Path | None, rules: bool) -> Read:
    """Return a function that reads, made where it is to be used: in a process of a pool, or on another machine."""
    return partial(read, reader=load_reader(load_registry(local=registry), rules=rules))


def engine_of(workers: int, make_read: MakeRead) -> Engine | None:
    """Return the engine that reads in so many processes; None for this process alone."""
    size = workers or (os.cpu_count() or 1)
    return None if size == 1 else partial(pooled, Crew(size=size, make_read=make_read))


def is_spark(engine: str) -> bool:
    """Tell whether Spark is asked for; raise KawatError for an engine that there is not."""
    if engine not in ("local", "spark"):
        raise KawatError(f"--engine {engine}", "is no engine", "give local or spark")
    return engine == "spark"


def share_of(given: str | None) -> tuple[int, int] | None:
    """Return which part of how many is to be done, as `--shard` names it; raise KawatError for what names none."""
    if given is None:
        return None
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", given)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise KawatError(f"--shard {given}", "is no part of a whole", "give I/N with I from 1 to N, such as 3/20")
    return int(found[1]), int(found[2])


def dealt(door: Door, places: tuple[str, ...], share: tuple[int, int] | None) -> Door:
    """Return a door that opens only one share of what the places hold.

    Where there are files enough they are dealt whole, by a digest of their path, so that each is opened once in all shares;
    otherwise the reports are dealt by their ids, and each share opens everything.
    """
    if share is None:
        return door
    files = islice((file for place in places for file in files_of(place)), _ENOUGH * share[1])
    if sum(1 for _ in files) >= _ENOUGH * share[1]:
        return partial(_share_of_files, door, share)
    return partial(_share_of_reports, door, share)


def files_of(place: str) -> Iterator[str]:
    """Yield the files that a place stands for, in the order of the door; a stream, an address or a list stands for itself."""
    files = iter(list_files(place))
    first = next(files, None)
    if first is None and not Path(place).is_dir():
        yield place
    elif first is not None:
        yield from map(str, (first, *files))


def _share_of_files(door: Door, share: tuple[int, int], place: str) -> Iterator[Given | KawatError]:
    for file in files_of(place):
        if _falls_to(file, share):
            yield from door(file)


def _share_of_reports(door: Door, share: tuple[int, int], place: str) -> Iterator[Given | KawatError]:
    for one in door(place):
        if _falls_to(one.subject if isinstance(one, KawatError) else one.report.id, share):
            yield one


def _falls_to(name: str, share: tuple[int, int]) -> bool:
    digest = hashlib.sha256(os.fsencode(name)).digest()
    return int.from_bytes(digest[:8], "big") % share[1] == share[0] - 1


def stopped(into: Path) -> NoReturn:
    """Say that a stop took only what was under way, and end as a stopped command does."""
    typer.echo(f"kawat: stopped; what was committed is in {into}, and the same command goes on from there", err=True)
    raise typer.Exit(130)
