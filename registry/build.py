"""The registry build turns CLDR names and the curated lists into the actor lexicon that Kawat ships.

It reads only the package babel (CLDR territory names), ``registry/curated/*.csv`` and ``registry/imported/*.csv``
(see imports.py), and writes ``kawat/actors/data/*.csv``: sorted, UTF-8, one fact per row, a source on every row.
The same input always gives the same bytes.

Run it as ``python -m registry.build`` or with ``--out FOLDER``.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel import Locale

from registry.people import PEOPLE_COLUMNS, people_tables

Row = dict[str, str]

HERE = Path(__file__).resolve().parent
CURATED = HERE / "curated"
OUT = HERE.parent / "kawat" / "actors" / "data"

COLUMNS: dict[str, tuple[str, ...]] = {
    "actors.csv": ("id", "kind", "name_en", "name_id", "country", "sector", "source"),
    "aliases.csv": ("alias", "lang", "target", "kind", "match", "source"),
    "cities.csv": ("name", "country", "source"),
    "memberships.csv": ("body", "member", "role", "start", "end", "as_of", "source"),
    "organs.csv": ("id", "name_en", "name_id", "sector", "source"),
    "outlets.csv": ("name", "id", "kind", "country", "source"),
    "sources.csv": ("id", "title", "version", "licence", "use"),
    "stopnames.csv": ("phrase", "lang", "source"),
    **PEOPLE_COLUMNS,
}

SECTOR_OF = {
    "gov": "GOV", "royal": "GOV", "mil": "MIL", "leg": "LEG", "jud": "JUD", "spy": "SPY",
    "cop": "COP", "party": "PTY",
    "cpc": "GOV", "wpk": "GOV", "cpv": "GOV", "lprp": "GOV", "pcc": "GOV",
}  # fmt: skip
"""PLOVER sector by the first step of an organ's path; the five last are parties that are the state."""


NO_ARTICLE = {"Belarus", "Barbados", "Cyprus", "Honduras", "Laos", "Mauritius", "Saint Kitts and Nevis"}


def fold(text: str) -> str:
    """The form under which folded aliases are compared: no case, no diacritics, plain apostrophe."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("’", "'")


def sector_of(path: str) -> str:
    """``gov/mfa`` -> ``GOV``; an organ outside the table has no sector."""
    return SECTOR_OF.get(path.split("/", 1)[0], "")


# Step 1: read the curated lists ---------------------------------------------------------------


def read_curated(name: str) -> list[Row]:
    """The rows of one curated list."""
    with (CURATED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_curated_aliases() -> list[Row]:
    """All curated aliases, file by file in the order of their names."""
    files = sorted(CURATED.glob("aliases_*.csv"))
    return [row for path in files for row in read_curated(path.name)]


# Step 2: countries and their CLDR names -------------------------------------------------------


def cldr_name(lang: str, iso2: str) -> str:
    """CLDR's territory name in plain spelling: no ampersand, no curly apostrophe, no 'St.'."""
    name = str(Locale.parse(lang).territories[iso2])
    plain = name.replace("’", "'").replace(" & ", " and " if lang == "en" else " dan ")
    return plain.replace("St. ", "Saint ")


def country_name(country: Row, lang: str) -> str:
    """Our own name of a country where CLDR's reads badly, else CLDR's."""
    return country[f"name_{lang}"] or cldr_name(lang, country["iso2"])


def of_country(name: str) -> str:
    """'of Russia', but 'of the Philippines'."""
    takes_article = name.startswith(("United ", "Republic ")) or name.endswith(("s", "Republic"))
    article = "the " if takes_article and name not in NO_ARTICLE else ""
    return f"of {article}{name}"


def country_actors(countries: Iterable[Row]) -> list[Row]:
    """One actor for every country and territory."""
    return [
        {
            "id": c["id"], "kind": "country", "country": c["id"], "sector": "",
            "name_en": country_name(c, "en"), "name_id": country_name(c, "id"),
            "source": "kawat-curated" if c["name_en"] or c["name_id"] else "cldr",
        }
        for c in countries
    ]  # fmt: skip


def country_aliases(countries: Iterable[Row]) -> list[Row]:
    """The plain names; a country marked "none" has a name too common to spot (Jersey)."""
    rows = []
    for c in countries:
        for lang in ("en", "id"):
            if c[f"match_{lang}"] == "none":
                continue
            source = "kawat-curated" if c[f"name_{lang}"] else "cldr"
            rows.append(
                {"alias": country_name(c, lang), "lang": lang, "target": c["id"], "kind": "name",
                 "match": c[f"match_{lang}"], "source": source}
            )  # fmt: skip
    return rows


# Step 3: organs -------------------------------------------------------------------------------


def organ_patterns(organs: Iterable[Row]) -> list[Row]:
    """The organs any country may have, as patterns such as ``*/gov/mfa``."""
    return [
        {"id": f"*/{o['path']}", "name_en": o["name_en"], "name_id": o["name_id"],
         "sector": sector_of(o["path"]), "source": o["source"]}
        for o in organs
    ]  # fmt: skip


def is_organ(actor: str) -> bool:
    """An organ stands under a country or a body: ``RUS/gov/mfa``, ``EU/commission``."""
    head, _, path = actor.partition("/")
    return bool(path) and head not in ("*", "grp", "org", "bloc")


def organ_actors(aliases: Iterable[Row], countries: Iterable[Row]) -> list[Row]:
    """One row for every organ of one country or body that an alias or an office points to."""
    vocabulary = {o["path"]: o for o in read_curated("organs.csv")}
    named = {o["id"]: o for o in read_curated("organs_named.csv")}
    holders = {c["id"]: c for c in countries}
    wanted = {row["target"].split("#")[0] for row in aliases}
    rows = []
    for actor in sorted(filter(is_organ, wanted)):
        head, _, path = actor.partition("/")
        if actor in named:
            name_en, name_id = named[actor]["name_en"], named[actor]["name_id"]
        else:
            name_en = f"{vocabulary[path]['name_en']} {of_country(country_name(holders[head], 'en'))}"
            name_id = f"{vocabulary[path]['name_id']} {country_name(holders[head], 'id')}"
        rows.append(
            {"id": actor, "kind": "organ", "name_en": name_en, "name_id": name_id,
             "country": head if head in holders else "", "sector": sector_of(path),
             "source": "kawat-curated"}
        )  # fmt: skip
    return rows


# Step 4: outlets and agencies -----------------------------------------------------------------


def outlet_actors(outlets: Iterable[Row]) -> list[Row]:
    """One actor for every outlet, under the name marked for display."""
    return [
        {"id": o["id"], "kind": "org", "name_en": o["name"], "name_id": o["name"],
         "country": o["country"], "sector": "JRN", "source": o["source"]}
        for o in outlets
        if o["display"]
    ]  # fmt: skip


def outlet_aliases(outlets: Iterable[Row]) -> list[Row]:
    """Outlet names that are safe in running text; the others count in datelines and credits only."""
    return [
        {"alias": o["name"], "lang": "*", "target": o["id"], "kind": o["kind"],
         "match": o["alias"], "source": o["source"]}
        for o in outlets
        if o["alias"] != "none"
    ]  # fmt: skip


# Step 5: one list of aliases, without repetitions ---------------------------------------------


def widest_first(row: Row) -> tuple[bool, bool]:
    """Folded before exact, all languages before one."""
    return row["match"] == "exact", row["lang"] != "*"


def merge_aliases(aliases: Iterable[Row]) -> list[Row]:
    """Drop every alias that a wider row with the same target covers; among equals the first stays."""
    seen: set[tuple[str, str, str, str]] = set()
    kept = []
    for row in sorted(aliases, key=widest_first):
        written = {"fold": fold(row["alias"]), "exact": row["alias"]}
        covers = {(match, written[match], lang, row["target"]) for match in ("fold", "exact") for lang in ("*", row["lang"])}
        if not covers & seen:
            seen.add((row["match"], written[row["match"]], row["lang"], row["target"]))
            kept.append(row)
    return kept


# Step 6: write --------------------------------------------------------------------------------


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the rows sorted, each once, with Unix line ends."""
    lines = sorted({tuple(row[column] for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


def tables() -> dict[str, list[Row]]:
    """Every file of the lexicon by name, not yet sorted."""
    countries = read_curated("countries.csv")
    outlets = read_curated("outlets.csv")
    aliases = merge_aliases([*read_curated_aliases(), *country_aliases(countries), *outlet_aliases(outlets)])
    actors = [
        *country_actors(countries),
        *organ_actors(aliases, countries),
        *read_curated("actors.csv"),
        *outlet_actors(outlets),
    ]
    organs = organ_patterns(read_curated("organs.csv"))
    names = {row["id"]: (row["name_en"], row["name_id"]) for row in [*organs, *actors]}
    return {
        **people_tables(names),
        "actors.csv": actors,
        "aliases.csv": aliases,
        "cities.csv": read_curated("cities.csv"),
        "memberships.csv": read_curated("memberships.csv"),
        "organs.csv": organs,
        "outlets.csv": outlets,
        "sources.csv": read_curated("sources.csv"),
        "stopnames.csv": read_curated("stopnames.csv"),
    }


def build(out: Path = OUT) -> None:
    """Write the whole lexicon into one folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        write_table(out / name, COLUMNS[name], rows)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Build the actor lexicon.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    build(parser.parse_args().out)


if __name__ == "__main__":
    main()
