"""What a report tells of a country's dealings with others: meetings, agreements, pledges, mechanisms, statements, events."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kawat.diplomacy import Agreement, Mechanism, Meeting, Pledge
from kawat.export.brief.wording import Wording
from kawat.export.cells import clean
from kawat.export.line import attested, parties, sentence_at, words_at
from kawat.record import Attribution, Event, Record
from kawat.span import Span
from kawat.when import Time

Layer = Meeting | Agreement | Pledge | Mechanism | Event


class Found(NamedTuple):
    """A finding for a digest: its section, the other countries, the day where the report gives one, heading, words, origin."""

    section: str
    countries: tuple[str, ...]
    day: date | None
    head: str
    before: str
    core: str
    after: str
    span: str
    by: str
    score: float


def found_in(record: Record, country: str, wording: Wording) -> Iterator[Found]:
    """Yield what a record tells of a country's dealings; an event that a meeting, agreement or pledge tells is not told again."""
    finder = _Finder(record, country, wording)
    layer: tuple[Meeting | Agreement | Pledge, ...] = (*record.meetings, *record.agreements, *record.pledges)
    yield from filter(None, map(finder.meeting, record.meetings))
    yield from filter(None, map(finder.agreement, record.agreements))
    yield from filter(None, map(finder.pledge, record.pledges))
    yield from filter(None, map(finder.mechanism, record.mechanisms))
    yield from filter(None, map(finder.statement, record.attributions))
    told = [one for one in layer if finder.others(_people(one))]
    left = (event for n, event in enumerate(record.events) if not any(_tells(one, n, event) for one in told))
    yield from filter(None, map(finder.event, left))


def _tells(one: Meeting | Agreement | Pledge, n: int, event: Event) -> bool:
    """Tell whether a finding of the layer is an event: it says so, or the trigger stands in its words."""
    words = [one.span, *([one.what] if isinstance(one, Pledge) else [])]
    return one.event == n or any(span.meets(event.span) for span in words)


def _people(one: Layer) -> tuple[int, ...]:
    """Return everybody who is a side of a finding."""
    if isinstance(one, Meeting):
        return (*one.participants, *(() if one.host is None else (one.host,)))
    if isinstance(one, Event):
        return (*one.actors, *one.recipients)
    if isinstance(one, Pledge):
        return (*one.debtors, *one.creditors)
    return one.parties if isinstance(one, Agreement) else one.members


class _Finder(NamedTuple):
    """A record that is gone through for one country in one language."""

    record: Record
    country: str
    wording: Wording

    def meeting(self, one: Meeting) -> Found | None:
        """Return a meeting in which the country takes part."""
        say = self.wording.say
        people = self._names(one.participants)
        city = one.city.name if one.city else ""
        kinds = [say(one.level), say(one.format), say(one.channel), say(one.status), city]
        return self._found("meetings", one, _joined([people, *kinds, self._claimed(one.claimed_in)]), one.when)

    def agreement(self, one: Agreement) -> Found | None:
        """Return an agreement that the country is a party to."""
        kinds = [self.wording.say(one.stage), self.wording.say(one.kind or "")]
        head = _joined([self._names(one.parties), *kinds, self._claimed(one.claimed_in)])
        return self._found("agreements", one, head, one.when)

    def pledge(self, one: Pledge) -> Found | None:
        """Return a pledge that the country gives or is given; the words stressed are what is promised."""
        sides = [self._names(one.debtors), self._names(one.creditors)]
        spans = [Span(part.start, part.stop) for part in (one.amount, one.deadline) if part]
        details = [words_at(self.record, span) for span in spans]
        head = _joined([" → ".join(filter(None, sides)), self.wording.say(one.status), *details, self._claimed(one.claimed_in)])
        return self._found("pledges", one, head, None)

    def mechanism(self, one: Mechanism) -> Found | None:
        """Return a mechanism that the country is a member of."""
        return self._found("mechanisms", one, self._names(one.members), None)

    def statement(self, one: Attribution) -> Found | None:
        """Return what somebody of the country said of another, or somebody of another said of it."""
        if one.kind != "speech" or one.source is None or not one.content:
            return None
        speaks = {p.country for p in parties(self.record, (one.source,))} - {None}
        named = [n for n, m in enumerate(self.record.mentions) if m.kind != "pronoun"]
        inside = [n for n in named if any(span.holds(self.record.mentions[n].span) for span in one.content)]
        spoken_of = {p.country for p in parties(self.record, inside)} - {None}
        if self.country in speaks:
            others = spoken_of - speaks
        elif self.country in spoken_of:
            others = speaks
        else:
            return None
        head = _joined([self._names((one.source,)), self.wording.say(one.polarity)])
        words = " … ".join(words_at(self.record, span) for span in one.content)
        countries = tuple(sorted(one for one in others if one))
        span = Span(one.content[0].start, one.content[-1].stop)
        return Found("statements", countries, None, head, "", clean(words), "", _text(span), one.by, one.score)

    def event(self, one: Event) -> Found | None:
        """Return an event between the country and another."""
        sides = " → ".join(filter(None, [self._names(one.actors), self._names(one.recipients)]))
        told = [self.wording.events[one.event], *(self.wording.say(mark) for mark in one.auxiliary)]
        head = _joined([sides, *told, self._claimed(one.claimed_in)])
        return self._found("events", one, head, one.when)

    def others(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the other countries among these mentions where the country is one of them, otherwise nothing."""
        found = {p.country for p in parties(self.record, numbers)}
        return tuple(sorted(one for one in found if one and one != self.country)) if self.country in found else ()

    def _found(self, section: str, one: Layer, head: str, when: Time | None) -> Found | None:
        """Return a finding where the country and another are sides of it, otherwise None."""
        others = self.others(_people(one))
        if not others:
            return None
        core = one.what if isinstance(one, Pledge) else one.span
        whole = sentence_at(self.record, core)
        text = self.record.report.text
        before, after = Span(whole.start, core.start).of(text), Span(core.stop, whole.stop).of(text)
        words = (_edge(before, last=True), words_at(self.record, core), _edge(after, last=False))
        return Found(section, others, when.since if when else None, head, *words, _text(core), one.by, one.score)

    def _names(self, numbers: Iterable[int]) -> str:
        """Return who these mentions are; people without an attested office stand by the words alone."""
        found = parties(self.record, numbers)
        shown = (
            self.wording.name(p.actor) if p.actor and attested(self.record, p.actor) else f"“{clean(p.words)}”" for p in found
        )
        return ", ".join(dict.fromkeys(shown))

    def _claimed(self, number: int | None) -> str:
        if number is None:
            return ""
        source = self.record.attributions[number].source
        return f"{self.wording.say('claimed')} {self._names((source,))}" if source is not None else ""


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))


def _edge(text: str, last: bool) -> str:
    """Return what stands beside a core on one line, a blank kept where it touches the core."""
    kept = clean(text)
    touches = text[-1:].isspace() if last else text[:1].isspace()
    return (f"{kept} " if last else f" {kept}") if kept and touches else kept


def _text(span: Span) -> str:
    return f"{span.start}-{span.stop}"
