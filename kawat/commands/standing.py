"""`kawat pledges`, `memberships`, `votes`, `stances`: what a lake's reports say of who owes, belongs, votes and stands where."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export.cells import clean
from kawat.lake import look, open_lake
from kawat.lake.ledger import Entry, link
from kawat.lake.standing import Count, Position, Seat, Side, Source, memberships_of, pledges_of, stances_of, votes_of

Folder = Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")]


def pledges(
    lake: Folder,
    debtor: Annotated[str | None, typer.Option("--by", help="Who owes: CHN and everything of it, or one id.")] = None,
    creditor: Annotated[str | None, typer.Option("--to", help="Who is owed, by the same ids.")] = None,
    unsettled: Annotated[bool, typer.Option("--open", help="Only what is neither delivered nor broken.")] = False,
    as_json: Json = False,
) -> None:
    """Show the ledger of pledges: one row for each, with all its tellings and the rule that linked them."""
    entries = [e for e in _ledger(lake) if _has(e, debtor, creditor) and (e.is_open or not unsettled)]
    if as_json:
        _print_json({"status": e.status, "tellings": [msgspec.to_builtins(t) for t in e.tellings]} for e in entries)
        return
    table = _table("owes", "to", "what", "due", "status", "told")
    for entry in entries:
        table.add_row(*_row(entry))
    _print(table, "no pledges match")


def memberships(
    lake: Folder,
    member: Annotated[str | None, typer.Option(help="Which member, such as IDN.")] = None,
    body: Annotated[str | None, typer.Option(help="Which body, such as ASEAN.")] = None,
    as_json: Json = False,
) -> None:
    """Show who is a member of what, in which role and for which term, as reports tell it."""
    try:
        with look(open_lake(lake)) as sight:
            seats = [s for s in memberships_of(sight) if _is(s.member, member) and _is(s.body, body)]
    except KawatError as fault:
        fail(fault)
    if as_json:
        _print_json(msgspec.to_builtins(s) for s in seats)
        return
    table = _table("member", "body", "role", "term", "told")
    for seat in sorted(seats, key=lambda s: (s.body.key, s.member.key, s.role or "", s.told.report)):
        table.add_row(*map(Text, (_side(seat.member), _side(seat.body), seat.role or "", _term(seat), _told(seat.told))))
    _print(table, "no memberships match")


def votes(
    lake: Folder,
    body: Annotated[str | None, typer.Option(help="Who votes, such as UNSC.")] = None,
    as_json: Json = False,
) -> None:
    """Show votes with their tallies, the newest first."""
    try:
        with look(open_lake(lake)) as sight:
            counts = [v for v in votes_of(sight) if body is None or (v.voter is not None and _is(v.voter, body))]
    except KawatError as fault:
        fail(fault)
    if as_json:
        _print_json(msgspec.to_builtins(v) for v in counts)
        return
    table = _table("who", "on", "yes", "no", "abstain", "in the text", "told")
    for vote in sorted(counts, key=lambda v: (v.told.published or date.min, v.told.report), reverse=True):
        table.add_row(*map(Text, _tally(vote)))
    _print(table, "no votes match")


def stances(
    lake: Folder,
    holder: Annotated[str | None, typer.Option("--by", help="Whose stance: CHN and everything of it, or one id.")] = None,
    toward: Annotated[str | None, typer.Option("--on", help="Whose act or proposal it is about, by the same ids.")] = None,
    as_json: Json = False,
) -> None:
    """Show who supports, opposes, abstains or denies, on what and how strongly, the newest first."""
    try:
        with look(open_lake(lake)) as sight:
            held = [p for p in stances_of(sight) if _is(p.holder, holder) and (toward is None or _any(p.toward, toward))]
    except KawatError as fault:
        fail(fault)
    if as_json:
        _print_json(msgspec.to_builtins(p) for p in held)
        return
    table = _table("who", "stand", "how", "on", "of", "in the text", "told")
    for one in sorted(held, key=lambda p: (p.told.published or date.min, p.told.report), reverse=True):
        table.add_row(*map(Text, _position(one)))
    _print(table, "no stances match")


def _any(sides: Iterable[Side], wanted: str) -> bool:
    return any(_is(side, wanted) for side in sides)


def _position(one: Position) -> tuple[str, ...]:
    of = ", ".join(map(_side, one.toward))
    return (_side(one.holder), one.stand, one.strength, clean(one.on or ""), of, clean(one.words), _told(one.told))


def _ledger(lake: Path) -> tuple[Entry, ...]:
    try:
        with look(open_lake(lake)) as sight:
            return link(pledges_of(sight))
    except KawatError as fault:
        fail(fault)


def _has(entry: Entry, debtor: str | None, creditor: str | None) -> bool:
    owed = [t.owed for t in entry.tellings]
    by = debtor is None or any(_is(side, debtor) for o in owed for side in o.debtors)
    return by and (creditor is None or any(_is(side, creditor) for o in owed for side in o.creditors))


def _is(side: Side, wanted: str | None) -> bool:
    """Tell whether a side is wanted: a country stands for everything of it; three small letters are a country's."""
    if wanted is None:
        return True
    known = wanted.upper() if len(wanted) == 3 and wanted.isalpha() else wanted
    return known in (side.id, side.country)


def _row(entry: Entry) -> list[Text]:
    """Return the cells of an entry: the fullest of its tellings, then each telling with its status and the rule."""
    owed = [t.owed for t in entry.tellings]
    first = entry.first
    creditors = next((o.creditors for o in owed if o.creditors), ())
    due = next((o for o in owed if o.due_words), None)
    what = [first.what, *(f"if {o.condition}" for o in owed[:1] if o.condition), *(f"under {o.under}" for o in owed if o.under)]
    told = [f"{_told(t.owed.told)} {t.owed.status}" + (f" ({t.linked_by})" if n else "") for n, t in enumerate(entry.tellings)]
    return [
        Text(", ".join(map(_side, first.debtors))),
        Text(", ".join(map(_side, creditors))),
        Text(clean("; ".join(dict.fromkeys(what)))),
        Text("" if due is None else f"{due.due or ''} “{clean(due.due_words or '')}”".strip()),
        Text(entry.status),
        Text("\n".join(told)),
    ]


def _side(side: Side) -> str:
    return side.id or clean(side.words)


def _told(told: Source) -> str:
    return " ".join(filter(None, (str(told.published or ""), clean(told.outlet or ""), told.report[:8])))


def _term(seat: Seat) -> str:
    return "/".join(str(day) for day in dict.fromkeys((seat.since, seat.until)) if day)


def _tally(vote: Count) -> tuple[str, ...]:
    numbers = ("" if n is None else str(n) for n in (vote.yes, vote.no, vote.abstain))
    who = _side(vote.voter) if vote.voter else "?"
    return (who, clean(vote.on or ""), *numbers, clean(vote.words), _told(vote.told))


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _print(table: Table, nothing: str) -> None:
    """Print a table: in a terminal by its width, into a file as wide as it wants to be."""
    terminal = Console()
    if table.row_count:
        (terminal if terminal.is_terminal else Console(width=1000)).print(table)
    else:
        typer.echo(nothing)


def _print_json(rows: Iterable[object]) -> None:
    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
