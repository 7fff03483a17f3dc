"""Answers of a lake as they are read: an Arrow stream, a data frame, or one typed noun after another."""

import importlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, Generic, TypeVar

import msgspec

from kawat.errors import Missing
from kawat.lake.ask import Relation, add_views
from kawat.lake.home import Sight
from kawat.span import Noun

N = TypeVar("N", bound=Noun)


class Person(Noun, frozen=True, kw_only=True):
    """A person as reports mention them: id, name, country, offices, how often, and the first and last day of it."""

    id: str
    name: str | None
    country: str | None
    offices: tuple[str, ...]
    mentions: int
    reports: int
    first: date | None
    last: date | None


class Office(Noun, frozen=True, kw_only=True):
    """An office as reports mention it, with the ids of those that reports name with it."""

    office: str
    country: str | None
    holders: tuple[str, ...]
    mentions: int
    reports: int
    first: date | None
    last: date | None


class DyadEvent(Noun, frozen=True, kw_only=True):
    """An event for one pair of its sides; `mutual` where nobody receives, so that it stands in both directions."""

    report: str
    n: int
    event: str
    mode: str | None
    quad: int
    scale: float
    happened: bool
    since: date | None
    until: date | None
    source: str
    source_country: str | None
    target: str
    target_country: str | None
    mutual: bool


class Cell(Noun, frozen=True, kw_only=True):
    """A dyad-period of countries: its events of one kind, those that happened, their reports and mean scale."""

    period: date
    source: str
    target: str
    event: str
    quad: int
    events: int
    happened: int
    reports: int
    scale: float


class Stream(Generic[N]):
    """An answer that is asked for when it is read, each time anew: an Arrow stream, a data frame, or one noun after another."""

    def __init__(self, sight: Sight, sql: Callable[[Sight], str], noun: Callable[[str], N]) -> None:
        self._sight = sight
        self._sql = sql
        self._noun = noun

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the rows as an Arrow stream, which pyarrow, polars, pandas, DuckDB and many others read."""
        return self._relation().__arrow_c_stream__(requested_schema)

    def __iter__(self) -> Iterator[N]:
        engine = cursor_of(self._sight)
        rows = engine.execute(f"SELECT to_json(told)::VARCHAR FROM ({self._sql(engine)}) told")
        while batch := rows.fetchmany(1000):
            for (line,) in batch:
                yield self._noun(line)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._relation().columns)

    def count(self) -> int:
        """Return how many rows there are."""
        engine = cursor_of(self._sight)
        return int(engine.execute(f"SELECT count(*) FROM ({self._sql(engine)})").fetchall()[0][0])

    def to_pandas(self) -> Any:
        """Return a data frame of pandas; raise Missing when it is not installed."""
        try:
            importlib.import_module("pandas")
        except ImportError as fault:
            raise Missing("to_pandas", f"pandas is not installed ({fault})", "pip install pandas") from None
        return self._relation().df()

    def to_polars(self) -> Any:
        """Return a data frame of polars; raise Missing when it is not installed."""
        try:
            polars = importlib.import_module("polars")
        except ImportError as fault:
            raise Missing("to_polars", f"polars is not installed ({fault})", "pip install polars") from None
        return polars.DataFrame(self)

    def _relation(self) -> Relation:
        engine = cursor_of(self._sight)
        return engine.sql(self._sql(engine))


def cursor_of(sight: Sight) -> Sight:
    """Return a connection of its own to the same state of a lake, with Kawat's views: answers do not disturb each other."""
    engine = sight.cursor()
    engine.execute("SET TimeZone = 'UTC'")
    return add_views(engine)


def noun_of(kind: type[N]) -> Callable[[str], N]:
    """Return what makes a noun of a row that is written as JSON."""
    return partial(msgspec.json.decode, type=kind)
