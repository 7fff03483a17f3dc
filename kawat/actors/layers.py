"""The layers of what is known of people: the bundled tables, then what a user's folder or file adds; the last one wins."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kawat.actor import kind_of
from kawat.actors.judgements import Judgement, judgement_of, promoted, same_of
from kawat.actors.known import Called, Human, Known, gather_known
from kawat.actors.learned import LEARNED, Attestation, attestation_of, learned_tenures
from kawat.actors.tenure import COLUMNS, END_KINDS, LAYERS, START_KINDS, Tenure
from kawat.errors import BadId, BadRegistry

TABLES: dict[str, tuple[str, ...]] = {
    "persons": ("id", "name", "country", "wikidata", "source"),
    "person_names": ("person", "name", "lang", "kind", "source"),
    "offices": ("id", "name_en", "name_id", "single_seat", "source"),
    "tenures": COLUMNS,
    "judgements": ("day", "by", "verdict", "left", "right", "note"),
    "learned": LEARNED,
}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Line(NamedTuple):
    """A row of a table with the place it stands at, as `file:line`."""

    place: str
    cells: list[str]


class Layer(NamedTuple):
    """The rows of one layer, by table."""

    rows: dict[str, list[Line]]

    def of(self, table: str) -> list[list[str]]:
        """Return the cells of a table's rows."""
        return [line.cells for line in self.rows.get(table, ())]


def read_layer(place: Path) -> Layer:
    """Return the tables of a folder, or of one file (whose heading says what it holds); raise BadRegistry for a broken one."""
    if place.is_dir():
        found = {name: place / f"{name}.csv" for name in TABLES}
        return Layer({name: list(read_table(path, name)) for name, path in found.items() if path.is_file()})
    name = _table_of(place)
    return Layer({name: list(read_table(place, name))})


def _table_of(path: Path) -> str:
    try:
        heading = path.read_text(encoding="utf-8").partition("\n")[0].strip().split(",")
    except (OSError, UnicodeDecodeError):
        raise BadRegistry(str(path), "cannot be read", "give a folder or a CSV file of the registry's form") from None
    for name, columns in TABLES.items():
        if list(columns[: len(heading)]) == heading and len(heading) >= len(columns) - 1:
            return name
    raise BadRegistry(f"{path}:1", "has the heading of no table", "see docs/actors.md for the six tables")


def read_table(path: Path, name: str) -> Iterator[Line]:
    """Yield the rows of a table; raise BadRegistry where the heading or the number of cells is wrong.

    A tenures table may leave out its last column, the layer.
    """
    columns = TABLES[name]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            heading = next(rows, [])
            if tuple(heading) not in (columns, columns[:-1] if name == "tenures" else columns):
                raise BadRegistry(f"{path}:1", "has another heading", f"write {','.join(columns)}")
            for row in rows:
                if len(row) != len(heading):
                    cause = f"has {len(row)} cells instead of {len(heading)}"
                    raise BadRegistry(f"{path}:{rows.line_num}", cause, f"write {','.join(heading)}")
                yield Line(f"{path}:{rows.line_num}", row)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise BadRegistry(str(path), f"cannot be read ({fault})", "write it as CSV in UTF-8") from None


def check_local(layer: Layer, bundled: Layer) -> None:
    """Raise BadRegistry for the first row of a user's layer that breaks the form of its table or leads nowhere."""
    people = {cells[0] for one in (bundled, layer) for cells in one.of("persons")}
    for line in layer.rows.get("persons", ()):
        fault = person_fault(line.cells)
        if fault:
            raise BadRegistry(line.place, fault, "correct the row or take it out")
    for line in layer.rows.get("tenures", ()):
        fault = tenure_fault(line.cells) or ("" if line.cells[0] in people else f"names an unknown person '{line.cells[0]}'")
        if fault:
            raise BadRegistry(line.place, fault, "correct the row or take it out")
    for line in layer.rows.get("person_names", ()):
        if line.cells[0] not in people:
            raise BadRegistry(line.place, f"names an unknown person '{line.cells[0]}'", "add the person to persons.csv first")
    for table, read in (("judgements", judgement_of), ("learned", attestation_of)):
        for line in layer.rows.get(table, ()):
            if read(line.cells) is None:
                raise BadRegistry(line.place, f"is no row of {table}", f"write {','.join(TABLES[table])}")


def person_fault(cells: list[str]) -> str:
    """Return what is wrong with a row of persons, or nothing."""
    if not _is_a(cells[0], "person"):
        return f"'{cells[0]}' is no person id"
    return "" if cells[1] and cells[4] else "has no name or no source"


def tenure_fault(cells: list[str]) -> str:
    """Return what is wrong with a row of tenures, or nothing."""
    row = Tenure(*cells) if len(cells) == len(COLUMNS) else Tenure(*[*cells, "local"])
    checks = (
        (_is_a(row.person, "person"), f"'{row.person}' is no person id"),
        (_is_a(row.office, "office"), f"'{row.office}' is no office id"),
        (bool(_DATE.fullmatch(row.start)), f"'{row.start}' is no first day"),
        (not row.end or bool(_DATE.fullmatch(row.end)), f"'{row.end}' is no last day"),
        (not row.as_of or bool(_DATE.fullmatch(row.as_of)), f"'{row.as_of}' is no day of knowledge"),
        (row.start_kind in START_KINDS, f"'{row.start_kind}' is no kind of first day"),
        (row.end_kind in END_KINDS and (bool(row.end) or row.end_kind == "open"), f"'{row.end_kind}' does not fit the last day"),
        (bool(row.end or row.as_of), "has neither a last day nor a day of knowledge"),
        (not row.end or row.start[: len(row.end)] <= row.end, "ends before it begins"),
        (row.evidence in ("attested", "recalled"), f"'{row.evidence}' is no evidence"),
        (row.layer in LAYERS, f"'{row.layer}' is no layer"),
        (bool(row.source), "has no source"),
    )
    return next((fault for holds, fault in checks if not holds), "")


def _is_a(actor_id: str, kind: str) -> bool:
    try:
        return kind_of(actor_id) == kind
    except BadId:
        return False


def known_of(bundled: Layer, local: Layer | None) -> Known:
    """Return what the layers know together: a user's rows and judgements over the bundled ones."""
    layers = [bundled, local] if local else [bundled]
    people = [Human(cells[0], cells[1], cells[2]) for one in layers for cells in one.of("persons")]
    names = [Called(cells[0], cells[1], cells[3]) for one in layers for cells in one.of("person_names")]
    tenures = [Tenure(*cells) if len(cells) == len(COLUMNS) else Tenure(*[*cells, "local"]) for cells in bundled.of("tenures")]
    single = {cells[0]: cells[3] for one in layers for cells in one.of("offices")}
    same: dict[str, str] = {}
    if local:
        judged = [one for cells in local.of("judgements") if (one := judgement_of(cells))]
        same = same_of(judged)
        tenures += [Tenure(*[*cells[: len(COLUMNS) - 1], "local"]) for cells in local.of("tenures")]
        people, names, tenures = _with_learned(local, judged, (people, names, tenures))
    return gather_known(people, names, tenures, [office for office, yes in single.items() if yes == "no"], same)


Rows = tuple[list[Human], list[Called], list[Tenure]]


def _with_learned(local: Layer, judged: list[Judgement], rows: Rows) -> Rows:
    """Return the rows with the people and tenures that reading found and two outlets or the user confirm."""
    people, names, tenures = rows
    seen: list[Attestation] = [one for cells in local.of("learned") if (one := attestation_of(cells))]
    accepted = promoted(judged)
    known = {one.id for one in people}
    more = learned_tenures(seen, accepted)
    told = {one.person: one for one in reversed(seen)}
    new = sorted({t.person for t in more} - known)
    country = {person: person[:3].upper() if person[:3] != "unk" else "" for person in new}
    return [*people, *(Human(p, told[p].name, country[p]) for p in new)], names, [*tenures, *more]
