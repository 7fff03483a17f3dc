"""The events of a lake one by one, each with the record it stands in: what every export is written from."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kawat.actor import Resolved, kind_of
from kawat.events.words import sentences
from kawat.lake import Sight, records
from kawat.record import Attribution, Event, Record
from kawat.show import chain_of
from kawat.span import Span

NOTE = "machine reading, unverified"
_BATCH = 500
_LONGEST = 400
_PAGES = f"""
CREATE OR REPLACE TEMP TABLE pages AS
SELECT report, place, place // {_BATCH} AS page FROM (
    SELECT report, row_number() OVER (ORDER BY max(since) DESC NULLS LAST, report) - 1 AS place FROM wanted GROUP BY report)
"""
_PAGE = "SELECT report, n, since, until, dated_by FROM wanted JOIN pages USING (report) WHERE page = ? ORDER BY place, n"


class Party(NamedTuple):
    """Somebody in an event or a statement: the words, their place, and who that is where it was resolved."""

    words: str
    span: Span
    actor: Resolved | None

    @property
    def id(self) -> str | None:
        """The actor's id, or None where nobody was recognised."""
        return self.actor.id if self.actor else None

    @property
    def country(self) -> str | None:
        """The actor's country as ISO3, or None."""
        return self.actor.country if self.actor else None


class Line(NamedTuple):
    """An event of a lake: its record and number, its days and what they are taken from, the chain its report came through."""

    record: Record
    n: int
    since: date | None
    until: date | None
    dated_by: str | None
    chain: str

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.record.events[self.n]

    @property
    def id(self) -> str:
        """An id of the event that is its own in the lake: the report's, a colon, the number."""
        return f"{self.record.report.id}:{self.n}"

    @property
    def words(self) -> str:
        """The trigger, as it stands in the text."""
        return words_at(self.record, self.event.span)

    @property
    def actors(self) -> tuple[Party, ...]:
        """Who acts."""
        return parties(self.record, self.event.actors)

    @property
    def recipients(self) -> tuple[Party, ...]:
        """Whom it is done to."""
        return parties(self.record, self.event.recipients)

    @property
    def claim(self) -> Attribution | None:
        """The statement that tells the event, or None where the report itself states it."""
        return None if self.event.claimed_in is None else self.record.attributions[self.event.claimed_in]


def event_lines(engine: Sight) -> Iterator[Line]:
    """Yield the events that `find_events` found, by report, the newest first; only a few hundred reports are held at a time."""
    engine.execute(_PAGES)
    last = engine.execute("SELECT coalesce(max(page), -1) FROM pages").fetchall()[0][0]
    for page in range(last + 1):
        rows = engine.execute(_PAGE, [page]).fetchall()
        held = {record.report.id: record for record in records(engine, {row[0] for row in rows})}
        chains = {key: chain_of(record) for key, record in held.items()}
        for report, n, since, until, dated_by in rows:
            yield Line(held[report], n, since, until, dated_by, chains[report])


def parties(record: Record, numbers: Iterable[int]) -> tuple[Party, ...]:
    """Return who the mentions of these numbers are; a plural stands for its members, each with the plural's own words."""
    found: list[Party] = []
    for number in numbers:
        mention = record.mentions[number]
        words = words_at(record, mention.span)
        whole = [record.mentions[i] for i in mention.members] or [mention]
        found += [Party(words, mention.span, one.actor) for one in whole]
    return tuple(dict.fromkeys(found))


def words_at(record: Record, span: Span) -> str:
    """Return the characters of a span, blanks and line breaks folded to single blanks."""
    return " ".join(span.of(record.report.text).split())


def sentence_at(record: Record, span: Span) -> Span:
    """Return the sentence around a stretch, at most a few hundred characters of it, cut between words."""
    text = record.report.text
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.stop)
    line = Span(start, len(text) if stop < 0 else stop)
    starts = [one.span.start for one in sentences(text, line)]
    begin = max((s for s in starts if s <= span.start), default=line.start)
    end = min((s for s in starts if s >= span.stop), default=line.stop)
    begin = begin if begin in starts[1:] else line.start
    while begin > line.start and not text[begin - 1].isspace():
        begin -= 1
    while end < line.stop and not text[end - 1].isspace():
        end -= 1
    return _cut(text, Span(begin, max(end, span.stop)), span)


def _cut(text: str, whole: Span, core: Span) -> Span:
    """Return a stretch that is not too long around a core, its edges between words."""
    if whole.stop - whole.start <= _LONGEST:
        return whole
    spare = max(_LONGEST - (core.stop - core.start), 0) // 2
    before = text.find(" ", max(core.start - spare, whole.start), core.start)
    after = text.rfind(" ", core.stop, min(core.stop + spare, whole.stop))
    start = whole.start if core.start - whole.start <= spare else core.start if before < 0 else before + 1
    stop = whole.stop if whole.stop - core.stop <= spare else core.stop if after < 0 else after
    return Span(start, stop)


def attested(record: Record, actor: Resolved) -> bool:
    """Tell whether an actor may be shown by name: a person only where the registry or the report gives them an office."""
    if kind_of(actor.id) != "person":
        return True
    same = (m.actor for m in record.mentions if m.actor and m.actor.id == actor.id)
    return any(one.office is not None and one.status != "unknown" for one in same)
