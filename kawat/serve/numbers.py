"""The numbers behind the charts, as tables without a limit: activity, countries, pairs, and the curve of two sides."""

from datetime import date
from typing import Any

from kawat.serve.ask import Asker, Row
from kawat.serve.models import curve_of, home_numbers, span_of

NOTE = "machine reading, unverified"
COLUMNS: dict[str, tuple[str, ...]] = {
    "activity": ("day", "quad", "events"),
    "countries": ("unit", "events", "cooperation", "conflict"),
    "pairs": ("a", "b", "events", "scale", "cooperation", "conflict", "sources"),
    "curve": ("day", "scale", "events", "sources", "q1", "q2", "q3", "q4"),
}
_EVERY = 2**31 - 1


def numbers(ask: Asker, table: str, sides: tuple[str, str] | None, days: tuple[date | None, date | None]) -> list[Row]:
    """Return a table of numbers in the window of these days; each row says its unit of time and that nobody verified it.

    `activity`, `countries` and `pairs` are those of all events; `curve` is that of two sides.
    """
    window = span_of(ask, *days)
    found: list[dict[str, Any]]
    if table == "curve":
        found = curve_of(ask, sides, window) if sides else []
    else:
        found = home_numbers(ask, window, _EVERY)["units" if table == "countries" else "dyads" if table == "pairs" else table]
    columns = COLUMNS[table]
    return [{name: row[name] for name in columns} | {"unit_of_time": window.unit, "review": NOTE} for row in found]


def columns_of_numbers(table: str) -> tuple[str, ...]:
    """Return the columns of a table of numbers, in order."""
    return (*COLUMNS[table], "unit_of_time", "review")
