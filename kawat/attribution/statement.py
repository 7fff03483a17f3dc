"""A statement as the rules read it, all in spans: its source is still a stretch of text, not yet a mention."""

from kawat.record import Polarity, StatementKind
from kawat.span import Noun, Span


class Statement(Noun, frozen=True, kw_only=True):
    """Who (as a stretch of text) said what (stretches), by which cue, and by which rule it was read.

    `pronoun` says that the source is a pronoun or the suffix -nya; `carried` that there was no cue and the speaker of
    the turn was taken over; `depth` counts the statements this one stands inside; `sure` is a head's own score, None for a rule.
    """

    rule: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: StatementKind = "speech"
    polarity: Polarity = "says"
    quoted: tuple[Span, ...] = ()
    addressee: Span | None = None
    pronoun: bool = False
    carried: bool = False
    depth: int = 0
    unclosed: bool = False
    sure: float | None = None

    @property
    def span(self) -> Span:
        """The stretch from the first to the last character of source, cue and content; a carried source is left out."""
        own = [*self.cue, *self.content]
        if self.source is not None and not self.carried:
            own.append(self.source)
        return Span(min(s.start for s in own), max(s.stop for s in own))
