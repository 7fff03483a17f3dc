"""What a lake's reports say of pledges, memberships, votes and stances: each telling with its words, its sides and its day."""

from collections.abc import Iterator
from datetime import date

from kawat.actor import country_of
from kawat.diplomacy import Membership, Pledge, PledgeStatus, Stance, Stand, Strength, Vote
from kawat.lake.home import Sight
from kawat.lake.sight import records
from kawat.record import Record
from kawat.span import Noun, Span

_AT_ONCE = 200  # reports that are in memory together
_LATEST = """
SELECT DISTINCT t.report FROM "{table}" t JOIN (
    SELECT r.id, row_number() OVER (
        PARTITION BY coalesce(url, r.id) ORDER BY seen DESC NULLS LAST, number DESC, r.id) = 1 AS latest
    FROM reports r JOIN runs USING (run)) v ON v.id = t.report WHERE v.latest ORDER BY t.report
"""


class Side(Noun, frozen=True, kw_only=True):
    """Somebody as a report names him: his words, and id and country where they are known."""

    words: str
    id: str | None = None
    country: str | None = None

    @property
    def key(self) -> str:
        """What tells one side from another: its country, else its id, else its words."""
        return self.country or self.id or self.words.casefold()


class Source(Noun, frozen=True, kw_only=True):
    """Where a telling stands: the report, its day and outlet, the number of the reading in it, and its span."""

    report: str
    n: int
    start: int
    stop: int
    published: date | None = None
    outlet: str | None = None
    url: str | None = None


class Owed(Noun, frozen=True, kw_only=True):
    """A pledge as one report tells it: `claimed_by` is whose word it is, None where the report itself states it."""

    debtors: tuple[Side, ...]
    creditors: tuple[Side, ...]
    what: str
    status: PledgeStatus
    told: Source
    value: float | None = None
    unit: str | None = None
    due: date | None = None
    due_words: str | None = None
    condition: str | None = None
    under: str | None = None
    claimed_by: Side | None = None


class Seat(Noun, frozen=True, kw_only=True):
    """A membership as one report tells it."""

    member: Side
    body: Side
    role: str | None
    told: Source
    since: date | None = None
    until: date | None = None


class Count(Noun, frozen=True, kw_only=True):
    """A vote as one report tells it."""

    voter: Side | None
    on: str | None
    yes: int | None
    no: int | None
    abstain: int | None
    told: Source
    words: str


class Position(Noun, frozen=True, kw_only=True):
    """A stance as one report tells it."""

    holder: Side
    stand: Stand
    strength: Strength
    on: str | None
    toward: tuple[Side, ...]
    told: Source
    words: str
    claimed_by: Side | None = None


def pledges_of(sight: Sight) -> Iterator[Owed]:
    """Yield the pledges of a lake, in order of their reports' ids; of a page that changed the latest version counts."""
    for record in _records(sight, "pledges"):
        yield from owed_of(record)


def owed_of(record: Record) -> Iterator[Owed]:
    """Yield the pledges of one record as its report tells them."""
    yield from (_owed(record, n, pledge) for n, pledge in enumerate(record.pledges))


def memberships_of(sight: Sight) -> Iterator[Seat]:
    """Yield the memberships of a lake."""
    for record in _records(sight, "memberships"):
        yield from (_seat(record, n, one) for n, one in enumerate(record.memberships))


def votes_of(sight: Sight) -> Iterator[Count]:
    """Yield the votes of a lake."""
    for record in _records(sight, "votes"):
        yield from (_count(record, n, vote) for n, vote in enumerate(record.votes))


def stances_of(sight: Sight) -> Iterator[Position]:
    """Yield the stances of a lake."""
    for record in _records(sight, "stances"):
        yield from (_position(record, n, stance) for n, stance in enumerate(record.stances))


def _records(sight: Sight, table: str) -> Iterator[Record]:
    """Yield the records that have rows in a table, some at a time."""
    ids = [row[0] for row in sight.execute(_LATEST.format(table=table)).fetchall()]
    for first in range(0, len(ids), _AT_ONCE):
        yield from records(sight, ids[first : first + _AT_ONCE])


def side_of(record: Record, index: int) -> Side:
    """Return a mention as a side."""
    mention = record.mentions[index]
    actor = mention.actor
    words = _words(record, mention.span)
    if actor is None:
        return Side(words=words)
    return Side(words=words, id=actor.id, country=country_of(actor.id) or actor.country)


def _words(record: Record, span: Span) -> str:
    return " ".join(span.of(record.report.text).split())


def _source(record: Record, n: int, span: Span) -> Source:
    report = record.report
    return Source(
        report=report.id, n=n, start=span.start, stop=span.stop, published=report.published, outlet=report.outlet, url=report.url
    )


def _owed(record: Record, n: int, pledge: Pledge) -> Owed:
    claim = record.attributions[pledge.claimed_in] if pledge.claimed_in is not None else None
    due = pledge.deadline
    return Owed(
        debtors=tuple(side_of(record, i) for i in pledge.debtors),
        creditors=tuple(side_of(record, i) for i in pledge.creditors),
        what=_words(record, pledge.what),
        status=pledge.status,
        told=_source(record, n, pledge.span),
        value=pledge.amount.value if pledge.amount else None,
        unit=pledge.amount.unit if pledge.amount else None,
        due=due.until if due else None,
        due_words=_words(record, Span(due.start, due.stop)) if due else None,
        condition=_words(record, pledge.condition) if pledge.condition else None,
        under=_words(record, pledge.under) if pledge.under else None,
        claimed_by=side_of(record, claim.source) if claim is not None and claim.source is not None else None,
    )


def _seat(record: Record, n: int, one: Membership) -> Seat:
    return Seat(
        member=side_of(record, one.member),
        body=side_of(record, one.body),
        role=one.role,
        told=_source(record, n, one.span),
        since=one.term.since if one.term else None,
        until=one.term.until if one.term else None,
    )


def _count(record: Record, n: int, vote: Vote) -> Count:
    return Count(
        voter=side_of(record, vote.voter) if vote.voter is not None else None,
        on=_words(record, vote.on) if vote.on else None,
        yes=vote.yes,
        no=vote.no,
        abstain=vote.abstain,
        told=_source(record, n, vote.span),
        words=_words(record, vote.span),
    )


def _position(record: Record, n: int, stance: Stance) -> Position:
    claim = record.attributions[stance.claimed_in] if stance.claimed_in is not None else None
    return Position(
        holder=side_of(record, stance.holder),
        stand=stance.stand,
        strength=stance.strength,
        on=_words(record, stance.on) if stance.on else None,
        toward=tuple(side_of(record, i) for i in stance.toward),
        told=_source(record, n, stance.span),
        words=_words(record, stance.span),
        claimed_by=side_of(record, claim.source) if claim is not None and claim.source is not None else None,
    )
