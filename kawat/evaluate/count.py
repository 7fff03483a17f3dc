"""A count is what one case (a passage, an article, a sentence) adds to a metric: how many right, predicted and in gold."""

import random
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kawat.evaluate.figure import Figure, Stamp, peers_of

Shape = Literal["prf", "precision", "recall", "accuracy", "cubed"]
RESAMPLES = 500
THOUSAND = 1000
_SEED = 20261124
_AVERAGES: dict[Shape, tuple[str, ...]] = {
    "prf": ("precision", "recall", "F1"),
    "precision": ("precision",),
    "recall": ("recall",),
    "accuracy": ("accuracy",),
    "cubed": ("B3 precision", "B3 recall", "B3 F1"),
}
_Case = TypeVar("_Case")


class Tally(NamedTuple):
    """How many were right, how many were predicted, how many are in gold.

    Of the shape "cubed": summed precision, summed recall and the number of items, all in thousandths.
    """

    right: int
    predicted: int
    gold: int


class Count(NamedTuple):
    """What a case adds to a metric of a split; the shape says which averages are wanted."""

    case: str
    split: str
    metric: str
    tally: Tally
    shape: Shape = "prf"


class Name(NamedTuple):
    """What a figure is called: its set, split, metric and average."""

    data: str
    split: str
    metric: str
    average: str


def accuracy(case: str, split: str, metric: str, right: Iterable[bool]) -> Count:
    """Return the count of a case of which each item is right or wrong."""
    told = list(right)
    return Count(case, split, metric, Tally(sum(told), len(told), len(told)), "accuracy")


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    columns = list(zip(*tallies, strict=True))
    return Tally(*map(sum, columns)) if columns else Tally(0, 0, 0)


def value_of(tally: Tally, average: str) -> float | None:
    """Return an average in per cent, or None where nothing was counted."""
    if average == "B3 F1":
        both = tally.right + tally.predicted
        return 200 * tally.right * tally.predicted / (both * tally.gold) if both and tally.gold else None
    right, below = {
        "precision": (tally.right, tally.predicted),
        "F1": (2 * tally.right, tally.predicted + tally.gold),
        "B3 recall": (tally.predicted, tally.gold),
    }.get(average, (tally.right, tally.gold))
    return 100 * right / below if below else None


def interval(cases: Sequence[_Case], measure: Callable[[Sequence[_Case]], float | None]) -> tuple[float, float] | None:
    """Return the 95 % bootstrap interval of a measure over cases (seeded), or None for a single case."""
    if len(cases) < 2:
        return None
    dice = random.Random(_SEED)
    return _edges(measure(dice.choices(cases, k=len(cases))) for _ in range(RESAMPLES))


def summed_interval(cases: Sequence[Tally], average: str) -> tuple[float, float] | None:
    """Return the interval of an average over tallies: what `interval` returns, from the same draws, with all sums at once."""
    if len(cases) < 2:
        return None
    sums = _draws(len(cases)) @ np.array(cases, np.int64)
    return _edges(value_of(Tally(*row), average) for row in sums.tolist())


@cache
def _draws(size: int) -> NDArray[np.int32]:
    """Return how often each of so many cases is drawn in each resample: (resamples, size)."""
    dice = random.Random(_SEED)
    rows = (np.bincount(dice.choices(range(size), k=size), minlength=size) for _ in range(RESAMPLES))
    return np.array(list(rows), np.int32)


def _edges(drawn: Iterable[float | None]) -> tuple[float, float] | None:
    values = sorted(v for v in drawn if v is not None)
    if not values:
        return None
    edge = len(values) // 40
    return round(values[edge], 1), round(values[-1 - edge], 1)


def figures(data: str, counts: Iterable[Count], stamp: Stamp) -> tuple[Figure, ...]:
    """Return the figures of a set: its counts added up by split and metric, with intervals over the cases."""
    groups: dict[tuple[str, str, Shape], dict[str, list[Tally]]] = {}
    for count in counts:
        group = groups.setdefault((count.split, count.metric, count.shape), {})
        group.setdefault(count.case, []).append(count.tally)
    made: list[Figure] = []
    for (split, metric, shape), cases in groups.items():
        summed = [t for t in (total(ts) for ts in cases.values()) if t.predicted or t.gold]
        for average in _AVERAGES[shape]:
            made.extend(_figure(Name(data, split, metric, average), summed, stamp))
    return tuple(made)


def _figure(name: Name, cases: list[Tally], stamp: Stamp) -> Iterable[Figure]:
    summed = total(cases)
    value = value_of(summed, name.average)
    if value is not None:
        n = summed.predicted if name.average == "precision" else summed.gold
        n = n // THOUSAND if name.average.startswith("B3") else n
        yield _told(name, (n, value), summed_interval(cases, name.average), stamp)


def measured(
    name: Name, n: int, cases: Sequence[_Case], measure: Callable[[Sequence[_Case]], float | None], stamp: Stamp
) -> Figure:
    """Return the figure of a measure over cases, in per cent, with its interval and its peers."""
    return _told(name, (n, measure(cases) or 0.0), interval(cases, measure), stamp)


def _told(name: Name, told: tuple[int, float], around: tuple[float, float] | None, stamp: Stamp) -> Figure:
    """Return a figure of so many items and a value."""
    return Figure(
        set=name.data,
        split=name.split,
        metric=name.metric,
        average=name.average,
        n=told[0],
        value=round(told[1], 1),
        unit="%",
        low=around[0] if around else None,
        high=around[1] if around else None,
        digest=stamp.digest,
        date=stamp.date,
        kawat=stamp.kawat,
        peers=peers_of(name.data, name.metric, name.average),
    )
