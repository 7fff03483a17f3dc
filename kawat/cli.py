"""The command line: each command of `kawat` is a function of a file of `kawat/commands`, imported when it is asked for."""

from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kawat import __version__

COMMANDS = {
    "read": "read.read_reports",
    "ingest": "ingest.ingest",
    "events": "events.events",
    "search": "search.search",
    "sql": "sql.sql",
    "export": "export.export",
    "brief": "brief.brief",
    "sample": "sample.sample",
    "mechanisms": "arrangements.mechanisms",
    "agreements": "arrangements.agreements",
    "pledges": "standing.pledges",
    "memberships": "standing.memberships",
    "votes": "standing.votes",
    "stances": "standing.stances",
    "reread": "reread.reread",
    "tidy": "tidy.tidy",
    "doctor": "doctor.doctor",
    "forget": "forget.forget",
    "evaluate": "evaluate.evaluate",
    "serve": "serve.serve",
    "bench": "bench.bench",
    "schema": "schema.print_schema",
    "actors": "actors.actors_app",
    "corpus": "corpus.corpus_app",
}


class Shelf(TyperGroup):
    """The commands by name; a start imports what its own command needs and no more."""

    def list_commands(self, _: Any) -> list[str]:
        """Return the names in the order in which the help shows them."""
        return list(COMMANDS)

    def get_command(self, _: Any, name: str) -> Any:
        """Return a command; None for a name that is none, of which the parser then says what it is near to."""
        if name in COMMANDS:
            return command_of(name)
        self.commands = {one: command_of(one) for one in COMMANDS}
        return None


@cache
def command_of(name: str) -> Any:
    """Return a command as the parser takes it, or the group of commands of that name."""
    room, _, told = COMMANDS[name].partition(".")
    found = getattr(import_module(f"kawat.commands.{room}"), told)
    alone = typer.Typer(add_completion=False, callback=lambda: None)  # a callback, so that it is a group of one
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
    else:
        alone.command(name)(found)
    group: Any = typer.main.get_command(alone)
    return group.commands[name]


app = typer.Typer(
    name="kawat",
    cls=Shelf,
    help="Kawat reads news reports and keeps the diplomatic record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kawat {__version__}")
        raise typer.Exit


@app.callback()
def kawat(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Kawat reads news reports and keeps the diplomatic record."""


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
