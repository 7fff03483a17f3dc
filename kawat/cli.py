"""The command line: each command of `kawat` is a file of `kawat/commands`."""

from typing import Annotated

import typer

from kawat import __version__
from kawat.commands.actors import actors_app
from kawat.commands.arrangements import agreements, mechanisms
from kawat.commands.bench import bench
from kawat.commands.brief import brief
from kawat.commands.corpus import corpus_app
from kawat.commands.doctor import doctor
from kawat.commands.evaluate import evaluate
from kawat.commands.events import events
from kawat.commands.export import export
from kawat.commands.forget import forget
from kawat.commands.ingest import ingest
from kawat.commands.read import read_reports
from kawat.commands.reread import reread
from kawat.commands.sample import sample
from kawat.commands.schema import print_schema
from kawat.commands.search import search
from kawat.commands.serve import serve
from kawat.commands.sql import sql
from kawat.commands.standing import memberships, pledges, stances, votes
from kawat.commands.tidy import tidy

app = typer.Typer(
    name="kawat",
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


app.command("read")(read_reports)
app.command("ingest")(ingest)
app.command("events")(events)
app.command("search")(search)
app.command("sql")(sql)
app.command("export")(export)
app.command("brief")(brief)
app.command("sample")(sample)
app.command("mechanisms")(mechanisms)
app.command("agreements")(agreements)
app.command("pledges")(pledges)
app.command("memberships")(memberships)
app.command("votes")(votes)
app.command("stances")(stances)
app.command("reread")(reread)
app.command("tidy")(tidy)
app.command("doctor")(doctor)
app.command("forget")(forget)
app.command("evaluate")(evaluate)
app.command("serve")(serve)
app.command("bench")(bench)
app.command("schema")(print_schema)
app.add_typer(actors_app, name="actors")
app.add_typer(corpus_app, name="corpus")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
