"""Readings of a lake as a person wants them: words instead of spans, parties instead of numbers, and the report's facts."""

from datetime import date
from typing import NamedTuple

import msgspec

from kawat.actor import kind_of
from kawat.lake.find import Claim, Party
from kawat.span import Noun
from kawat.when import Amount, Place, Time


class Reading(Noun, frozen=True, kw_only=True):
    """What every reading has: its report and number there, its words and their place, what read it, and the report's facts."""

    report: str
    n: int
    words: str
    start: int
    stop: int
    by: str
    score: float
    lang: str
    published: date | None
    outlet: str | None
    url: str | None


class Said(Reading, frozen=True, kw_only=True):
    """A statement: who said what, to whom and how sure that is; `content` and `quoted` are the words themselves."""

    kind: str
    voice: str
    polarity: str
    how: str
    source: Party | None
    addressee: Party | None
    cue: tuple[str, ...]
    content: tuple[str, ...]
    quoted: tuple[str, ...]
    depth: int


class Met(Reading, frozen=True, kw_only=True):
    """A meeting: who, where, when, at what level, by which channel, about what, and what came of it."""

    participants: tuple[Party, ...]
    host: Party | None
    level: str
    format: str
    channel: str
    status: str
    city: Place | None
    sidelines: str | None
    agenda: tuple[str, ...]
    outcome: str | None
    when: Time | None
    claimed_by: Claim | None


class Owed(Reading, frozen=True, kw_only=True):
    """A pledge: who owes what to whom, until when and on what condition."""

    debtors: tuple[Party, ...]
    creditors: tuple[Party, ...]
    what: str
    status: str
    amount: Amount | None
    deadline: Time | None
    condition: str | None
    under: str | None
    claimed_by: Claim | None


class Agreed(Reading, frozen=True, kw_only=True):
    """An agreement at a stage of its life, with its parties."""

    kind: str | None
    parties: tuple[Party, ...]
    stage: str
    when: Time | None
    claimed_by: Claim | None


class Standing(Reading, frozen=True, kw_only=True):
    """A standing arrangement with its members and the words it is referred to by."""

    referred_to_as: tuple[str, ...]
    members: tuple[Party, ...]
    chair: Party | None


class Belongs(Reading, frozen=True, kw_only=True):
    """A member of a body or bloc, with its role."""

    member: Party | None
    body: Party | None
    role: str | None
    term: Time | None


class Served(Reading, frozen=True, kw_only=True):
    """A person in an office, as a report attests it."""

    person: Party | None
    office: str | None
    since: date | None
    since_kind: str
    until: date | None
    until_kind: str


TOLD: dict[str, type[Reading]] = {
    "attributions": Said,
    "meetings": Met,
    "pledges": Owed,
    "agreements": Agreed,
    "mechanisms": Standing,
    "memberships": Belongs,
    "tenures": Served,
}
_PARTIES = {"participants", "debtors", "creditors", "parties", "members"}
_ONE_PARTY = {"source", "addressee", "host", "chair", "member", "body", "person"}
_SPAN = {"sidelines", "outcome", "what", "condition", "under"}
_SPANS = {"cue", "content", "quoted", "agenda", "referred_to_as"}
_OF_REPORT = {"lang", "published", "outlet", "url"}
_DAY = {"meetings": "when", "agreements": "when"}  # the time a reading is dated by, before its report's day


class Filter(NamedTuple):
    """A condition on a reading: one of these columns holds somebody (an id, a country for all of it), or exactly this value."""

    columns: tuple[str, ...]
    who: str | None = None
    value: str | None = None


class Asked(Noun, frozen=True, kw_only=True):
    """Which readings are wanted: by conditions that all hold, and by days, both included; later versions of a page alone."""

    filters: tuple[Filter, ...] = ()
    since: date | None = None
    until: date | None = None
    every_version: bool = False


def told_sql(noun: type[Reading], asked: Asked) -> str:
    """Return the SQL that tells the readings of a kind, with a column for each field of the noun, the newest report first.

    Days and ids are checked to be such, so that they can stand in the text: it is used as a relation, which takes no parameters.
    """
    columns = ", ".join(f'{_column(field.name)} AS "{field.encode_name}"' for field in msgspec.structs.fields(noun))
    table = next(name for name, told in TOLD.items() if told is noun)
    claim = "LEFT JOIN attributions c ON c.report = t.report AND c.n = t.claimed_in LEFT JOIN who w2 ON w2.report = t.report"
    claimed = any(field.name == "claimed_by" for field in msgspec.structs.fields(noun))
    conditions = " AND ".join([*(_condition(one) for one in asked.filters), *_days(table, asked), "true"])
    return f"""
WITH who AS (
    SELECT m.report, map(list(m.n ORDER BY m.n), list({_ACTOR} ORDER BY m.n)) AS of
    FROM mentions m JOIN reports r ON r.id = m.report WHERE m.report IN (SELECT report FROM "{table}") GROUP BY m.report)
SELECT {columns}
FROM "{table}" t JOIN reports r ON r.id = t.report JOIN versions v ON v.id = t.report LEFT JOIN who w ON w.report = t.report
{claim if claimed else ""}
WHERE {conditions} {"" if asked.every_version else "AND v.latest"}
ORDER BY r.published DESC NULLS LAST, t.report, t.n
"""


_ACTOR = """{'words': substring(r.text, m.start + 1, m.stop - m.start), 'start': m.start, 'stop': m.stop,
        'id': m.actor.id, 'name': m.actor.name, 'country': m.actor.country, 'office': m.actor.office}"""


def _party(which: str, of: str = "w") -> str:
    names = ("words", "start", "stop", "id", "name", "country")
    fields = ", ".join(f"'{name}': ({of}.of[{which}]).{name}" for name in names)
    return f"CASE WHEN ({of}.of[{which}]) IS NOT NULL THEN {{{fields}}} END"


def _words(span: str) -> str:
    return f"substring(r.text, {span}[1] + 1, {span}[2] - {span}[1])"


def _column(name: str) -> str:
    """Return the SQL of a field: a person or thing by its mention's number, words by their span, the rest as it is stored."""
    if name == "words":
        return "substring(r.text, t.start + 1, t.stop - t.start)"
    if name == "claimed_by":
        source = _party("c.source", "w2")
        return f"""CASE WHEN c.start IS NOT NULL THEN {{'start': c.start, 'stop': c.stop, 'kind': c.kind,
    'polarity': c.polarity, 'source': {source}}} END"""
    if name in _PARTIES:
        return f'list_filter(list_transform(t."{name}", lambda i: {_party("i")}), lambda p: p IS NOT NULL)'
    if name in _ONE_PARTY:
        return _party(f't."{name}"')
    if name in _SPAN:
        return f'CASE WHEN t."{name}" IS NOT NULL THEN {_words(f"""t."{name}" """.strip())} END'
    if name in _SPANS:
        return f'list_transform(t."{name}", lambda s: {_words("s")})'
    return f'{"r" if name in _OF_REPORT else "t"}."{name}"'


def _condition(one: Filter) -> str:
    """Return the SQL of a condition; somebody is meant by the own id, by the office held, or by the country."""
    if one.who is None:
        return " OR ".join(f"t.\"{name}\" = '{_checked(one.value)}'" for name in one.columns) if one.value else "true"
    whole = kind_of(one.who) == "country"
    lists = " || ".join(f't."{name}"' if name in _PARTIES else f'[t."{name}"]' for name in one.columns)
    hit = f"(w.of[i]).id = '{one.who}' OR (w.of[i]).office = '{one.who}'" + f" OR (w.of[i]).country = '{one.who}'" * whole
    return f"len(list_filter({lists}, lambda i: coalesce({hit}, false))) > 0"


def _checked(value: str | None) -> str:
    return (value or "").replace("'", "''")


def _days(table: str, asked: Asked) -> list[str]:
    """Return the conditions of the days: a reading's own where it has them, else its report's; without any it is left out."""
    own = _DAY.get(table)
    first = f't."{own}"."from", t."{own}"."to", r.published' if own else "r.published"
    last = f't."{own}"."to", t."{own}"."from", r.published' if own else "r.published"
    since = [f"coalesce(coalesce({last}) >= DATE '{asked.since}', false)"] if asked.since else []
    until = [f"coalesce(coalesce({first}) <= DATE '{asked.until}', false)"] if asked.until else []
    return since + until
