"""Questions that pages, exports and notebooks ask of a lake: versions of a page, sides of an event, dyads, panels, people."""

from datetime import date
from typing import Literal

import duckdb

from kawat.actor import kind_of
from kawat.lake.home import Sight
from kawat.span import Noun

Period = Literal["day", "week", "month", "quarter", "year"]
Relation = duckdb.DuckDBPyRelation


class Dyad(Noun, frozen=True, kw_only=True):
    """Two sides, by the ids of `kawat events`: a country stands for everything of it; None is anybody. Both days included."""

    source: str | None = None
    target: str | None = None
    since: date | None = None
    until: date | None = None
    both_ways: bool = False
    every_version: bool = False


_VIEWS = (
    """
CREATE OR REPLACE TEMP VIEW versions AS
SELECT r.* EXCLUDE (text), row_number() OVER (
    PARTITION BY coalesce(url, r.id) ORDER BY seen DESC NULLS LAST, number DESC, r.id) = 1 AS latest
FROM reports r JOIN (SELECT run, number FROM runs) USING (run)
""",
    """
CREATE OR REPLACE TEMP VIEW dated_events AS
SELECT e.report, e.n, event, mode, quad, scale, contexts, auxiliary, e.score, actors, recipients,
    claimed_in IS NOT NULL AS claimed,
    len(list_intersect(auxiliary, ['future', 'hypothetical', 'negation'])) = 0 AS happened,
    coalesce(e."when"."from", e."when"."to", published) AS since, coalesce(e."when"."to", e."when"."from", published) AS until,
    CASE WHEN coalesce(e."when"."from", e."when"."to") IS NOT NULL THEN 'when'
         WHEN published IS NOT NULL THEN 'published' END AS dated_by,
    e."where".country AS place, latest, lang, outlet, published
FROM events e JOIN versions v ON v.id = e.report
""",
    """
CREATE OR REPLACE TEMP VIEW sides AS
WITH listed AS (
    SELECT report, n, true AS acts, len(recipients) = 0 AS alone, unnest(actors) AS mention FROM events
    UNION ALL SELECT report, n, false, false, unnest(recipients) FROM events),
named AS (
    SELECT l.*, m.actor, m.members FROM listed l JOIN mentions m ON m.report = l.report AND m.n = l.mention),
opened AS (
    SELECT report, n, acts, alone, actor FROM named
    UNION ALL SELECT o.report, o.n, acts, alone, m.actor
    FROM (SELECT report, n, acts, alone, unnest(members) AS member FROM named) o
    JOIN mentions m ON m.report = o.report AND m.n = o.member)
SELECT DISTINCT report, n, acts, alone, actor.id AS id, actor.name AS name, actor.country AS country, actor.sector AS sector,
    actor.office AS office
FROM opened WHERE actor IS NOT NULL
""",
    """
CREATE OR REPLACE TEMP VIEW dyads AS
SELECT e.* EXCLUDE (actors, recipients, latest), s.id AS source, s.country AS source_country, s.office AS source_office,
    t.id AS target, t.country AS target_country, t.office AS target_office, t.acts AS mutual, latest
FROM sides s
JOIN sides t ON t.report = s.report AND t.n = s.n AND s.acts AND (NOT t.acts OR (t.alone AND t.id <> s.id))
JOIN dated_events e ON e.report = s.report AND e.n = s.n
""",
)


def add_views(engine: Sight) -> Sight:
    """Give a sight its views `versions`, `dated_events`, `sides` and `dyads`, and return it.

    `versions` are the reports without their texts, `latest` where no later one of the same page is held. `dated_events` are
    events with their days (their own or the report's), `happened` where they are neither future, hypothetical nor negated.
    `sides` are who acts and who receives in an event, those of a plural each by itself. `dyads` are its pairs of both;
    where nobody receives (a meeting) each pair of actors stands in both directions and is `mutual`.
    """
    for view in _VIEWS:
        engine.execute(view)
    return engine


def timeline(engine: Sight, dyad: Dyad) -> Relation:
    """Return the events of a dyad, the oldest first: a row for each pair of sides that an event has."""
    return engine.sql(timeline_sql(dyad))


def panel(engine: Sight, dyad: Dyad, period: Period = "month") -> Relation:
    """Return dyad-periods of countries: events, those that happened, reports and the mean scale, for each root and quad.

    An event counts once for each pair of countries, and in the period its first day lies in; without a day it is left out.
    """
    return engine.sql(panel_sql(dyad, period))


def latest_reports(engine: Sight) -> Relation:
    """Return the reports with their texts, of each page the latest version alone, the newest first."""
    return engine.sql(LATEST_REPORTS)


def persons(engine: Sight) -> Relation:
    """Return the people that are mentioned: id, name as it is mostly given, country, offices, counts, first and last day."""
    return engine.sql(PERSONS)


def offices(engine: Sight) -> Relation:
    """Return the offices that are mentioned: id, country, the ids of who held them as reports have it, counts, days."""
    return engine.sql(OFFICES)


def timeline_sql(dyad: Dyad) -> str:
    """Return the SQL of `timeline`; raise BadId for an id of no form."""
    return f"SELECT * FROM ({_wanted(dyad)}) ORDER BY since NULLS LAST, report, n, source, target"


def panel_sql(dyad: Dyad, period: Period) -> str:
    """Return the SQL of `panel`; raise BadId for an id of no form."""
    return f"""
    WITH pairs AS (
        SELECT DISTINCT ON (report, n, source_country, target_country) * FROM ({_wanted(dyad)})
        WHERE since IS NOT NULL AND source_country <> target_country)
    SELECT date_trunc('{period}', since)::DATE AS period, source_country AS source, target_country AS target, event, quad,
        count(*) AS events, count(*) FILTER (happened) AS happened, count(DISTINCT report) AS reports,
        round(avg(scale), 3) AS scale
    FROM pairs GROUP BY ALL ORDER BY ALL
    """


LATEST_REPORTS = """
SELECT r.* FROM reports r JOIN versions v USING (id) WHERE v.latest ORDER BY r.published DESC NULLS LAST, r.id
"""
PERSONS = """
SELECT actor.id AS id, mode(actor.name) AS name, mode(actor.country) AS country,
    coalesce(list(DISTINCT actor.office ORDER BY actor.office) FILTER (actor.office IS NOT NULL), []) AS offices,
    count(*) AS mentions, count(DISTINCT report) AS reports, min(published) AS first, max(published) AS last
FROM mentions m JOIN versions v ON v.id = m.report
WHERE latest AND regexp_full_match(actor.id, '[a-z]{3}/[^/#]+') AND actor.id[1:4] NOT IN ('any/', 'org/', 'grp/')
GROUP BY ALL ORDER BY reports DESC, mentions DESC, id
"""
OFFICES = """
SELECT office, mode(country) AS country,
    coalesce(list(DISTINCT holder ORDER BY holder) FILTER (holder IS NOT NULL), []) AS holders,
    count(*) AS mentions, count(DISTINCT report) AS reports, min(published) AS first, max(published) AS last
FROM (
    SELECT coalesce(actor.office, actor.id) AS office, actor.country AS country, m.report, v.published,
        CASE WHEN actor.id <> actor.office THEN actor.id END AS holder
    FROM mentions m JOIN versions v ON v.id = m.report WHERE latest)
WHERE contains(office, '#') GROUP BY ALL ORDER BY reports DESC, mentions DESC, office
"""


def _wanted(dyad: Dyad) -> str:
    """Return the SQL of the dyads that are wanted; ids were checked to be ids, so that they can stand in it, as days can.

    Each direction is asked for by itself and plainly, so that files that are sorted by country are read where it stands alone.
    """
    ways = dict.fromkeys([(dyad.source, dyad.target), *([(dyad.target, dyad.source)] if dyad.both_ways else [])])
    rest = [*_days(dyad), *([] if dyad.every_version else ["latest"])]
    sides = [" AND ".join([*_side("source", first), *_side("target", second)]) or "true" for first, second in ways]
    conditions = [sides[0], *(f"{side} AND NOT coalesce({sides[0]}, false)" for side in sides[1:])]
    return " UNION ALL ".join(f"SELECT * FROM dyads WHERE {' AND '.join([one, *rest])}" for one in conditions)


def _side(side: str, who: str | None) -> list[str]:
    if who is None:
        return []
    return [f"{side}_country = '{who}'" if kind_of(who) == "country" else f"({side} = '{who}' OR {side}_office = '{who}')"]


def _days(dyad: Dyad) -> list[str]:
    first = [f"until >= DATE '{dyad.since}'"] if dyad.since else []
    return first + ([f"since <= DATE '{dyad.until}'"] if dyad.until else [])
