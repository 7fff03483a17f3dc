"""Panels: the events of two countries, or of one, counted by month or year, with the codes that panels are joined by."""

from collections.abc import Iterator
from typing import NamedTuple

from kawat.errors import KawatError
from kawat.export.states import state_of
from kawat.lake import Sight, add_views
from kawat.plover import EVENTS

Row = tuple[object, ...]
PANELS = ("dyad-month", "dyad-year", "country-month", "country-year")
_FORMS = {"month": "%Y-%m", "year": "%Y"}
_COUNTS = tuple(name.lower() for name in EVENTS)
_CODES = ("iso3", "cow", "gw")
_MEASURES = ("events", *_COUNTS, "quad1", "quad2", "quad3", "quad4", "scale", "claimed", "not_happened", "reports", "independent")
_PAIRS = {
    "dyad": """
SELECT DISTINCT source_country AS first, target_country AS second, d.report, d.n
FROM dyads d JOIN wanted w ON w.report = d.report AND w.n = d.n
WHERE source_country <> target_country
""",
    "country": """
SELECT DISTINCT country AS first, CASE WHEN acts THEN 'actor' ELSE 'recipient' END AS second, s.report, s.n
FROM sides s JOIN wanted w ON w.report = s.report AND w.n = s.n
WHERE country IS NOT NULL
""",
}
_ORIGINS = """
CREATE OR REPLACE TEMP TABLE origins AS
WITH told AS (SELECT DISTINCT report FROM wanted),
names AS (
    SELECT p.report, p.start, unnest(p.names) AS name
    FROM parts p JOIN told USING (report) WHERE p.kind IN ('credit', 'dateline')),
agencies AS (
    SELECT n.report,
        max_by(coalesce(name.id, lower(substring(text, name.start + 1, name.stop - name.start))), name.start) AS agency
    FROM names n JOIN reports r ON r.id = n.report WHERE name.role = 'agency' GROUP BY n.report)
SELECT r.id AS report, [coalesce(agency, lower(outlet), r.id), coalesce(published::VARCHAR, r.id)] AS origin
FROM reports r JOIN told ON told.report = r.id LEFT JOIN agencies a ON a.report = r.id
"""


class Panel(NamedTuple):
    """A panel: the names of its columns, its rows, sorted, and how many events have no day and stand in none of them."""

    head: tuple[str, ...]
    rows: Iterator[Row]
    undated: int


def panel_of(engine: Sight, by: str) -> Panel:
    """Return a panel of the events that `find_events` found; raise KawatError for one that is not known.

    Only what is told as having happened is counted; what is future, hypothetical or negated stands in `not_happened`. An
    event counts once in a cell, in the period of its first day. Where nobody receives (a meeting) each pair of actors counts
    in both directions. `reports` are those that tell the events; `independent` takes reports of one day that go back to one
    agency, or to one outlet where no agency is named, as one. Happenings told by several reports are not folded.
    """
    if by not in PANELS:
        raise KawatError(f"--by {by}", "is no panel", f"give one of {' '.join(PANELS)}")
    unit, _, period = by.partition("-")
    add_views(engine)
    engine.execute(_ORIGINS)
    first = (period, *(f"{code}_a" for code in _CODES), *(f"{code}_b" for code in _CODES))
    alone = (period, *_CODES, "role")
    undated = engine.execute("SELECT count(*) FROM wanted WHERE since IS NULL").fetchall()[0][0]
    return Panel((*(first if unit == "dyad" else alone), *_MEASURES), _rows(engine, unit, period), undated)


def _rows(engine: Sight, unit: str, period: str) -> Iterator[Row]:
    cursor = engine.execute(_query(unit, period))
    while rows := cursor.fetchmany(1000):
        for when, first, second, *measures in rows:
            other = _codes(second) if unit == "dyad" else (second,)
            yield (when, *_codes(first), *other, *measures)


def _codes(iso3: str) -> Row:
    state = state_of(iso3)
    return (iso3, state.cow if state else None, state.gw if state else None)


def _query(unit: str, period: str) -> str:
    """Return the SQL of a panel; nothing a user wrote stands in it."""
    events = ", ".join(f"count(*) FILTER (happened AND e.event = '{name}')" for name in EVENTS)
    quads = ", ".join(f"count(*) FILTER (happened AND quad = {quad})" for quad in (1, 2, 3, 4))
    return f"""
    WITH pairs AS ({_PAIRS[unit]})
    SELECT strftime(w.since, '{_FORMS[period]}') AS period, first, second,
        count(*) FILTER (happened), {events}, {quads},
        round(avg(scale) FILTER (happened), 3), count(*) FILTER (happened AND claimed), count(*) FILTER (NOT happened),
        count(DISTINCT p.report) FILTER (happened), count(DISTINCT origin) FILTER (happened)
    FROM pairs p JOIN dated_events e ON e.report = p.report AND e.n = p.n JOIN wanted w ON w.report = p.report AND w.n = p.n
    JOIN origins o ON o.report = p.report
    WHERE w.since IS NOT NULL
    GROUP BY ALL ORDER BY period, first, second
    """
