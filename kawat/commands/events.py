"""`kawat events`: the events of a lake, as a table for people, as CSV for spreadsheets, as JSON lines for machines."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export import Panel, clean, harmless, panel_of
from kawat.lake import AROUND, AsOf, Claim, Hits, Party, Sought, Told, find_events, look, open_lake, tell_events
from kawat.plover import EVENTS
from kawat.sources import read_date

_TABLE_ROWS = 100
_COLUMNS = ("date", "event", "mode", "actors", "recipients", "claimed by", "in the text", "outlet", "report")
_SHARES = {"mode": 6, "actors": 9, "recipients": 7, "claimed by": 6, "in the text": 16, "outlet": 6}
_CSV_COLUMNS = (
    "since until dated_by event mode auxiliary contexts quad scale actors recipients claimed_by trigger excerpt "
    "start stop score by outlet published url report"
).split()


def events(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    actor: Annotated[str | None, typer.Option(help="Who acts: CHN and everything of it, or one id such as CHN/gov/mfa.")] = None,
    other: Annotated[str | None, typer.Option("--with", help="Who is on the other side, by the same ids.")] = None,
    event: Annotated[str | None, typer.Option(help="PLOVER event, such as CONSULT.")] = None,
    since: Annotated[str | None, typer.Option(help="First day.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="At most so many, the newest; 0 for all. A table has 100.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, for spreadsheets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")] = False,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Older versions of the same page too.")] = False,
    by: Annotated[str | None, typer.Option(help="Count them: dyad-month, dyad-year, country-month or country-year.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The lake as it was: after the run of a number, or at the end of a day.")
    ] = None,
) -> None:
    """Show the events of a lake, the newest first. An event without a day of its own has its report's."""
    try:
        if as_csv and as_json:
            raise KawatError("--csv --json", "ask for two forms at once", "give one of them")
        sought = sought_of(actor, other, event, since, until, all_versions)
        most = _most(limit, as_csv or as_json)
        with look(open_lake(lake), as_of_given(as_of)) as sight:
            hits = find_events(sight, sought)
            if by:
                panel = panel_of(sight, by)
                (_panel_csv if as_csv else _panel_json if as_json else _panel_table)(panel)
                hits = hits._replace(undated=hits.undated + panel.undated)
            else:
                (_print_csv if as_csv else _print_json if as_json else _print_table)(tell_events(sight, most))
    except KawatError as fault:
        fail(fault)
    _print_counts(hits, None if by else most)


def sought_of(
    actor: str | None, other: str | None, event: str | None, since: str | None, until: str | None, all_versions: bool
) -> Sought:
    """Return which events a user asks for; raise KawatError for what cannot be understood."""
    return Sought(
        actor=_id(actor),
        other=_id(other),
        event=_event(event),
        since=read_date(since, "--since") if since else None,
        until=read_date(until, "--until") if until else None,
        every_version=all_versions,
    )


def as_of_given(given: str | None) -> AsOf | None:
    """Return a state of the lake as the user names it: the number of a run, or a day, of which its end (UTC) is meant."""
    if given is None:
        return None
    if given.isdecimal() and len(given) != 4:
        return int(given)
    return datetime.combine(read_date(given, "--as-of"), time.max, UTC)


def _most(limit: int | None, data: bool) -> int | None:
    """Return how many events are shown: all of them as data, and so many as a person looks at in a table."""
    if limit is None:
        return None if data else _TABLE_ROWS
    return limit or None


def _id(given: str | None) -> str | None:
    """Return an id as it is written; three small letters are a country's."""
    return given.upper() if given and len(given) == 3 and given.isalpha() else given


def _event(given: str | None) -> str | None:
    if given is not None and given.upper() not in EVENTS:
        raise KawatError(f"--event {given}", "is no PLOVER event", f"give one of {' '.join(EVENTS)}")
    return given.upper() if given else None


def _print_json(told: Iterable[Told]) -> None:
    for one in told:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")


def _print_csv(told: Iterable[Told]) -> None:
    _write_csv(_CSV_COLUMNS)
    for one in told:
        _write_csv(list(csv_row(one)))


def _write_csv(cells: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    sys.stdout.buffer.write(line.getvalue().encode())


def csv_row(told: Told) -> Iterator[str]:
    """Yield the cells of an event; numbers stand as they are, everything else is made harmless."""
    texts: dict[str, str] = {
        "auxiliary": "; ".join(told.auxiliary),
        "contexts": "; ".join(told.contexts),
        "actors": "; ".join(map(_party, told.actors)),
        "recipients": "; ".join(map(_party, told.recipients)),
        "claimed_by": _claim(told.claimed_by),
        "excerpt": clean(told.trigger).join(around(told)),
    }
    for name in _CSV_COLUMNS:
        value = texts.get(name) if name in texts else getattr(told, name)
        yield str(value) if isinstance(value, (int, float)) else harmless(clean("" if value is None else str(value)))


def _panel_csv(panel: Panel) -> None:
    _write_csv(list(panel.head))
    for row in panel.rows:
        _write_csv(["" if value is None else str(value) for value in row])


def _panel_json(panel: Panel) -> None:
    for row in panel.rows:
        sys.stdout.buffer.write(msgspec.json.encode(dict(zip(panel.head, row, strict=True))) + b"\n")


def _panel_table(panel: Panel) -> None:
    """Print a panel without its columns of single event types, which would not fit; CSV and JSON have them."""
    shown = [n for n, name in enumerate(panel.head) if name.upper() not in EVENTS]
    table = Table(box=None, padding=(0, 1, 0, 0))
    for n in shown:
        table.add_column(panel.head[n], no_wrap=True)
    for row in panel.rows:
        table.add_row(*("" if row[n] is None else str(row[n]) for n in shown))
    if table.row_count:
        terminal = Console()
        (terminal if terminal.is_terminal else Console(width=1000)).print(table)
    else:
        typer.echo("no events match")


def _print_table(told: Iterable[Told]) -> None:
    """Print a table: as wide as it wants to be into a file, and in a terminal with the long columns sharing its width."""
    terminal = Console()
    table = Table(box=None, padding=(0, 1, 0, 0), expand=terminal.is_terminal)
    for name in _COLUMNS:
        share = _SHARES.get(name) if terminal.is_terminal else None
        table.add_column(name, no_wrap=name not in _SHARES, overflow="fold", ratio=share)
    for one in told:
        table.add_row(*_cells(one))
    if table.row_count:
        (terminal if terminal.is_terminal else Console(width=1000)).print(table)
    else:
        typer.echo("no events match")


def _cells(told: Told) -> Iterator[Text]:
    """Yield the cells of an event for a person; Text, so that nothing in a report is taken for mark-up."""
    yield Text(_days(told.since, told.until))
    yield Text(told.event)
    yield Text(", ".join(filter(None, (told.mode, *told.auxiliary))))
    yield Text("; ".join(map(_party, told.actors)))
    yield Text("; ".join(map(_party, told.recipients)))
    yield Text(_claim(told.claimed_by))
    yield _excerpt(told)
    yield Text(clean(told.outlet or ""))
    yield Text(told.report[:8])


def _days(since: date | None, until: date | None) -> str:
    """Return a day, an interval as ISO 8601 writes it, or nothing where no day is known."""
    return "/".join(str(day) for day in dict.fromkeys((since, until)) if day)


def _excerpt(told: Told) -> Text:
    """Return the words around a trigger, the trigger itself between marks and in bold."""
    before, after = around(told)
    return Text.assemble(before, (f"«{clean(told.trigger)}»", "bold"), after)


def around(told: Told) -> tuple[str, str]:
    """Return what stands before and after a trigger in its line, without words that the excerpt's edges cut."""
    before, after = told.excerpt[: told.at.start], told.excerpt[told.at.stop :]
    whole_line, after = "\n" in after, after.partition("\n")[0]
    if told.at.start < told.start and "\n" not in before:
        before = before.partition(" ")[2]
    if not whole_line and len(after) == len(told.excerpt) - told.at.stop >= AROUND:
        after = after.rpartition(" ")[0]
    before = before.rpartition("\n")[2]
    return clean(before) + before[-1:].isspace() * " ", after[:1].isspace() * " " + clean(after)


def _party(party: Party) -> str:
    return party.id or clean(party.words)


def _claim(claim: Claim | None) -> str:
    """Return whose word an event is; nothing where the report itself states it."""
    if claim is None:
        return ""
    return _party(claim.source) if claim.source else "unnamed"


def _print_counts(hits: Hits, most: int | None) -> None:
    """Say on standard error what the list leaves out."""
    notes = {
        f"{most} of {hits.found} events are shown; --limit 0 shows all": most is not None and hits.found > most,
        f"{hits.older} more in older versions of a page; --all-versions shows them": hits.older > 0,
        f"{hits.undated} more have no day and were left out": hits.undated > 0,
    }
    for note in (note for note, holds in notes.items() if holds):
        print(note, file=sys.stderr)
