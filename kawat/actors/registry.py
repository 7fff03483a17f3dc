"""The registry is what Kawat knows of actors before it reads: ids, names, aliases, cities, outlets, as sorted CSV files."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from kawat.actor import Directory
from kawat.actors.known import Known
from kawat.actors.layers import Layer, check_local, known_of, read_layer
from kawat.actors.spot import Alias, Spotter, build_spotter, mark_of
from kawat.actors.words import PHRASES
from kawat.errors import BadRegistry
from kawat.span import Noun

FOLDER = Path(__file__).parent / "data"
_LENT = frozenset("body group agency outlet name abbreviation nickname organ seat capital".split())


class Actor(Noun, frozen=True, kw_only=True):
    """A row of actors.csv: id, kind, names in both languages, country (ISO3), PLOVER sector."""

    id: str
    kind: str
    name_en: str
    name_id: str
    country: str | None
    sector: str | None


class Registry(Noun, frozen=True, kw_only=True):
    """Actors by id, a spotter per language, cities and outlets with their countries, the directory for datelines, people.

    `left_out` says why the user's own layer was left out, where it was.
    """

    version: str
    directory: Directory
    actors: dict[str, Actor]
    spotters: dict[str, Spotter]
    cities: dict[str, str]
    outlets: dict[str, str]
    known: Known = Known()
    left_out: BadRegistry | None = None


def load_registry(folder: Path | None = None, local: Path | None = None) -> Registry:
    """Read the registry of a folder (None: the bundled one) and a user's own layer; raise BadRegistry for a broken row.

    `local` is a folder of tables or one table (docs/actors.md). A broken one is left out whole, and `left_out` says why.
    The bundled tables are read once a process, a user's own layer each time.
    """
    bundled = bundled_layer() if folder is None else read_layer(folder)
    registry = _bundled() if folder is None else _registry(folder, bundled)
    if local is None:
        return registry
    layer, fault = _local(local, bundled)
    if layer is None:
        return msgspec.structs.replace(registry, left_out=fault)
    version = _digest([*(folder or FOLDER).glob("*.csv"), *_files(local)])
    return msgspec.structs.replace(registry, version=version, known=known_of(bundled, layer))


@cache
def bundled_layer() -> Layer:
    """Return the bundled tables of people, offices and tenures, read once a process."""
    return read_layer(FOLDER)


@cache
def _bundled() -> Registry:
    return _registry(FOLDER, bundled_layer())


def _registry(home: Path, people: Layer) -> Registry:
    outlets = list(_rows(home, "outlets", "name id kind country"))
    cities = {row["name"]: row["country"] for row in _rows(home, "cities", "name country")}
    aliases = list(_rows(home, "aliases", "alias lang target kind match"))
    shared = list(_stops(home))
    shared += [_alias(name, country, "city") for name, country in cities.items()]
    return Registry(
        version=_digest(home.glob("*.csv")),
        directory=_directory(outlets, cities, aliases),
        actors={row["id"]: _actor(row) for row in _rows(home, "actors", "id kind name_en name_id country sector")},
        spotters={lang: build_spotter([*_of_language(aliases, lang), *shared], lang) for lang in ("id", "en")},
        cities=cities,
        outlets={row["name"].casefold(): row["country"] for row in outlets if row["country"]},
        known=known_of(people, None),
    )


def _local(local: Path, bundled: Layer) -> tuple[Layer | None, BadRegistry | None]:
    """Return the user's layer, or why it cannot be used."""
    try:
        layer = read_layer(local)
        check_local(layer, bundled)
    except BadRegistry as fault:
        return None, fault
    return layer, None


def _files(local: Path) -> list[Path]:
    return list(local.glob("*.csv")) if local.is_dir() else [local]


def _rows(home: Path, name: str, fields: str) -> Iterator[dict[str, str]]:
    path = home / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            missing = [field for field in fields.split() if row.get(field) is None]
            if missing:
                raise BadRegistry(f"{path}: {row}", f"has no '{missing[0]}'", f"write the columns {fields}")
            yield row


def _alias(text: str, target: str, kind: str, exact: bool = False) -> Alias:
    return Alias(text, target, kind, exact, mark_of(target, kind))


def _actor(row: dict[str, str]) -> Actor:
    names = {"name_en": row["name_en"], "name_id": row["name_id"]}
    return Actor(id=row["id"], kind=row["kind"], country=row["country"] or None, sector=row["sector"] or None, **names)


def _stops(home: Path) -> list[Alias]:
    return [_alias(row["phrase"], "", "stop") for row in _rows(home, "stopnames", "phrase lang")]


def _of_language(aliases: list[dict[str, str]], lang: str) -> Iterator[Alias]:
    """Yield a language's aliases, then what it borrows from the other (names with a capital), then the room's own phrases."""
    for row in aliases:
        if row["lang"] in (lang, "*") or _lent(row, lang):
            yield _alias(row["alias"], row["target"], row["kind"], row["match"] == "exact")
    for phrase, mark in PHRASES[lang].items():
        yield Alias(phrase, mark[2:] if mark[0] != "R" else f"*#{mark[2:]}", "word", False, mark[0])


def _lent(row: dict[str, str], lang: str) -> bool:
    """Tell whether an Indonesian text may use an English form: a long proper name that no Indonesian word looks like."""
    proper = row["alias"][:1].isupper() and len(row["alias"]) > 5 and "*" not in row["target"]
    return lang == "id" and row["lang"] == "en" and row["kind"] in _LENT and proper


def _directory(outlets: list[dict[str, str]], cities: dict[str, str], aliases: list[dict[str, str]]) -> Directory:
    capitals = {row["alias"].casefold() for row in aliases if row["kind"] == "capital"}
    agencies = [row for row in aliases if row["kind"] in ("agency", "outlet")]
    orgs = {row["alias"].casefold(): row["target"] for row in agencies}
    orgs |= {row["name"].casefold(): row["id"] for row in outlets}
    known = {row["target"] for row in agencies if row["kind"] == "agency"}
    known |= {row["id"] for row in outlets if row["kind"] == "agency"}
    return Directory(orgs=orgs, agencies=frozenset(known), cities=frozenset(c.casefold() for c in cities) | capitals)


def _digest(files: Iterable[Path]) -> str:
    """Return the first twelve hexadecimal digits of sha256 over CSV files in order of name."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
