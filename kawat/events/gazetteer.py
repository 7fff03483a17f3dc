"""The gazetteer: populated places by name, with country and coordinates; Indonesian names of foreign cities lead to their own."""

import csv
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Set
from functools import cache
from importlib.resources import files

from kawat.span import Noun

_MARKS = re.compile(r"[’'`ʻʼ.-]+")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e"})
_HEADS = re.compile(
    r"^(?:kota|provinsi|pulau|kepulauan|pegunungan|semenanjung|gubernuran|distrik|kabupaten|pelabuhan|bandara|kamp|desa|wilayah"
    r"|port of|city of|camp|fort) +"
    r"|(?:'s|’s)? +(?:province|port|airport|city|district|region|island|harbour|harbor|prison|camp|oblast|town|islands|hills"
    r"|mountains|peninsula|governorate|base|crossing|village)$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:[^\W\dA-Z_][\w-]* )+(?=[^\W\d_])")  # small words before a name: "pangkalan Korat"
_LEAST = 15  # thousands of people that a town needs for its name to mean it when nothing else around is of its country
_TIMES = 4  # how many times as many people the largest must have for its name alone to mean it


class Known(Noun, frozen=True, kw_only=True):
    """A place of the gazetteer: its name, country (ISO3), coordinates and thousands of people."""

    name: str
    country: str
    lat: float
    lon: float
    thousands: int


def key_of(name: str) -> str:
    """Return the form a name is looked up by: small letters without accents, apostrophes, dots and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return " ".join(_MARKS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def look_up(name: str, countries: Set[str]) -> Known | None:
    """Return the place that a name means beside some countries: in one of them, else the largest by far, else none.

    An area of our own table has no count of people and is taken by its name.
    """
    found = named(name)
    near = [place for place in found if place.country in countries]
    if near:
        return max(near, key=lambda place: place.thousands)
    ranked = sorted(found, key=lambda place: -place.thousands)
    if len(ranked) > 1 and ranked[0].country != ranked[1].country and ranked[0].thousands < _TIMES * ranked[1].thousands:
        return None
    return ranked[0] if ranked and (ranked[0].thousands >= _LEAST or not ranked[0].thousands) else None


def named(name: str) -> list[Known]:
    """Return the places that bear a name, or without them those that bear it without its "Kota", "Pulau", "province"."""
    key = key_of(name)
    own = exonyms().get(key, key)
    shorter = key_of(_LEAD.sub("", name))
    forms = (key, own, key_of(_HEADS.sub("", own)), exonyms().get(shorter, shorter))
    return next((found for form in dict.fromkeys(forms) if (found := _borne(form))), [])


def _borne(key: str) -> list[Known]:
    """Return the area that a key means, or without one the places."""
    area = _areas().get(key)
    return [area] if area else _rows(key)


def _rows(key: str) -> list[Known]:
    lines = _table()
    at = bisect_left(lines, f"{key},")
    found: list[Known] = []
    while key and at < len(lines) and lines[at].startswith(f"{key},"):
        _, name, country, lat, lon, thousands = next(csv.reader([lines[at]]))
        found.append(Known(name=name, country=country, lat=float(lat), lon=float(lon), thousands=int(thousands)))
        at += 1
    return found


@cache
def _table() -> list[str]:
    """Return the lines of the table, in the order of their keys; a line is parsed when it is asked for."""
    return sorted(files("kawat.events").joinpath("data", "places.csv").read_text(encoding="utf-8").splitlines()[1:])


@cache
def exonyms() -> dict[str, str]:
    """Return the keys of Indonesian and older names, each with the key of the name that the table has."""
    table = files("kawat.events").joinpath("data", "exonyms.csv").read_text(encoding="utf-8")
    return {key_of(row["exonym"]): key_of(row["name"]) for row in csv.DictReader(table.splitlines())}


@cache
def _areas() -> dict[str, Known]:
    """Return the areas that are no towns (provinces, islands, disputed regions), of our own table."""
    table = files("kawat.events").joinpath("data", "areas.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {
        key_of(row["name"]): Known(
            name=row["name"], country=row["country"], lat=float(row["lat"]), lon=float(row["lon"]), thousands=0
        )
        for row in rows
    }
