"""The people of one report: who is introduced by name, and which shorter names mean them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kawat.actor import Resolved, Status, country_of, person_id, sector_of
from kawat.actors.compose import Title, valid
from kawat.actors.grammar import name_runs
from kawat.actors.known import Human, Known, called, incumbent_called, office_of
from kawat.actors.lines import Line, Page
from kawat.actors.names import is_weak, within, words_of
from kawat.actors.reading import Reading
from kawat.actors.tenure import Held
from kawat.actors.words import LACKING
from kawat.span import Span

_NICK = re.compile(r"\s(?:\((?P<a>[^\W\d_]+)\)|(?:atau|alias|or) (?P<b>[^\W\d_]+))")
_OF = {"id": re.compile(r" (?:asal|dari) "), "en": re.compile(r"(?: of| from|,) (?:the )?")}
_NOBODY = Title(None, None, None, "", False, True)


class Identity(NamedTuple):
    """Who a person is: id, name, country, sector, and the office with how surely it is held."""

    id: str
    name: str
    country: str | None
    sector: str | None
    office: str | None
    status: Status


class Person(NamedTuple):
    """A person of the report: the longest name, its words as compared, what the report calls them, where first named."""

    name: str
    words: tuple[str, ...]
    title: Title
    start: int
    nick: str = ""
    who: Identity | None = None


class People(NamedTuple):
    """The people of a report, and for each run of words of their names (and nicknames) whom it may mean."""

    persons: Sequence[Person]
    named: dict[tuple[str, ...], tuple[int, ...]]


def gather(page: Page, readings: Sequence[Reading], known: Known) -> People:
    """Return the people of a report, each once: those whom office phrases introduce, the bare names that speak, and the
    full names that the registry knows."""
    persons: list[Person] = []
    vacant = _vacant(readings)
    for reading in readings:
        if reading.name:
            _meet(persons, page.text, reading.name, _title(reading, vacant))
    for speaker in page.speakers:
        for span in speaking_names(page, speaker):
            words = words_of(span.of(page.text))
            if not any(within(words, person.words) or words == (person.nick,) for person in persons):
                _meet(persons, page.text, span, _from_country(page, span))
    for span in _known_names(page, known):
        words = words_of(span.of(page.text))
        if not any(words == person.words or within(words, person.words) for person in persons):
            _meet(persons, page.text, span, _NOBODY)
    persons = [person._replace(who=identity_of(person, known, page.day)) for person in persons]
    return People(persons, _index(persons))


def _from_country(page: Page, name: Span) -> Title:
    """Return what is said right behind a bare name: 'X of Brazil', 'X dari Peru', 'X, the Colombian,'; else nothing."""
    found = _OF[page.lang].match(page.folded, name.stop)
    line = line_of(page, name.start)
    hit = next((line.hits[k] for k in line.hits if found and line.letters[k] == "C" and line.hits[k].start == found.end()), None)
    if found is None or hit is None or ("," in found[0] and page.folded[hit.stop : hit.stop + 1] not in (",", ".")):
        return _NOBODY
    return _NOBODY._replace(country=country_of(hit.alias.target))


def _known_names(page: Page, known: Known) -> Iterator[Span]:
    """Yield the capitalised runs (a first word left out where the whole is no name) that are full names the registry knows."""
    if not known.names:
        return
    for line in page.lines:
        for first, after in name_runs(line):
            for start in range(first, min(first + 2, after - 1)):
                span = line.span(start, after)
                if called(known, words_of(span.of(page.text)), (None, None), None):
                    yield span
                    break


def identity_of(person: Person, known: Known, day: date | None) -> Identity:
    """Return who a person is: the one the registry knows by that name and office, else a provisional id made of the name.

    The office is the report's, `held` where the registry says the same of that day and `introduced` where it does not;
    without one it is what the registry knows of the day.
    """
    title = person.title
    found = called(known, person.words, (title.country, title.office), day)
    if title.pattern and not (found and title.country) and (title.assumed or not title.country):
        found = found or called(known, person.words, (None, None), day)
        if found is None and day and not title.country:
            found = incumbent_called(known, person.words, title.pattern, day)
        theirs = _theirs(title, known, found)
        found, title = (found, theirs) if theirs else (None, title)
    if found is None:
        if title.assumed and title.office and day and isinstance(known.holder(title.office, day), Held):
            title = title._replace(country=None, office=None)  # somebody else holds it at home, so it is elsewhere
        provisional = known.person(person_id(person.name, title.country))
        office = None if title.former else title.office
        return Identity(provisional, person.name, title.country, title.sector, office, "introduced" if office else "unknown")
    return _identity(known.people[found], title, known, day)


def _theirs(title: Title, known: Known, person: str | None) -> Title | None:
    """Return what an office without a place says of somebody who is known to have held it in a country of their own."""
    rows = known.times.get(person or "", ())
    office = next((row.office for row in reversed(rows) if row.office[3:] == title.pattern), None)
    if not person or not office:
        return title if person and not title.assumed else None
    return title._replace(office=office, country=office[:3], sector=_sector(office) or title.sector, assumed=False)


def _identity(human: Human, title: Title, known: Known, day: date | None) -> Identity:
    office = None if title.former else title.office
    if office:
        sure = any(row.office == office for row in known.held(human.id, day))
        return Identity(human.id, human.name, title.country, title.sector, office, "held" if sure else "introduced")
    country, held = title.country or human.country or None, office_of(known, human.id, day) if day else None
    if title.pattern or title.former or held is None:
        return Identity(human.id, human.name, country, title.sector, None, "unknown")
    tenure, sure = held
    return Identity(human.id, human.name, country, _sector(tenure.office), tenure.office, "held" if sure else "last known")


def _sector(office: str) -> str | None:
    return sector_of(office) if valid(office) else None


def _index(persons: list[Person]) -> dict[tuple[str, ...], tuple[int, ...]]:
    index: dict[tuple[str, ...], tuple[int, ...]] = {}
    for i, person in enumerate(persons):
        words = person.words
        runs = {words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
        for run in runs | ({(person.nick,)} if person.nick else set()):
            if run == words or not is_weak(run):
                index[run] = (*index.get(run, ()), i)
    return index


def _vacant(readings: Sequence[Reading]) -> dict[str, Title]:
    """Return the offices that are named with their place but without a person, where the report has one of the kind."""
    held = {r.title.office for r in readings if r.name}
    alone = {r.title.office: r.title for r in readings if not r.name and r.title.office and r.title.office not in held}
    patterns = [title.pattern for title in alone.values()]
    return {title.pattern: title for title in alone.values() if patterns.count(title.pattern) == 1}


def _title(reading: Reading, vacant: dict[str, Title]) -> Title:
    """Return what a reading says, a place left out filled in: from an office named without a person, or by the setting."""
    if reading.title.former or not reading.bare or reading.title.civil:
        return reading.title
    if reading.title.pattern in vacant:
        return vacant[reading.title.pattern]._replace(assumed=True)
    if reading.at_home is None or lacks(reading.at_home):
        return reading.title
    return reading.at_home


def lacks(title: Title) -> bool:
    """Tell whether a country has no such office (Indonesia no prime minister)."""
    return title.pattern.partition("#")[2] in LACKING.get(title.country or "", ())


_MET = 400  # people met last that a new introduction is compared with; no real report has as many


def _meet(persons: list[Person], text: str, span: Span, title: Title) -> None:
    """Add a person to the people, or what is new about one of them."""
    name = span.of(text)
    words = words_of(name)
    nick = _nick(text, span)
    for i in range(max(0, len(persons) - _MET), len(persons)):
        known = persons[i]
        if not _same(known, words, title):
            continue
        longer = known.name if len(known.words) >= len(words) else name
        better = title if _richness(title) > _richness(known.title) else known.title
        persons[i] = Person(longer, words_of(longer), better, min(known.start, span.start), nick or known.nick)
        return
    persons.append(Person(name, words, title, span.start, nick))


def _nick(text: str, span: Span) -> str:
    """Return the short name given right after a name: 'Joko Widodo (Jokowi)', 'Joko Widodo atau Jokowi'."""
    found = _NICK.match(text, span.stop)
    short = (found["a"] or found["b"]) if found else ""
    return words_of(short)[0] if short.istitle() and len(short) > 2 else ""


def _richness(title: Title) -> int:
    told = 2 * (title.office is not None) + (title.country is not None) + (title.sector is not None)
    return 2 * told - title.assumed


def _same(known: Person, words: tuple[str, ...], title: Title) -> bool:
    """Tell whether two introductions are of one person: the same name, or a part of it with no other country."""
    if known.words == words or (known.nick and words == (known.nick,)):
        return True
    told = not known.title.assumed and not title.assumed
    apart = told and known.title.country and title.country and known.title.country != title.country
    royal = title.pattern.startswith("/royal#") and known.title.pattern not in ("", title.pattern)
    return not (apart or royal) and (within(words, known.words) or within(known.words, words))


def find(people: People, words: tuple[str, ...]) -> int | None:
    """Return the number of the person that a name means: full, or a part of one person's name alone."""
    fits = people.named.get(words, ())
    full = [i for i in fits if people.persons[i].words == words]
    return full[0] if full else fits[0] if len(fits) == 1 else None


def line_of(page: Page, at: int) -> Line:
    """Return the line of the story that holds a character."""
    return next(line for line in page.lines if line.start <= at < line.stop)


def speaking_names(page: Page, speaker: Span) -> list[Span]:
    """Return the bare name that a speaker's words are: a capitalised run at their start, honorifics and articles aside."""
    line = line_of(page, speaker.start)
    for first, after in name_runs(line):
        span = line.span(first, after)
        if not speaker.holds(span):
            continue
        before = [line.letters[k] for k in range(first) if line.starts[k] >= speaker.start]
        return [span] if all(letter in "H.er" for letter in before) else []
    return []


@lru_cache(maxsize=1 << 12)
def resolved(person: Person, by: str) -> Resolved:
    """Return who a person is, with the office the report (or the registry for that day) gives them."""
    who = person.who
    assert who is not None
    return Resolved(
        id=who.id, name=who.name, country=who.country, sector=who.sector, office=who.office, status=who.status, rule=by
    )
