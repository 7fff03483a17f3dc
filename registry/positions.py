"""The grammar of English position titles: 'Federal Minister for Foreign Affairs' in Austria is `AUT/gov/mfa#minister`.

Every title is made plain first (small letters, no 'federal', no name of its own country), then looked up in
``registry/curated/position_forms.csv``, the first form that fits: `body` titles, titles of one country, `title` forms of
any country, and `field` forms of what a minister is a minister of. A title that no form fits is left out: nothing is
guessed. What came of it is written to ``registry/imported/positions.csv``, a row for each title, for people to read.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).resolve().parent / "curated" / "position_forms.csv"
_JUNIOR = re.compile(
    r"assistant|associate|parliamentary|under|junior|delegate|state secretary|minister of state\b|shadow|alternate|former"
    r"|first lady|wife|spouse|\bto the\b(?! (?:united|president|prime))|\bin the\b|province|provincial|private"
)
_NOISE = re.compile(r"^(?:federal|union|united states|the|national government) (?!of)|\([^)]*\)")
_OF_STATE = re.compile(r"(?<!secretary)(?<!minister) of (?:the )?(?:republic|federation|state|government|nation|confederation)$")
_REALM = r"(?:(?:\w+ )*(?:republic|kingdom|state|federation|sultanate|union) of )?(?:the )?"
_NOT_HEAD = frozenset(("CHE", "HKG", "EST"))
_SECRETARIES = frozenset("PHL USA MEX HND HKG GBR VAT SMR KEN".split())
_TWO_HOUSES = frozenset(
    """USA GBR IND JPN BRA ARG COL ESP IRL POL DEU THA KHM MMR IDN ZAF ETH DZA EGY MAR BHR OMN NPL BTN TKM AFG BLR URY PRY
    DOM HTI JAM TTO BHS BRB BLZ ATG GRD LCA LSO SWZ NAM RWA BDI SOM SSD CMR GAB CIV GNQ MDG LBR SVN BIH PLW""".split()
)
_MINISTER = re.compile(
    r"(?P<deputy>(?:first |senior )?(?:deputy|vice)[- ])?"
    r"(?:(?P<role>cabinet secretary|minister|secretary of state|secretary) (?:of|for)(?: the)? (?P<field>.+)"
    r"|(?P<front>.+) minister)"
)
_HOSTS = {
    "united states": "usa", "united states of america": "usa", "indonesia": "idn", "china": "chn",
    "people's republic of china": "chn", "russia": "rus", "russian federation": "rus",
}  # fmt: skip
_TO = re.compile(r"ambassador to (?:the )?(?P<host>.+)")


class Form(NamedTuple):
    """A row of the table: whose titles it is for, the pattern, the office it gives (or the ministry's path)."""

    of: str
    form: re.Pattern[str]
    office: str


class Place(NamedTuple):
    """What is known of a country: code, its English names in small letters, whether the snapshot names an upper house."""

    code: str
    names: tuple[str, ...]
    upper: bool


def read_forms() -> tuple[Form, ...]:
    """The rows of the table in its order."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(Form(row["of"], re.compile(row["form"]), row["office"]) for row in csv.DictReader(file))


_FORMS = read_forms()


def office_of(position: str, place: Place) -> str | None:
    """Return the office id of an English title in a country, or None when no form fits it."""
    title = plain_title(position, place)
    known = _first(title, "body") or _first(title, place.code)
    if known or place.code in ("INT", "EU"):
        return known
    host = _TO.fullmatch(title)
    if host and host["host"] in _HOSTS:
        return f"{place.code}/gov/embassy/{_HOSTS[host['host']]}#ambassador"
    office = _first(title, "title")
    if office:
        return _fitting(place, office)
    return None if _JUNIOR.search(title) else _ministry(title, place)


def _first(title: str, of: str) -> str | None:
    return next((form.office for form in _FORMS if form.of == of and form.form.fullmatch(title)), None)


def plain_title(position: str, place: Place) -> str:
    """Return a title in small letters without 'federal', brackets, and the name of its own country."""
    title = re.sub(r"\s+", " ", position).strip().lower().replace("’", "'")
    title = _NOISE.sub("", title).strip()
    for name in place.names:
        title = re.sub(rf" of (?:the )?{_REALM}{re.escape(name)}$", "", title)
        title = title.removeprefix(f"{name} ")
    return _OF_STATE.sub("", title) if not title.startswith("president of the council") else title


def _fitting(place: Place, office: str) -> str | None:
    """Return an office under its country: no chancellor who is no head of government, and the right one of two houses."""
    two = place.upper or place.code in _TWO_HOUSES
    if office.endswith("#prime-minister") and place.code in _NOT_HEAD:
        return None
    if office == "/leg#speaker" and two:
        office = "/leg/lower#speaker"
    elif office == "/leg/lower#speaker" and not two:
        office = "/leg#speaker"
    return place.code + office


def _ministry(title: str, place: Place) -> str | None:
    found = _MINISTER.fullmatch(title)
    if not found:
        return None
    if found["role"] in ("secretary", "cabinet secretary", "secretary of state") and place.code not in _SECRETARIES:
        return None
    field = _first(found["field"] or found["front"], "field")
    role = "deputy-minister" if found["deputy"] else "minister"
    return f"{place.code}/gov/{field}#{role}" if field else None
