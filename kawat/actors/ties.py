"""Ties: a comma between an office and a name is an apposition, or the end of a clause ("after meeting the minister, X left")."""

from collections.abc import Iterator, Sequence

from kawat.actors.known import Known, called
from kawat.actors.lines import Page
from kawat.actors.names import within, words_of
from kawat.actors.reading import Reading

Words = tuple[str, ...]


def untied(page: Page, readings: Sequence[Reading], known: Known) -> list[Reading]:
    """Return the readings in order; an office is parted from the name behind its comma where the two do not go together.

    They do not where the name is of another country, or the report gives the office to another name. The country is what the
    report's other introductions of the name say, or else what the registry knows of the full name.
    """
    told = list(_told(page, readings))
    seats = [(words_of(r.name.of(page.text)), r.title.office) for r in readings if r.name and not _behind_comma(page, r)]
    done: list[Reading] = []
    for reading in readings:
        if reading.name and _behind_comma(page, reading):
            words = words_of(reading.name.of(page.text))
            theirs = _country(words, told) or _known_country(words, known, page)
            if (theirs and reading.title.country and theirs != reading.title.country) or _taken(reading, words, seats):
                reading = reading._replace(name=None)
            elif reading.title.country:
                told.append((words, reading.title.country))
        done.append(reading)
    return done


def _told(page: Page, readings: Sequence[Reading]) -> Iterator[tuple[Words, str]]:
    """Yield the names whose office with its country stands right beside them."""
    for reading in readings:
        if reading.name and reading.title.country and not _behind_comma(page, reading):
            yield words_of(reading.name.of(page.text)), reading.title.country


def _taken(reading: Reading, words: Words, seats: Sequence[tuple[Words, str | None]]) -> bool:
    """Tell whether the report gives an office to others alone: "Menlu Laos A tiba. Setelah menemui Menlu Laos, B pergi"."""
    office = reading.title.office
    holders = [name for name, seat in seats if seat == office and office and not reading.title.former]
    return bool(holders) and not any(within(words, name) or within(name, words) for name in holders)


def _behind_comma(page: Page, reading: Reading) -> bool:
    return reading.name is not None and "," in page.text[reading.span.stop : reading.name.start]


def _country(words: Words, told: Sequence[tuple[Words, str]]) -> str | None:
    return next((country for name, country in told if within(words, name) or within(name, words)), None)


def _known_country(words: Words, known: Known, page: Page) -> str | None:
    person = called(known, words, (None, None), page.day)
    return known.people[person].country or None if person else None
