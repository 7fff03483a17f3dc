"""A page: a report with all that has been read out of it so far, as the finders of the diplomatic layer need it."""

from bisect import bisect_left, bisect_right
from functools import cached_property

import msgspec

from kawat.events.ground import Ground, Sheet, ground_of
from kawat.events.parties import Cast, cast_of
from kawat.events.surround import known_place
from kawat.events.words import Sentence, sentences
from kawat.record import Attribution, Event, Mention
from kawat.report import Report
from kawat.signs import Signs
from kawat.span import Noun, Span
from kawat.when import Place


class Page(Noun, frozen=True, kw_only=True, dict=True):
    """A report with its story's lines, mentions, statements and events, and a model's signs (None: rules alone)."""

    report: Report
    story: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    signs: Signs | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the story, in order."""
        return tuple(sentence for line in self.story for sentence in sentences(self.report.text, line))

    @cached_property
    def cast(self) -> Cast:
        """The mentions as the coding of events sees them."""
        return cast_of(self.mentions, self.report.lang)

    @cached_property
    def _ground(self) -> Ground:
        sheet = Sheet(
            report=self.report, story=self.story, mentions=self.mentions, attributions=self.attributions, signs=self.signs
        )
        return ground_of(sheet, self.events)

    def located(self, place: Place) -> Place:
        """Return a place with the country and coordinates that the words beside it and the gazetteer give it."""
        known = known_place(Span(place.start, place.stop), place.country, self._ground)
        return msgspec.structs.replace(place, country=known.country, lat=known.lat, lon=known.lon)

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(self.mentions[i].start for i in self._ordered)

    @cached_property
    def _ordered(self) -> tuple[int, ...]:
        return tuple(sorted(range(len(self.mentions)), key=lambda i: self.mentions[i].span))

    def words(self, span: Span) -> str:
        """Return the words a stretch points at."""
        return span.of(self.report.text)

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that a character stands in, or None outside the story."""
        at = bisect_right(self._begins, place) - 1
        if at < 0 or place >= self.sentences[at].span.stop:
            return None
        return self.sentences[at]

    def mentions_in(self, span: Span) -> tuple[int, ...]:
        """Return the indexes of the mentions that begin in a stretch, in order of the text."""
        return self._ordered[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.stop)]

    def claim_at(self, place: int) -> int | None:
        """Return the innermost statement whose content holds a character; wishes of a narrator claim nothing."""
        held = [
            (a.depth, -sum(c.stop - c.start for c in a.content), i)
            for i, a in enumerate(self.attributions)
            if a.kind != "attitude" and any(c.start <= place < c.stop for c in a.content)
        ]
        return max(held)[2] if held else None

    def event_at(self, span: Span) -> int | None:
        """Return the first event that is told by words of a stretch."""
        return next((i for i, e in enumerate(self.events) if any(t.meets(span) for t in e.tellings or (e.span,))), None)

    def named(self, index: int) -> int:
        """Return the mention that names best whom a mention means: a name of its chain before office, title and pronoun."""
        chain = self.mentions[index].chain
        ranks = {"pronoun": 3, "office": 1, "unnamed": 1}
        same = [i for i, m in enumerate(self.mentions) if m.chain == chain]
        return min(same, key=lambda i: (ranks.get(self.mentions[i].kind, 0), i != index, i))
