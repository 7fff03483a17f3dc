"""A tenure is a person's time in an office as far as it is known; from the tenures of an office follows who held it on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from kawat.span import Noun

Evidence = Literal["attested", "recalled"]
StartKind = Literal["exact", "attested", "year"]
EndKind = Literal["exact", "attested", "year", "before", "open"]
START_KINDS = frozenset(get_args(StartKind))
END_KINDS = frozenset(get_args(EndKind))
LAYERS = ("learned", "imported", "curated", "local")
COLUMNS = tuple("person office start start_kind end end_kind as_of evidence address source layer".split())


class Tenure(NamedTuple):
    """A row of tenures.csv. Dates are YYYY, YYYY-MM or YYYY-MM-DD; `as_of` is the day up to which an open end was looked at.

    Kinds: `exact` is the day (month) itself; `attested` a day on which the person is known to have held the office;
    `year` no sharper than the year; `before` an end that is not later; `open` no end known on `as_of`.
    """

    person: str
    office: str
    start: str
    start_kind: str
    end: str
    end_kind: str
    as_of: str
    evidence: str
    address: str
    source: str
    layer: str

    @property
    def sure_from(self) -> str:
        """The first day on which the person surely held the office."""
        return last_day(self.start)

    @property
    def sure_until(self) -> str:
        """The last day on which the person surely held it; for an exact end the day that comes after."""
        if not self.end or self.end_kind == "open":
            return first_day(self.as_of) if self.as_of else self.sure_from
        if self.end_kind == "before":
            return min(first_day(self.end), first_day(self.as_of) if self.as_of else self.sure_from)
        return first_day(self.end)

    def covers(self, day: str) -> bool:
        """Tell whether the person surely held the office on a day; on the day of handing over, the newcomer has it."""
        handed_over = self.end_kind in ("exact", "year", "before") and bool(self.end) and day >= first_day(self.end)
        return self.sure_from <= day <= self.sure_until and not handed_over

    def may_cover(self, day: str) -> bool:
        """Tell whether the dates leave it possible."""
        return first_day(self.start) <= day <= last_day(self.end or self.as_of or self.start)

    @property
    def rank(self) -> tuple[bool, int]:
        """How much a row weighs: attested before recalled, then by layer."""
        return self.evidence == "attested", LAYERS.index(self.layer)


class Held(Noun, frozen=True, kw_only=True):
    """Somebody held the office that day, by this tenure."""

    person: str
    tenure: Tenure


class LastKnown(Noun, frozen=True, kw_only=True):
    """Nobody is known for that day; the last one known before, up to `as_of`; `ended` says that the time in office had ended."""

    person: str
    tenure: Tenure
    as_of: str
    ended: bool


class Unknown(Noun, frozen=True, kw_only=True):
    """It cannot be said who held the office that day; `candidates` are the tenures that leave it possible."""

    office: str
    candidates: tuple[Tenure, ...] = ()


Answer = Held | LastKnown | Unknown


def first_day(text: str) -> str:
    """Return the first day that a date of any precision may mean, as YYYY-MM-DD."""
    return text + {4: "-01-01", 7: "-01"}.get(len(text), "")


def last_day(text: str) -> str:
    """Return the last day that a date may mean (the 31st of any month: days are only compared, never counted)."""
    return text + {4: "-12-31", 7: "-31"}.get(len(text), "")


def held_by(tenures: Iterable[Tenure], office: str, day: date, single: bool = True) -> Answer:
    """Return who held an office on a day: Held, LastKnown or Unknown.

    A recalled row never beats an attested one, a higher layer beats a lower one, and in a single seat a later attested
    holder closes what was open before. Of a seat that several may hold at once nobody is picked.
    """
    on = day.isoformat()
    rows = [t for t in tenures if first_day(t.start) <= on]
    if single:
        rows = [t for t in rows if not _succeeded(t, rows, on)]
    sure = [t for t in rows if t.covers(on)]
    if not single:
        return Unknown(office=office, candidates=tuple(_once(sure)))
    best = [t for t in sure if t.rank == max(s.rank for s in sure)]
    if len({t.person for t in best}) == 1:
        return Held(person=best[0].person, tenure=max(best, key=lambda t: first_day(t.start)))
    if best:
        return Unknown(office=office, candidates=tuple(_once(best)))
    return _last_known(rows, office, on)


def _succeeded(tenure: Tenure, rows: Sequence[Tenure], on: str) -> bool:
    """Tell whether somebody else's later, attested row had closed an open (or a recalled) one by that day."""
    if tenure.end and tenure.evidence == "attested" and tenure.end_kind != "open":
        return False
    return any(
        other.person != tenure.person
        and other.evidence == "attested"
        and other.rank >= tenure.rank
        and first_day(tenure.start) < first_day(other.start)
        and last_day(other.start) <= on
        for other in rows
    )


def _last_known(rows: Sequence[Tenure], office: str, on: str) -> Answer:
    before = [t for t in rows if t.sure_from <= on]
    if not before:
        return Unknown(office=office, candidates=tuple(t for t in rows if t.may_cover(on)))
    latest = max(before, key=lambda t: (min(t.sure_until, on), t.sure_from, t.rank))
    ended = bool(latest.end) and latest.end_kind in ("exact", "year", "before") and last_day(latest.end) <= on
    return LastKnown(person=latest.person, tenure=latest, as_of=min(max(latest.sure_until, latest.sure_from), on), ended=ended)


def _once(rows: Iterable[Tenure]) -> list[Tenure]:
    """Return the rows, the strongest of each person."""
    best: dict[str, Tenure] = {}
    for row in rows:
        if row.person not in best or row.rank > best[row.person].rank:
            best[row.person] = row
    return list(best.values())
