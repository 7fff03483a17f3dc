"""Drafts of mentions: what each line names, before speakers are tied and chains are numbered."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawat.actor import Resolved, Status, country_of, fold_name
from kawat.actors.compose import Title, shape_of, valid
from kawat.actors.grammar import name_runs
from kawat.actors.lines import Line, Page
from kawat.actors.metonym import speaks_for_country
from kawat.actors.names import words_of
from kawat.actors.people import People, find, lacks, resolved
from kawat.actors.reading import Reading, Scene
from kawat.actors.registry import Registry
from kawat.actors.setting import seat_of, setting_of
from kawat.actors.tenure import Held, LastKnown
from kawat.actors.words import GLOSSES, LACKING, LEXICON, STATE_ORGANS, UNNAMED
from kawat.record import MentionKind
from kawat.span import Span

_ORGAN = {
    "id": re.compile(r"(?:N|V(?:d?[WV])*)o?C"),
    "en": re.compile(r"Cs?(?:N|[WV]*V(?!o))|(?:N|Vo(?:d?[WV])+)oe?C"),
}
_QUANTITIES = frozenset("para seorang sejumlah beberapa banyak salah satu the a an some several".split())
_MONEY = re.compile(r"(?:dolar|dollar|pound|poundsterling) $")
_PIHAK = re.compile(r"(?:pihak|kubu|negara) $")
_OFFICE_RULES = ("rule:office@1", "rule:apposition@1")
_NOT_FIELD = frozenset("kantor office kementerian ministry departemen department of the".split())


class Draft(NamedTuple):
    """A mention in the making: chain by `key`, members by the stretches they stand at."""

    start: int
    stop: int
    kind: MentionKind
    by: str
    key: str
    actor: Resolved | None
    members: tuple[Span, ...] = ()


def draft_line(scene: Scene, readings: list[Reading], people: People) -> list[Draft]:
    """Return the drafts of one line: people with their offices, offices alone, organs, names, places."""
    line, page, registry = scene
    drafts: list[Draft] = []
    for reading in readings:
        drafts += _introduced(reading, page, people) if reading.name else _alone(reading, scene, people)
    taken = [Span(d.start, d.stop) for d in drafts if d.kind == "person"]
    drafts += [d for d in _names(line, page, people) if not any(t.meets(Span(d.start, d.stop)) for t in taken)]
    organs = list(_organs(line, page, registry))
    within = {d.stop for d in organs} | {d.start for d in organs}
    offices = [reading.span for reading in readings if not reading.bare]
    drafts += organs
    for k, hit in line.hits.items():
        if line.letters[k] in "CKTBGA" or (line.letters[k] == "N" and not {hit.start, hit.stop} & within):
            if hit.alias.target[:1] == "*" and any(o.holds(Span(hit.start, hit.stop)) for o in offices):
                continue
            drafts += _named(line, k, page, registry)
    for hit in line.inside:
        actor = _known(hit.alias.target, page.text[hit.start : hit.stop], registry, "rule:alias@1")
        drafts.append(Draft(hit.start, hit.stop, _kind(hit.alias.target), "rule:alias@1", hit.alias.target, actor))
    spans = {(d.start, d.stop) for d in drafts if d.kind == "person"}
    return [d for d in drafts if d.kind == "person" or not any(s <= d.start and d.stop <= e for s, e in spans)]


def _introduced(reading: Reading, page: Page, people: People) -> Iterator[Draft]:
    """Yield the name and its office, both of one chain."""
    assert reading.name is not None
    number = find(people, words_of(reading.name.of(page.text)))
    if number is None:
        return
    name_by = "rule:name@1" if reading.by == "rule:office@1" else reading.by
    yield Draft(*reading.name, "person", name_by, f"p{number}", resolved(people.persons[number], name_by))
    if reading.by in _OFFICE_RULES and (not reading.title.civil or reading.title.country):
        yield Draft(*reading.span, "office", reading.by, f"p{number}", resolved(people.persons[number], reading.by))


def _alone(reading: Reading, scene: Scene, people: People) -> Iterator[Draft]:
    """Yield an office without a name: of the person introduced with it, of its holder that day, else for itself."""
    title, span, page = reading.title, reading.span, scene.page
    if title.civil:
        if title.country:
            yield _unnamed(span, title.country, page)
        return
    if title.pattern == "#member" or reading.vague or (reading.bare and not _shown(reading, page)):
        return
    number = holder(people, reading.at_home, span.start) if reading.at_home and not lacks(reading.at_home) else None
    number = holder(people, title, span.start) if number is None else number
    if number is not None:
        yield Draft(*span, "office", "rule:office@1", f"p{number}", resolved(people.persons[number], "rule:office@1"))
        return
    if title.office is None and reading.at_home and page.lang == "id" and not reading.plain and not lacks(reading.at_home):
        title = reading.at_home
    yield _office(span, title, scene, people)


def _office(span: Span, title: Title, scene: Scene, people: People) -> Draft:
    """Return an office that nobody is introduced with: its holder on the report's day where the registry is sure, else itself."""
    by, known, day = "rule:office@1", scene.registry.known, scene.page.day
    if not title.office:
        return Draft(*span, "office", by, f"@{span.start}", None)
    answer = known.holder(title.office, day) if day and not title.former else None
    if isinstance(answer, Held):
        by = "rule:tenure@1" if answer.tenure.evidence == "attested" else "rule:tenure-recalled@1"
        name = known.people[answer.person].name
        number = next((i for i, p in enumerate(people.persons) if p.who and p.who.id == answer.person), None)
        key = answer.person if number is None else f"p{number}"
        return Draft(*span, "office", by, key, _office_actor(title, (answer.person, name), "held", by))
    status: Status = "last known" if isinstance(answer, LastKnown) and not answer.ended else "unknown"
    return Draft(*span, "office", by, title.office, _office_actor(title, (title.office, span.of(scene.page.text)), status, by))


def _office_actor(title: Title, named: tuple[str, str], status: Status, by: str) -> Resolved:
    actor_id, name = named
    return Resolved(
        id=actor_id, name=name, country=title.country, sector=title.sector, office=title.office, status=status, rule=by
    )


def _shown(reading: Reading, page: Page) -> bool:
    """Tell whether a bare office word points at somebody: capital, 'itu' after it, 'the' before it, or it speaks."""
    span = reading.span
    if any(s.meets(span) for s in page.speakers):
        return True
    after = page.folded[span.stop : span.stop + 10]
    if reading.plain:
        return bool(re.match(r" (?:itu|tersebut)\b", after))
    pointed = re.match(r" (?:itu|tersebut)\b", after) or page.folded.startswith("the ", span.start - 4)
    return bool(pointed) or page.text[span.start].isupper()


def holder(people: People, title: Title, at: int) -> int | None:
    """Return the person introduced with an office: the last before a place in the text, else the first after it."""
    persons = people.persons
    fits = [i for i, p in enumerate(persons) if p.title.former == title.former and _holds(p.title, title)]
    before = [i for i in fits if persons[i].start < at]
    return max(before, key=lambda i: persons[i].start) if before else fits[0] if fits else None


def _holds(held: Title, said: Title) -> bool:
    """Tell whether an office is the one said: the same id, or (place or organ left out) the same pattern or role."""
    if said.country not in (None, held.country) or not held.pattern:
        return False
    if said.pattern[:1] == "#" and said.office in (None, f"{said.country}/gov{said.pattern}"):
        return held.pattern.endswith(said.pattern)
    if not said.office:
        return bool(said.pattern) and held.pattern == said.pattern
    return held.office == said.office or _is_envoy(held.office or "", said.office)


def _is_envoy(held: str, said: str) -> bool:
    """Tell whether 'Dubes China' may be China's ambassador to some country."""
    return said.endswith("/gov/embassy#ambassador") and held.startswith(said.replace("#ambassador", "/"))


def _unnamed(span: Span, country: str | None, page: Page) -> Draft:
    return unnamed(span, head_word(span, page), country, page)


def head_word(span: Span, page: Page) -> str:
    """Return the noun an unnamed speaker is called by: a listed one, else the first (English: the last before 'of')."""
    words = re.findall(r"[^\W\d_]+", page.folded[span.start : span.stop])
    listed = next((w for w in words if w in UNNAMED or LEXICON[page.lang].get(w) == "r"), None)
    if page.lang == "en":
        words = re.split(r"[^\w\s]|\b(?:of|from|who|for|in|at|with|on)\b", page.folded[span.start : span.stop])[0].split()[-1:]
    plain = [w for w in words if w not in _QUANTITIES]
    return fold_name(listed or (plain[0] if plain else "x"))


def unnamed(span: Span, head: str, country: str | None, page: Page) -> Draft:
    """Return the draft of an unnamed actor; without a country it stays unresolved."""
    place = f"@{country}" if country else ""
    actor_id = valid(f"any/{UNNAMED.get(head, head)}{place}") if country else None
    name = span.of(page.text)
    actor = Resolved(id=actor_id, name=name, country=country, rule="rule:unnamed@1") if actor_id else None
    return Draft(*span, "unnamed", "rule:unnamed@1", f"@{span.start}", actor)


def _names(line: Line, page: Page, people: People) -> Iterator[Draft]:
    """Yield the mentions of people by their full or short names."""
    if not people.named:
        return
    for first, after in [*name_runs(line), *((k, k + 1) for k in line.hits if line.letters[k] in "TK")]:
        for start in range(first, min(first + 2, after)):
            span = line.span(start, after)
            number = find(people, words_of(span.of(page.text)))
            if number is not None:
                yield Draft(*span, "person", "rule:name@1", f"p{number}", resolved(people.persons[number], "rule:name@1"))
                break


def _organs(line: Line, page: Page, registry: Registry) -> Iterator[Draft]:
    """Yield organs with their country beside them: 'Kementerian Luar Negeri Rusia', 'the Russian Foreign Ministry'."""
    for found in _ORGAN[page.lang].finditer(line.letters):
        first, after = found.span()
        place = next(line.hits[k].alias.target for k in range(first, after) if line.letters[k] == "C")
        organ = next((line.hits[k].alias.target for k in range(first, after) if line.letters[k] == "N"), None)
        actor_id = valid(
            f"{place}{organ[1:]}" if organ and organ[0] == "*" else organ or _field_id(line, (first, after), page, place)
        )
        if actor_id:
            span = line.span(first, after)
            yield Draft(*span, "organ", "rule:organ@1", actor_id, _known(actor_id, span.of(page.text), registry, "rule:organ@1"))


def _field_id(line: Line, stretch: tuple[int, int], page: Page, place: str) -> str | None:
    words: list[str] = []
    heads = [line.span(k, k + 1).of(page.folded) for k in range(*stretch) if line.letters[k] == "V"]
    if not STATE_ORGANS.intersection(heads):
        return None
    for k in range(*stretch):
        word = page.folded[line.starts[k] : line.stops[k]]
        if line.letters[k] in "WV" and word not in _NOT_FIELD:
            words.append(line.hits[k].alias.target if k in line.hits else GLOSSES[page.lang].get(word, word))
    return f"{place}/gov/{'-'.join(words)}" if words else f"{place}/gov"


def _known(actor_id: str, name: str, registry: Registry, by: str) -> Resolved:
    row = registry.actors.get(actor_id)
    if row is None:
        shape = shape_of(actor_id)
        sector = {"organ": "GOV"}.get(shape)
        return Resolved(id=actor_id, name=name, country=country_of(actor_id), sector=sector, rule=by)
    sector = row.sector if row.kind != "country" else None
    return Resolved(id=actor_id, name=row.name_en or name, country=row.country or country_of(actor_id), sector=sector, rule=by)


def _named(line: Line, k: int, page: Page, registry: Registry) -> Iterator[Draft]:
    """Yield what an alias names by itself; a capital is its country's government where it acts, else a place."""
    hit = line.hits[k]
    letter, target = line.letters[k], hit.alias.target
    start, by = hit.start, "rule:alias@1"
    if letter == "N" and target.startswith("*"):
        yield from _bare_organ(line, k, page, registry)
        return
    if letter in "KT" and not (letter == "K" and speaks_for_country(line, k, page)):
        place = (
            Resolved(id=target, name=page.text[hit.start : hit.stop], country=country_of(target), rule=by)
            if valid(target)
            else None
        )
        yield Draft(start, hit.stop, "place", by, f"at {page.folded[start : hit.stop]}", None if letter == "T" else place)
        return
    money = _MONEY.search(page.folded, max(line.start, start - 15), start) or page.folded.startswith(" dollar", hit.stop)
    if money or not valid(target):
        return
    shape = shape_of(target)
    actor = _known(target, page.text[start : hit.stop], registry, by)
    if letter == "K":
        by = "rule:metonym@1"
        actor = Resolved(id=actor.id, name=actor.name, country=actor.country, sector="GOV", rule=by)
    lead = _PIHAK.search(page.folded, max(line.start, start - 8), start) if shape == "country" and page.lang == "id" else None
    kind = _kind(target)
    yield Draft(lead.start() if lead else start, hit.stop, kind, by, target, actor)


def _kind(actor_id: str) -> MentionKind:
    """Return the kind of mention that an actor of an alias makes."""
    shape = shape_of(actor_id)
    return "organ" if shape in ("office", "person", "unnamed") else shape


def _bare_organ(line: Line, k: int, page: Page, registry: Registry) -> Iterator[Draft]:
    """Yield an organ that names no country: that of its seat, the one it stood with last in this report, else its setting's."""
    hit = line.hits[k]
    if not (page.text[hit.start].isupper() or any(s.meets(Span(hit.start, hit.stop)) for s in page.speakers)):
        return
    earlier = [
        one.hits[j + step].alias.target
        for one in page.lines
        for j, other in one.hits.items()
        if other.alias.target == hit.alias.target and other.start < hit.start
        for step in (1, -1)
        if one.letters[j + step : j + step + 1] == "C" and j + step >= 0
    ]
    place = seat_of(page, line, k) or (earlier[-1] if earlier else setting_of(page, hit.start))
    if not earlier and hit.alias.target.rpartition("/")[2] in LACKING.get(place or "", ()):
        place = None
    actor_id = valid(f"{place}{hit.alias.target[1:]}") if place else None
    actor = _known(actor_id, page.text[hit.start : hit.stop], registry, "rule:organ@1") if actor_id else None
    yield Draft(hit.start, hit.stop, "organ", "rule:organ@1", actor_id or f"@{hit.alias.target}", actor)
