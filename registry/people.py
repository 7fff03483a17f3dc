"""People in office: the build joins the imported and the curated tenures into the four tables about people that Kawat ships.

It reads only ``registry/imported`` and ``registry/curated`` (tenures_*.csv, persons_names_*.csv, persons_same.csv,
not_held.csv, offices_single.csv). One person has one id: a curated id that the import knows by another spelling is led to the
imported one.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from kawat.actors.names import words_of
from registry.seats import Row, first, is_single, last

HERE = Path(__file__).resolve().parent
CURATED, IMPORTED = HERE / "curated", HERE / "imported"
PEOPLE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons.csv": ("id", "name", "country", "wikidata", "source"),
    "person_names.csv": ("person", "name", "lang", "kind", "source"),
    "offices.csv": ("id", "name_en", "name_id", "single_seat", "source"),
    "tenures.csv": tuple("person office start start_kind end end_kind as_of evidence address source layer".split()),
}
_ROLE_ID = {
    "minister": "Menteri", "president": "Presiden", "prime-minister": "Perdana Menteri", "king": "Raja", "queen": "Ratu",
    "governor": "Gubernur", "speaker": "Ketua", "spokesperson": "Juru Bicara", "ambassador": "Duta Besar",
    "permanent-representative": "Wakil Tetap", "deputy-minister": "Wakil Menteri", "vice-president": "Wakil Presiden",
    "deputy-prime-minister": "Wakil Perdana Menteri", "secretary": "Sekretaris", "adviser": "Penasihat", "chief": "Kepala Staf",
    "commander": "Panglima", "chief-of-staff": "Kepala Staf", "secretary-general": "Sekretaris Jenderal",
    "director-general": "Direktur Jenderal", "chair": "Ketua", "director": "Direktur", "head": "Kepala",
    "high-representative": "Perwakilan Tinggi", "general-secretary": "Sekretaris Jenderal",
}  # fmt: skip


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file; none where it is not there."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Step 1: who is one person --------------------------------------------------------------------


def one_id(imported: Iterable[Row], curated: Iterable[Row]) -> dict[str, str]:
    """The id kept for each curated id: by hand, then by the same name in the country, then by a part of it and the office."""
    same = {row["from"]: row["into"] for row in read_rows(CURATED / "persons_same.csv")}
    known = {row["id"] for row in read_rows(IMPORTED / "persons.csv")}
    holders: dict[str, set[str]] = defaultdict(set)
    for row in imported:
        holders[row["office"]].add(row["person"])
    by_name: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in read_rows(IMPORTED / "persons.csv"):
        by_name[row["id"][:3], words_of(row["name"])].append(row["id"])
        names[row["id"]] = row["name"]
    for row in sorted(curated, key=lambda r: (r["person"], r["office"])):
        person, words = row["person"], words_of(row["name"])
        if person in same or person in known or person in same.values():
            continue
        found = by_name[person[:3], words]
        parts = [h for h in sorted(holders[row["office"]]) if h[:3] == person[:3] and is_part(words_of(names.get(h, "")), words)]
        if len(found) == 1 or (not found and len(parts) == 1):
            same[person] = (found or parts)[0]
        elif not found:
            by_name[person[:3], words].append(person)
    return same


def is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other with words left out: both begin alike and share two words of some length."""
    shared = {word for word in {*one} & {*other} if len(word) > 2}
    return one[0] == other[0] and len(shared) >= 2 and ({*one} <= {*other} or {*other} <= {*one})


# Step 2: tenures and people -------------------------------------------------------------------


def imported_tenures() -> list[Row]:
    """The imported tenures without those that ``not_held.csv`` says, with the reason, were never so."""
    wrong = {(row["person"], row["office"], row["start"]) for row in read_rows(CURATED / "not_held.csv")}
    return [row for row in read_rows(IMPORTED / "tenures.csv") if (row["person"], row["office"], row["start"]) not in wrong]


def curated_tenures() -> list[Row]:
    """The curated tenures, file by file; one without a first day is known from the first day anything attests it."""
    rows = [row for path in sorted(CURATED.glob("tenures_*.csv")) for row in read_rows(path)]
    return [row if row["start"] else dict(row, start=row["end"] or row["as_of"], start_kind="attested") for row in rows]


def curated_names() -> list[Row]:
    """The curated names of people, file by file."""
    return [row for path in sorted(CURATED.glob("persons_names_*.csv")) for row in read_rows(path)]


def tenure_rows(imported: Iterable[Row], curated: Iterable[Row], same: Mapping[str, str]) -> list[Row]:
    """All tenures with their layer; an imported row that a curated one repeats to the day is left to the curated one."""
    ours = [dict(row, person=same.get(row["person"], row["person"]), layer="curated") for row in curated]
    repeated = {(row["person"], row["office"], row["start"]) for row in ours if row["evidence"] == "attested"}
    theirs = [dict(row, person=same.get(row["person"], row["person"]), layer="imported") for row in imported]
    return [*ours, *(row for row in theirs if (row["person"], row["office"], row["start"]) not in repeated)]


def person_rows(tenures: Iterable[Row], curated: Iterable[Row], same: Mapping[str, str]) -> list[Row]:
    """One row for everybody who has a tenure: the imported one, else one from the curated lists."""
    people = {row["id"]: row for row in read_rows(IMPORTED / "persons.csv")}
    qid = {same[row["id"]]: row["wikidata"] for row in people.values() if row["id"] in same}
    for row in [*curated, *curated_names()]:
        person = same.get(row["person"], row["person"])
        if person not in people:
            country = person[:3].upper() if person[:3] != "unk" else ""
            people[person] = {
                "id": person,
                "name": row["name"],
                "country": country,
                "wikidata": qid.get(person, ""),
                "source": row["source"],
            }
    wanted = {row["person"] for row in tenures} | {same.get(row["person"], row["person"]) for row in curated_names()}
    called = {same.get(row["person"], row["person"]): row["name"] for row in curated}
    called |= {same.get(row["person"], row["person"]): row["name"] for row in curated_names() if row["kind"] == "name"}
    return [dict(people[person], name=called.get(person, people[person]["name"])) for person in sorted(wanted)]


def name_rows(people: Iterable[Row], curated: Iterable[Row], same: Mapping[str, str]) -> list[Row]:
    """The other spellings of people's names, those that compare as different from the first."""
    first_name = {row["id"]: words_of(row["name"]) for row in people}
    of_import = {row["id"]: same.get(row["id"], row["id"]) for row in read_rows(IMPORTED / "persons.csv")}
    spelled = [dict(row, lang="*", kind="name") for row in curated]
    rows: dict[tuple[str, tuple[str, ...]], Row] = {}
    merged = [
        {"person": row["id"], "name": row["name"], "lang": "*", "kind": "spelling", "source": row["source"]}
        for row in read_rows(IMPORTED / "persons.csv")
        if of_import[row["id"]] in first_name
    ]
    for row in [*curated_names(), *spelled, *read_rows(IMPORTED / "person_names.csv"), *merged]:
        person, words = same.get(row["person"], row["person"]), words_of(row["name"])
        native = row["kind"] == "native"
        if person in first_name and row["name"] and (native or words != first_name[person]):
            key = (person, (row["name"],) if native else words)
            rows.setdefault(key, dict(row, person=person))
    return list(rows.values())


# Step 3: offices ------------------------------------------------------------------------------


def office_rows(tenures: Iterable[Row], names: Mapping[str, tuple[str, str]]) -> list[Row]:
    """One row for each office that has a tenure: names made of role and organ, and whether one person holds it at a time."""
    by_hand = {row["id"]: row["single_seat"] for row in read_rows(CURATED / "offices_single.csv")}
    rows = []
    for office in sorted({row["office"] for row in tenures}):
        holder, _, role = office.partition("#")
        english, indonesian = names.get(holder) or names.get(f"*{holder[3:]}") or (holder, holder)
        place = names.get(holder[:3], ("", "")) if holder[:3] in names and len(holder) > 3 and holder[3] == "/" else ("", "")
        own = holder in names or not place[0]
        rows.append({
            "id": office,
            "name_en": f"{role.replace('-', ' ').title()}, {english}{'' if own else ' of ' + place[0]}",
            "name_id": f"{_ROLE_ID.get(role, role.replace('-', ' ').title())}, {indonesian}{'' if own else ' ' + place[1]}",
            "single_seat": by_hand.get(office, "yes" if is_single(office) else "no"),
            "source": "kawat-curated",
        })  # fmt: skip
    return rows


# Step 4: all four -----------------------------------------------------------------------------


def people_tables(names: Mapping[str, tuple[str, str]]) -> dict[str, list[Row]]:
    """The four tables about people; `names` are the English and Indonesian names of organs, bodies and countries."""
    imported, curated = imported_tenures(), curated_tenures()
    same = one_id(imported, curated)
    tenures = tenure_rows(imported, curated, same)
    people = person_rows(tenures, curated, same)
    return {
        "persons.csv": people,
        "person_names.csv": name_rows(people, curated, same),
        "offices.csv": office_rows(tenures, names),
        "tenures.csv": tenures,
    }


def clashes(tenures: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Pairs of rows of one single seat and one layer that overlap by more than the day of handing over."""
    seats: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in tenures:
        if is_single(row["office"]):
            seats[row["office"], row["layer"], row["evidence"]].append(row)
    found = []
    for seat in sorted(seats):
        rows = sorted(seats[seat], key=lambda r: (first(r["start"]), r["person"]))
        for one, other in pairwise(rows):
            if one["person"] != other["person"] and last(other["start"]) < first(one["end"] or one["as_of"]):
                found.append((one, other))
    return found
