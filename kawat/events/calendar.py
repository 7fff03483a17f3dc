"""Calendar arithmetic: the interval that a day, weekday, month or unit of time means, seen from the day of publication."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kawat.when import Precision

Part = Literal["early", "mid", "late"]
Unit = Literal["day", "week", "month", "year"]


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


def near_day(month: int, number: int, seen: date, ahead: bool) -> Interval | None:
    """Return a day without its year: the last one up to publication, or the next one in a clause that speaks of the future.

    A day at most a week past publication is taken for this year's even in the past tense, since pages carry wrong dates.
    """
    days = [on for year in (seen.year - 1, seen.year, seen.year + 1) if (on := safe(year, month, number))]
    if ahead:
        fit = [on for on in days if on >= seen]
        return day(fit[0]) if fit else None
    fit = [on for on in days if on <= seen + timedelta(days=7)]
    return day(fit[-1]) if fit else None


def near_weekday(weekday: int, seen: date, ahead: bool) -> Interval:
    """Return the last such day up to and including publication, or the next one after it."""
    back = (seen.weekday() - weekday) % 7
    return day(seen + timedelta(days=(7 - back) % 7 or 7)) if ahead else day(seen - timedelta(days=back))


def whole_month(year: int, month: int) -> Interval:
    """Return a calendar month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def part_of_month(year: int, month: int, part: Part) -> Interval:
    """Return the first ten days of a month, the next ten, or the rest."""
    last = monthrange(year, month)[1]
    first, stop = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[part]
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


def near_month(month: int, seen: date, ahead: bool) -> Interval:
    """Return the last such month up to publication, or the next one."""
    year = seen.year
    if ahead:
        return whole_month(year if month >= seen.month else year + 1, month)
    return whole_month(year if month <= seen.month else year - 1, month)
