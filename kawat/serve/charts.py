"""Charts drawn on the server: plain numbers in, shapes for SVG out; templates only write them down.

Along time places are percent of the width, so that a chart fills a phone and a wide screen alike and its letters keep their
size; across, they are pixels of HEIGHT.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kawat.span import Noun

WIDTH, HEIGHT, STRIP = 100, 200, 44
BOTTOM, TOP = 22, 16
_UNITS = (("day", 62), ("week", 400), ("month", 4400), ("year", 10**9))


class Window(Noun, frozen=True, kw_only=True):
    """A stretch of days and the unit it is cut into."""

    since: date
    until: date
    unit: str

    @property
    def buckets(self) -> tuple[date, ...]:
        """The first days of all units in the window."""
        found = [floor_day(self.since, self.unit)]
        while found[-1] < (following := next_day(found[-1], self.unit)) <= self.until:
            found.append(following)
        return tuple(found)


class Bar(NamedTuple):
    """One block of a stacked bar."""

    x: float
    width: float
    y: float
    height: float
    layer: str


class Column(NamedTuple):
    """A unit of time: its days, its label, the counts by layer and the whole."""

    since: date
    until: date
    label: str
    counts: dict[str, int]
    total: int
    x: float
    width: float


class Tick(NamedTuple):
    """A mark on an axis: its place, its label, how the label stands to it, and whether a narrow screen leaves it out."""

    at: float
    label: str
    anchor: str = "middle"
    minor: bool = False


class Stacked(NamedTuple):
    """A stacked bar chart over time."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


class Point(NamedTuple):
    """A point of a curve: the day, its value, how many it rests on, its place and size."""

    day: date
    value: float
    events: int
    sources: int
    x: float
    y: float
    radius: float


class Curve(NamedTuple):
    """A curve over time around a zero line, with a strip below that counts the independent sources of each point."""

    points: tuple[Point, ...]
    strip: tuple[Bar, ...]
    most: int
    zero: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


class Node(NamedTuple):
    """Somebody in a network: the id, the label, the place, and how thick the line to the middle is."""

    id: str
    label: str
    times: int
    x: float
    y: float
    anchor: str
    thick: float


def window_of(since: date, until: date) -> Window:
    """Return the window with the unit that gives a readable number of bars."""
    days = (until - since).days
    return Window(since=since, until=until, unit=next(unit for unit, most in _UNITS if days <= most))


def floor_day(day: date, unit: str) -> date:
    """Return the first day of the unit that a day lies in; weeks begin on Monday."""
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def next_day(day: date, unit: str) -> date:
    """Return the first day of the unit after this one, which is given by its own first day."""
    try:
        if unit == "month":
            return date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if unit == "year":
            return date(day.year + 1, 1, 1)
        return day + timedelta(days=7 if unit == "week" else 1)
    except (ValueError, OverflowError):
        return date.max


def stacked(window: Window, counts: dict[tuple[date, str], int], layers: Sequence[str]) -> Stacked:
    """Return bars for each unit of the window, a block for each layer, the first at the bottom."""
    buckets = window.buckets
    step = WIDTH / len(buckets)
    tallest = max((sum(counts.get((day, layer), 0) for layer in layers) for day in buckets), default=0)
    top = nice_top(tallest)
    columns: list[Column] = []
    bars: list[Bar] = []
    for n, day in enumerate(buckets):
        own = {layer: counts.get((day, layer), 0) for layer in layers}
        x, y = n * step, float(HEIGHT - BOTTOM)
        for layer in layers:
            if own[layer]:
                height = own[layer] / top * (HEIGHT - BOTTOM - TOP)
                y -= height
                bars.append(Bar(*_within(x, step), round(y, 1), round(height, 1), layer))
        last = next_day(day, window.unit)
        until = last - timedelta(days=1) if last < date.max else last
        columns.append(Column(day, until, label_of(day, window.unit), own, sum(own.values()), round(x, 2), round(step, 2)))
    return Stacked(tuple(columns), tuple(bars), x_ticks(window), y_ticks(0, top))


def curve(window: Window, points: Iterable[tuple[date, float, int, int]]) -> Curve:
    """Return a curve of means in [-10, 10]: (day, mean, events, independent sources) for the units that have any."""
    place = {day: n for n, day in enumerate(window.buckets)}
    step = WIDTH / max(len(place), 1)
    middle, half = (HEIGHT - BOTTOM + TOP) / 2, (HEIGHT - BOTTOM - TOP) / 2
    drawn = [
        Point(
            day,
            round(mean, 2),
            events,
            sources,
            round((place[day] + 0.5) * step, 2),
            round(middle - max(-10.0, min(10.0, mean)) / 10 * half, 1),
            round(2 + min(math.sqrt(sources), 6), 1),
        )
        for day, mean, events, sources in points
        if day in place
    ]
    most = max((point.sources for point in drawn), default=0)
    strip = tuple(_of_sources(point, place[point.day] * step, step, most) for point in drawn)
    ticks = tuple(Tick(round(middle - value / 10 * half, 1), f"{value:+d}" if value else "0") for value in (10, 5, 0, -5, -10))
    return Curve(tuple(drawn), strip, most, round(middle, 1), x_ticks(window), ticks)


def _of_sources(point: Point, x: float, step: float, most: int) -> Bar:
    """Return the block that stands for the independent sources of a point."""
    height = round(point.sources / most * (STRIP - TOP), 1) if most else 0.0
    return Bar(*_within(x, step), round(STRIP - height, 1), height, "sources")


def _within(x: float, step: float) -> tuple[float, float]:
    """Return where a bar begins and how wide it is, so that a gap is left to the next."""
    return round(x + step * 0.06, 2), round(step * 0.88, 2)


def network(others: Sequence[tuple[str, str, int]]) -> tuple[Node, ...]:
    """Return places around a middle at (0, 0) for (id, label, count), the line the thicker the more often."""
    most = max((count for _, _, count in others), default=1)
    nodes = []
    for n, (one, label, count) in enumerate(others):
        angle = 2 * math.pi * n / len(others) - math.pi / 2
        x, y = round(200 * math.cos(angle), 1), round(110 * math.sin(angle), 1)
        anchor = "middle" if abs(x) < 40 else "start" if x > 0 else "end"
        nodes.append(Node(one, label, count, x, y, anchor, round(1 + 5 * count / most, 1)))
    return tuple(nodes)


def x_ticks(window: Window) -> tuple[Tick, ...]:
    """Return at most eight labels along the time axis; every second one is left out where there is little room."""
    buckets = window.buckets
    step = WIDTH / len(buckets)
    every = max(1, math.ceil(len(buckets) / 8))
    marks = []
    for k, n in enumerate(range(0, len(buckets), every)):
        at = round((n + 0.5) * step, 2)
        anchor = "start" if at < 5 else "end" if at > 95 else "middle"
        marks.append(Tick(at, label_of(buckets[n], window.unit), anchor, k % 2 == 1))
    return tuple(marks)


def y_ticks(low: int, top: int) -> tuple[Tick, ...]:
    """Return the labels of the count axis."""
    values = sorted({low, top // 2, top})
    return tuple(
        Tick(round(HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP), 1), f"{value:,}" if value else "") for value in values
    )


def nice_top(value: int) -> int:
    """Return the round number that an axis ends on."""
    if value <= 2:
        return 2
    size: int = 10 ** (len(str(value)) - 1)
    return next(n * size for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * size >= value)


def label_of(day: date, unit: str) -> str:
    """Return a unit of time as ISO 8601 writes it."""
    return f"{day.year:04}" if unit == "year" else f"{day:%Y-%m}" if unit == "month" else f"{day:%Y-%m-%d}"
