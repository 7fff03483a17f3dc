"""The columns of each view: what a reading says, who takes part, in which words, read by what, from which report."""

AROUND = 90
_WORDS = "substring(r.text, {0}.start + 1, {0}.stop - {0}.start)"
_PIECE = "substring(r.text, {0}[1] + 1, {0}[2] - {0}[1])"
_TIME = """CASE WHEN x."{0}" IS NOT NULL THEN {{'from': x."{0}"."from", 'to': x."{0}"."to",
    'words': substring(r.text, x."{0}".start + 1, x."{0}".stop - x."{0}".start)}} END"""
_CLAIM = """CASE WHEN c.s IS NOT NULL THEN CASE WHEN cm.s IS NULL THEN {'id': NULL, 'name': NULL, 'office': NULL}
    WHEN hidden(cm.actor.id, cn.attested)
        OR (cm.actor IS NULL AND cm.kind = 'pronoun') THEN {'id': NULL, 'name': NULL, 'office': NULL}
    ELSE {'id': cm.actor.id, 'name': coalesce(cm.actor.name, substring(r.text, cm.start + 1, cm.stop - cm.start)),
        'office': cm.actor.office} END END"""
_CLAIMED = """LEFT JOIN attributions c ON c.s = k.s AND c.n = x.claimed_in{c}
    LEFT JOIN mentions cm ON cm.s = c.s AND cm.n = c.source{cm} LEFT JOIN names cn ON cn.id = cm.actor.id"""
_STRETCH = "CASE WHEN x.{0} IS NOT NULL THEN substring(r.text, x.{0}[1] + 1, x.{0}[2] - x.{0}[1]) END"

TABLE = {
    "event": "events",
    "statement": "attributions",
    "meeting": "meetings",
    "pledge": "pledges",
    "agreement": "agreements",
    "mechanism": "mechanisms",
    "vote": "votes",
    "membership": "memberships",
    "tenure": "tenures",
}
_OWN: dict[str, dict[str, str]] = {
    "event": {
        "event": "k.type",
        "mode": "k.mode",
        "quad": "k.quad",
        "scale": "k.scale",
        "contexts": "x.contexts",
        "auxiliary": "x.auxiliary",
        "place": 'x."where".name',
        "claimed_by": _CLAIM,
    },
    "statement": {
        "kind": "k.mode",
        "polarity": "k.type",
        "voice": "k.state",
        "how": "x.how",
        "content": f"list_transform(x.content, lambda p: {_PIECE.format('p')})",
    },
    "meeting": {
        "level": "k.type",
        "format": "k.mode",
        "status": "k.state",
        "channel": "x.channel",
        "place": "x.city.name",
        "agenda": f"list_transform(x.agenda, lambda p: {_PIECE.format('p')})",
        "sidelines": _STRETCH.format("sidelines"),
        "outcome": _STRETCH.format("outcome"),
        "claimed_by": _CLAIM,
    },
    "pledge": {
        "status": "k.state",
        "what": _STRETCH.format("what"),
        "amount": "x.amount.value",
        "unit": "x.amount.unit",
        "deadline": _TIME.format("deadline"),
        "condition": _STRETCH.format("condition"),
        "under": _STRETCH.format("under"),
        "claimed_by": _CLAIM,
    },
    "agreement": {"name": "k.name", "kind": "k.type", "stage": "k.state", "claimed_by": _CLAIM},
    "mechanism": {
        "name": "k.name",
        "also": f"list_transform(x.referred_to_as, lambda p: {_PIECE.format('p')})",
        "meetings": "x.meetings",
    },
    "vote": {
        "name": "k.name",
        "on": _STRETCH.format('"on"'),
        "yes": "x.yes",
        "no": "x.no",
        "abstain": "x.abstain",
        "claimed_by": _CLAIM,
    },
    "membership": {"role": "k.type", "term": _TIME.format("term")},
    "tenure": {
        "office": "k.type",
        "since_kind": "k.mode",
        "until_kind": "k.state",
        "since": "x.since",
        "until_day": 'x."until"',
        "office_words": _STRETCH.format("words"),
    },
}
_READING = {
    "report": "r.id",
    "n": "k.n",
    "day": "k.day",
    "until": "k.until",
    "dated_by": "CASE WHEN k.own_day THEN 'when' WHEN k.day IS NOT NULL THEN 'published' END",
    "actors": "coalesce(w.actors, [])",
    "others": "coalesce(w.others, [])",
    "about": "coalesce(w.about, [])",
    "words": "substring(r.text, k.start + 1, k.stop - k.start)",
    "before": f"substring(r.text, greatest(k.start - {AROUND}, 0) + 1, k.start - greatest(k.start - {AROUND}, 0))",
    "after": f"substring(r.text, k.stop + 1, {AROUND})",
    "start": "k.start",
    "stop": "k.stop",
    "by": 'k."by"',
    "score": "k.score",
    "review": "coalesce(v.verdict, 'machine reading, unverified')",
    "reviewer": "v.who",
    "heading": "r.heading",
    "outlet": "coalesce(r.outlet, r.chain[1])",
    "chain": "r.chain",
    "origin": "r.origin",
    "lang": "r.lang",
    "published": "r.published",
    "url": "r.url",
    "arrived": "r.arrived",
}
_REPORT = {
    "report": "r.id",
    "n": "0",
    "day": "k.day",
    "heading": "r.heading",
    "outlet": "coalesce(r.outlet, r.chain[1])",
    "chain": "r.chain",
    "origin": "r.origin",
    "lang": "r.lang",
    "published": "r.published",
    "url": "r.url",
    "events": "(SELECT count(*) FROM items e WHERE e.s = k.s AND e.kind = 'event')",
    "statements": "(SELECT count(*) FROM items e WHERE e.s = k.s AND e.kind = 'statement')",
    "arrived": "r.arrived",
    "review": "'machine reading, unverified'",
}
_WHO = """who AS (
    SELECT s, n, list(who ORDER BY who.start) FILTER (side IN ('actor', 'both')) AS actors,
        list(who ORDER BY who.start) FILTER (side = 'other') AS others, list(who
        ORDER BY who.start) FILTER (side = 'about') AS about
    FROM (SELECT k.s, k.n, p.side, CASE
            WHEN hidden(p.id, nm.attested) THEN {{'id': 'any/person@' || coalesce(p.unit, '---'), 'name': NULL, 'words': NULL,
                'unit': p.unit, 'office': NULL, 'start': m.start, 'stop': m.stop}}
            ELSE {{'id': coalesce(sm.kept, p.id), 'name': coalesce(nm.name, m.actor.name),
                'words': substring(r.text, m.start + 1, m.stop - m.start), 'unit': p.unit, 'office': p.office,
                'start': m.start, 'stop': m.stop}} END AS who
        FROM k JOIN parties p ON p.kind = k.kind AND p.s = k.s AND p.n = k.n{p} JOIN mentions m ON m.s = p.s AND m.n = p.m{m}
        JOIN reports r ON r.s = k.s{r} LEFT JOIN names nm ON nm.id = p.id LEFT JOIN same sm ON sm.id = p.id)
    GROUP BY s, n)"""


def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns of a view, in order."""
    return tuple(_REPORT) if kind == "report" else (*_order(kind),)


def _order(kind: str) -> dict[str, str]:
    """Return the columns of a reading's view: its place and parties, its own columns, then where it was read."""
    head = {name: _READING[name] for name in ("report", "n", "day", "until", "dated_by")}
    return head | _OWN[kind] | {name: sql for name, sql in _READING.items() if name not in head}


def rows_sql(kind: str, keys: str, among: str = "") -> str:
    """Return the SQL of a view's rows for the keys that another SQL finds.

    `among` are the numbers of their reports, where they are known and few, written out: then the engine reads only the stretches
    of its tables that hold them.
    """
    order = "ORDER BY k.day DESC NULLS LAST, k.s DESC, k.n"
    only = {name: f" AND {name}.s IN ({among})" if among else "" for name in ("x", "r", "p", "m", "c", "cm")}
    if kind == "report":
        chosen = ", ".join(f'{sql} AS "{name}"' for name, sql in _REPORT.items())
        return f"WITH k AS ({keys}) SELECT {chosen} FROM k JOIN reports r ON r.s = k.s{only['r']} {order}"
    chosen = ", ".join(f'{sql} AS "{name}"' for name, sql in _order(kind).items())
    claimed = _CLAIMED.format(**only) if "claimed_by" in _OWN[kind] else ""
    return f"""WITH k AS ({keys}), {_WHO.format(**only)}
SELECT {chosen} FROM k JOIN {TABLE[kind]} x ON x.s = k.s AND x.n = k.n{only["x"]} JOIN reports r ON r.s = k.s{only["r"]}
LEFT JOIN who w ON w.s = k.s AND w.n = k.n
LEFT JOIN verdicts v ON v.report = r.id AND v.kind = k.kind AND v.start = k.start AND v.stop = k.stop {claimed} {order}"""
