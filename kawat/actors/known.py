"""What is known of people: their names, their offices by day, and who of them is meant by a name or holds an office."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from kawat.actors.names import alike, within, words_of
from kawat.actors.tenure import Answer, Held, LastKnown, Tenure, held_by
from kawat.span import Noun

Words = tuple[str, ...]
Told = tuple[str | None, str | None]
"""The country and the office that a report gives a person."""

_RECENT = 2
_FIRST = (
    "/gov/supreme-leader#leader /gov/president#president /royal# /gov/prime-minister#prime-minister #secretary-general"
    " #high-representative /gov/mfa#minister #president #minister"
).split()


class Called(NamedTuple):
    """A name of a person: `kind` is name, spelling, short (not a full name) or native (in its own script)."""

    person: str
    name: str
    kind: str


class Human(NamedTuple):
    """A person of the registry: id, name, country (or nothing)."""

    id: str
    name: str
    country: str


class Known(Noun, frozen=True, kw_only=True):
    """People by id, by the words of each of their full names, tenures by office and by person, and the seats that several share.

    `short` are names such as 'Jokowi' that mean somebody only beside an office. `same` leads the ids that were judged to
    be one person to the one that is kept.
    """

    people: dict[str, Human] = msgspec.field(default_factory=dict)
    names: dict[Words, tuple[str, ...]] = msgspec.field(default_factory=dict)
    short: dict[Words, tuple[str, ...]] = msgspec.field(default_factory=dict)
    seats: dict[str, tuple[Tenure, ...]] = msgspec.field(default_factory=dict)
    times: dict[str, tuple[Tenure, ...]] = msgspec.field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    same: dict[str, str] = msgspec.field(default_factory=dict)

    def holder(self, office: str, day: date) -> Answer:
        """Return who held an office on a day."""
        return held_by(self.seats.get(office, ()), office, day, office not in self.shared)

    def held(self, person: str, day: date | None) -> tuple[Tenure, ...]:
        """Return the tenures by which a person surely held an office on a day, be it shared or not."""
        on = day.isoformat() if day else ""
        rows = (row for row in self.times.get(person, ()) if row.covers(on))
        return tuple(row for row in rows if day and self._agrees(row, person, day))

    def _agrees(self, row: Tenure, person: str, day: date) -> bool:
        if row.office in self.shared:
            return True
        answer = self.holder(row.office, day)
        return isinstance(answer, Held) and answer.person == person

    def person(self, person: str) -> str:
        """Return the id that is kept of a person."""
        return self.same.get(person, person)


def gather_known(
    people: Sequence[Human], names: Iterable[Called], tenures: Iterable[Tenure], shared: Iterable[str], same: dict[str, str]
) -> Known:
    """Return what is known from the rows of all layers, the higher layers last."""
    by_id = {one.id: one for one in people if one.id not in same}
    full: dict[Words, tuple[str, ...]] = {}
    short: dict[Words, tuple[str, ...]] = {}
    for person, name, kind in [*(Called(one.id, one.name, "name") for one in people), *names]:
        kept = same.get(person, person)
        index = short if kind == "short" else full
        found = index.get(words := words_of(name), ())
        if kind != "native" and kept in by_id and kept not in found:
            index[words] = (*found, kept)
    seats: dict[str, list[Tenure]] = {}
    times: dict[str, list[Tenure]] = {}
    for row in tenures:
        kept_row = row if row.person not in same else row._replace(person=same[row.person])
        seats.setdefault(row.office, []).append(kept_row)
        times.setdefault(kept_row.person, []).append(kept_row)
    return Known(
        people=by_id,
        names=full,
        short=short,
        seats={office: tuple(rows) for office, rows in seats.items()},
        times={person: tuple(rows) for person, rows in times.items()},
        shared=frozenset(shared),
        same=same,
    )


def called(known: Known, words: Words, told: Told, day: date | None) -> str | None:
    """Return the one person of the registry whom a name in a report means, or None.

    A full name counts within its country (or where the office is the person's own); without a country it must have two
    words and be the only such person of all. Where no full name fits, an office decides among its own holders: another
    spelling of the name must fit exactly one of them, a part of it the one who holds (or, up to two years before, last
    held) the office.
    """
    country, office = told
    full = [known.people[p] for p in known.names.get(words, ())]
    fits = [one.id for one in full if one.country == country or (office and _ever(known, one.id, office))] if country else []
    if not country and len(words) > 1:
        fits = [one.id for one in full]
    if len(fits) > 1 and office:
        fits = [one for one in fits if _ever(known, one, office)] or fits
    if fits:
        return fits[0] if len(fits) == 1 else None
    return _among_holders(known, words, office, day) if office else None


def _ever(known: Known, person: str, office: str) -> bool:
    return any(row.office == office for row in known.times.get(person, ()))


def _among_holders(known: Known, words: Words, office: str, day: date | None) -> str | None:
    person = _incumbent(known, office, day) if day else None
    if person and (within(words, _words(known, person)) or person in known.short.get(words, ())):
        return person
    rows = known.seats.get(office, ())
    fits = list(dict.fromkeys(row.person for row in rows if alike(words, _words(known, row.person))))
    return fits[0] if len(fits) == 1 else None


def incumbent_called(known: Known, words: Words, pattern: str, day: date) -> str | None:
    """Return the one person, of whatever country, who holds an office of a pattern on a day and is called by (part of) a name."""
    people = {_incumbent(known, office, day) for office in known.seats if office[3:] == pattern}
    fits = [one for one in people if one and (within(words, _words(known, one)) or one in known.short.get(words, ()))]
    return fits[0] if len(fits) == 1 else None


def _incumbent(known: Known, office: str, day: date) -> str | None:
    """Return who holds an office on a day, or last held it up to two years before without a known end."""
    answer = known.holder(office, day)
    if isinstance(answer, Held):
        return answer.person
    recent = isinstance(answer, LastKnown) and not answer.ended and day.year - int(answer.as_of[:4]) <= _RECENT
    return answer.person if isinstance(answer, LastKnown) and recent else None


def _words(known: Known, person: str) -> Words:
    return words_of(known.people[person].name) if person in known.people else ("x",)


def office_of(known: Known, person: str, day: date) -> tuple[Tenure, bool] | None:
    """Return the first of the offices that a person held on a day, and whether that is sure; None when none is known.

    Not sure is an office without an end, looked at last before the day.
    """
    sure = known.held(person, day)
    late = [] if sure else [row for row in known.times.get(person, ()) if _last_held(known, row, person, day)]
    found = [*sure, *late]
    return (min(found, key=_weight), bool(sure)) if found else None


def _last_held(known: Known, row: Tenure, person: str, day: date) -> bool:
    answer = known.holder(row.office, day)
    return isinstance(answer, LastKnown) and answer.person == person and not answer.ended


def _weight(tenure: Tenure) -> tuple[bool, int, str]:
    place = next((i for i, mark in enumerate(_FIRST) if mark in tenure.office), len(_FIRST))
    return tenure.evidence != "attested", place, tenure.office
