"""The ground: what a report's events are completed from, and what stands around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kawat.events.words import sentences
from kawat.record import Attribution, Event, Mention
from kawat.report import Report
from kawat.signs import Sign, Signs
from kawat.span import Noun, Span

_NEAR = 4  # triggers that are looked at from an event on


class Sheet(Noun, frozen=True, kw_only=True):
    """What is known of a report when its events are completed; `signs` are what a reading model says of it, if one was asked."""

    report: Report
    story: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    signs: Signs | None = None


class Ground(Noun, frozen=True, kw_only=True):
    """What surroundings are read from: a sheet, its sentences, where triggers begin, and what a model takes for triggers."""

    sheet: Sheet
    sentences: tuple[Span, ...]
    triggers: tuple[int, ...]
    told: tuple[Sign, ...] = ()

    @property
    def report(self) -> Report:
        """The report."""
        return self.sheet.report

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the report."""
        return self.sheet.mentions

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The statements of the report."""
        return self.sheet.attributions

    def linked(self, link: str, event: Event, thing: Span) -> float | None:
        """Return how surely a link runs from an event's trigger to a thing; None where no model was asked."""
        return None if self.sheet.signs is None else self.sheet.signs.linked(link, event.span, thing)

    def says(self, event: Event, head: str) -> dict[str, float]:
        """Return what a head says of an event's trigger, class by class; empty where no model was asked or sees none there."""
        at = bisect_left(self.told, event.start, key=lambda sign: sign.stop - 1)
        found = [sign for sign in self.told[at : at + _NEAR] if sign.span.meets(event.span)]
        return {said.name: said.score for said in max(found, key=lambda sign: sign.score).says[head]} if found else {}

    def around(self, at: int) -> Span:
        """Return the sentence that holds a place of the text."""
        found = bisect_right(self.sentences, Span(at, len(self.report.text))) - 1
        return self.sentences[found] if found >= 0 else Span(at, at)

    def told_in(self, at: int) -> frozenset[int]:
        """Return the statements whose content holds a place of the text."""
        return frozenset(i for i, a in enumerate(self.attributions) if any(c.start <= at < c.stop for c in a.content))


def ground_of(sheet: Sheet, events: Sequence[Event]) -> Ground:
    """Return the ground of a report; a sentence takes in the mark behind its last word."""
    text = sheet.report.text
    held = (Span(s.span.start, min(s.span.stop + 1, line.stop)) for line in sheet.story for s in sentences(text, line))
    told = tuple(sorted(sheet.signs.of("trigger", 0.0), key=lambda sign: sign.stop)) if sheet.signs else ()
    return Ground(sheet=sheet, sentences=tuple(held), triggers=tuple(sorted(e.start for e in events)), told=told)
