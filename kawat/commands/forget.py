"""`kawat forget`: a page, or all reports that mention a person, leave a lake for good."""

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from kawat.actor import kind_of
from kawat.commands.say import fail
from kawat.errors import BadId, KawatError
from kawat.lake import Plan, open_lake, plan_for
from kawat.lake import forget as forget_in
from kawat.sources.draft import canonical


def forget(
    what: Annotated[str, typer.Argument(metavar="URL|PERSON", help="Address, file or id of a report, or id of a person.")],
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this only what would go is said.")] = False,
) -> None:
    """Take a page in all its versions, or all reports that mention a person, out of a lake for good.

    Rows, pages, old versions of the tables and their logs go, decisions about them too; indexes and the pages' desk are made
    anew. What is ingested again comes back.
    """
    try:
        opened = open_lake(lake)
        plan = _plan(what, plan_for(opened, None, what) if is_person(what) else _of_page(opened.folder, what))
        if not yes:
            held = (
                f"{len(plan.reports)} reports would be forgotten"
                if plan.reports
                else "no report here is from it; failures may name it"
            )
            typer.echo(f"{what}: {held}; say --yes to do it")
            return
        done = forget_in(opened, plan, uuid4().hex)
    except KawatError as fault:
        fail(fault)
    for one in done:
        typer.echo(f"{one.table}: {one.rows} {one.of} {'no longer name it' if one.table == 'runs' else 'removed'}")
    typer.echo(f"{lake}: {len(plan.reports)} reports forgotten, with the files and logs that held them")


def is_person(what: str) -> bool:
    """Tell whether a word is the id of a person."""
    try:
        return kind_of(what) == "person"
    except BadId:
        return False


def _of_page(folder: Path, what: str) -> Plan:
    """Return what is held of a page under its address as it was given or as the lake writes it."""
    lake = open_lake(folder)
    found = plan_for(lake, what, None)
    written = canonical(what)
    return found if found.reports or written is None else plan_for(lake, written, None)


def _plan(what: str, plan: Plan) -> Plan:
    if not plan.reports and plan.url is None:
        raise KawatError(what, "is mentioned in no report of this lake", "see kawat sql for the ids that are")
    return plan
