"""The people of one report: who is introduced by name, and which shorter names mean them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kawat.actor import Resolved, fold_name, person_id
from kawat.actors.compose import Title
from kawat.actors.grammar import Reading, name_runs
from kawat.actors.lines import Line, Page
from kawat.actors.words import LACKING
from kawat.span import Span

_DOUBLE = re.compile(r"(.)\1")
_NOBODY = Title(None, None, None, "", False, True)
_PARTICLES = frozenset("al el bin binti ibn de da van von der la le".split())


class Person(NamedTuple):
    """A person of the report: the longest name, its words as compared, what the report calls them, where first named."""

    name: str
    words: tuple[str, ...]
    title: Title
    start: int


People = Sequence[Person]


def words_of(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: accents off, i for y, no letter doubled ('Sergey' is 'Sergei')."""
    return tuple(_DOUBLE.sub(r"\1", word.replace("y", "i")) for word in fold_name(name).split("-"))


def gather(page: Page, readings: Iterable[Reading]) -> list[Person]:
    """Return the people that office phrases introduce and, after them, the bare names that speak, each once."""
    people: list[Person] = []
    home_told = _home_told(page)
    for reading in readings:
        if reading.name:
            _meet(people, page.text, reading.name, _title(reading, home_told))
    for speaker in page.speakers:
        for span in speaking_names(page, speaker):
            if find(people, words_of(span.of(page.text))) is None:
                _meet(people, page.text, span, _NOBODY)
    return people


def _home_told(page: Page) -> bool:
    """Tell whether a place left out may be home: the report names the home country, or no country at all."""
    named = {hit.alias.target for line in page.lines for k, hit in line.hits.items() if line.letters[k] in "CK"}
    return page.home in named or not named


def _title(reading: Reading, home_told: bool) -> Title:
    if reading.title.former or reading.at_home is None or not home_told:
        return reading.title
    return reading.title if lacks(reading.at_home) else reading.at_home


def lacks(title: Title) -> bool:
    """Tell whether a country has no such office (Indonesia no prime minister)."""
    return title.pattern.partition("#")[2] in LACKING.get(title.country or "", ())


def _meet(people: list[Person], text: str, span: Span, title: Title) -> None:
    """Add a person to the people, or what is new about one of them."""
    name = span.of(text)
    words = words_of(name)
    for i, known in enumerate(people):
        if not _same(known, words, title):
            continue
        longer = known.name if len(known.words) >= len(words) else name
        better = title if _richness(title) > _richness(known.title) else known.title
        people[i] = Person(longer, words_of(longer), better, min(known.start, span.start))
        return
    people.append(Person(name, words, title, span.start))


def _richness(title: Title) -> int:
    return 2 * (title.office is not None) + (title.country is not None) + (title.sector is not None)


def _same(known: Person, words: tuple[str, ...], title: Title) -> bool:
    """Tell whether two introductions are of one person: the same name, or a part of it with no other country."""
    if known.words == words:
        return True
    apart = known.title.country and title.country and known.title.country != title.country
    return not apart and (within(words, known.words) or within(known.words, words))


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the words of a short name stand side by side in a long one."""
    if short and (len(short[0]) < 2 or (len(short) == 1 and short[0] in _PARTICLES)):
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def find(people: People, words: tuple[str, ...]) -> int | None:
    """Return the number of the person that a name means: full, or a part of one person's name alone."""
    parts = []
    for i, person in enumerate(people):
        if person.words == words:
            return i
        if within(words, person.words):
            parts.append(i)
    return parts[0] if len(parts) == 1 else None


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


def resolved(person: Person, by: str) -> Resolved:
    """Return who a person is, with the office the report gives them."""
    title = person.title
    return Resolved(
        id=person_id(person.name, title.country),
        name=person.name,
        country=title.country,
        sector=title.sector,
        office=None if title.former else title.office,
        status="introduced" if title.office and not title.former else "unknown",
        rule=by,
    )
