"""Anchors: expressions that count from another time of the text ("sehari sebelumnya", "the same evening")."""

from datetime import date, timedelta
from re import Match

from kawat.events import calendar
from kawat.events.calendar import Interval, Unit
from kawat.events.moments import Seen, count_of, unit_of

_EARLIER = frozenset("sebelumnya sebelum earlier before previously previous preceding".split())
_LONGEST: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}  # days of an anchor that such a unit counts from
_UNITS: dict[str, Unit] = {
    "harinya": "day", "pagi": "day", "siang": "day", "sore": "day", "malam": "day", "petang": "day", "dini hari": "day",
    "morning": "day", "afternoon": "day", "evening": "day", "night": "day",
}  # fmt: skip


def same(_: Match[str], seen: Seen) -> Interval | None:
    """Read "hari itu juga", "malam harinya", "the same evening": the time named before, where it is one day."""
    return seen.anchor if seen.anchor and seen.anchor.since == seen.anchor.until else None


def next_day(_: Match[str], seen: Seen) -> Interval | None:
    """Read "keesokan harinya", "the next morning": the day after the time named before."""
    return calendar.day(seen.anchor.until + timedelta(days=1)) if seen.anchor else None


def beside(match: Match[str], seen: Seen) -> Interval | None:
    """Read "malam sebelumnya", "the following week": the unit right before or after the time named before.

    A week, month or year counts from publication where the text names no time before it.
    """
    unit = _unit(match)
    known = seen.anchor if seen.anchor and (seen.anchor.until - seen.anchor.since).days < _LONGEST[unit] else None
    at = known.since if known else seen.published if unit != "day" else None
    return calendar.unit_near(unit, _way(match), at) if at else None


def away(match: Match[str], seen: Seen) -> Interval | None:
    """Read "dua hari kemudian", "a week earlier": so many units before or after the time named before."""
    return _away(match, seen.anchor.since) if seen.anchor else None


def after(match: Match[str], seen: Seen) -> Interval | None:
    """Read the time of what came first in "sehari setelah ...", "six days after ...": counted back from the time named before."""
    at = seen.anchor.since if seen.anchor else seen.published
    return calendar.unit_near(_unit(match), -count_of(match), at) if at else None


def _away(match: Match[str], at: date) -> Interval:
    unit, steps = _unit(match), _way(match) * count_of(match)
    return calendar.day(calendar.shifted(at, unit, steps)) if unit == "week" else calendar.unit_near(unit, steps, at)


def _way(match: Match[str]) -> int:
    return -1 if _EARLIER.intersection(match["way"].lower().split()) else 1


def _unit(match: Match[str]) -> Unit:
    word = match["unit"].lower()
    return _UNITS.get(word) or unit_of(word)
