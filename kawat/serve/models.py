"""What the home page and the page of two sides tell, as plain data: the API gives the same that the pages show."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from kawat.serve.ask import Asker, Filter, Row, count, find
from kawat.serve.charts import Window, floor_day, window_of

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
OPEN = ("promised", "reaffirmed")
_SEEN = """SELECT quantile_disc(published, 0.005) AS since, max(published) AS until FROM reports WHERE latest"""
_BY_QUAD = """SELECT date_trunc($unit, day)::DATE AS day, quad, count(*) AS events FROM items i
    WHERE kind = 'event' AND happened AND day BETWEEN $since AND $until {more} GROUP BY ALL ORDER BY ALL"""
_UNITS = """SELECT unit, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict
    FROM (SELECT DISTINCT p.unit, s, n, i.quad FROM parties p JOIN items i USING (kind, s, n)
        WHERE kind = 'event' AND i.happened AND i.day BETWEEN $since AND $until AND p.unit IS NOT NULL AND p.side <> 'about')
    GROUP BY unit ORDER BY events DESC, unit"""
_DYADS = """SELECT x AS a, y AS b, count(*) AS events, round(avg(scale), 2) AS scale, count(*) FILTER (quad <= 2) AS cooperation,
    count(*) FILTER (quad > 2) AS conflict, count(DISTINCT origin) AS sources
    FROM (SELECT DISTINCT least(a, b) AS x, greatest(a, b) AS y, s, n FROM dyads WHERE kind = 'event') d
    JOIN items i ON i.kind = 'event' AND i.s = d.s AND i.n = d.n JOIN reports r ON r.s = d.s
    WHERE i.happened AND i.day BETWEEN $since AND $until GROUP BY ALL ORDER BY events DESC, a, b LIMIT $limit"""
_COUNTS = "SELECT kind, count(*) AS found FROM items GROUP BY kind"
_BETWEEN = "(i.s, i.n) IN (SELECT s, n FROM dyads WHERE kind = 'event' AND ((a = $a AND b = $b) OR (a = $b AND b = $a)))"
_CURVE = f"""SELECT date_trunc($unit, i.day)::DATE AS day, avg(scale) AS scale, count(*) AS events,
        count(DISTINCT r.origin) AS sources
    FROM items i JOIN reports r USING (s) WHERE i.kind = 'event' AND happened AND i.day BETWEEN $since AND $until AND {_BETWEEN}
    GROUP BY ALL ORDER BY ALL"""
_LEVELS = """SELECT type AS level, count(*) AS meetings, max(day) AS last, count(*) FILTER (state = 'held') AS held FROM items i
    WHERE kind = 'meeting' AND (s, n) IN (
        SELECT s, n FROM dyads WHERE kind = 'meeting' AND ((a = $a AND b = $b) OR (a = $b AND b = $a))) GROUP BY ALL
        ORDER BY meetings DESC"""
_TOP = f"""SELECT r.id AS report, r.heading, coalesce(r.outlet, r.chain[1]) AS outlet, r.published,
    count(*) AS events FROM items i JOIN reports r USING (s)
    WHERE i.kind = 'event' AND {_BETWEEN} GROUP BY ALL ORDER BY events DESC, published DESC NULLS LAST LIMIT 8"""
_SERIES = """SELECT i.name, min(substring(r.text, i.start + 1, i.stop - i.start)) AS words, count(*) AS tellings,
    count(DISTINCT r.origin) AS sources, min(i.day) AS first, max(i.day) AS last, arg_max(i.state, i.day) AS stage
    FROM items i JOIN reports r USING (s) WHERE i.kind = $kind {more} GROUP BY i.name
        ORDER BY last DESC NULLS LAST, tellings DESC LIMIT $limit"""
_SERIES_BETWEEN = """AND (i.s, i.n) IN (
    SELECT s, n FROM dyads WHERE kind = $kind AND ((a = $a AND b = $b) OR (a = $b AND b = $a)))"""


def span_of(ask: Asker, since: date | None, until: date | None) -> Window:
    """Return the window of a page: as asked, else the days the reports of the lake are from; never more than three centuries."""
    found = ask.rows(_SEEN)[0] if since is None or until is None else {}
    last = until or found.get("until") or date(2000, 1, 1)
    first = since or found.get("since") or last - timedelta(days=365)
    last = min(max(last, FIRST), LAST)
    first = max(min(first, last), FIRST)
    return window_of(floor_day(first, window_of(first, last).unit), last)


def home(ask: Asker, since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """Return what the home page tells: counts, activity by quad, countries, dyads, and what is new."""
    window = span_of(ask, since, until)
    given = {"since": window.since, "until": window.until, "unit": window.unit, "limit": 12}
    return {
        "window": window,
        "counts": {row["kind"]: row["found"] for row in ask.rows(_COUNTS)} | {"report": count(ask, "report", Filter())},
        "activity": ask.rows(_BY_QUAD.format(more=""), given),
        "units": ask.rows(_UNITS, given),
        "dyads": ask.rows(_DYADS, given),
        "reports": ask.rows(_NEW),
        "pledges": list(find(ask, "pledge", Filter(), limit=5)),
        "meetings": list(find(ask, "meeting", Filter(), limit=5)),
    }


_NEW = """SELECT id AS report, heading, coalesce(outlet, chain[1]) AS outlet, published, lang, arrived FROM reports WHERE latest
    ORDER BY arrived DESC, coalesce(published, seen) DESC NULLS LAST, s DESC LIMIT 8"""


def dyad(ask: Asker, sides: tuple[str, str], since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """Return what the page of two sides tells: curve, meetings, mechanisms, agreements, pledges, statements, reports."""
    a, b = sides
    window = span_of(ask, since, until)
    given = {"a": a, "b": b, "since": window.since, "until": window.until, "unit": window.unit}
    both = Filter(between=sides)
    speaks = partial(Filter, mode="speech", since=since, until=until)
    pledges = list(find(ask, "pledge", both, limit=50))
    return {
        "a": a,
        "b": b,
        "window": window,
        "activity": ask.rows(_BY_QUAD.format(more=f"AND {_BETWEEN}"), given),
        "curve": ask.rows(_CURVE, given),
        "events": list(find(ask, "event", Filter(between=sides, since=since, until=until), limit=20)),
        "levels": ask.rows(_LEVELS, given),
        "meetings": list(find(ask, "meeting", both, limit=10)),
        "mechanisms": series(ask, "mechanism", sides),
        "agreements": series(ask, "agreement", sides),
        "open": [row for row in pledges if row["status"] in OPEN],
        "settled": [row for row in pledges if row["status"] not in OPEN],
        "a_says": list(find(ask, "statement", speaks(actor=a, other=b), limit=6)),
        "b_says": list(find(ask, "statement", speaks(actor=b, other=a), limit=6)),
        "reports": ask.rows(_TOP, given),
    }


def series(ask: Asker, kind: str, sides: tuple[str, str] | None = None, limit: int = 20) -> list[Row]:
    """Return mechanisms or agreements by name: how often told, by how many sources, first and last, and the latest stage."""
    given: dict[str, object] = {"kind": kind, "limit": limit}
    if sides:
        given |= {"a": sides[0], "b": sides[1]}
    return ask.rows(_SERIES.format(more=_SERIES_BETWEEN if sides else ""), given)


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
