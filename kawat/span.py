"""A span points into a report's text; a finding is anything that was read out of one."""

from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """A stretch of one exact string, in code points, with `stop` left out."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """Return the characters this span points at."""
        return text[self.start : self.stop]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.stop <= self.stop

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.stop and other.start < self.stop


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """The common shape of Kawat's nouns: frozen, typed, given by keyword, written as JSON by field name."""


class Found(Noun, frozen=True, kw_only=True):
    """A reading: where it stands, which rule or head read it (`rule:kata@1`, `head:mention@3`), and its score in [0, 1]."""

    start: int
    stop: int
    by: str
    score: float

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise ValueError(f"{type(self).__name__} {self.start}..{self.stop} is not a stretch of text")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"{type(self).__name__} by {self.by}: score {self.score} is not between 0 and 1")

    @property
    def span(self) -> Span:
        """Where the reading stands in the report's text."""
        return Span(self.start, self.stop)
