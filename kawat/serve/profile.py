"""What the page of an actor tells: offices with evidence and days, activity, statements, meetings, whom it met, spellings."""

from datetime import date
from typing import Any

from kawat.actor import kind_of
from kawat.serve.ask import Asker, Filter, Row, find, party_match
from kawat.serve.models import span_of

_WHOLE = "SELECT id, name, country, attested, reports FROM names WHERE id = $who"
_OFFICES = """SELECT f.office, mode(f.status) AS status, min(r.published) AS first, max(r.published) AS last,
        count(DISTINCT f.s) AS reports,
    count(DISTINCT r.origin) AS sources, arg_max(r.id, coalesce(r.published, DATE '0001-01-01')) AS report,
    arg_max(r.heading, coalesce(r.published, DATE '0001-01-01')) AS heading
    FROM faces f JOIN reports r USING (s) WHERE f.office IS NOT NULL AND {ids} GROUP BY f.office
        ORDER BY last DESC NULLS LAST, office"""
_HOLDERS = """SELECT f.id, mode(f.name) AS name, mode(f.status) AS status, min(r.published) AS first, max(r.published) AS last,
    count(DISTINCT f.s) AS reports, arg_max(r.id, coalesce(r.published, DATE '0001-01-01')) AS report,
    arg_max(r.heading, coalesce(r.published, DATE '0001-01-01')) AS heading
    FROM faces f JOIN reports r USING (s) WHERE f.office = $who AND f.id <> $who GROUP BY f.id
        ORDER BY last DESC NULLS LAST, id LIMIT 30"""
_SPELLINGS = """SELECT words, count(*) AS reports FROM faces f WHERE {ids} GROUP BY words ORDER BY reports DESC, words LIMIT 30"""
_PEOPLE = """SELECT f.id, mode(f.name) AS name, mode(f.office) AS office, count(DISTINCT f.s) AS reports FROM faces f
    WHERE f.country = $who AND is_person(f.id) AND f.id IN (SELECT id FROM names WHERE attested) GROUP BY f.id
        ORDER BY reports DESC, id LIMIT 20"""
_MET = """WITH own AS (SELECT DISTINCT p.kind, p.s, p.n FROM takers p JOIN items i USING (kind, s, n)
        WHERE p.happened AND (p.kind = 'meeting' OR (p.kind = 'event' AND i.type = 'CONSULT')) AND p.side <> 'about' AND {match})
    SELECT {who} AS id, count(DISTINCT p.s) AS times, max(i.day) AS last FROM own JOIN parties p USING (kind, s, n)
        JOIN items i USING (kind, s, n)
    WHERE p.side <> 'about' AND p.id IS NOT NULL AND NOT {match} {more} GROUP BY ALL ORDER BY times DESC, id LIMIT 12"""
_ACTIVITY = """SELECT date_trunc($unit, i.day)::DATE AS day, quad, count(*) AS events FROM items i
    WHERE i.kind = 'event' AND happened AND i.day BETWEEN $since AND $until AND (i.s, i.n) IN (
        SELECT p.s, p.n FROM takers p WHERE p.kind = 'event' AND p.side <> 'about' AND {match}) GROUP BY ALL ORDER BY ALL"""
_PARTNERS = """SELECT CASE WHEN x = $who THEN y ELSE x END AS unit, sum(events)::BIGINT AS events,
    round(sum(scale) / sum(events), 2) AS scale, coalesce(sum(events) FILTER (quad <= 2), 0)::BIGINT AS cooperation,
    coalesce(sum(events) FILTER (quad > 2), 0)::BIGINT AS conflict
    FROM pair_sums WHERE (x = $who OR y = $who) AND month BETWEEN $since AND $until
    GROUP BY ALL HAVING sum(events) > 0 ORDER BY events DESC, unit LIMIT 15"""
_KEPT = "SELECT kept FROM same WHERE id = $who"


def profile(ask: Asker, who: str, since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """Return what the page of an actor tells; of a person nothing is told unless an office is attested."""
    who = ask.value(_KEPT, {"who": who}) or who
    kind = kind_of(who)
    known = ask.rows(_WHOLE, {"who": who})
    told: dict[str, Any] = {"id": who, "kind": kind, "known": known[0] if known else None}
    if kind == "person" and not (known and known[0]["attested"]):
        return told | {"shown": False}
    window = span_of(ask, since, until)
    match = party_match("who", who, ask.merged)
    given = {"who": who, "who_deep": f"{who}#", "since": window.since, "until": window.until, "unit": window.unit}
    return told | {
        "shown": True,
        "window": window,
        "activity": ask.rows(_ACTIVITY.format(match=match), given),
        "events": list(find(ask, "event", Filter(who=who, since=since, until=until), limit=8)),
        "statements": list(find(ask, "statement", Filter(actor=who, mode="speech"), limit=6)),
        "meetings": list(find(ask, "meeting", Filter(who=who), limit=6)),
        "pledges": list(find(ask, "pledge", Filter(actor=who), limit=6)),
        "memberships": list(find(ask, "membership", Filter(who=who), limit=8)),
        "votes": list(find(ask, "vote", Filter(who=who), limit=6)),
        "met": _met(ask, kind, match, given),
        **_by_kind(ask, kind, given, ask.merged(who)),
    }


def _met(ask: Asker, kind: str, match: str, given: dict[str, object]) -> list[Row]:
    """Return whom an actor met: persons of a person or office, units of everything else."""
    people = kind in ("person", "office")
    who = "coalesce((SELECT max(kept) FROM same WHERE same.id = p.id), p.id)" if people else "p.unit"
    more = (
        "AND NOT hidden(p.id, (SELECT bool_or(attested) FROM names WHERE names.id = p.id))"
        if people
        else "AND p.unit IS NOT NULL"
    )
    return ask.rows(_MET.format(match=match, who=who, more=more), given)


def _by_kind(ask: Asker, kind: str, given: dict[str, object], merged: bool) -> dict[str, Any]:
    """Return the parts that only some kinds of actors have."""
    ids = "f.id = $who" if not merged else "f.id IN (SELECT id FROM same WHERE kept = $who UNION ALL SELECT $who)"
    told: dict[str, Any] = {"spellings": ask.rows(_SPELLINGS.format(ids=ids), given)}
    if kind == "person":
        who = str(given["who"])
        told["offices"] = ask.rows(_OFFICES.format(ids=ids), given)
        told["tenures"] = list(find(ask, "tenure", Filter(actor=who), limit=20))
    if kind == "office":
        told["holders"] = ask.rows(_HOLDERS, given)
    if kind == "country":
        told["people"] = ask.rows(_PEOPLE, given)
    if kind in ("country", "body", "bloc"):
        told["partners"] = ask.rows(_PARTNERS, given)
    return told
