"""`kawat search`: the reports of a lake that hold some words, with the place where they stand."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.actor import kind_of
from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export.cells import clean, harmless
from kawat.lake import open_lake
from kawat.lake.search import Match, Wanted, clauses, count_left_out, search_texts
from kawat.lake.text import Filled, fill
from kawat.report import LANGUAGES
from kawat.sources import read_date

_COLUMNS = ("published", "outlet", "in the text", "report")
_CSV_COLUMNS = ("score", "published", "lang", "outlet", "title", "excerpt", "start", "url", "report")
_MOST = 20


def search(
    words: Annotated[list[str], typer.Argument(help='Words that all occur, "a phrase", -without, or the begin* of a word.')],
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    lang: Annotated[str | None, typer.Option(help="Language of the reports (id or en).")] = None,
    since: Annotated[str | None, typer.Option(help="First day of publication.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of publication.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it, by name.")] = None,
    country: Annotated[str | None, typer.Option(help="A country that is mentioned, or somebody of it: CHN.")] = None,
    person: Annotated[str | None, typer.Option(help="Somebody who is mentioned, by id or by name.")] = None,
    newest: Annotated[bool, typer.Option("--newest", help="The newest first, instead of the best.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many reports.")] = _MOST,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, for spreadsheets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document a line, for machines.")] = False,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Older versions of the same page too.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index anew before the search.")] = False,
) -> None:
    """Find the reports of a lake that hold all of the words, in any form of them (bertemu finds pertemuan)."""
    try:
        if as_csv and as_json:
            raise KawatError("--csv --json", "ask for two forms at once", "give one of them")
        wanted = Wanted(
            words=" ".join(words),
            lang=_lang(lang),
            since=read_date(since, "--since") if since else None,
            until=read_date(until, "--until") if until else None,
            outlet=outlet,
            country=_country(country),
            person=person,
            every_version=all_versions,
            newest=newest,
        )
        clauses(wanted.words)
        index, filled = fill(open_lake(lake), rebuild)
        _tell_filled(filled)
        matches, found = search_texts(index, wanted, limit)
        (_print_csv if as_csv else _print_json if as_json else _print_table)(matches)
        _print_counts(len(matches), found, count_left_out(index, wanted))
    except KawatError as fault:
        fail(fault)


def _lang(given: str | None) -> str | None:
    if given is not None and given not in LANGUAGES:
        raise KawatError(f"--lang {given}", "is no language that Kawat reads", f"give one of {' '.join(LANGUAGES)}")
    return given


def _country(given: str | None) -> str | None:
    """Return the ISO 3166 code of a country in capitals; raise BadId or KawatError for anything else."""
    if given is not None and kind_of(given.upper()) != "country":
        raise KawatError(f"--country {given}", "is no country's code", "give its three letters of ISO 3166, such as IDN")
    return given.upper() if given else None


def _print_json(matches: Iterable[Match]) -> None:
    for match in matches:
        sys.stdout.buffer.write(msgspec.json.encode(match) + b"\n")


def _print_csv(matches: Iterable[Match]) -> None:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_CSV_COLUMNS)
    writer.writerows(list(_csv_row(match)) for match in matches)
    sys.stdout.buffer.write(table.getvalue().encode())


def _csv_row(match: Match) -> Iterator[str]:
    for name in _CSV_COLUMNS:
        value = getattr(match, name)
        yield str(value) if isinstance(value, (int, float)) else harmless(clean("" if value is None else str(value)))


def _print_table(matches: tuple[Match, ...]) -> None:
    if not matches:
        typer.echo("no reports match")
        return
    terminal = Console()
    table = Table(box=None, padding=(0, 1, 0, 0), expand=terminal.is_terminal)
    for name in _COLUMNS:
        table.add_column(name, no_wrap=name in ("published", "report"), ratio=1 if name == "in the text" else None)
    for match in matches:
        table.add_row(str(match.published or ""), Text(clean(match.outlet or "")), _excerpt(match), match.report[:8])
    (terminal if terminal.is_terminal else Console(width=1000)).print(table)


def _excerpt(match: Match) -> Text:
    """Return an excerpt on one line, the words that were found between marks and in bold; Text, so that nothing is mark-up."""
    shown, at = Text(), 0
    for start, stop in match.marks:
        shown.append(_line(match.excerpt[at:start]))
        shown.append(f"«{_line(match.excerpt[start:stop])}»", "bold")
        at = stop
    return shown.append(_line(match.excerpt[at:]))


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _tell_filled(filled: Filled) -> None:
    if filled.added:
        print(f"{filled.added} reports put into the index{', which was made anew' * filled.anew}", file=sys.stderr)
    if filled.behind:
        print("the index is being filled by another process; the newest reports may be missing", file=sys.stderr)


def _print_counts(shown: int, found: int, left_out: tuple[int, int]) -> None:
    """Say on standard error what the list leaves out."""
    older, undated = left_out
    notes = {
        f"{shown} of {found} reports are shown; --limit shows more": found > shown,
        f"{older} more in older versions of a page; --all-versions shows them": older > 0,
        f"{undated} more have no day and were left out": undated > 0,
    }
    for note in (note for note, holds in notes.items() if holds):
        print(note, file=sys.stderr)
