"""Composing ids: an office, an organ and a place that stand together become one id such as `RUS/gov/mfa#spokesperson`."""

from functools import lru_cache
from typing import NamedTuple

from kawat.actor import country_of, fold_name, kind_of, sector_of
from kawat.actors.lines import Line, Page
from kawat.actors.registry import Registry
from kawat.actors.words import ARM_OF_ROLE, GLOSSES, ROLES
from kawat.errors import BadId
from kawat.iso import ISO3

_EMPTY = frozenset("kantor office kementerian ministry departemen department direktorat directorate".split())
_MISSIONS = {
    "UN": "/gov/un-mission#permanent-representative",
    "ASEAN": "/gov/asean-mission#ambassador",
    "EU": "/gov/eu-mission#ambassador",
}
_PLAIN = frozenset("baru new senior pertama first".split())


class Title(NamedTuple):
    """What an office phrase says: id where it is known, country, sector, the pattern without its place, whether it is past.

    `civil` marks a person noun that is no office, `assumed` a place that the phrase left out.
    """

    office: str | None
    country: str | None
    sector: str | None
    pattern: str
    former: bool
    civil: bool
    assumed: bool = False


class Parts(NamedTuple):
    """The pieces of an office phrase: head word, organ, body or group, country, words of the field, deputy or not, host."""

    target: str
    organ: str | None
    body: str | None
    country: str | None
    field: str
    deputy: bool
    host: str | None = None


def title_of(line: Line, stretch: tuple[int, int], page: Page, registry: Registry, place: str | None = None) -> Title:
    """Return what the office phrase over the words of a stretch says; `place` is the country where the phrase names none."""
    head = _head(line, stretch, page.lang)
    parts = _parts(line, stretch, head, page)
    if place and not parts.country:
        parts = parts._replace(country=place)
    civil = line.letters[head] == "r"
    former = "F" in line.letters[stretch[0] : stretch[1]] or "#former-" in parts.target
    office = None if civil else valid(_accredited_to(_office(parts), parts.host))
    country = country_of(office or "") or parts.country or _country(parts, registry)
    pattern = "" if civil else _pattern(parts)
    sector = "ELI" if former else None if civil and not parts.organ and not parts.body else _sector(office, parts, registry)
    return Title(office, country, sector, pattern, former, civil)


shape_of = lru_cache(maxsize=1 << 14)(kind_of)


@lru_cache(maxsize=1 << 14)
def valid(actor_id: str | None) -> str | None:
    """Return an id that follows the grammar, or None."""
    try:
        kind_of(actor_id or "")
    except BadId:
        return None
    return actor_id


def _head(line: Line, stretch: tuple[int, int], lang: str) -> int:
    """Return the word that names the role: Indonesian the first of the last coordinated pair, English the last before 'of'."""
    heads: list[int] = []
    depth = 0
    for k in range(*stretch):
        letter = line.letters[k]
        depth += (letter == "(") - (letter == ")")
        if letter in "ORr" and not depth:
            if lang == "id" and heads and line.letters[k - 1] != "d" and line.letters[k - 2 : k] not in ("dD", "dF", "dQ"):
                continue
            heads.append(k)
        elif lang == "en" and letter in "ot" and heads:
            break
    if heads:
        return heads[-1]
    return next((k for k in range(*stretch) if line.letters[k] in "ORrD"), stretch[0])


def _parts(line: Line, stretch: tuple[int, int], head: int, page: Page) -> Parts:
    found: dict[str, str] = {}
    field: list[str] = []
    depth = 0
    for k in range(*stretch):
        letter = line.letters[k]
        depth += (letter == "(") - (letter == ")")
        hit = line.hits.get(k)
        word = page.folded[line.starts[k] : line.stops[k]]
        if k == head or _accredited(line.letters, k):
            if k != head and hit:
                found.setdefault("host", hit.alias.target)
            continue
        if (
            letter in "WVX"
            and word not in _EMPTY
            and not (page.lang == "id" and "organ" in found)
            and (hit is None or hit.alias.kind == "word")
        ):
            field.append(hit.alias.target if hit else GLOSSES[page.lang].get(word, word))
        elif hit and letter in "NO":
            found.setdefault("organ", hit.alias.target.partition("#")[0])
        elif hit and letter in "BGA":
            found.setdefault("body", hit.alias.target)
        elif hit and letter in "CKT":
            found.setdefault("country", hit.alias.target)
            if letter != "C":
                field.append(word)
    deputy = head > stretch[0] and "D" in line.letters[max(stretch[0], head - 2) : head]
    kept = [] if line.letters[head] == "O" else [word for word in field if word not in _PLAIN]
    words = fold_name(" ".join(kept)) if kept else ""
    organ, body, country = found.get("organ"), found.get("body"), found.get("country")
    target = _target(line, head, page.folded, page.lang)
    return _settled(Parts(target, organ, body, country, words, deputy, found.get("host")))


def _settled(parts: Parts) -> Parts:
    """Return the parts with the organ's country filled in; a country's own security council is not the UN's;
    an office of a group belongs to the group."""
    if parts.target.startswith("grp/"):
        return parts._replace(body=parts.target.partition("#")[0])
    if parts.body == "UNSC" and parts.country:
        return parts._replace(organ="*/gov/security-council", body=None)
    if parts.organ and not parts.organ.startswith("*") and not parts.country:
        return parts._replace(country=country_of(parts.organ))
    return parts


def _accredited(letters: str, k: int) -> bool:
    """Tell whether a place is the one a diplomat is sent to."""
    return letters[k] in "CKTBNGA" and (letters[max(0, k - 1) : k] in ("t", "l") or letters[max(0, k - 2) : k] == "te")


def _target(line: Line, head: int, folded: str, lang: str) -> str:
    hit = line.hits.get(head)
    if hit:
        return hit.alias.target.replace("#acting-", "#")
    word = folded[line.starts[head] : line.stops[head]]
    return "*#" + (ROLES[lang].get(word) or ("representative" if word == "wakil" else fold_name(word)))


def _office(parts: Parts) -> str | None:
    body, _, role = parts.target.partition("#")
    if parts.deputy and not role.startswith("deputy"):
        role = f"deputy-{role}"
    if body not in ("", "*"):
        place = parts.country or (parts.body if kind_is_body(parts.body) else None)
        return f"{_placed(body, place)}#{role}" if not body.startswith("*") or place else None
    base = _base(parts, role)
    return f"{base}#{role}" if base else None


def _accredited_to(office: str | None, host: str | None) -> str | None:
    """Return an ambassador's office with the host: the UN, ASEAN or EU has a mission, a country its own embassy there."""
    if not office or not host or not office.endswith("/gov/embassy#ambassador"):
        return office
    place = office.partition("/")[0]
    if host in _MISSIONS:
        return place + _MISSIONS[host]
    return f"{place}/gov/embassy/{host.lower()}#ambassador" if host in ISO3 else office


def _base(parts: Parts, role: str) -> str | None:
    """Return the organ an office without one of its own belongs to: organ, body, or the country's government, with its field."""
    field = f"/{parts.field}" if parts.field else ""
    if parts.organ:
        if parts.organ.startswith("*") and not parts.country:
            return None
        keeps = field if "spokes" not in role else ""
        return _placed(parts.organ, parts.country) + keeps
    if parts.body:
        return f"{parts.body}{field}" if kind_is_body(parts.body) else None
    if not parts.country:
        return None
    return f"{parts.country}/{ARM_OF_ROLE.get(role, 'gov')}{field}"


def _placed(pattern: str, place: str | None) -> str:
    return f"{place}{pattern[1:]}" if pattern.startswith("*") and place else pattern


def kind_is_body(actor_id: str | None) -> bool:
    """Tell whether an id may carry organs and offices of its own: a country or a body, no group, bloc or agency."""
    return bool(actor_id) and "/" not in (actor_id or "")


def _pattern(parts: Parts) -> str:
    """Return the office without its place: `/gov/mfa#minister`, or `#role` for a role without an organ."""
    organ, _, role = parts.target.partition("#")
    if organ == "*" and parts.organ:
        organ = parts.organ
    tail = organ[1:] if organ.startswith("*") else "/" + organ.partition("/")[2] if "/" in organ else ""
    prefix = "deputy-" if parts.deputy and not role.startswith("deputy") else ""
    return f"{tail}#{prefix}{role}"


def _country(parts: Parts, registry: Registry) -> str | None:
    actor = registry.actors.get(parts.body or "")
    return actor.country if actor else None


def _sector(office: str | None, parts: Parts, registry: Registry) -> str | None:
    """Return the sector of an office: by its arm of state, by its body, or by its pattern where the place is unknown."""
    if office and sector_of(office):
        return sector_of(office)
    if office and "/party" in office:
        return "PTY"
    actor = registry.actors.get((office or parts.body or "").partition("#")[0].partition("/")[0]) or registry.actors.get(
        parts.body or ""
    )
    if actor and actor.kind != "country":
        return actor.sector
    shape = valid("USA" + _pattern(parts))
    return sector_of(shape) if shape else None
