"""What the home page and the page of two sides tell, as plain data: the API gives the same that the pages show."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from kawat.serve.ask import Asker, Filter, Row, count, find, pair_of
from kawat.serve.charts import Window, floor_day, next_day, window_of

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
OPEN = ("promised", "reaffirmed")
QUADS = (1, 2, 3, 4)
_SEEN = """SELECT quantile_disc(published, 0.005) AS since, max(published) AS until FROM reports WHERE latest"""
_MONTHLY = ("month", "year")
_BY_QUAD = """SELECT date_trunc($unit, day)::DATE AS day, quad, count(*) AS events FROM items i
    WHERE kind = 'event' AND happened AND day BETWEEN $since AND $until GROUP BY ALL ORDER BY ALL"""
_BY_QUAD_SUMMED = """SELECT date_trunc($unit, month)::DATE AS day, quad, sum(events)::BIGINT AS events FROM unit_sums
    WHERE unit = '*' AND month BETWEEN $since AND $until GROUP BY ALL HAVING sum(events) > 0 ORDER BY ALL"""
_UNITS = """SELECT unit, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict
    FROM (SELECT DISTINCT unit, s, n, quad FROM takers WHERE kind = 'event' AND happened AND side <> 'about' AND unit IS NOT NULL
        AND day BETWEEN $since AND $until) GROUP BY unit ORDER BY events DESC, unit"""
_UNITS_SUMMED = """SELECT unit, sum(events)::BIGINT AS events, coalesce(sum(events) FILTER (quad <= 2), 0)::BIGINT AS cooperation,
    coalesce(sum(events) FILTER (quad > 2), 0)::BIGINT AS conflict
    FROM unit_sums WHERE unit <> '*' AND month BETWEEN $since AND $until GROUP BY unit HAVING sum(events) > 0
    ORDER BY events DESC, unit"""
_PAIRS = """SELECT x, y, count(*) AS events, sum(scale) / count(*) AS scale, count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad > 2) AS conflict
    FROM (SELECT DISTINCT x, y, s, n, quad, scale FROM dyads WHERE kind = 'event' AND happened AND day BETWEEN $since AND $until)
    GROUP BY ALL ORDER BY events DESC, x, y LIMIT $limit"""
_PAIRS_SUMMED = """SELECT x, y, sum(events)::BIGINT AS events, sum(scale) / sum(events) AS scale,
    coalesce(sum(events) FILTER (quad <= 2), 0)::BIGINT AS cooperation,
    coalesce(sum(events) FILTER (quad > 2), 0)::BIGINT AS conflict
    FROM pair_sums WHERE month BETWEEN $since AND $until GROUP BY ALL HAVING sum(events) > 0
    ORDER BY events DESC, x, y LIMIT $limit"""
_DYADS = """WITH top AS MATERIALIZED ({pairs})
    SELECT x AS a, y AS b, events, round(any_value(t.scale), 2) AS scale, cooperation, conflict, count(DISTINCT origin) AS sources
    FROM top t JOIN dyads d USING (x, y) WHERE d.kind = 'event' AND d.happened AND d.day BETWEEN $since AND $until
    GROUP BY ALL ORDER BY events DESC, a, b"""
_COUNTS = "SELECT kind, count(*) AS found FROM items GROUP BY kind"
_OF_PAIR = "FROM dyads WHERE x = $x AND y = $y AND kind"
_CURVE = f"""SELECT date_trunc($unit, day)::DATE AS day, avg(scale) AS scale, count(*) AS events,
    count(DISTINCT origin) AS sources, {", ".join(f"count(*) FILTER (quad = {quad}) AS q{quad}" for quad in QUADS)}
    FROM (SELECT DISTINCT s, n, day, quad, scale, origin {_OF_PAIR} = 'event' AND happened AND day BETWEEN $since AND $until)
    GROUP BY ALL ORDER BY ALL"""
_WHOLE = f"""SELECT count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict,
    count(DISTINCT origin) AS sources, count(DISTINCT s) AS reports, min(day) AS first, max(day) AS last
    FROM (SELECT DISTINCT s, n, day, quad, origin {_OF_PAIR} = 'event' AND happened AND day BETWEEN $since AND $until)"""
_LEVELS = f"""SELECT type AS level, count(*) AS meetings, max(day) AS last, count(*) FILTER (state = 'held') AS held
    FROM (SELECT DISTINCT s, n, type, state, day {_OF_PAIR} = 'meeting') GROUP BY ALL ORDER BY meetings DESC, level"""
_TOP = f"""SELECT r.id AS report, r.heading, coalesce(r.outlet, r.chain[1]) AS outlet, r.published, t.events
    FROM (SELECT s, count(DISTINCT n) AS events {_OF_PAIR} = 'event' GROUP BY s ORDER BY events DESC, s DESC LIMIT 8) t
    JOIN reports r USING (s) ORDER BY t.events DESC, r.published DESC NULLS LAST"""
_STANCES = f"""SELECT a, type, count(DISTINCT (s, n)) AS events, count(DISTINCT origin) AS sources, max(day) AS last
    {_OF_PAIR} = 'event' AND happened AND type IN ('SUPPORT', 'CONCEDE', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST')
    AND day BETWEEN $since AND $until GROUP BY ALL ORDER BY a, events DESC, type"""
_SHARED = """SELECT b.unit AS body, count(DISTINCT b.s) FILTER (m.unit = $a) AS a_reports,
    count(DISTINCT b.s) FILTER (m.unit = $b) AS b_reports, max(i.day) AS last
    FROM parties m JOIN parties b USING (kind, s, n) JOIN items i USING (kind, s, n)
    WHERE kind = 'membership' AND m.side = 'actor' AND b.side = 'other' AND m.unit IN ($a, $b) AND b.unit IS NOT NULL
    GROUP BY b.unit ORDER BY least(a_reports, b_reports) DESC, a_reports + b_reports DESC, body LIMIT 12"""
_SERIES = """WITH g AS (SELECT name, count(*) AS tellings, count(DISTINCT origin) AS sources, min(day) AS first, max(day) AS last,
        arg_max(state, day) AS stage, min((s, n)) AS at FROM ({rows}) GROUP BY name
        ORDER BY last DESC NULLS LAST, tellings DESC, name LIMIT $limit)
    SELECT g.name, substring(r.text, i.start + 1, i.stop - i.start) AS words, tellings, sources, first, last, stage
    FROM g JOIN items i ON i.kind = $kind AND i.s = g.at[1] AND i.n = g.at[2] JOIN reports r ON r.s = i.s
    ORDER BY last DESC NULLS LAST, tellings DESC, g.name"""
_SERIES_ALL = "SELECT i.name, i.s, i.n, i.day, i.state, r.origin FROM items i JOIN reports r USING (s) WHERE i.kind = $kind"
_SERIES_BETWEEN = f"SELECT DISTINCT name, s, n, day, state, origin {_OF_PAIR} = $kind"


def span_of(ask: Asker, since: date | None, until: date | None) -> Window:
    """Return the window of a page: as asked, else the days the reports of the lake are from; never more than three centuries."""
    found = ask.rows(_SEEN)[0] if since is None or until is None else {}
    last = until or found.get("until") or date(2000, 1, 1)
    first = since or found.get("since") or last - timedelta(days=365)
    last = min(max(last, FIRST), LAST)
    first = max(min(first, last), FIRST)
    unit = window_of(first, last).unit
    if unit in _MONTHLY:
        last = min(next_day(floor_day(last, unit), unit) - timedelta(days=1), LAST)
    return window_of(floor_day(first, unit), last)


def home(ask: Asker, since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """Return what the home page tells: counts, activity by quad, countries, dyads, and what is new."""
    window = span_of(ask, since, until)
    return {
        "window": window,
        "counts": {row["kind"]: row["found"] for row in ask.rows(_COUNTS)} | {"report": count(ask, "report", Filter())},
        **home_numbers(ask, window, 12),
        "reports": ask.rows(_NEW),
        "pledges": list(find(ask, "pledge", Filter(), limit=5)),
        "meetings": list(find(ask, "meeting", Filter(), limit=5)),
    }


def home_numbers(ask: Asker, window: Window, limit: int) -> dict[str, list[Row]]:
    """Return activity by quad, countries, and the most active pairs of a window; by months they come from the sums."""
    given = {"since": window.since, "until": window.until, "unit": window.unit, "limit": limit}
    summed = window.unit in _MONTHLY
    return {
        "activity": ask.rows(_BY_QUAD_SUMMED if summed else _BY_QUAD, given),
        "units": ask.rows(_UNITS_SUMMED if summed else _UNITS, given),
        "dyads": ask.rows(_DYADS.format(pairs=_PAIRS_SUMMED if summed else _PAIRS), given),
    }


def curve_of(ask: Asker, sides: tuple[str, str], window: Window) -> list[Row]:
    """Return the mean scale, the events by quad and the independent sources of two sides, for each unit of a window."""
    given = {"since": window.since, "until": window.until, "unit": window.unit, **pair_of(*sides)}
    return ask.rows(_CURVE, given)


_NEW = """SELECT id AS report, heading, coalesce(outlet, chain[1]) AS outlet, published, lang, arrived FROM reports WHERE latest
    ORDER BY arrived DESC, coalesce(published, seen) DESC NULLS LAST, s DESC LIMIT 8"""


def dyad(ask: Asker, sides: tuple[str, str], since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """Return what the page of two sides tells: curve, meetings, agreements, pledges, votes, statements, reports."""
    a, b = sides
    window = span_of(ask, since, until)
    given = {"a": a, "b": b, "since": window.since, "until": window.until, "unit": window.unit, **pair_of(a, b)}
    both = Filter(between=sides)
    speaks = partial(Filter, mode="speech", since=since, until=until)
    pledges = list(find(ask, "pledge", both, limit=50))
    curve = curve_of(ask, sides, window)
    return {
        "a": a,
        "b": b,
        "window": window,
        "whole": ask.rows(_WHOLE, given)[0],
        "activity": [
            {"day": row["day"], "quad": quad, "events": row[f"q{quad}"]} for row in curve for quad in QUADS if row[f"q{quad}"]
        ],
        "curve": [{key: row[key] for key in ("day", "scale", "events", "sources")} for row in curve],
        "events": list(find(ask, "event", Filter(between=sides, since=since, until=until), limit=8)),
        "levels": ask.rows(_LEVELS, given),
        "meetings": list(find(ask, "meeting", both, limit=6)),
        "mechanisms": series(ask, "mechanism", sides),
        "agreements": series(ask, "agreement", sides),
        "open": [row for row in pledges if row["status"] in OPEN],
        "settled": [row for row in pledges if row["status"] not in OPEN],
        "votes": list(find(ask, "vote", both, limit=8)),
        "memberships": ask.rows(_SHARED, given),
        "stances": ask.rows(_STANCES, given),
        "a_says": list(find(ask, "statement", speaks(actor=a, other=b), limit=5)),
        "b_says": list(find(ask, "statement", speaks(actor=b, other=a), limit=5)),
        "reports": ask.rows(_TOP, given),
    }


def series(ask: Asker, kind: str, sides: tuple[str, str] | None = None, limit: int = 20) -> list[Row]:
    """Return mechanisms or agreements by name: how often told, by how many sources, first and last, and the latest stage."""
    given: dict[str, object] = {"kind": kind, "limit": limit, **(pair_of(*sides) if sides else {})}
    return ask.rows(_SERIES.format(rows=_SERIES_BETWEEN if sides else _SERIES_ALL), given)


def thing(ask: Asker, kind: str, name: str) -> dict[str, Any]:
    """Return what the page of a mechanism or an agreement tells: its names, who is in it, its stages and every telling."""
    given = {"kind": kind, "name": name}
    return {
        "kind": kind,
        "name": name,
        "names": ask.rows(_NAMES, given),
        "members": ask.rows(_MEMBERS, given),
        "tellings": list(find(ask, kind, Filter(name=name), limit=50)),
        "meetings": ask.rows(_MEETINGS_OF, given) if kind == "mechanism" else [],
    }


_NAMES = """SELECT substring(r.text, i.start + 1, i.stop - i.start) AS words, count(*) AS tellings FROM items i
        JOIN reports r USING (s)
    WHERE i.kind = $kind AND i.name = $name GROUP BY ALL ORDER BY tellings DESC, words LIMIT 12"""
_MEMBERS = """SELECT p.unit, count(DISTINCT i.s) AS reports FROM items i JOIN parties p USING (kind, s, n)
    WHERE i.kind = $kind AND i.name = $name AND p.unit IS NOT NULL GROUP BY ALL ORDER BY reports DESC, unit LIMIT 40"""
_MEETINGS_OF = """SELECT r.id AS report, r.heading, m.day, m.type AS level, m.state AS status FROM items i
    JOIN mechanisms x ON x.s = i.s AND x.n = i.n JOIN items m ON m.kind = 'meeting' AND m.s = i.s
        AND list_contains(x.meetings, m.n)
    JOIN reports r ON r.s = i.s WHERE i.kind = 'mechanism' AND i.name = $name ORDER BY m.day DESC NULLS LAST LIMIT 50"""
