"""Actors and their ids: country, organ, office, person, body, bloc, group, agency or outlet, unnamed."""

import re
import unicodedata
from typing import Literal

import msgspec

from kawat.errors import BadId
from kawat.iso import ISO3
from kawat.span import Noun

Kind = Literal["country", "organ", "office", "person", "body", "bloc", "group", "org", "unnamed"]
Status = Literal["held", "last known", "introduced", "unknown"]

_WORD = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_BODY = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
_GRAMMAR: tuple[tuple[Kind, str], ...] = (
    ("country", r"[A-Z]{3}"),
    ("body", _BODY),
    ("organ", rf"{_BODY}(?:/{_WORD})+"),
    ("office", rf"{_BODY}(?:/{_WORD})*#{_WORD}"),
    ("bloc", rf"bloc/{_WORD}"),
    ("group", rf"grp/{_WORD}"),
    ("org", rf"org/{_WORD}"),
    ("unnamed", rf"any/{_WORD}(?:@{_BODY})?"),
    ("person", rf"(?:[a-z]{{3}}|unk)/{_WORD}"),
)
_FORMS = tuple((kind, re.compile(form)) for kind, form in _GRAMMAR)
_OF_SEGMENT = {
    "gov": "GOV",
    "royal": "GOV",
    "mil": "MIL",
    "leg": "LEG",
    "jud": "JUD",
    "spy": "SPY",
    "cop": "COP",
    "cpc": "GOV",
}


class Resolved(Noun, frozen=True, kw_only=True):
    """Who a mention is: id, name, country (ISO3), sector (PLOVER), the office it speaks from and how surely that is held.

    `status` speaks of the office: `held` on the day, `last known` (the registry's knowledge ends before the day),
    `introduced` (the report itself gives the person this office), `unknown`. `rule` names how the mention was resolved.
    """

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    status: Status = "unknown"
    rule: str | None = None

    @property
    def plover(self) -> str:
        """The PLOVER actor code: ISO3 (or `---`) followed by the sector."""
        return (self.country or "---") + (self.sector or "")


def kind_of(actor_id: str) -> Kind:
    """Return what an id names; raise BadId when it follows no form of the id grammar.

    Three capitals are a country when ISO 3166 (or PLOVER's KOS) has them, otherwise a body (`SCO`, `IMF`).
    """
    for kind, form in _FORMS:
        if form.fullmatch(actor_id) and (kind != "country" or actor_id in ISO3):
            return kind
    raise BadId(actor_id, "follows no form of the id grammar", "see docs/names.md for the nine forms")


def country_of(actor_id: str) -> str | None:
    """Return the ISO3 code an id carries, or None for bodies, blocs, groups, agencies and unknown countries."""
    head = re.split(r"[/#]", actor_id, maxsplit=1)[0]
    if actor_id.startswith("any/"):
        head = actor_id.rpartition("@")[2]
    return head.upper() if head.upper() in ISO3 and head != "org" else None


def sector_of(actor_id: str) -> str | None:
    """Return the PLOVER sector that an id's form implies: GOV for `CHN/gov/mfa`, MIL for `IDN/mil`; None when it implies none."""
    kind = kind_of(actor_id)
    if kind in ("organ", "office") and "/" in actor_id:
        return _OF_SEGMENT.get(re.split(r"[/#]", actor_id)[1])
    return None


def fold_name(name: str) -> str:
    """Return a name as an id's last part: accents off, lower case, words joined by hyphens; `x` when nothing is left."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare)) or "x"


def person_id(name: str, country: str | None) -> str:
    """Return the provisional id of a person: country (or `unk`) and folded name."""
    return f"{(country or 'unk').lower()}/{fold_name(name)}"


class Directory(Noun, frozen=True, kw_only=True):
    """Names that datelines and credits use: outlets and agencies with their ids and kinds, and cities, all case-folded."""

    orgs: dict[str, str] = msgspec.field(default_factory=dict)
    agencies: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
