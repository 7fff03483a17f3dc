"""Asking the desk: filters, cursors and the rows of each view, the same for pages, the API, exports and feeds."""

import base64
import binascii
import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import duckdb
import msgspec

from kawat.actor import kind_of
from kawat.errors import BadId, KawatError
from kawat.lake import Sight
from kawat.serve.details import rows_sql
from kawat.span import Noun

Row = dict[str, Any]
_MANY = 1000
_NAMED = re.compile(r"\$(\w+)")


class BadQuery(KawatError):
    """A query that a browser or program sent cannot be understood."""


class Filter(Noun, frozen=True, kw_only=True):
    """Which rows of a view are wanted.

    `who` takes part on any side, `actor` acts, speaks or owes, `other` is on the other side; `between` are the two units
    of a dyad, in either direction. Both days are included. `type`, `mode`, `state` and `name` are the view's own words.
    """

    who: str | None = None
    actor: str | None = None
    other: str | None = None
    between: tuple[str, str] | None = None
    type: str | None = None
    mode: str | None = None
    state: str | None = None
    name: str | None = None
    quad: int | None = None
    since: date | None = None
    until: date | None = None
    q: str | None = None
    lang: str | None = None
    outlet: str | None = None
    report: str | None = None


class Place(Noun, frozen=True, kw_only=True):
    """Where a page of rows ended: the day, report and number of its last row."""

    day: date | None
    report: str
    n: int


class Asker:
    """A connection that counts its questions and the seconds the engine took for them."""

    def __init__(self, sight: Sight, texts: Callable[[str], list[str]] | None = None) -> None:
        self.sight = sight
        self._texts = texts
        self.questions = 0
        self.seconds = 0.0
        self._merged: frozenset[str] | None = None

    def holding(self, words: str) -> list[str] | None:
        """Return the ids of the reports that hold these words, None where there is no index of words."""
        return self._texts(words) if self._texts else None

    def merged(self, actor_id: str) -> bool:
        """Tell whether people decided that other ids stand for this one."""
        if self._merged is None:
            self._merged = frozenset(row["kept"] for row in self.rows("SELECT DISTINCT kept FROM same"))
        return actor_id in self._merged

    def rows(self, query: str, given: Mapping[str, object] | None = None) -> list[Row]:
        """Return the rows of a query as dictionaries by column."""
        return list(self.stream(query, given))

    def stream(self, query: str, given: Mapping[str, object] | None = None) -> Iterator[Row]:
        """Yield the rows of a query, some at a time."""
        began = time.perf_counter()
        cursor = self.sight.execute(query, used_in(query, given or {}))
        names = [column[0] for column in cursor.description or ()]
        self.questions += 1
        rows = cursor.fetchmany(_MANY)
        self.seconds += time.perf_counter() - began
        while rows:
            yield from (dict(zip(names, row, strict=True)) for row in rows)
            rows = cursor.fetchmany(_MANY) if len(rows) == _MANY else []

    def value(self, query: str, given: Mapping[str, object] | None = None) -> Any:
        """Return the first cell of a query, or None without rows."""
        for row in self.stream(query, given):
            return next(iter(row.values()))
        return None


def used_in(query: str, given: Mapping[str, object]) -> dict[str, object]:
    """Return what a query is given of all there is: the engine refuses what it does not name."""
    named = set(_NAMED.findall(query))
    return {key: value for key, value in given.items() if key in named}


def write_cursor(row: Row) -> str:
    """Return the cursor that the next page begins behind."""
    place = Place(day=row["day"], report=row["report"], n=row["n"])
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_cursor(cursor: str) -> Place:
    """Return the place a cursor holds; raise BadQuery for one that no page gave out."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=Place)
    except (binascii.Error, ValueError):
        raise BadQuery("cursor", "was not given out by a page", "leave it out to begin again") from None


def find(ask: Asker, kind: str, wanted: Filter, limit: int | None = None, after: str | None = None) -> Iterator[Row]:
    """Yield the rows of a view, the newest first and those without a day last.

    A page of them is asked for in two questions: which they are, then what they say, from the reports they stand in alone.
    """
    keys, given = keys_of(ask, kind, wanted, (limit, after))
    if limit is None:
        return ask.stream(rows_sql(kind, keys), given)
    found = ask.rows(keys.replace("i.*", "i.s, i.n, i.day", 1), given)
    if not found:
        return iter(())
    among = ", ".join(str(s) for s in sorted({int(row["s"]) for row in found}))
    if kind == "report":
        return ask.stream(rows_sql(kind, f"SELECT * FROM ({_PAGES}) WHERE s IN ({among})", among))
    pairs = ", ".join(f"({int(row['s'])}, {int(row['n'])})" for row in found)
    few = f"SELECT * FROM items i WHERE i.kind = $kind AND i.s IN ({among}) AND (i.s, i.n) IN ({pairs})"
    return ask.stream(rows_sql(kind, few, among), given)


def keys_of(
    ask: Asker, kind: str, wanted: Filter, page: tuple[int | None, str | None] = (None, None)
) -> tuple[str, dict[str, object]]:
    """Return the SQL that finds which rows are wanted, with what it is given; `page` is how many, and behind which cursor."""
    limit, after = page
    where, given = conditions(ask, kind, wanted)
    if after:
        place = read_cursor(after)
        where.append(_BEHIND if place.day else _BEHIND_DAYLESS)
        given |= {"after_day": place.day, "after_report": place.report, "after_n": place.n}
    keys = f"SELECT i.* FROM {'pages_of' if kind == 'report' else 'items'} i WHERE {' AND '.join(where)}"
    if kind == "report":
        keys = f"WITH pages_of AS ({_PAGES}) {keys}"
    keys += f" ORDER BY i.day DESC NULLS LAST, i.s DESC, i.n LIMIT {limit}" if limit else ""
    return keys, given


def count(ask: Asker, kind: str, wanted: Filter) -> int:
    """Return how many rows of a view are wanted."""
    where, given = conditions(ask, kind, wanted)
    head = f"WITH pages_of AS ({_PAGES}) " if kind == "report" else ""
    table = "pages_of" if kind == "report" else "items"
    return int(ask.value(f"{head}SELECT count(*) FROM {table} i WHERE {' AND '.join(where)}", given))


_PAGES = """SELECT 'report' AS kind, s, 0 AS n, coalesce(published, seen) AS day, coalesce(published, seen) AS until
    FROM reports WHERE latest"""
_AFTER = "(SELECT s FROM reports WHERE id = $after_report)"
_LATER = f"(i.s < {_AFTER} OR (i.s = {_AFTER} AND i.n > $after_n))"
_BEHIND = f"(i.day < $after_day OR (i.day = $after_day AND {_LATER}) OR i.day IS NULL)"
_BEHIND_DAYLESS = f"(i.day IS NULL AND {_LATER})"
_PARTY = "(i.s, i.n) IN (SELECT p.s, p.n FROM takers p WHERE p.kind = $kind AND p.side IN {sides} AND {match})"
_FACE = "i.s IN (SELECT p.s FROM takers p WHERE p.side <> 'about' AND {match})"
_SIDES = {"who": "('actor', 'other', 'both')", "actor": "('actor', 'both')", "other": "('other', 'both', 'about')"}
_PLAIN = {
    "type": "i.type = $type",
    "mode": "i.mode = $mode",
    "state": "i.state = $state",
    "name": "i.name = $name",
    "quad": "i.quad = $quad",
    "since": "i.until >= $since",
    "until": "i.day <= $until",
    "q": "i.s IN (SELECT s FROM reports WHERE text ILIKE $q_like ESCAPE '\\' OR heading ILIKE $q_like ESCAPE '\\')",
    "lang": "i.s IN (SELECT s FROM reports WHERE lang = $lang)",
    "outlet": "i.s IN (SELECT s FROM reports WHERE outlet ILIKE $outlet_like ESCAPE '\\' OR origin = slug($outlet))",
    "report": "i.s IN (SELECT s FROM reports WHERE id = $report)",
}
_HOLDING = "i.s IN (SELECT s FROM reports WHERE id IN (SELECT unnest($holding::VARCHAR[])))"
_OF_ITEMS = ("type", "mode", "state", "name", "quad")


def conditions(ask: Asker, kind: str, wanted: Filter) -> tuple[list[str], dict[str, object]]:
    """Return the conditions of a filter in SQL, with what they are given; raise BadQuery for an id of no form."""
    where, given = ["i.kind = $kind"], {"kind": kind, **msgspec.structs.asdict(wanted)}
    for field in ("who", "actor", "other"):
        value = getattr(wanted, field)
        if value:
            given[field] = check_id(field, value)
            given[f"{field}_deep"] = f"{given[field]}#"
            match = party_match(field, str(given[field]), ask.merged)
            where.append((_FACE if kind == "report" else _PARTY).format(sides=_SIDES[field], match=match))
    if wanted.between:
        given |= {"a": check_id("a", wanted.between[0]), "b": check_id("b", wanted.between[1])}
        given |= pair_of(str(given["a"]), str(given["b"]))
        key, its = ("i.s", "s") if kind == "report" else ("(i.s, i.n)", "s, n")
        of = "" if kind == "report" else "AND kind = $kind"
        where.append(f"{key} IN (SELECT {its} FROM dyads WHERE x = $x AND y = $y {of})")
    for field, condition in _PLAIN.items():
        if getattr(wanted, field) not in (None, "") and not (kind == "report" and field in _OF_ITEMS):
            where.append(condition)
    holding = ask.holding(wanted.q) if wanted.q else None
    if holding is not None:
        where = [_HOLDING if condition == _PLAIN["q"] else condition for condition in where]
    given |= {"q_like": like(wanted.q), "holding": holding, "outlet_like": like(wanted.outlet, whole=True)}
    return where, given


def pair_of(a: str, b: str) -> dict[str, object]:
    """Return two sides in the order in which the desk keeps a pair."""
    return {"x": min(a, b), "y": max(a, b)}


def party_match(name: str, actor_id: str, merged: Callable[[str], bool]) -> str:
    """Return the condition that a party is this actor: a country stands for everything of it, an organ for its offices.

    `merged` tells whether other ids stand for an id, as people decided.
    """
    kind = kind_of(actor_id)
    if kind == "country":
        return f"p.unit = ${name}"
    same = f"p.id = ${name}"
    if merged(actor_id):
        same = f"p.id IN (SELECT id FROM same WHERE kept = ${name} UNION ALL SELECT ${name})"
    return same if kind == "person" else f"({same} OR p.office = ${name} OR starts_with(p.office, ${name}_deep))"


def check_id(field: str, given: str) -> str:
    """Return an actor id as it is written; three small letters are a country's."""
    found = given.upper() if len(given) == 3 and given.isalpha() else given
    try:
        kind_of(found)
    except BadId as fault:
        raise BadQuery(f"{field}={given[:80]}", fault.cause, fault.step) from None
    return found


def like(words: str | None, whole: bool = False) -> str:
    """Return words as a LIKE pattern in which nothing of theirs is a sign."""
    plain = "".join(f"\\{c}" if c in "\\%_" else c for c in words or "")
    return plain if whole else f"%{plain}%"


def fault_of(fault: duckdb.Error) -> BadQuery:
    """Return what the engine says as a refusal."""
    return BadQuery("query", (str(fault).splitlines() or ["could not be answered"])[0][:200], "ask for less")
