"""`kawat actors`: the registry is checked, asked, added to, and grown by what reading found; every judgement can be undone."""

import getpass
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kawat.actor import kind_of
from kawat.actors.check import Fault, check_folder
from kawat.actors.explain import Meaning, Question, explain
from kawat.actors.judgements import Judgement, judgement_of, promoted
from kawat.actors.known import Known
from kawat.actors.layers import check_local, read_layer
from kawat.actors.learned import OUTLETS, Attestation, attestation_of, by_tenure, outlets_of
from kawat.actors.local import add_attestations, add_judgement, add_person, add_tenure, append_new, judged, open_local
from kawat.actors.names import alike, within, words_of
from kawat.actors.registry import FOLDER, bundled_layer, load_registry
from kawat.actors.tenure import Held, LastKnown, Tenure, Unknown
from kawat.commands.read import fail, registry_with
from kawat.errors import BadRegistry, KawatError
from kawat.iso import ISO3
from kawat.lake import Lake, look, open_lake
from kawat.sources import read_date

_SEEN = """
SELECT m.actor.id, m.actor.name, m.actor.office, r.published::VARCHAR, r.outlet, r.id, m.start::VARCHAR, m.stop::VARCHAR,
    substring(r.text, m.start + 1, m.stop - m.start)
FROM mentions m JOIN reports r ON r.id = m.report
WHERE m.kind = 'person' AND m.actor.status = 'introduced' AND m.actor.office IS NOT NULL AND r.published IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY r.id, m.actor.id, m.actor.office ORDER BY m.start) = 1
ORDER BY r.published, r.id, m.start
"""

actors_app = typer.Typer(help="Who is who: check, ask and grow the registry of actors.", no_args_is_help=True)

Layer = Annotated[Path, typer.Option("--registry", metavar="DIR", help="Folder of your own layer.")]
MaybeLayer = Annotated[Path | None, typer.Option("--registry", metavar="PATH", help="Your own layer: a folder, or one table.")]
Signed = Annotated[str | None, typer.Option(help="Who judges; your login name by default.")]


@actors_app.command("check")
def check(registry: MaybeLayer = None) -> None:
    """Hold every row of the registry, or of your own layer, against the others; name file and line of each fault."""
    try:
        faults = check_folder(FOLDER) if registry is None else _check_local(registry)
    except KawatError as fault:
        fail(fault)
    for found in faults:
        typer.echo(str(found), err=True)
    if faults:
        typer.echo(f"{len(faults)} {'row is' if len(faults) == 1 else 'rows are'} at fault", err=True)
        raise typer.Exit(1)
    known = load_registry(local=registry).known
    rows = sum(map(len, known.seats.values()))
    typer.echo(f"no faults: {len(known.people)} people, {len(known.seats)} offices, {rows} tenures")


def _check_local(place: Path) -> list[Fault]:
    faults = check_folder(place, FOLDER) if place.is_dir() else []
    try:
        check_local(read_layer(place), bundled_layer())
    except BadRegistry as fault:
        if not any(found.place == fault.subject for found in faults):
            faults.append(Fault(fault.subject, fault.cause))
    return faults


@actors_app.command("explain")
def explain_words(
    words: Annotated[str, typer.Argument(help='What a report says, such as "Menlu China".')],
    on: Annotated[str | None, typer.Option(help="Day of the report.")] = None,
    lang: Annotated[str, typer.Option(help="Language of the report, id or en.")] = "id",
    outlet_country: Annotated[str | None, typer.Option(help="Country of the outlet, such as IDN.")] = None,
    registry: MaybeLayer = None,
) -> None:
    """Say whom a few words mean on a day, by which rule, on what evidence."""
    try:
        home = outlet_country.upper() if outlet_country else None
        if home and home not in ISO3:
            raise KawatError(f"--outlet-country {outlet_country}", "is no country", "give three letters such as IDN")
        day = read_date(on, "--on") if on else None
    except KawatError as fault:
        fail(fault)
    whole = registry_with(registry)
    meanings = explain(Question(words, day, "id" if lang == "id" else "en", home), whole)
    if not meanings:
        typer.echo(f"{words}: nothing in it is known")
        raise typer.Exit(1)
    for meaning in meanings:
        for line in lines_of(meaning, whole.known, day):
            typer.echo(line)


def lines_of(meaning: Meaning, known: Known, day: date | None) -> list[str]:
    """Return the lines that tell a meaning: the actor, the office and its answer, the tenures it rests on, who else it may be."""
    actor = meaning.actor
    told = f"{actor.id}  {actor.name}" if actor else "not resolved"
    lines = [f"{meaning.words}", f"  {meaning.kind}  {told}  by {meaning.rule} ({meaning.score:.2f})"]
    if actor and actor.office:
        lines.append(f"  office  {actor.office}  {actor.status}")
    lines += [f"  {line}" for line in _answer(meaning, known, day)]
    lines += [f"    {_row(row)}" for row in meaning.evidence]
    if meaning.others:
        lines.append("  may also be  " + ", ".join(f"{one.id} ({one.name})" for one in meaning.others))
    return lines


def _answer(meaning: Meaning, known: Known, day: date | None) -> list[str]:
    answer = meaning.answer
    if isinstance(answer, Held):
        return [f"held on {day} by {answer.person}, {answer.tenure.evidence}"]
    if isinstance(answer, LastKnown):
        how = "until" if answer.ended else "as of"
        return [f"nobody is known for {day}; last known {answer.person} {how} {answer.as_of}"]
    if isinstance(answer, Unknown) and answer.candidates:
        people = ", ".join(known.people[t.person].name for t in answer.candidates if t.person in known.people)
        return [f"unknown on {day}; candidates {people}"]
    return [f"unknown on {day}"] if isinstance(answer, Unknown) else []


def _row(row: Tenure) -> str:
    end = f"{row.end} ({row.end_kind})" if row.end else f"open as of {row.as_of}"
    source = f"{row.source} {row.address}".strip()
    return f"{row.person}  {row.start} ({row.start_kind}) to {end}  {row.evidence}, {row.layer}  {source}"


@actors_app.command("add")
def add(
    registry: Layer,
    person: Annotated[str, typer.Option(help="Id of the person, such as chn/qin-gang.")],
    name: Annotated[str | None, typer.Option(help="Name, where the registry does not know the person.")] = None,
    spelling: Annotated[list[str] | None, typer.Option(help="Another spelling of the name. May be repeated.")] = None,
    office: Annotated[str | None, typer.Option(help="Id of an office, such as CHN/gov/mfa#minister.")] = None,
    start: Annotated[str | None, typer.Option(help="First day, YYYY, YYYY-MM or YYYY-MM-DD.")] = None,
    end: Annotated[str | None, typer.Option(help="Last day; without one the office is open.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Day up to which you know this; today by default.")] = None,
    recalled: Annotated[bool, typer.Option("--recalled", help="From memory, not from a source.")] = False,
    source: Annotated[str, typer.Option(help="Where this is from: an address or a name.")] = "user",
) -> None:
    """Add a person, spellings or a tenure to your own layer."""
    try:
        folder = open_local(registry)
        known = load_registry(local=folder).known
        if person not in known.people:
            if not name:
                raise BadRegistry(person, "is not in the registry", "give the name with --name")
            add_person(folder, person, name, source)
        append_new(folder, "person_names", [(person, one, "*", "spelling", source) for one in spelling or ()])
        if office:
            kind_of(office)
            evidence = "recalled" if recalled else "attested"
            add_tenure(folder, _tenure((person, office), (start, end, as_of or str(_today())), evidence, source))
    except KawatError as fault:
        fail(fault)
    typer.echo(f"{folder}: {person}{f' as {office}' if office else ''} is added")


def _tenure(who: tuple[str, str], days: tuple[str | None, str | None, str], evidence: str, source: str) -> list[str]:
    start, end, as_of = days
    if not start:
        raise BadRegistry(" ".join(who), "has no first day", "give it with --start")
    kinds = ("year" if len(start) == 4 else "exact", ("year" if len(end) == 4 else "exact") if end else "open")
    return [*who, start, kinds[0], end or "", kinds[1], as_of, evidence, source if "://" in source else "", source, "local"]


@actors_app.command("learned")
def learned(
    lake: Annotated[Path, typer.Option("--in", metavar="DIR", help="Folder of the lake.")],
    registry: MaybeLayer = None,
    keep: Annotated[bool, typer.Option("--keep", help="Write what was found to learned.csv of your layer.")] = False,
) -> None:
    """Show whom reading found in an office that the registry does not give them, with where and how often."""
    try:
        if keep and registry is None:
            raise KawatError("--keep", "needs a place to write to", "name your layer with --registry DIR")
        seen = people_seen(open_lake(lake))
        _print_seen(seen, {}, load_registry(local=registry).known)
        if keep and registry:
            typer.echo(f"{registry}: {add_attestations(open_local(registry), seen)} new attestations")
    except KawatError as fault:
        fail(fault)


def people_seen(lake: Lake) -> list[Attestation]:
    """Return whom the reports of a lake introduce in an office that the registry did not confirm, once a report.

    A sighting in a report without a day attests nothing and is left out.
    """
    with look(lake) as sight:
        rows = sight.execute(_SEEN).fetchall()
    return [one for row in rows if (one := attestation_of([" ".join(str(cell or "").split()) for cell in row]))]


def _print_seen(seen: list[Attestation], judgements: dict[str, bool], known: Known) -> None:
    table = Table(
        "person", "name", "office", "first", "last", "reports", "outlets", "state", "like", box=None, padding=(0, 1, 0, 0)
    )
    for (person, office), rows in by_tenure(seen).items():
        outlets = outlets_of(rows)
        given = judgements.get(person)
        state = "rejected" if given is False else "accepted" if given else "counts" if len(outlets) >= OUTLETS else "waits"
        cells = (person, rows[0].name, office, rows[0].day, rows[-1].day, str(len(rows)), str(len(outlets)), state)
        table.add_row(*map(Text, cells), Text(" ".join(similar(person, rows[0].name, known))))
    if table.row_count:
        (Console() if sys.stdout.isatty() else Console(width=400)).print(table)
    else:
        typer.echo("nothing was found")


def similar(person: str, name: str, known: Known) -> list[str]:
    """Return people of the registry, in the person's own country, whose names look like another spelling of this one."""
    words, country = words_of(name), person[:3].upper()
    others = (one for one in known.people.values() if one.country == country and one.id != person)
    return [
        one.id for one in others if alike(words, words_of(one.name)) or (len(words) > 1 and within(words, words_of(one.name)))
    ]


@actors_app.command("review")
def review(
    registry: Layer,
    accept: Annotated[list[str] | None, typer.Option(help="Person whose learned offices count from now on.")] = None,
    reject: Annotated[list[str] | None, typer.Option(help="Person whose learned offices do not count.")] = None,
    by: Signed = None,
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Show what reading found and how it stands, and accept or reject it."""
    try:
        folder = open_local(registry)
        for verdict, ids in (("accept", accept), ("reject", reject)):
            for one in ids or ():
                add_judgement(folder, judged(_today(), by or getpass.getuser(), verdict, [one], note))
        layer = read_layer(folder)
        seen = [found for cells in layer.of("learned") if (found := attestation_of(cells))]
        judgements = [given for cells in layer.of("judgements") if (given := judgement_of(cells))]
        _print_seen(seen, promoted(judgements), load_registry().known)
        _print_judgements(judgements)
    except KawatError as fault:
        fail(fault)


def _print_judgements(judgements: list[Judgement]) -> None:
    for row in judgements:
        typer.echo(f"{row.day}  {row.by}  {row.verdict} {row.left} {row.right}  {row.note}".rstrip())


@actors_app.command("merge")
def merge(
    left: str, right: str, registry: Layer, by: Signed = None, note: Annotated[str, typer.Option(help="Why.")] = ""
) -> None:
    """Judge that LEFT is the same person as RIGHT, whose id is kept; `split LEFT` undoes it."""
    _judge(registry, "merge", [left, right], by, note)


@actors_app.command("split")
def split(left: str, registry: Layer, by: Signed = None, note: Annotated[str, typer.Option(help="Why.")] = "") -> None:
    """Judge that LEFT stands alone: what was merged with it is apart again."""
    _judge(registry, "split", [left], by, note)


def _judge(registry: Path, verdict: str, ids: list[str], by: str | None, note: str) -> None:
    try:
        folder = open_local(registry)
        for one in ids:
            if kind_of(one) != "person":
                raise BadRegistry(one, "is no person", "give ids such as chn/wang-yi")
        add_judgement(folder, judged(_today(), by or getpass.getuser(), verdict, ids, note))
    except KawatError as fault:
        fail(fault)
    typer.echo(f"{folder}: {verdict} {' '.join(ids)}")


def _today() -> date:
    return datetime.now(UTC).date()
