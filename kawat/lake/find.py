"""Finding events in a lake: who did what to whom and when, told with the words and the places they were read from."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from kawat.actor import kind_of
from kawat.lake.home import Sight
from kawat.span import Noun, Span

AROUND = 50


class Sought(Noun, frozen=True, kw_only=True):
    """Which events are wanted: `actor` and `other` are ids, a country standing for everything of it; both days included."""

    actor: str | None = None
    other: str | None = None
    event: str | None = None
    since: date | None = None
    until: date | None = None
    every_version: bool = False


class Party(Noun, frozen=True, kw_only=True):
    """An actor in an event: its words and where they stand, and the id, name and country where it was resolved."""

    words: str
    start: int
    stop: int
    id: str | None = None
    name: str | None = None
    country: str | None = None


class Claim(Noun, frozen=True, kw_only=True):
    """The statement that an event is told in: its span and kind, and its source where one was found."""

    start: int
    stop: int
    kind: str
    polarity: str
    source: Party | None = None


class Told(Noun, frozen=True, kw_only=True):
    """An event as a report tells it; `start` and `stop` are the trigger's place in the text of `report`.

    `dated_by` says whether `since` and `until` are the event's own days (`when`) or the report's (`published`);
    without either all three are None. `excerpt` is a line of the text around the trigger, `at` the trigger's place in it.
    """

    report: str
    n: int
    event: str
    mode: str | None
    since: date | None
    until: date | None
    dated_by: Literal["when", "published"] | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    claimed_by: Claim | None
    trigger: str
    start: int
    stop: int
    excerpt: str
    at: Span
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    quad: int
    scale: float
    by: str
    score: float
    lang: str
    published: date | None
    outlet: str | None
    url: str | None


class Hits(NamedTuple):
    """How many events were found; how many more stand in older versions of a page, and how many have no day to filter by."""

    found: int
    older: int
    undated: int


_MATCH = """
CREATE OR REPLACE TEMP MACRO belongs(who, wanted, whole) AS
    coalesce(who.id = wanted, false) OR coalesce(who.office = wanted, false) OR (whole AND coalesce(who.country = wanted, false))
"""
_HITS = """
CREATE OR REPLACE TEMP TABLE hits AS
WITH versions AS (
    SELECT r.id, published, row_number() OVER (
        PARTITION BY coalesce(url, r.id) ORDER BY seen DESC NULLS LAST, number DESC, r.id) = 1 AS latest
    FROM reports r JOIN runs USING (run)),
dated AS (
    SELECT report, n, actors, recipients, latest, coalesce(e."when"."from", e."when"."to", published) AS since,
        coalesce(e."when"."to", e."when"."from", published) AS until,
        CASE WHEN coalesce(e."when"."from", e."when"."to") IS NOT NULL THEN 'when'
             WHEN published IS NOT NULL THEN 'published' END AS dated_by
    FROM events e JOIN versions v ON v.id = e.report WHERE $event::VARCHAR IS NULL OR event = $event),
sides AS (
    SELECT report, n, true AS acts, unnest(actors) AS i, len(recipients) = 0 AS alone FROM dated
    UNION ALL SELECT report, n, false, unnest(recipients), false FROM dated),
named AS (
    SELECT s.report, s.n, acts, alone, i, actor, members FROM sides s JOIN mentions m ON m.report = s.report AND m.n = i),
parties AS (
    SELECT * EXCLUDE (members) FROM named
    UNION ALL SELECT p.report, p.n, acts, alone, m.n, m.actor
    FROM (SELECT report, n, acts, alone, unnest(members) AS member FROM named) p
    JOIN mentions m ON m.report = p.report AND m.n = member),
first AS (SELECT report, n, i FROM parties WHERE acts AND belongs(actor, $actor::VARCHAR, $actor_whole::BOOLEAN)),
second AS (
    SELECT report, n, i FROM parties WHERE (NOT acts OR alone) AND belongs(actor, $other::VARCHAR, $other_whole::BOOLEAN))
SELECT report, n, since, until, dated_by, latest FROM dated d
WHERE CASE
    WHEN $actor IS NOT NULL AND $other IS NOT NULL THEN
        EXISTS (FROM first JOIN second USING (report, n) WHERE report = d.report AND n = d.n AND first.i <> second.i)
    WHEN $actor IS NOT NULL THEN EXISTS (FROM first f WHERE f.report = d.report AND f.n = d.n)
    WHEN $other IS NOT NULL THEN EXISTS (FROM second s WHERE s.report = d.report AND s.n = d.n)
    ELSE true END
"""
_WITHIN = "($since::DATE IS NULL OR until >= $since) AND ($until::DATE IS NULL OR since <= $until)"
_PARTY = """{{'words': substring(text, {m}.start + 1, {m}.stop - {m}.start), 'start': {m}.start, 'stop': {m}.stop,
    'id': {m}.actor.id, 'name': {m}.actor.name, 'country': {m}.actor.country}}"""
_TELL = f"""
WITH shown AS (
    SELECT * FROM wanted ORDER BY since DESC NULLS LAST, report, n LIMIT {{limit}}),
told AS (
    SELECT e.*, h.since, h.until, h.dated_by, r.text, r.lang, r.published, r.outlet, r.url
    FROM shown h JOIN events e USING (report, n) JOIN reports r ON r.id = h.report),
acting AS (
    SELECT t.report, t.n, list({_PARTY.format(m="m")} ORDER BY m.start) AS parties
    FROM told t JOIN mentions m ON m.report = t.report AND list_contains(t.actors, m.n) GROUP BY ALL),
receiving AS (
    SELECT t.report, t.n, list({_PARTY.format(m="m")} ORDER BY m.start) AS parties
    FROM told t JOIN mentions m ON m.report = t.report AND list_contains(t.recipients, m.n) GROUP BY ALL)
SELECT t.report, t.n, t.event, t.mode, t.since, t.until, t.dated_by,
    coalesce(a.parties, []) AS actors, coalesce(v.parties, []) AS recipients,
    CASE WHEN c.start IS NOT NULL THEN {{'start': c.start, 'stop': c.stop, 'kind': c.kind,
        'polarity': c.polarity, 'source': CASE WHEN s.start IS NOT NULL THEN {_PARTY.format(m="s")} END}} END AS claimed_by,
    substring(text, t.start + 1, t.stop - t.start) AS trigger, t.start, t.stop,
    substring(text, greatest(t.start - {AROUND}, 0) + 1, t.stop + {AROUND} - greatest(t.start - {AROUND}, 0)) AS excerpt,
    [least(t.start, {AROUND}), least(t.start, {AROUND}) + t.stop - t.start] AS "at",
    t.contexts, t.auxiliary, t.quad, t.scale, t."by", t.score, t.lang, t.published, t.outlet, t.url
FROM told t
LEFT JOIN acting a ON a.report = t.report AND a.n = t.n
LEFT JOIN receiving v ON v.report = t.report AND v.n = t.n
LEFT JOIN attributions c ON c.report = t.report AND c.n = t.claimed_in
LEFT JOIN mentions s ON s.report = t.report AND s.n = c.source
ORDER BY t.since DESC NULLS LAST, t.report, t.n
"""


def find_events(engine: Sight, sought: Sought) -> Hits:
    """Find the events that are wanted, for `tell_events` to tell, and return how many they are.

    `actor` acts; `other` receives, or acts too where nobody receives (a meeting). Raise BadId for an id of no form.
    """
    engine.execute(_MATCH)
    engine.execute(
        _HITS,
        {
            "event": sought.event,
            "actor": sought.actor,
            "actor_whole": _is_country(sought.actor),
            "other": sought.other,
            "other_whole": _is_country(sought.other),
        },
    )
    days = {"since": sought.since, "until": sought.until}
    engine.execute(f"CREATE OR REPLACE TEMP TABLE dated_hits AS SELECT *, coalesce({_WITHIN}, false) AS within FROM hits", days)
    engine.execute(f"CREATE OR REPLACE TEMP VIEW wanted AS FROM dated_hits WHERE within AND (latest OR {sought.every_version})")
    return _count(engine)


def tell_events(engine: Sight, limit: int | None = None) -> Iterator[Told]:
    """Yield the events that were found, the newest first and those without a day last."""
    cursor = engine.execute(f"SELECT to_json(t)::VARCHAR FROM ({tell_sql(limit)}) t")
    while rows := cursor.fetchmany(1000):
        for (line,) in rows:
            yield msgspec.json.decode(line, type=Told)


def tell_sql(limit: int | None = None) -> str:
    """Return the SQL that tells the events that were found, with a column for each field of `Told`."""
    return _TELL.replace("{limit}", "NULL" if limit is None else str(int(limit)))


def _count(engine: Sight) -> Hits:
    query = "SELECT count(*) FILTER (within), count(*) FILTER (NOT within AND since IS NULL) FROM dated_hits"
    every, undated = engine.execute(query).fetchall()[0]
    found = engine.execute("SELECT count(*) FROM wanted").fetchall()[0][0]
    return Hits(found, every - found, undated)


def _is_country(actor_id: str | None) -> bool:
    return actor_id is not None and kind_of(actor_id) == "country"
