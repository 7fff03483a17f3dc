"""`kawat evaluate`: readings are measured on gold and on outside sets, kept in docs/scores, and held against their floors."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kawat.actors import load_registry
from kawat.commands.say import complain, fail
from kawat.errors import BelowFloor, KawatError, Missing
from kawat.evaluate import Figure, Outside, Read, measure_gold, measure_outside
from kawat.evaluate.actors import measure_actors
from kawat.evaluate.calibrate import rule_scores_of, rule_verdicts, rules_table
from kawat.evaluate.floors import Floor, changed_gold, floors_table, pinned, read_floors, sunk
from kawat.evaluate.ledger import ledger_json, merged, read_ledger
from kawat.evaluate.page import folded, render, shown, spread
from kawat.evaluate.passage import digest_of, gold_files
from kawat.evaluate.place import PACKAGE, RULES, gold_folder, project_folder
from kawat.evaluate.polnear import read_polnear
from kawat.evaluate.speed import load_spacy, size_figure, speed_figures, take_times, texts_of
from kawat.evaluate.suite import check_files, english_paragraphs, stamp_of
from kawat.read import Reader, read
from kawat.reader import load_reader

RULED = " (rules alone)"
NEWS = 30  # articles of real news that speed is measured on

Pfsa = Annotated[Path | None, typer.Option(help="Indonesian quotations in PFSA-ID's form, a token and its label a line.")]
Bio = Annotated[list[Path] | None, typer.Option(help="Named entities, a token and its BIO label a line. May be repeated.")]
Calibrate = Annotated[bool, typer.Option("--calibrate", help="Write the measured precision of each rule to rules.csv.")]


def evaluate(
    polnear: Annotated[Path | None, typer.Option(help="English articles in PolNeAR's form, one JSON document a line.")] = None,
    pfsa: Pfsa = None,
    plv: Annotated[Path | None, typer.Option(help="English sentences in PLV's form, tab-separated.")] = None,
    bio: Bio = None,
    probe: Annotated[Path | None, typer.Option(help="Mentions and whom they mean, tab-separated.")] = None,
    phrases: Annotated[Path | None, typer.Option(help="Phrases of office, place and name, tab-separated.")] = None,
    gold: Annotated[Path | None, typer.Option(help="A folder of gold, instead of the project's.")] = None,
    speed: Annotated[bool, typer.Option("--speed", help="Measure speed beside spaCy (the `bench` extra).")] = False,
    calibrate: Calibrate = False,
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors to half a point under today's scores.")] = False,
    docs: Annotated[
        Path | None, typer.Option(help="Folder for scores.json and scores.md, instead of the project's docs.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Hold the scores against their floors and write nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Print every figure, not the main ones alone.")] = False,
) -> None:
    """Measure how well Kawat reads, and end with 1 when a score has sunk under its floor."""
    console = Console()
    outside = Outside(polnear=polnear, pfsa=pfsa, plv=plv, bio=tuple(bio or ()))
    registry = load_registry()
    named = bool(probe or phrases) or outside != Outside()
    try:
        check_files((*outside.files(), probe, phrases))  # at once, not after minutes of reading gold
        reader = load_reader(registry)
        reading: Read = partial(read, reader=reader)
        folder = _gold_or_note(gold, needed=calibrate or pin or not named or gold is not None)
        figures = [*_measured(folder, outside, reader), *(_speed(folder, polnear, reading) if speed else ())]
        figures += measure_actors(folder, probe, phrases, registry)
        console.print(table_of(f for f in figures if every or is_main(f)))
        if not check:
            _keep(figures, docs or _docs_of(gold))
        if folder is not None and calibrate:
            RULES.write_text(rules_table(rule_scores_of(rule_verdicts(folder, _ruled(reader)))), encoding="utf-8")
        faults = _hold(folder, figures, pin) if folder is not None else ()
    except KawatError as fault:
        fail(fault)
    if faults:
        typer.echo("\n".join(faults), err=True)
        raise typer.Exit(1)


def _ruled(reader: Reader) -> Read:
    """Return the reading by rules alone."""
    return partial(read, reader=Reader(registry=reader.registry))


def _gold_or_note(given: Path | None, needed: bool) -> Path | None:
    try:
        return gold_folder(given)
    except Missing as fault:
        if needed:
            raise
        complain(fault)
        return None


def _measured(folder: Path | None, outside: Outside, reader: Reader) -> list[Figure]:
    """Return the figures of the whole reading, and on gold those of the rules alone beside them."""
    today = datetime.now(UTC).date()
    reading = partial(read, reader=reader)
    inside = measure_gold(folder, reading, today) if folder else ()
    beside = measure_gold(folder, _ruled(reader), today, RULED) if folder else ()
    outer = measure_outside(outside, reading, today, reader.model)
    return [size_figure(PACKAGE, stamp_of("", today)), *inside, *beside, *outer]


def _speed(folder: Path | None, news: Path | None, reading: Read) -> tuple[Figure, ...]:
    """Return figures of speed on gold's English texts, and on real news where PolNeAR is named; Kawat's alone without spaCy."""
    if folder is None:
        complain(Missing("--speed", "needs the English texts of gold", "name a folder with --gold"))
        return ()
    try:
        peer = load_spacy()
    except Missing as fault:
        complain(fault)
        peer = None
    today = datetime.now(UTC).date()
    matter = [("own gold", texts_of(english_paragraphs(folder)), gold_files(folder / "attribution"))]
    if news is not None:
        articles = tuple(article.text for article in read_polnear(news))
        matter.append(("polnear, real news", articles[:NEWS], (news,)))
    made = [
        speed_figures(take_times(texts, reading, peer), texts, stamp_of(digest_of(files), today), split)
        for split, texts, files in matter
        if texts
    ]
    return tuple(figure for figures in made for figure in figures)


def _docs_of(gold: Path | None) -> Path | None:
    """Return the project's docs; None when gold of another place was measured, or there is no project."""
    root = project_folder()
    return root / "docs" if root is not None and gold is None else None


def _keep(figures: Iterable[Figure], docs: Path | None) -> None:
    if docs is None:
        return
    docs.mkdir(parents=True, exist_ok=True)
    kept = merged(read_ledger(docs / "scores.json"), figures)
    (docs / "scores.json").write_bytes(ledger_json(kept))
    (docs / "scores.md").write_text(render(kept), encoding="utf-8")


def _hold(folder: Path, figures: list[Figure], pin: bool) -> tuple[str, ...]:
    """Return a line for each score under its floor; raise the floors when asked to; say where gold has changed."""
    path = folder / "floors.csv"
    floors = read_floors(path)
    for name in changed_gold(floors, figures):
        typer.echo(f"{name} has changed since its floors were pinned in {path}; look at the scores and run --pin", err=True)
    if pin:
        raised = pinned(floors, (f for f in figures if f.set.startswith("gold ")))
        path.write_text(floors_table(raised), encoding="utf-8")
    return tuple(_fault(floor, figure, path) for floor, figure in sunk(floors, figures))


def _fault(floor: Floor, figure: Figure | None, path: Path) -> str:
    cause = f"is {figure.value:.1f}, under its floor of {floor.floor:.1f}" if figure else "is no longer measured"
    return str(BelowFloor(floor.metric, cause, f"mend the reading, or lower the floor by hand in {path}"))


def is_main(figure: Figure) -> bool:
    """Tell whether a figure is one of the main ones: over all of a set, and of no single kind of part."""
    whole = figure.set in ("speed", "size") or figure.split in ("all", "dev", "train", "valid", "test")
    return whole and not figure.metric.startswith("part: ")


def table_of(figures: Iterable[Figure]) -> Table:
    """Return the figures as a table, precision and recall beside the F1 that stands for them."""
    table = Table("set", "what", "n", "value", "95 %", "P / R", show_edge=False, pad_edge=False)
    for f, sides in folded(figures):
        split = "" if f.split == "all" else f" ({f.split})"
        table.add_row(f"{f.set}{split}", f"{f.metric}, {f.average}", str(f.n), shown(f.value, f.unit), spread(f), sides)
    return table
