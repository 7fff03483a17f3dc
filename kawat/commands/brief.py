"""`kawat brief`: a dated digest (kliping) of what reports tell of a country's dealings."""

from pathlib import Path
from typing import Annotated

import typer

from kawat.actor import kind_of
from kawat.commands.say import fail
from kawat.errors import KawatError
from kawat.export import whole
from kawat.export.brief import LANGS, Wanted, digest, wording_of, write_docx, write_html
from kawat.lake import look, open_lake
from kawat.sources import read_date

_WRITERS = {".html": write_html, ".htm": write_html, ".docx": write_docx}


def brief(
    country: Annotated[str, typer.Option("--for", help="The country the digest is of, such as IDN.")],
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    since: Annotated[str | None, typer.Option(help="First day of publication.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of publication.")] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The file to write, .html or .docx.")] = Path("brief.html"),
    lang: Annotated[str, typer.Option(help="Language of the digest: id or en.")] = "id",
) -> None:
    """Write a digest of the reports of some days: a page for each country that this one dealt with, each line with its words."""
    try:
        write = _WRITERS.get(out.suffix.casefold())
        if write is None:
            raise KawatError(f"--out {out}", "is neither .html nor .docx", "give the file one of these endings")
        if lang not in LANGS:
            raise KawatError(f"--lang {lang}", "is no language of the digest", f"give one of {' '.join(LANGS)}")
        if kind_of(country.upper()) != "country":
            raise KawatError(f"--for {country}", "is no country", "give an ISO 3166 code of three letters, such as IDN")
        days = [read_date(day, name) if day else None for day, name in ((since, "--since"), (until, "--until"))]
        wording = wording_of(lang)
        with look(open_lake(lake)) as sight:
            found = digest(sight, Wanted(country.upper(), *days), wording)
        count = whole(out, lambda draft: write(found, wording, draft))
    except KawatError as fault:
        fail(fault)
    typer.echo(f"{out}: {count} lines on {len(found.pages)} countries, out of {found.reports} reports")
    if found.undated:
        typer.echo(f"{found.undated} more reports have no day of publication and were left out", err=True)
