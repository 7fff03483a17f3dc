"""Checking: every row of the registry's tables is held against the others, and each fault told with its file and line."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kawat.actor import kind_of
from kawat.actors.layers import Line, person_fault, read_table, tenure_fault
from kawat.actors.spot import fold, plain
from kawat.actors.tenure import COLUMNS, Tenure, first_day
from kawat.errors import BadId, BadRegistry

FORBIDDEN = re.compile(r"-SA\b|share.?alike|-NC\b|non.?commercial|L?GPL|ODbL", re.IGNORECASE)
_SOURCED = "actors aliases cities memberships organs outlets stopnames persons person_names offices tenures".split()


class Fault(NamedTuple):
    """What is wrong with a row, and the place it stands at."""

    place: str
    cause: str

    def __str__(self) -> str:
        return f"{self.place}: {self.cause}"


Table = list[tuple[str, dict[str, str]]]
"""Rows with the place of each, as `file:line`."""


def check_folder(folder: Path, under: Path | None = None) -> list[Fault]:
    """Return the faults of a folder's tables, in order of place; `under` is the folder whose ids and sources count as known."""
    faults: list[Fault] = []
    tables = {name: _table(folder / f"{name}.csv", faults) for name in [*_SOURCED, "sources"]}
    below = {name: _table(under / f"{name}.csv", []) if under else [] for name in [*_SOURCED, "sources"]}
    both = {name: [*below[name], *tables[name]] for name in tables}
    faults += _sources(tables, {row["id"]: row for _, row in both["sources"]}, local=under is not None)
    faults += _people(folder, {row["id"] for _, row in both["persons"]}, _holders(both))
    faults += _aliases(tables["aliases"], both)
    faults += _memberships(tables["memberships"], {row["id"] for _, row in both["actors"]})
    faults += _seats(tables["tenures"], {row["id"] for _, row in both["offices"] if row["single_seat"] == "no"})
    return sorted(faults, key=lambda f: (f.place.rpartition(":")[0], int(f.place.rpartition(":")[2] or 0)))


def _table(path: Path, faults: list[Fault]) -> Table:
    """Return the rows of a table that have all their cells; a row that has not is a fault."""
    if not path.is_file():
        return []
    rows: Table = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            heading = next(reader, [])
            for cells in reader:
                place = f"{path}:{reader.line_num}"
                if len(cells) == len(heading):
                    rows.append((place, dict(zip(heading, cells, strict=True))))
                else:
                    faults.append(Fault(place, f"broken row: {len(cells)} cells instead of {len(heading)}"))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        faults.append(Fault(f"{path}:1", f"cannot be read ({fault})"))
    return rows


def _sources(tables: Mapping[str, Table], known: Mapping[str, dict[str, str]], local: bool) -> Iterator[Fault]:
    """Yield rows without a source or with one that nobody lists (a user's own may say what they like), and licences that bind."""
    for name in _SOURCED:
        for place, row in tables[name]:
            source = row.get("source", "")
            if not source:
                yield Fault(place, "has no source")
            elif source not in known and not local:
                yield Fault(place, f"has the source '{source}', which sources.csv does not list")
            elif FORBIDDEN.search(known.get(source, {}).get("licence", "")):
                yield Fault(place, f"has the source '{source}' with the forbidden licence {known[source]['licence']}")
    for place, row in tables["sources"]:
        if not row["licence"] or FORBIDDEN.search(row["licence"]):
            yield Fault(place, f"source '{row['id']}' has the licence '{row['licence']}', which may not be shipped")


def _holders(tables: Mapping[str, Table]) -> frozenset[str]:
    """Return the actors and the patterns that an office may belong to."""
    return frozenset(row["id"] for name in ("actors", "organs") for _, row in tables[name])


def _people(folder: Path, people: set[str], holders: frozenset[str]) -> Iterator[Fault]:
    """Yield persons, names, offices and tenures that are broken or lead to an id that is not there."""
    for line in _lines(folder, "persons"):
        if isinstance(line, Fault) or (fault := person_fault(line.cells)):
            yield line if isinstance(line, Fault) else Fault(line.place, fault)
    for name in ("tenures", "person_names"):
        for line in _lines(folder, name):
            if isinstance(line, Fault):
                continue
            cells = line.cells
            fault = tenure_fault(cells) if name == "tenures" else ""
            if not fault and cells[0] not in people:
                fault = f"dangling id: nobody is '{cells[0]}'"
            if not fault and name == "tenures" and not _belongs(cells[1], holders):
                fault = f"dangling id: nothing is '{cells[1].partition('#')[0]}', which '{cells[1]}' belongs to"
            if fault:
                yield Fault(line.place, fault)


def _lines(folder: Path, name: str) -> Iterator[Line | Fault]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        return
    try:
        yield from read_table(path, name)
    except BadRegistry as fault:
        yield Fault(fault.subject if ":" in Path(fault.subject).name else f"{fault.subject}:1", f"broken table: {fault.cause}")


def _belongs(office: str, holders: frozenset[str]) -> bool:
    """Tell whether an office's organ is one of the lexicon's: by its own id, by a pattern of it, or an organ above it."""
    holder = office.partition("#")[0]
    place, _, path = holder.partition("/")
    steps = path.split("/") if path else []
    above = ["/".join(steps[:n]) for n in range(len(steps), 0, -1)]
    return holder in holders or (place in holders and any(one in holders for p in above for one in (f"*/{p}", f"{place}/{p}")))


def _aliases(aliases: Table, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Yield aliases that lead nowhere, and those that mean two things of the same kind: one word, two countries."""
    holders = _holders(tables)
    seen: dict[tuple[str, str, bool], dict[bool, tuple[str, str]]] = defaultdict(dict)
    for place, row in [pair for pair in tables["aliases"] if pair not in aliases] + aliases:
        target = row["target"]
        if target.partition("#")[0] not in holders | {"*"} and not _names_one(target):
            yield Fault(place, f"dangling id: nothing is '{target}'")
        exact = row["match"] == "exact"
        word = plain(row["alias"]) if exact else fold(row["alias"])
        for lang in ("id", "en") if row["lang"] == "*" else (row["lang"],):
            first = seen[lang, word, exact].setdefault(target.startswith("*"), (place, target))
            if first[1] != target:
                yield Fault(place, f"alias collision: '{row['alias']}' is {target}, and {first[1]} at {first[0]}")


def _names_one(target: str) -> bool:
    try:
        return kind_of(target) == "person"
    except BadId:
        return False


def _memberships(rows: Table, actors: set[str]) -> Iterator[Fault]:
    for place, row in rows:
        for cell in (row["body"], row["member"]):
            if cell not in actors:
                yield Fault(place, f"dangling id: nothing is '{cell}'")


def _seats(rows: Table, shared: set[str]) -> Iterator[Fault]:
    """Yield tenures of one single seat, layer and kind of evidence that overlap by more than the day of handing over."""
    seats: dict[tuple[str, str, str], list[tuple[str, Tenure]]] = defaultdict(list)
    for place, row in rows:
        if row["office"] not in shared:
            tenure = Tenure(*(row.get(column) or ("local" if column == "layer" else "") for column in COLUMNS))
            seats[tenure.office, tenure.layer, tenure.evidence].append((place, tenure))
    for held in seats.values():
        yield from overlaps(held)


def overlaps(held: Iterable[tuple[str, Tenure]]) -> Iterator[Fault]:
    """Yield the rows that begin before the one before them has ended."""
    for (where, one), (place, other) in pairwise(sorted(held, key=lambda pair: (first_day(pair[1].start), pair[1].person))):
        if one.person != other.person and other.sure_from < one.sure_until:
            told = f"{other.person} from {other.start} while {one.person} until {one.end or one.as_of} ({where})"
            yield Fault(place, f"overlapping single seat: {told}")
