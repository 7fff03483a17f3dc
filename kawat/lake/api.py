"""The lake for Python: `kawat.open(folder)` gives its holdings, and they give events, statements and all other readings."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kawat.errors import BadDate
from kawat.lake.ask import LATEST_REPORTS, OFFICES, PERSONS, Dyad, Period, panel_sql, timeline_sql
from kawat.lake.find import Sought, Told, find_events, tell_sql
from kawat.lake.home import Sight, open_lake, quote
from kawat.lake.pairs import use_pairs
from kawat.lake.rows import ReportRow, report_of
from kawat.lake.search import Match, Wanted, search_texts
from kawat.lake.sight import look, records
from kawat.lake.sql import Bounds, ask_sql
from kawat.lake.stream import Cell, DyadEvent, Office, Person, Stream, noun_of
from kawat.lake.text import fill
from kawat.lake.told import Agreed, Asked, Belongs, Filter, Met, Owed, Reading, Said, Served, Standing, told_sql
from kawat.record import Record
from kawat.report import Report

Day = date | str | None
R = TypeVar("R", bound=Reading)


class Holdings:
    """What a lake holds, in the state it had when it was opened.

    Ids are those of `kawat events`: a country (`CHN`) stands for everything of it. Days are dates or `2031-05-04`, both ends
    included. Older versions of a page are left out unless `every_version` is given. Wrong ids and days raise a KawatError.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        self._lake = open_lake(Path(folder))
        self._sight = look(self._lake)

    def __enter__(self) -> "Holdings":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the lake; its streams can no longer be read."""
        self._sight.close()

    def events(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        event: str | None = None,
        since: Day = None,
        until: Day = None,
        every_version: bool = False,
    ) -> Stream[Told]:
        """Return the events that `kawat events` shows, the newest first."""
        sought = Sought(actor=actor, other=other, event=event, since=_day(since), until=_day(until), every_version=every_version)
        return Stream(self._sight, partial(_events_sql, sought=sought), noun_of(Told))

    def reports(
        self,
        *,
        lang: str | None = None,
        outlet: str | None = None,
        since: Day = None,
        until: Day = None,
        every_version: bool = False,
    ) -> Stream[Report]:
        """Return the reports with their texts, the newest first; as Arrow with the columns of the table `reports`."""
        conditions = [_is("lang", lang), _is("outlet", outlet), _published(">=", since), _published("<=", until)]
        source = "reports" if every_version else f"({LATEST_REPORTS})"
        order = "ORDER BY published DESC NULLS LAST, id"
        sql = f"SELECT * FROM {source} WHERE {' AND '.join(filter(None, conditions)) or 'true'} {order}"
        return Stream(self._sight, lambda _: sql, _report)

    def attributions(
        self,
        *,
        source: str | None = None,
        kind: str | None = "speech",
        since: Day = None,
        until: Day = None,
        every_version: bool = False,
    ) -> Stream[Said]:
        """Return statements; `kind` is speech, attitude or finding, or None for all three."""
        filters = (Filter(("source",), who=source), Filter(("kind",), value=kind))
        return self._told(Said, filters, since, until, every_version)

    def meetings(
        self, *, who: str | None = None, since: Day = None, until: Day = None, every_version: bool = False
    ) -> Stream[Met]:
        """Return meetings; `who` takes part or is host."""
        return self._told(Met, (Filter(("participants", "host"), who=who),), since, until, every_version)

    def pledges(
        self,
        *,
        debtor: str | None = None,
        creditor: str | None = None,
        since: Day = None,
        until: Day = None,
        every_version: bool = False,
    ) -> Stream[Owed]:
        """Return pledges, by who owes and to whom."""
        filters = (Filter(("debtors",), who=debtor), Filter(("creditors",), who=creditor))
        return self._told(Owed, filters, since, until, every_version)

    def agreements(
        self, *, party: str | None = None, since: Day = None, until: Day = None, every_version: bool = False
    ) -> Stream[Agreed]:
        """Return agreements at the stages of their lives."""
        return self._told(Agreed, (Filter(("parties",), who=party),), since, until, every_version)

    def mechanisms(
        self, *, member: str | None = None, since: Day = None, until: Day = None, every_version: bool = False
    ) -> Stream[Standing]:
        """Return standing arrangements."""
        return self._told(Standing, (Filter(("members", "chair"), who=member),), since, until, every_version)

    def memberships(self, *, member: str | None = None, body: str | None = None, every_version: bool = False) -> Stream[Belongs]:
        """Return who belongs to which body."""
        filters = (Filter(("member",), who=member), Filter(("body",), who=body))
        return self._told(Belongs, filters, None, None, every_version)

    def tenures(self, *, person: str | None = None, office: str | None = None, every_version: bool = False) -> Stream[Served]:
        """Return who held which office, as reports attest it."""
        filters = (Filter(("person",), who=person), Filter(("office",), value=office))
        return self._told(Served, filters, None, None, every_version)

    def timeline(
        self,
        source: str | None = None,
        target: str | None = None,
        *,
        both_ways: bool = True,
        since: Day = None,
        until: Day = None,
    ) -> Stream[DyadEvent]:
        """Return the events of a dyad, the oldest first, in both directions unless told otherwise."""
        dyad = Dyad(source=source, target=target, since=_day(since), until=_day(until), both_ways=both_ways)
        sql = timeline_sql(dyad)
        return Stream(self._sight, self._with_pairs(sql), noun_of(DyadEvent))

    def panel(
        self,
        source: str | None = None,
        target: str | None = None,
        *,
        period: Period = "month",
        since: Day = None,
        until: Day = None,
    ) -> Stream[Cell]:
        """Return dyad-periods of countries: how many events of each kind, and their mean scale."""
        sql = panel_sql(Dyad(source=source, target=target, since=_day(since), until=_day(until)), period)
        return Stream(self._sight, self._with_pairs(sql), noun_of(Cell))

    def persons(self) -> Stream[Person]:
        """Return the people that are mentioned, the most mentioned first."""
        return Stream(self._sight, lambda _: PERSONS, noun_of(Person))

    def offices(self) -> Stream[Office]:
        """Return the offices that are mentioned, the most mentioned first."""
        return Stream(self._sight, lambda _: OFFICES, noun_of(Office))

    def search(self, words: str, *, limit: int = 20, lang: str | None = None, newest: bool = False) -> tuple[Match, ...]:
        """Return the reports that hold all of the words, in the lake as it is now; see `kawat search`."""
        index, _ = fill(self._lake)
        return search_texts(index, Wanted(words=words, lang=lang, newest=newest), limit).matches

    def sql(self, query: str, bounds: Bounds | None = None) -> list[dict[str, Any]]:
        """Return the rows of an answer to a question in SQL, within bounds, from the lake as it is now; see `kawat sql`."""
        with ask_sql(self._lake, query, bounds) as answer:
            return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def records(self, ids: Iterable[str]) -> Iterator[Record]:
        """Yield whole records as they were read, in the order of their ids."""
        return records(self._sight.cursor(), ids)

    def _with_pairs(self, sql: str) -> Callable[[Sight], str]:
        def prepared(engine: Sight) -> str:
            use_pairs(self._lake, engine)
            return sql

        return prepared

    def _told(self, noun: type[R], filters: tuple[Filter, ...], since: Day, until: Day, every_version: bool) -> Stream[R]:
        asked = Asked(filters=filters, since=_day(since), until=_day(until), every_version=every_version)
        sql = told_sql(noun, asked)
        return Stream(self._sight, lambda _: sql, noun_of(noun))


def _events_sql(engine: Sight, sought: Sought) -> str:
    find_events(engine, sought)
    return tell_sql()


def _report(line: str) -> Report:
    return report_of(msgspec.json.decode(line, type=ReportRow))


def _day(given: Day) -> date | None:
    """Return a day; raise BadDate when it is written in no way of ISO 8601."""
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadDate(given, "is not a day", "write it as 2031-05-04") from None


def _is(column: str, value: str | None) -> str:
    return f"{column} = {quote(value)}" if value else ""


def _published(sign: str, given: Day) -> str:
    day = _day(given)
    return f"coalesce(published {sign} DATE '{day}', false)" if day else ""
