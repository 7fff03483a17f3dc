"""Who was meant, and who held an office: mentions of the press, phrases of office and name, and offices on given days."""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from kawat.actor import Resolved, country_of
from kawat.actors import Registry
from kawat.actors.explain import Meaning, Question, explain
from kawat.actors.names import alike, words_of
from kawat.actors.tenure import Held, LastKnown
from kawat.errors import BadGold
from kawat.evaluate.count import Count, accuracy, figures
from kawat.evaluate.figure import Figure, Stamp
from kawat.evaluate.passage import digest_of
from kawat.evaluate.suite import check_files, stamp_of

_GROUPS = {
    "country": "country, capital, demonym",
    "metonym": "country, capital, demonym",
    "territory": "country, capital, demonym",
    "demonym": "country, capital, demonym",
    "demonym/epithet": "country, capital, demonym",
    "organ": "office, organ",
    "office": "office, organ",
    "party": "office, organ",
    "person": "person",
}
_OTHER = "body, bloc, group"
_BODY_PERSONS = frozenset("UN EU NATO UNGA HAMAS".split())


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """Return what the probe's older ids mean in Kawat's: the role of a country's office or organ, or a whole id."""
    table = files("kawat.evaluate").joinpath("probe_ids.csv").read_text(encoding="utf-8")
    return {row["role"]: tuple(row["office"].split()) for row in csv.DictReader(table.splitlines())}


def read_rows(path: Path, needed: str) -> list[dict[str, str]]:
    """Return the rows of a table with a heading, tab- or comma-separated; raise BadGold where a column is missing."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadGold(str(path), f"cannot be read ({fault})", "name a table in UTF-8") from None
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix == ".tsv" else ","))
    missing = [column for column in needed.split() if rows and column not in rows[0]]
    if missing or not rows:
        raise BadGold(str(path), f"has no column '{(missing or needed.split())[0]}'", f"write the columns {needed}")
    return rows


def measure_actors(gold: Path | None, probe: Path | None, phrases: Path | None, registry: Registry) -> Iterator[Figure]:
    """Yield the figures of the offices on given days that gold asks for, and of the files that a user names."""
    today = datetime.now(UTC).date()
    asked = gold / "actors" / "office_at_date.csv" if gold else None
    check_files((probe, phrases))
    measures = ((asked if asked and asked.is_file() else None, office_figures), (probe, probe_figures), (phrases, phrase_figures))
    for path, measure in measures:
        if path is not None:
            yield from measure(path, registry, stamp_of(digest_of([path]), today))


def probe_figures(path: Path, registry: Registry, stamp: Stamp) -> tuple[Figure, ...]:
    """Return how often each kind of mention is resolved, also apart for those that the seed lexicon beside the file holds."""
    seed = path.parent / "id_lexicon_seed.tsv"
    held = {row["alias"].casefold() for row in read_rows(seed, "alias")} if seed.is_file() else set()
    return figures("mentions", score_probe(path, registry, held), stamp)


def score_probe(path: Path, registry: Registry, seed: set[str]) -> Iterator[Count]:
    """Yield a count for each mention: right or wrong, of its group, over all and by whether the seed lexicon holds it."""
    for n, row in enumerate(read_rows(path, "mention language expected kind as_of"), 2):
        question = Question(row["mention"], middle_of(row["as_of"]), row["language"], "IDN" if row["language"] == "id" else None)
        right = is_right(row["expected"], explain(question, registry), registry)
        group = _GROUPS.get(row["kind"], _OTHER)
        for split in ("all", "in the seed" if row["mention"].casefold() in seed else "not in the seed"):
            yield accuracy(f"line {n}", split, group, [right])


def middle_of(month: str) -> date | None:
    """Return the fifteenth of a month written YYYY-MM, or None."""
    try:
        return date.fromisoformat(f"{month}-15" if len(month) == 7 else month)
    except ValueError:
        return None


def is_right(expected: str, meanings: Iterable[Meaning], registry: Registry) -> bool:
    """Tell whether the words were taken for the actor that an id of the older scheme names."""
    actors = [m.actor for m in meanings if m.actor]
    place, _, rest = expected.partition("/")
    if "+" in expected:
        return {a.country for a in actors} == set(expected.split("+"))
    if rest.startswith("person:"):
        name = words_of(rest.removeprefix("person:"))
        return any(is_person(a, place, name, registry) for a in actors[:1])
    if expected in roles():
        return any(a.id in roles()[expected] for a in actors[:1])
    if ":" in rest or rest in ("LEG", "MIL"):
        role = rest.partition(":")[2] or {"LEG": "parliament", "MIL": "armed-forces"}[rest]
        return any(fits_role(a, place, role) for a in actors[:1])
    return any(
        expected in (a.id, a.country if country_of(a.id) else None) or a.id == f"grp/{expected.lower()}" for a in actors[:1]
    )


def is_person(actor: Resolved, place: str, name: tuple[str, ...], registry: Registry) -> bool:
    """Tell whether an actor is the person of a country by name: its name, any spelling the registry has of it, or one like it."""
    if place not in _BODY_PERSONS and place not in (actor.country, country_of(actor.id)):
        return False
    spelled = actor.id in registry.known.names.get(name, ())
    return spelled or words_of(actor.name) == name or alike(words_of(actor.name), name)


def fits_role(actor: Resolved, place: str, role: str) -> bool:
    """Tell whether an actor is (or holds) the office or organ that a role of the older scheme names."""
    said = actor.office or actor.id
    if role.startswith(("ambassador-", "embassy-", "envoy-")):
        kind, _, host = role.partition("-")
        return said in (f"{place}/gov/embassy/{host.lower()}#ambassador", f"{place}/gov/embassy", f"{place}#{kind}")
    wanted = roles().get(role, ())
    return any(said == place + one or (one[:1] == "*" and said.startswith(place) and said.endswith(one[1:])) for one in wanted)


def phrase_figures(path: Path, registry: Registry, stamp: Stamp) -> tuple[Figure, ...]:
    """Return how often name, actor and office of a phrase are right, each and all three."""
    return figures("phrases", score_phrases(path, registry), stamp)


def score_phrases(path: Path, registry: Registry) -> Iterator[Count]:
    """Yield four counts for each phrase: the name, the actor, the office, and all of them."""
    for n, row in enumerate(read_rows(path, "phrase language person actor office_hint as_of"), 2):
        home = "IDN" if row["language"] == "id" else None
        meanings = explain(Question(row["phrase"], middle_of(row["as_of"]), row["language"], home), registry)
        person = next((m for m in meanings if m.kind == "person"), None)
        name = person is not None and person.words == row["person"]
        actor = person is not None and person.actor is not None and _of(person.actor, row["actor"])
        hint = row["office_hint"]
        office = person is not None and person.actor is not None and (not hint or _in_office(person.actor, row["actor"], hint))
        for metric, right in (("name", name), ("actor", actor), ("office", office), ("all three", name and actor and office)):
            yield accuracy(f"line {n}", "all", metric, [right])


def _of(actor: Resolved, place: str) -> bool:
    office = actor.office or ""
    return place in (actor.country, office.partition("#")[0].partition("/")[0]) or (place == "HAMAS" and actor.country == "PSE")


def _in_office(actor: Resolved, place: str, hint: str) -> bool:
    return fits_role(actor, place, hint) or bool(actor.office and hint in ("foreign-ministry",) and "/gov/mfa#" in actor.office)


def office_figures(path: Path, registry: Registry, stamp: Stamp) -> tuple[Figure, ...]:
    """Return how often an office on a day was answered rightly, and how often no wrong holder was named."""
    return figures("gold actors", score_offices(path, registry), stamp)


def score_offices(path: Path, registry: Registry) -> Iterator[Count]:
    """Yield two counts for each question: the answer right, and no holder named who is not the one."""
    for n, row in enumerate(read_rows(path, "office day expected"), 2):
        answer = registry.known.holder(row["office"], date.fromisoformat(row["day"]))
        named = registry.known.people[answer.person].name if isinstance(answer, Held) else None
        if row["expected"] in ("unknown", "last known"):
            right = named is None and isinstance(answer, LastKnown) == (row["expected"] == "last known")
        else:
            right = isinstance(answer, Held) and _is_named(answer.person, row["expected"], registry)
        yield accuracy(f"line {n}", "all", "office on a day", [right])
        yield accuracy(f"line {n}", "all", "office on a day, not wrong with confidence", [right or named is None])


def _is_named(person: str, name: str, registry: Registry) -> bool:
    words = words_of(name)
    return person in registry.known.names.get(words, ()) or alike(words, words_of(registry.known.people[person].name))
