"""A user's own layer on disk: rows are checked, then added at the end of its tables; nothing in it is ever rewritten."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from kawat.actors.judgements import Judgement, judgement_of
from kawat.actors.layers import TABLES, check_local, person_fault, read_layer, tenure_fault
from kawat.actors.learned import Attestation
from kawat.actors.registry import bundled_layer
from kawat.errors import BadRegistry


def open_local(folder: Path) -> Path:
    """Return the folder of a user's layer, made when it is new; raise BadRegistry when it cannot be, or is broken."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadRegistry(str(folder), f"cannot be a folder ({fault.strerror})", "name a folder that is yours") from None
    check_local(read_layer(folder), bundled_layer())
    return folder


def append_new(folder: Path, table: str, rows: Iterable[Sequence[str]]) -> int:
    """Put those rows behind a table that it does not hold yet; return how many that were."""
    held = {tuple(line.cells) for line in read_layer(folder).rows.get(table, ())}
    new = [row for row in dict.fromkeys(tuple(row) for row in rows) if row not in held]
    append(folder, table, new)
    return len(new)


def append(folder: Path, table: str, rows: Iterable[Sequence[str]]) -> None:
    """Put rows behind a table, heading first where it is new."""
    path = folder / f"{table}.csv"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if not path.is_file():
        writer.writerow(TABLES[table])
    writer.writerows(rows)
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text.getvalue())
    except OSError as fault:
        raise BadRegistry(str(path), f"cannot be written ({fault.strerror})", "name a folder that is yours") from None


def add_person(folder: Path, person: str, name: str, source: str) -> int:
    """Add a person by id and name; the country is the id's."""
    country = person[:3].upper() if person[:3] != "unk" else ""
    row = [person, name, country, "", source]
    _refuse(person, person_fault(row))
    return append_new(folder, "persons", [row])


def add_tenure(folder: Path, row: Sequence[str]) -> int:
    """Add a tenure, its cells in the order of the columns."""
    _refuse(" ".join(row[:2]), tenure_fault([*row]))
    return append_new(folder, "tenures", [row])


def _refuse(subject: str, fault: str) -> None:
    if fault:
        raise BadRegistry(subject, fault, "see docs/actors.md for ids, dates and kinds")


def add_judgement(folder: Path, judgement: Judgement) -> None:
    """Add a judgement; the same one may be given again later, after another has undone it."""
    if judgement_of(judgement) is None:
        raise BadRegistry(" ".join(judgement[2:5]), "is no judgement", "give two different ids and your name")
    append(folder, "judgements", [judgement])


def add_attestations(folder: Path, seen: Iterable[Attestation]) -> int:
    """Add what was seen in reports."""
    return append_new(folder, "learned", [one.cells() for one in seen])


def judged(day: date, by: str, verdict: str, ids: Sequence[str], note: str = "") -> Judgement:
    """Return a judgement of a day, signed; `ids` are one or two."""
    return Judgement(day.isoformat(), by, verdict, ids[0], ids[1] if len(ids) > 1 else "", note)
