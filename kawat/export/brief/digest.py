"""A digest (kliping): what reports of some days tell of one country's dealings, gathered by the country it dealt with."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kawat.export.brief.items import Found, found_in
from kawat.export.brief.wording import Wording
from kawat.lake import Sight, add_views, records
from kawat.record import Record
from kawat.show import chain_of

SECTIONS = ("meetings", "agreements", "pledges", "mechanisms", "statements", "events")
_BATCH = 200
_REPORTS = """
SELECT DISTINCT v.id, v.published FROM versions v JOIN mentions m ON m.report = v.id
WHERE latest AND m.actor.country = $country AND ($since::DATE IS NULL OR published IS NULL OR published >= $since)
    AND ($until::DATE IS NULL OR published IS NULL OR published <= $until)
ORDER BY published NULLS LAST, id
"""


class Wanted(NamedTuple):
    """What a digest is of: the country (ISO3) and the days on which the reports were published, both included."""

    country: str
    since: date | None
    until: date | None


class Source(NamedTuple):
    """A report that tells an item: its id, outlet, chain, address and day."""

    report: str
    outlet: str | None
    chain: str
    url: str | None
    published: date | None


class Item(NamedTuple):
    """A line of a digest: its day, headings, the words before, at and after its core, how it was read, who tells it."""

    day: date | None
    heads: tuple[str, ...]
    before: str
    core: str
    after: str
    span: str
    by: str
    score: float
    sources: tuple[Source, ...]


class Page(NamedTuple):
    """What a digest holds of one country: its ISO3 code, its name, and the items of each section that has any."""

    country: str
    name: str
    sections: tuple[tuple[str, tuple[Item, ...]], ...]

    @property
    def size(self) -> int:
        """How many items stand on the page."""
        return sum(len(items) for _, items in self.sections)


class Digest(NamedTuple):
    """A digest: what it is of, its pages by name, how many reports were gone through, how many had no day of publication."""

    wanted: Wanted
    name: str
    pages: tuple[Page, ...]
    reports: int
    undated: int


def digest(engine: Sight, wanted: Wanted, wording: Wording) -> Digest:
    """Gather a digest; the latest version of each page counts, and reports without a day of publication are left out."""
    add_views(engine)
    rows = engine.execute(_REPORTS, wanted._asdict()).fetchall()
    dated = [key for key, published in rows if published is not None]
    gathered: dict[tuple[str, str, str], Item] = {}
    for record in _read(engine, dated):
        source = _source(record)
        for found in found_in(record, wanted.country, wording):
            _add(gathered, found, source)
    return Digest(wanted, _name(wanted.country, wording), _pages(gathered, wording), len(dated), len(rows) - len(dated))


def _read(engine: Sight, ids: Sequence[str]) -> Iterator[Record]:
    """Yield the records of these reports in their order, a few hundred of them in memory at a time."""
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        held = {record.report.id: record for record in records(engine, batch)}
        yield from (held[key] for key in batch)


def _source(record: Record) -> Source:
    report = record.report
    return Source(report.id, report.outlet, chain_of(record), report.url, report.published)


def _add(gathered: dict[tuple[str, str, str], Item], found: Found, source: Source) -> None:
    """Put a finding into a digest; the same words on the same page are one item, whoever tells them."""
    for country in found.countries:
        key = (country, found.section, " ".join((found.before + found.core + found.after).casefold().split()))
        held = gathered.get(key)
        if held is None:
            day = found.day or source.published
            words = (found.before, found.core, found.after)
            gathered[key] = Item(day, (found.head,), *words, found.span, found.by, found.score, (source,))
        else:
            heads = tuple(dict.fromkeys((*held.heads, found.head)))
            gathered[key] = held._replace(heads=heads, sources=tuple(dict.fromkeys((*held.sources, source))))


def _pages(gathered: dict[tuple[str, str, str], Item], wording: Wording) -> tuple[Page, ...]:
    countries = {country for country, _, _ in gathered}
    pages = (Page(country, _name(country, wording), tuple(_sections(gathered, country))) for country in countries)
    return tuple(sorted(pages, key=lambda page: page.name))


def _sections(gathered: dict[tuple[str, str, str], Item], country: str) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for section in SECTIONS:
        items = [item for (of, kind, _), item in gathered.items() if (of, kind) == (country, section)]
        if items:
            yield section, tuple(sorted(items, key=_order))


def _order(item: Item) -> tuple[str, str, str]:
    return str(item.day or ""), item.sources[0].report, item.span


def _name(country: str, wording: Wording) -> str:
    return wording.actors.get(country, country)


def days(day: date | None, wording: Wording) -> str:
    """Return a day as that language writes it."""
    return f"{day.day} {wording.months[day.month - 1]} {day.year}" if day else wording.say("undated")


def period(wanted: Wanted, wording: Wording) -> str:
    """Return the days of a digest as text."""
    ends: Iterable[date | None] = (wanted.since, wanted.until)
    return " – ".join(days(day, wording) if day else "…" for day in ends)
