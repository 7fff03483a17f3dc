"""The review's queue, least sure first, and corrections: what a form says of a reading becomes a reading."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

import msgspec

from kawat.actor import country_of, kind_of, sector_of
from kawat.diplomacy import Channel, Level, MeetingStatus, PledgeStatus, Stage
from kawat.errors import BadId
from kawat.lake.schema import READINGS
from kawat.plover import EVENTS, scale
from kawat.record import MentionKind, Polarity, Record, StatementKind
from kawat.serve.ask import Asker, BadQuery, Row
from kawat.serve.judge import TABLES, Reading, reading_of
from kawat.span import Span

AROUND = 260
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "mention": {"kind": get_args(MentionKind)},
    "event": {"event": tuple(EVENTS)},
    "statement": {"polarity": get_args(Polarity), "kind": get_args(StatementKind)},
    "meeting": {"level": get_args(Level), "status": get_args(MeetingStatus), "channel": get_args(Channel)},
    "pledge": {"status": get_args(PledgeStatus)},
    "agreement": {"stage": get_args(Stage)},
}
LABELS = {
    "kind": "actor_kinds",
    "event": "events",
    "polarity": "polarities",
    "level": "levels",
    "status": "statuses",
    "channel": "channels",
    "stage": "stages",
}
_OF_ITEMS = "SELECT kind, s, n, start, stop, score FROM items{items}"
_OF_MENTIONS = """SELECT 'mention' AS kind, s, n, start, stop, score FROM mentions m WHERE m.kind IN ('person', 'office')
    AND actor IS NOT NULL AND s IN (SELECT s FROM reports WHERE latest){more}"""
_OPEN = """WITH readings AS ({readings}),
    judged_places AS (SELECT v.kind, r.s, v.start, v.stop FROM verdicts v JOIN reports r ON r.id = v.report),
    waiting AS (SELECT q.* FROM readings q ANTI JOIN judged_places USING (kind, s, start, stop))"""
_BEHIND = "WHERE (w.score, w.s, w.kind, w.n) > ($score, $after_s, $after_kind, $after_n)"
_NEXT = """{open}, next AS (SELECT * FROM waiting w {behind} ORDER BY w.score, w.s, w.kind, w.n LIMIT $limit)
    SELECT w.kind, w.s, w.n, w.start, w.stop, w.score, r.id AS report, r.heading FROM next w JOIN reports r USING (s)
    ORDER BY w.score, w.s, w.kind, w.n"""
_LEFT = "{open} SELECT count(*) FROM waiting"
_LIKE = """SELECT id, name FROM names WHERE id <> $id AND country IS NOT DISTINCT FROM $country AND is_person(id)
    AND jaro_winkler_similarity(lower(strip_accents(name)), lower(strip_accents($name))) > 0.8
    AND id NOT IN (SELECT id FROM same) ORDER BY jaro_winkler_similarity(lower(name), lower($name)) DESC, reports DESC LIMIT 1"""


def waiting(ask: Asker, kind: str | None, report: str | None, after: str | None, limit: int = 1) -> list[Row]:
    """Return the readings that nobody has judged, the least sure first, behind the place that `after` names."""
    given = {"kind": kind, "s": _number(ask, report), "limit": limit, **_place(after)}
    return ask.rows(_NEXT.format(open=_open(given), behind=_BEHIND if after else ""), given)


def left(ask: Asker, kind: str | None, report: str | None) -> int:
    """Return how many readings nobody has judged."""
    given = {"kind": kind, "s": _number(ask, report)}
    return int(ask.value(_LEFT.format(open=_open(given)), given))


def _open(given: Mapping[str, object]) -> str:
    """Return the SQL of the readings that nobody has judged, of the kind and the report that are asked for."""
    kind, s = given["kind"], given["s"]
    where = [f"{name} = ${name}" for name in ("kind", "s") if given[name] is not None]
    tables = [_OF_ITEMS.format(items=f" WHERE {' AND '.join(where)}" if where else "")] if kind != "mention" else []
    tables += [_OF_MENTIONS.format(more="" if s is None else " AND s = $s")] if kind in (None, "mention") else []
    return _OPEN.format(readings=" UNION ALL ".join(tables))


def place_of(row: Row) -> str:
    """Return the place of a row in the queue, for `after`."""
    return f"{row['score']!r},{row['s']},{row['kind']},{row['n']}"


def alike(ask: Asker, actor: Mapping[str, Any]) -> Row | None:
    """Return the person of the same country whose name is most like this one's, if any is like it."""
    found = ask.rows(_LIKE, {"id": actor["id"], "country": actor["country"], "name": actor["name"]})
    return found[0] if found else None


def excerpt(text: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before, in and after a stretch."""
    return text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.stop : span.stop + AROUND]


def find_reading(record: Record, kind: str, span: Span) -> int | None:
    """Return the number of the reading of a kind that stands at a place."""
    table = getattr(record, TABLES[kind])
    return next((n for n, found in enumerate(table) if found.span == span), None)


def corrected(record: Record, kind: str, n: int, form: Mapping[str, Any]) -> Reading:
    """Return a reading as a form puts it right; raise BadQuery for what cannot be.

    The form gives `words` as they stand in the text, the kind's own fields, and numbers of mentions under `actors`,
    `recipients` and `source`; what it does not give stays as it was.
    """
    table = TABLES[kind]
    fields = dict(reading_of(record, table, n).fields)
    span = words_at(record.report.text, Span(fields["start"], fields["stop"]), str(form.get("words") or ""))
    if span != Span(fields["start"], fields["stop"]):
        fields |= _moved(kind, fields, span)
    for name, allowed in CHOICES.get(kind, {}).items():
        if form.get(name):
            fields[name] = _one_of(name, str(form[name]), allowed)
    fields |= _mention(record, fields, form) if kind == "mention" else {}
    fields |= _event(fields, form) if kind == "event" else {}
    fields |= _numbers(record, kind, form)
    try:
        found = msgspec.convert(fields, READINGS[table])
    except (msgspec.ValidationError, ValueError) as fault:
        raise BadQuery("correction", str(fault).splitlines()[0][:160], "give what the record's schema allows") from None
    changed = msgspec.structs.replace(record, **{table: (*getattr(record, table)[:n], found, *getattr(record, table)[n + 1 :])})
    return reading_of(changed, table, n)


def words_at(text: str, span: Span, words: str) -> Span:
    """Return where words stand in a text: the place nearest to the old one; nothing given means the old place."""
    if not words.strip() or words == span.of(text):
        return span
    places = [at for at in range(len(text) - len(words) + 1) if text.startswith(words, at)]
    if not places:
        raise BadQuery("words", "do not stand in the report like this", "copy them from the text")
    start = min(places, key=lambda at: abs(at - span.start))
    return Span(start, start + len(words))


def _moved(kind: str, fields: Mapping[str, Any], span: Span) -> dict[str, Any]:
    """Return the fields that a new place changes: a statement's is that of its content, an event is told there first."""
    place = {"start": span.start, "stop": span.stop}
    if kind == "statement":
        return place | {"content": [list(span)], "quoted": [], "insertions": []}
    if kind == "event":
        old = [fields["start"], fields["stop"]]
        return place | {"tellings": [list(span), *(t for t in fields["tellings"] if list(t) != old)]}
    return place


def _one_of(name: str, given: str, allowed: tuple[str, ...]) -> str:
    if given not in allowed:
        raise BadQuery(f"{name}={given[:40]}", "is not one of the values", f"give one of {', '.join(allowed)}")
    return given


def _mention(record: Record, fields: Mapping[str, Any], form: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mention's actor, by the id that the form gives; an empty one means nobody known."""
    if "actor" not in form:
        return {}
    actor_id = str(form["actor"] or "").strip()
    if not actor_id:
        return {"actor": None}
    if fields["actor"] and fields["actor"]["id"] == actor_id:
        return {}
    try:
        kind_of(actor_id)
    except BadId as fault:
        raise BadQuery(f"actor={actor_id[:80]}", fault.cause, fault.step) from None
    known = next((m.actor for m in record.mentions if m.actor and m.actor.id == actor_id), None)
    name = known.name if known else record.report.text[fields["start"] : fields["stop"]]
    place = {"country": country_of(actor_id), "sector": sector_of(actor_id) if known is None else known.sector}
    return {"actor": {"id": actor_id, "name": name, **place, "office": None, "status": "unknown", "rule": "person:review"}}


def _event(fields: Mapping[str, Any], form: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event's mode, quad and scale, which follow from its type."""
    mode = str(form["mode"] or "").strip() or None if "mode" in form else fields["mode"]
    modes = EVENTS[fields["event"]].modes
    if mode is not None and mode not in modes:
        if "mode" in form and mode != fields["mode"]:
            raise BadQuery(f"mode={mode[:40]}", f"is no mode of {fields['event']}", f"give one of {', '.join(modes) or 'none'}")
        mode = None
    return {"mode": mode, "quad": EVENTS[fields["event"]].quad, "scale": scale(fields["event"], mode)}


def _numbers(record: Record, kind: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mentions that the form chose for a statement's source and an event's sides."""
    names = {"event": ("actors", "recipients"), "statement": ("source",)}.get(kind, ())
    chosen: dict[str, Any] = {}
    for name in (name for name in names if name in form):
        numbers = [_mention_number(record, name, value) for value in _list(form[name]) if value not in ("", None)]
        chosen[name] = numbers if kind == "event" else next(iter(numbers), None)
    return chosen


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _mention_number(record: Record, name: str, given: Any) -> int:
    if str(given).isdecimal() and len(str(given)) < 7 and int(given) < len(record.mentions):
        return int(given)
    raise BadQuery(f"{name}={str(given)[:20]}", "is the number of no mention of this report", "give numbers that the record has")


def _number(ask: Asker, report: str | None) -> int | None:
    """Return a report's number in the desk; -1, which no report has, for one that is not there."""
    found: int | None = ask.value("SELECT s FROM reports WHERE id = $id", {"id": report}) if report else None
    return -1 if report and found is None else found


def _place(after: str | None) -> dict[str, object]:
    first: dict[str, object] = {"score": -1.0, "after_s": -1, "after_kind": "", "after_n": -1}
    if not after:
        return first
    parts = after.split(",")
    turns: tuple[Callable[[str], object], ...] = (float, int, str, int)
    try:
        return dict(zip(first, (turn(part) for turn, part in zip(turns, parts, strict=True)), strict=True))
    except ValueError:
        raise BadQuery("after", "was not given out by the queue", "leave it out to begin again") from None
