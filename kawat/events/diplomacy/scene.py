"""A scene: one sentence of a page, cut into clauses, with the parties that stand in it."""

from functools import cached_property

from kawat.events.clauses import Clause, Signs, clause_of, cut_clauses
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.phrases import Hit, Table
from kawat.events.parties import Group, expand, group_parties, mention_words
from kawat.events.times import View, find_times
from kawat.events.words import Sentence
from kawat.span import Noun, Span
from kawat.when import Place, Time

_AT = frozenset("di in at".split())
_TO = frozenset("ke to menuju".split())


class Scene(Noun, frozen=True, kw_only=True, dict=True):
    """A sentence of a page, and the phrases of a table that stand in it outside names."""

    page: Page
    sentence: Sentence
    hits: tuple[Hit, ...]

    @cached_property
    def spots(self) -> dict[int, tuple[int, int]]:
        """First and last word of each uppermost mention, by its index."""
        return mention_words(self.sentence, self.page.cast)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence."""
        verbs = {h.first for h in self.hits if h.row.get("role") not in ("noun", "vnoun", "head", "sure", None)}
        span = self.sentence.span
        told = [t.start for e in self.page.events for t in e.tellings if span.holds(t)]
        verbs |= {i for i, word in enumerate(self.sentence.words) if word.start in told}
        signs = Signs(verbs=frozenset(verbs), mentions=dict(self.spots.values()), borders=self._borders())
        return cut_clauses(self.sentence, signs)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The parties of the sentence, those that stand together in one group."""
        cuts = frozenset(clause.first for clause in self.clauses)
        return tuple(group_parties(self.sentence, self.spots, self.page.cast, cuts))

    def _borders(self) -> frozenset[int]:
        found: set[int] = set()
        for attribution in self.page.attributions:
            for content in attribution.content:
                inside = [i for i, w in enumerate(self.sentence.words) if content.start <= w.start < content.stop]
                if inside and attribution.kind != "attitude":
                    found |= {i for i in (inside[0], inside[-1] + 1) if 0 < i < len(self.sentence.words)}
        return frozenset(found)

    def form(self, at: int) -> str:
        """Return the form of a word, or nothing outside the sentence."""
        return self.sentence.words[at].form if 0 <= at < len(self.sentence.words) else ""

    def clause(self, at: int) -> Clause:
        """Return the clause of a word."""
        return clause_of(self.clauses, at)

    def members(self, group: Group) -> tuple[int, ...]:
        """Return the mentions of a group, plurals spread out to whom they stand for."""
        return expand(group.members, self.page.cast)

    def times(self, ahead: bool) -> list[Time]:
        """Return the times of the sentence, read forward where it speaks of what is to come."""
        report = self.page.report
        span = self.sentence.span
        stretch = Span(span.start, min(span.stop + 1, len(report.text)))
        return find_times(report.text, stretch, report.lang, View(published=report.published, ahead=ahead))

    def place(self, near: int, clause: Clause, behind: int | None = None) -> Place | None:
        """Return the city or other place that the clause names behind "di", "in" or "at", or a word, else behind "ke" or "to"."""
        found: list[tuple[int, int, Place]] = []
        for index, (first, last) in self.spots.items():
            mention = self.page.mentions[index]
            if mention.kind != "place" or not clause.first <= first <= clause.last:
                continue
            form = self.form(first - 1)
            rank = 0 if form in _AT or first - 1 == behind else 1 if form in _TO else 2
            actor = mention.actor
            place = Place(
                start=mention.start,
                stop=mention.stop,
                name=actor.name if actor else self.page.words(mention.span),
                country=actor.country if actor else None,
            )
            found.append((rank, abs(first - near) if last else 0, place))
        best = min(found, key=lambda one: one[:2], default=None)
        return self.page.located(best[2]) if best and best[0] < 2 else None


def scene_of(page: Page, sentence: Sentence, words: Table) -> Scene:
    """Return the scene of a sentence; phrases inside a mention of somebody are none."""
    bare = Scene(page=page, sentence=sentence, hits=())
    held = [span for index, span in bare.spots.items() if page.mentions[index].kind not in ("mechanism", "agreement", "unnamed")]
    hits = tuple(h for h in words.find(sentence) if not any(a <= h.first and h.last <= b for a, b in held))
    return Scene(page=page, sentence=sentence, hits=hits)
