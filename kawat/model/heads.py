"""The heads read: rows of numbers become signs, and a function that tells how surely a link runs between two spans."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawat.model.labels import BREADTH, CLASSES, LINKS, SPANS, columns
from kawat.model.pack import Rows
from kawat.model.pieces import Stretch
from kawat.signs import EMPTY, Said, Sign
from kawat.span import Span

LEAST = 0.3  # a span whose pieces are less sure than this on average is not told
_INSIDE = 0.35
_SAYS = {"cue": ("kind", "polarity"), "trigger": ("event", "mode", "aux", "context")}
_SMALL = frozenset(("pronoun", "source", "addressee", "content", "inner"))  # may be a word such as "that" or "-nya"
_SEVERAL = frozenset(("aux", "context"))
_AT = columns()


class Reading(NamedTuple):
    """A stretch and its rows."""

    stretch: Stretch
    rows: Rows
    hidden: Rows

    def pieces(self, span: Span) -> tuple[int, int]:
        """Return the first and last piece that a span touches."""
        spans = self.stretch.spans
        first = min(max(1, bisect_right(spans, span.start, 1, len(spans) - 1, key=lambda s: s.stop)), len(spans) - 2)
        last = bisect_left(spans, span.stop, 1, len(spans) - 1, key=lambda s: s.start) - 1
        return first, min(max(first, last), len(spans) - 2)

    def part(self, name: str) -> Rows:
        """Return the columns of a head."""
        start, stop = _AT[name]
        return self.rows[:, start:stop]


class Links:
    """How surely links run between spans of one stretch; spans of different stretches have none."""

    def __init__(self, read: Sequence[Reading], bias: Sequence[float]) -> None:
        """Take the readings of a text and the links' biases."""
        self.read, self.bias = read, dict(zip(LINKS, bias, strict=True))
        self.ends: dict[tuple[str, Span], Rows] = {}
        self.places: dict[Span, tuple[int, int]] = {}

    @cached_property
    def starts(self) -> list[int]:
        """Where each stretch begins in the text."""
        return [one.stretch.spans[1].start for one in self.read]

    def at(self, span: Span) -> int:
        """Return the number of the stretch that a span begins in, -1 before the first."""
        return bisect_right(self.starts, span.start) - 1

    def pieces(self, span: Span) -> tuple[int, int]:
        """Return the first and last piece of a span in the stretch it begins in."""
        held = self.places.get(span)
        if held is None:
            held = self.places[span] = self.read[self.at(span)].pieces(span)
        return held

    def logits(self, link: str, at: int, one: Span, ends: NDArray[np.intp]) -> Rows:
        """Return the link's numbers from a span to spans of its stretch, number `at`; their first and last pieces are given."""
        far = self.read[at].part(f"to:{link}")
        told = ((far[ends[:, 0]] + far[ends[:, 1]]) / 2) @ self._end(at, f"from:{link}", one)
        return np.asarray(told / math.sqrt(BREADTH) + self.bias[link], np.float32)

    def linked(self, link: str, one: Span, other: Span) -> float:
        """Return how surely a link runs from one span to another, 0 where they stand in different stretches."""
        at = self.at(one)
        if at < 0 or at != self.at(other):
            return 0.0
        return 1.0 / (1.0 + math.exp(-self.logit(link, one, other)))

    def logit(self, link: str, one: Span, other: Span) -> float:
        """Return the link's number before it is made a chance; both spans stand in one stretch."""
        at = self.at(one)
        near, far = self._end(at, f"from:{link}", one), self._end(at, f"to:{link}", other)
        return float(np.dot(near, far)) / math.sqrt(BREADTH) + self.bias[link]

    def _end(self, at: int, name: str, span: Span) -> Rows:
        key = (name, span)
        held = self.ends.get(key)
        if held is None:
            first, last = self.pieces(span)
            part = self.read[at].part(name)
            held = self.ends[key] = np.asarray((part[first] + part[last]) / 2, np.float32)
        return held


def _sigmoid(x: Rows) -> Rows:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), np.float32)


def _softmax(x: Rows) -> Rows:
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def signs_of(text: str, read: Reading) -> Iterator[Sign]:
    """Yield the signs of a stretch."""
    width = 3 * len(SPANS)
    told = _softmax(read.rows[:, :width].reshape(len(read.rows), len(SPANS), 3))
    for n, group in enumerate(SPANS):
        runs = [part for run in _runs(told[:, n, :]) for part in _lines(text, read.stretch, *run)]
        if group == "trigger" and not runs:  # the best guess is always told, with its low score
            runs = [_likeliest(told[:, n, :])]
        for first, last, score in runs:
            span = _whole_words(text, read.stretch, first, last)
            words = span.of(text)
            if any(map(str.isalnum, words)) and (group in _SMALL or not EMPTY.issuperset(words.lower().split())):
                told_of = {head: says(head, read.part(f"class:{head}")[first]) for head in _SAYS.get(group, ())}
                yield Sign(group=group, start=span.start, stop=span.stop, score=round(score, 3), says=told_of)


def _runs(told: Rows) -> Iterator[tuple[int, int, float]]:
    """Yield first and last piece and score of each run: pieces more likely inside than not, cut where one begins anew."""
    inside = 1.0 - told[:, 0]
    begun: int | None = None
    for i in range(1, len(told)):
        held = i < len(told) - 1 and inside[i] >= _INSIDE
        if begun is not None and (not held or told[i, 1] > max(told[i, 2], 0.4)):
            score = float(inside[begun:i].mean())
            if score >= LEAST:
                yield begun, i - 1, score
            begun = None
        if held and begun is None:
            begun = i


def _lines(text: str, stretch: Stretch, first: int, last: int, score: float) -> Iterator[tuple[int, int, float]]:
    """Yield a run cut where a line ends: nothing that is read runs over it."""
    begun = first
    for i in range(first, last):
        if "\n" in text[stretch.spans[i].stop : stretch.spans[i + 1].start]:
            yield begun, i, score
            begun = i + 1
    yield begun, last, score


def _likeliest(told: Rows) -> tuple[int, int, float]:
    """Return the piece that is most likely inside, as a run of its own."""
    inside = 1.0 - told[1:-1, 0]
    best = int(inside.argmax())
    return best + 1, best + 1, float(inside[best])


def _whole_words(text: str, stretch: Stretch, first: int, last: int) -> Span:
    """Return the run's span, stretched to whole words; the suffix -nya is a word of its own."""
    start, stop = stretch.spans[first].start, stretch.spans[last].stop
    while first > 1 and _joined(text, stretch, first - 1) and not _suffix(text, stretch.spans[first]):
        first -= 1
        start = stretch.spans[first].start
    while first > 1 and text[start] == "." and text[start - 1].isalnum():  # the rest of an abbreviation
        first -= 1
        start = stretch.spans[first].start
    while last < len(stretch.spans) - 2 and _joined(text, stretch, last) and not _suffix(text, stretch.spans[last + 1]):
        last += 1
        stop = stretch.spans[last].stop
    return Span(start, stop)


def _joined(text: str, stretch: Stretch, i: int) -> bool:
    """Tell whether a piece and the next one stand in one word."""
    one, other = stretch.spans[i], stretch.spans[i + 1]
    return (
        one.stop == other.start
        and one.stop > one.start
        and other.stop > other.start
        and (text[one.stop - 1].isalnum() and text[other.start].isalnum())
    )


def _suffix(text: str, span: Span) -> bool:
    return text[span.start : span.stop].lower() == "nya"


def likely(head: str, row: Rows) -> Rows:
    """Return a head's numbers so that two looks can be averaged: logits where several classes may hold, else log-chances."""
    return row if head in _SEVERAL else np.asarray(np.log(_softmax(row) + 1e-9), np.float32)


def says(head: str, row: Rows) -> tuple[Said, ...]:
    """Return the likeliest classes of a head with their scores."""
    names = CLASSES[head]
    scores = _sigmoid(row) if head in _SEVERAL else _softmax(row)
    best = np.argsort(-scores)[:5]
    return tuple(Said(names[i], round(float(scores[i]), 3)) for i in best if scores[i] >= 0.02) or (Said(names[best[0]], 0.02),)
