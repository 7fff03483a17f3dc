"""Signs: what a reading model says of a text. Two kinds of things only: a labelled span, or a labelled relation of two spans."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from kawat.span import Noun, Span

EMPTY = frozenset(
    """the a an this that these those of to in on at by for with and or is are was were be been has have had will would may must
    yang dan atau di ke dari pada untuk dengan ini itu para sang si adalah akan telah sudah sedang oleh kepada nya""".split()
)  # words that are nothing by themselves


class Said(NamedTuple):
    """A class that a head gives a span, and how sure it is (0..1)."""

    name: str
    score: float


class Sign(Noun, frozen=True, kw_only=True):
    """A labelled span: its group ("cue", "trigger", "person" ...), how sure (0..1), and the classes a cue or trigger bears.

    `says` holds by head ("kind", "polarity", "event", "mode", "aux", "context") the classes, the likeliest first.
    """

    group: str
    start: int
    stop: int
    score: float
    says: dict[str, tuple[Said, ...]] = msgspec.field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the sign stands in the report's text."""
        return Span(self.start, self.stop)

    def best(self, head: str) -> Said:
        """Return the likeliest class of a head."""
        return self.says[head][0]


class Look(Noun, frozen=True, kw_only=True):
    """What a second look with one trigger in view tells: how likely it is one, its classes by head, and each span's role in it.

    `roles` holds by role ("actor", "recipient", "time", "place") and span how sure it is.
    """

    real: float
    says: dict[str, tuple[Said, ...]]
    roles: dict[tuple[str, Span], float]

    def best(self, head: str) -> Said:
        """Return the likeliest class of a head."""
        return self.says[head][0]


class Signs(Noun, frozen=True, kw_only=True):
    """All signs of one text in order, and by what pack.

    `linked` tells how surely (0..1) a link runs from one span to another; `look` what some spans are to a trigger.
    """

    found: tuple[Sign, ...]
    linked: Callable[[str, Span, Span], float]
    look: Callable[[Sign, Sequence[Span]], Look]
    pack: str

    def of(self, group: str, least: float = 0.5) -> tuple[Sign, ...]:
        """Return the signs of a group that are sure enough, in order of the text."""
        return tuple(s for s in self.found if s.group == group and s.score >= least)


class Heads(Protocol):
    """A reading model as the verb asks it: the signs of a story's lines."""

    @property
    def name(self) -> str:
        """The name of the pack that speaks."""

    def signs(self, text: str, lines: Sequence[Span]) -> Signs:
        """Return the signs of the lines of a text."""
