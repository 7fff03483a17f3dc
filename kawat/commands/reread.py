"""`kawat reread`: after a new pack, registry or version of Kawat the stored reports are read again, all of it or one reading."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from kawat import __version__
from kawat.commands.deal import stopped
from kawat.commands.read import Rules, fail, reader_with
from kawat.commands.summary import tell_refusals
from kawat.errors import KawatError
from kawat.lake import READINGS, open_lake
from kawat.read import read
from kawat.reader import pack_of
from kawat.record import Made
from kawat.run import Job, Tools
from kawat.run import reread as reread_lake


def reread(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    head: Annotated[list[str] | None, typer.Option(help="Only this reading, such as attribution; may be repeated.")] = None,
    registry: Annotated[Path | None, typer.Option(help="A folder of your own actors, laid over the registry.")] = None,
    rules: Rules = False,
) -> None:
    """Read the reports of a lake again where other versions read them last; the older readings stay, see --as-of."""
    try:
        opened = open_lake(lake)
        names = tuple(dict.fromkeys(map(reading_named, head or READINGS)))
        reader = reader_with(registry, rules=rules)
        made = Made(kawat=__version__, pack=pack_of(reader), registry=reader.registry.version)
        job = Job(id=uuid4().hex, started=_now(), inputs=(f"reread {' '.join(names)}",), made=made, redone=names)
        tools = Tools(read=partial(read, reader=reader), now=_now, tell=lambda: None)
        outcome = reread_lake(opened, job, tools, names)
    except KawatError as fault:
        fail(fault)
    except KeyboardInterrupt:
        stopped(lake)
    tell_refusals(outcome)
    typer.echo(f"{lake}: {outcome.run.new} reports read again, refused {outcome.run.refused}")
    if outcome.failures:
        raise typer.Exit(1)


def reading_named(given: str) -> str:
    """Return the table of a reading by its name, plural or not; raise KawatError for one that is none."""
    for name in READINGS:
        if given.lower() in (name, name.removesuffix("s")):
            return name
    raise KawatError(f"--head {given}", "is no reading", f"give one of {' '.join(READINGS)}")


def _now() -> datetime:
    return datetime.now(UTC)
