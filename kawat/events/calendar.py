"""Calendar arithmetic: the interval that a day, weekday, month or unit of time means, seen from the day of publication."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kawat.when import Precision

_SOON = 120
Part = Literal["early", "mid", "late"]
Unit = Literal["day", "week", "month", "year"]
Season = Literal["spring", "summer", "autumn", "winter"]
Tense = Literal["past", "ahead", "open"]


class Interval(NamedTuple):
    """Two days, both included, and how exact the words were."""

    since: date
    until: date
    precision: Precision


def day(on: date) -> Interval:
    """Return one day."""
    return Interval(on, on, "day")


def safe(year: int, month: int, number: int) -> date | None:
    """Return the date, or None for a day that the calendar does not have."""
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def near_day(month: int, number: int, seen: date, tense: Tense) -> Interval | None:
    """Return a day without its year: the last one, the next one or the nearest, by the tense of its clause.

    A day at most a week past publication is taken for this year's even in the past tense, since pages carry wrong dates.
    """
    days = [day(on) for year in (seen.year - 1, seen.year, seen.year + 1) if (on := safe(year, month, number))]
    return nearest(days, seen + timedelta(days=7) if tense == "past" else seen, tense)


def near_weekday(weekday: int, seen: date, tense: Tense) -> Interval:
    """Return the last such day up to and including publication, or the next one after it."""
    back = (seen.weekday() - weekday) % 7
    return day(seen + timedelta(days=(7 - back) % 7 or 7)) if tense == "ahead" else day(seen - timedelta(days=back))


def weekly(tense: Tense, back: int) -> Tense:
    """Return the tense that a bare weekday is most likely meant in, when its last one lies `back` days before publication.

    News seldom calls tomorrow's weekday by its name and means last week's, or the other way round.
    """
    if back <= 1:
        return "past"
    return "ahead" if back == 6 or (back == 5 and tense != "past") else tense


def yearly(tense: Tense, ahead: int) -> Tense:
    """Return the tense that a day or month without its year is most likely meant in, when its next one is `ahead` days off."""
    return "ahead" if ahead <= _SOON else tense


def whole_month(year: int, month: int) -> Interval:
    """Return a calendar month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def near_month(month: int, seen: date, tense: Tense) -> Interval | None:
    """Return a month without its year, by the tense of its clause."""
    return nearest([whole_month(year, month) for year in (seen.year - 1, seen.year, seen.year + 1)], seen, tense)


def part_of_month(year: int, month: int, part: Part) -> Interval:
    """Return the first ten days of a month, those around its middle (10 to 20), or the rest after the 20th."""
    last = monthrange(year, month)[1]
    first, stop = {"early": (1, 10), "mid": (10, 20), "late": (21, last)}[part]
    return Interval(date(year, month, first), date(year, month, stop), "interval")


def part_of_year(year: int, part: Part) -> Interval:
    """Return a year's first quarter, its middle (May to August) or its last quarter: "akhir tahun" is October to December."""
    first, stop = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[part]
    return Interval(date(year, first, 1), date(year, stop, monthrange(year, stop)[1]), "interval")


def whole_year(year: int) -> Interval:
    """Return a calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def unit_near(unit: Unit, steps: int, seen: date) -> Interval:
    """Return the day, week (Monday to Sunday), month or year that lies `steps` from the one of publication."""
    if unit == "day":
        return day(seen + timedelta(days=steps))
    if unit == "week":
        monday = seen - timedelta(days=seen.weekday()) + timedelta(weeks=steps)
        return Interval(monday, monday + timedelta(days=6), "week")
    if unit == "year":
        return whole_year(seen.year + steps)
    months = seen.year * 12 + seen.month - 1 + steps
    return whole_month(months // 12, months % 12 + 1)


def weekend_near(steps: int, seen: date) -> Interval:
    """Return Saturday and Sunday of the week that lies `steps` from the one of publication."""
    week = unit_near("week", steps, seen)
    return Interval(week.until - timedelta(days=1), week.until, "interval")


def shifted(on: date, unit: Unit, steps: int) -> date:
    """Return the day that lies so many days, weeks, months or years away; the last of its month where there is no such day."""
    if unit in ("day", "week"):
        return on + timedelta(days=steps * (7 if unit == "week" else 1))
    months = on.year * 12 + on.month - 1 + steps * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def season(year: int, name: Season) -> Interval:
    """Return a northern season by months; the winter of a year begins in its December."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    start = date(year, first, 1)
    last = shifted(start, "month", 2)
    return Interval(start, date(last.year, last.month, monthrange(last.year, last.month)[1]), "quarter")


def fraction(year: int, number: int, parts: int) -> Interval:
    """Return a quarter or a half of a year, counted from 1."""
    months = 12 // parts
    first, stop = (number - 1) * months + 1, number * months
    return Interval(date(year, first, 1), date(year, stop, monthrange(year, stop)[1]), "quarter" if parts == 4 else "interval")


def easter(year: int) -> date:
    """Return the day of Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, number = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, number + 1)


def decade(year: int) -> Interval:
    """Return the ten years that a year ending in 0 begins."""
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def nearest(choices: Sequence[Interval], seen: date, tense: Tense) -> Interval | None:
    """Return the interval that a clause means: the last one begun for the past, the next one not over for the future.

    Where the clause does not say, the nearest; the past counts as half as far away.
    """
    past = [one for one in choices if one.since <= seen]
    ahead = [one for one in choices if one.until >= seen]
    if tense == "past" or not ahead:
        return max(past, key=lambda one: one.since) if past else None
    if tense == "ahead" or not past:
        return min(ahead, key=lambda one: one.since)
    last, following = max(past, key=lambda one: one.since), min(ahead, key=lambda one: one.since)
    return last if (seen - last.until).days <= 2 * (following.since - seen).days else following


def days_between(first: date, last: date) -> int:
    """Return how many days lie from one day to another; below 0 when the second is the earlier one."""
    return (last - first).days
