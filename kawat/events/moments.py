"""Moments: what the words of one time expression mean, by form, seen from the day of publication and the tense of its clause."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from re import Match

from kawat.events import calendar
from kawat.events.calendar import Interval, Part, Season, Tense, Unit
from kawat.span import Noun


class Seen(Noun, frozen=True, kw_only=True):
    """What an expression is read from: the day of publication, the tense of its clause, and the time named before it.

    `firm` tells that the tense is beyond doubt: given from outside, or told by a verb right beside the words.
    """

    published: date | None
    tense: Tense = "open"
    firm: bool = False
    anchor: Interval | None = None


Read = Callable[[Match[str], Seen], Interval | None]
_MONTHS = (
    "januari january jan|februari pebruari february feb|maret march mar|april apr|mei may|juni june jun|juli july jul|"
    "agustus august aug agu agt|september sept sep|oktober october oct okt|november nopember nov nop|desember december dec des"
).split("|")
_DAYS = (
    "senin monday|selasa tuesday|rabu wednesday|kamis thursday|jumat jum'at jum’at friday|sabtu saturday|minggu ahad sunday"
).split("|")
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAY_OF = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
_COUNTS = (
    "satu one a an|dua two|tiga three|empat four|lima five|enam six|tujuh seven|delapan eight|sembilan nine|sepuluh ten|"
    "sebelas eleven|duabelas twelve|tigabelas thirteen|empatbelas fourteen|limabelas fifteen|enambelas sixteen|"
    "tujuhbelas seventeen|delapanbelas eighteen|sembilanbelas nineteen"
).split("|")
_NUMBER_OF = {word: number for number, words in enumerate(_COUNTS, 1) for word in words.split()} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "seratus": 100,
}  # fmt: skip
COUNT_WORDS = "|".join(sorted((w for w in _NUMBER_OF if w == "sebelas" or not w.endswith("belas")), key=len, reverse=True))
_UNIT_OF: dict[str, Unit] = {
    "hari": "day", "day": "day", "days": "day", "pekan": "week", "minggu": "week", "week": "week", "weeks": "week",
    "bulan": "month", "month": "month", "months": "month", "tahun": "year", "year": "year", "years": "year",
}  # fmt: skip
_STEP_OF = {
    "lalu": -1, "silam": -1, "kemarin": -1, "ini": 0, "depan": 1, "mendatang": 1, "nanti": 1,
    "last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "the coming": 1, "the": 0,
}  # fmt: skip
_PART_OF: dict[str, Part] = {
    "awal": "early", "pertengahan": "mid", "akhir": "late", "penghujung": "late", "tutup": "late",
    "early": "early", "mid": "mid", "late": "late",
    "start": "early", "beginning": "early", "middle": "mid", "end": "late",
}  # fmt: skip
_SEASON_OF: dict[str, Season] = {
    "semi": "spring", "panas": "summer", "gugur": "autumn", "dingin": "winter",
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
}  # fmt: skip
_NTH_OF = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
_DEICTIC = {
    "kemarin lusa": -2, "kemarin": -1, "semalam": -1, "tadi malam": -1, "hari ini": 0, "besok": 1, "esok": 1, "lusa": 2,
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2,
    "the day after tomorrow": 2,
}  # fmt: skip
_FEAST_OF = {
    "natal": (12, 25), "malam natal": (12, 24), "tahun baru": (1, 1), "malam tahun baru": (12, 31),
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "new year": (1, 1), "new year's day": (1, 1), "new year’s day": (1, 1),
    "new year's eve": (12, 31), "new year’s eve": (12, 31),
}  # fmt: skip


def full_date(match: Match[str], seen: Seen) -> Interval | None:
    """Read day and month, with or without year and weekday: "Selasa (13/9)", "16 Agustus tahun depan"."""
    month, number = _month(match["month"]), int(match["day"]) if match["day"].isdigit() else _NTH_OF[match["day"]]
    if _word(match, "year"):
        on = calendar.safe(_year(match["year"]), month, number)
        return calendar.day(on) if on else None
    if seen.published is None:
        return None
    if _word(match, "step"):
        on = calendar.safe(seen.published.year + _STEP_OF[_word(match, "step")], month, number)
        return calendar.day(on) if on else None
    return _yearly(seen, partial(calendar.near_day, month, number, seen.published))


def _yearly(seen: Seen, choose: Callable[[Tense], Interval | None]) -> Interval | None:
    """Return what a day, month or feast without its year means, by the tense of its clause and by which one is near."""
    past, ahead = choose("past"), choose("ahead")
    if seen.firm or seen.published is None or past is None or ahead is None or past == ahead:
        return choose(seen.tense)
    return choose(calendar.yearly(seen.tense, (ahead.since - seen.published).days))


def day_range(match: Match[str], seen: Seen) -> Interval | None:
    """Read two days of one month: "12-13 Desember", "3 to 5 June 2034"."""
    last = full_date(match, seen)
    first = calendar.safe(last.since.year, last.since.month, int(match["first"])) if last else None
    return Interval(first, last.until, "interval") if first and last and first < last.until else None


def weekday(match: Match[str], seen: Seen) -> Interval | None:
    """Read a bare weekday."""
    if seen.published is None:
        return None
    back = (seen.published.weekday() - _day(match)) % 7
    return calendar.near_weekday(_day(match), seen.published, seen.tense if seen.firm else calendar.weekly(seen.tense, back))


def weekday_step(match: Match[str], seen: Seen) -> Interval | None:
    """Read "last Tuesday", "next Tuesday", "Senin lalu", "Senin depan"."""
    if seen.published is None:
        return None
    step = _STEP_OF[_word(match, "step")]
    tense: Tense = "ahead" if step > 0 else "past" if step < 0 else seen.tense
    before = seen.published - timedelta(days=1) if step < 0 else seen.published
    return calendar.near_weekday(_day(match), before, tense)


def weekday_of_week(match: Match[str], seen: Seen) -> Interval | None:
    """Read "Kamis pekan depan", "Sabtu ini", "Tuesday of next week"."""
    if seen.published is None:
        return None
    week = calendar.unit_near("week", _STEP_OF[_word(match, "step")], seen.published)
    return calendar.day(week.since + timedelta(days=_day(match)))


def deictic(match: Match[str], seen: Seen) -> Interval | None:
    """Read "kemarin", "besok pagi", "malam ini", "overnight", "this morning"."""
    words = _word(match, "when")
    return calendar.unit_near("day", _DEICTIC.get(words, 0), seen.published) if seen.published else None


def overnight(_: Match[str], seen: Seen) -> Interval | None:
    """Read "overnight": from the day before to the day of publication."""
    return Interval(seen.published - timedelta(days=1), seen.published, "interval") if seen.published else None


def unit_step(match: Match[str], seen: Seen) -> Interval | None:
    """Read "pekan lalu", "akhir bulan ini", "akhir tahun", "late last year", "later this month"."""
    if seen.published is None:
        return None
    step, unit = _STEP_OF.get(_word(match, "step"), 0), unit_of(match["unit"])
    interval = calendar.unit_near(unit, step, seen.published)
    if _word(match, "way"):
        early = _word(match, "way") == "earlier"
        return Interval(interval.since, seen.published, "interval") if early else _rest(interval, seen.published)
    part = _part_of(match)
    return interval if part is None else _part(interval, unit, part)


def _rest(interval: Interval, published: date) -> Interval:
    return Interval(max(published, interval.since), interval.until, "interval")


def year_before_last(_: Match[str], seen: Seen) -> Interval | None:
    """Read "the year before last"."""
    return calendar.whole_year(seen.published.year - 2) if seen.published else None


def _part(interval: Interval, unit: Unit, part: Part) -> Interval:
    if unit == "year":
        return calendar.part_of_year(interval.since.year, part)
    if unit == "month":
        return calendar.part_of_month(interval.since.year, interval.since.month, part)
    if unit == "week" and part == "late":
        return calendar.weekend_near(0, interval.since)
    return interval


def weekend(match: Match[str], seen: Seen) -> Interval | None:
    """Read "akhir pekan lalu", "the weekend": the last one, or in a clause about the future the coming one."""
    if seen.published is None:
        return None
    step = _word(match, "step")
    given = _STEP_OF[step] if step not in ("", "the") else 0 if seen.tense == "ahead" or seen.published.weekday() > 5 else -1
    return calendar.weekend_near(given, seen.published)


def month_step(match: Match[str], seen: Seen) -> Interval | None:
    """Read a month with its year, or with "lalu", "last", "tahun depan"; a bare one by the tense of its clause."""
    month, part = _month(match["month"]), _part_of(match)
    interval: Interval | None
    if _word(match, "year"):
        interval = calendar.whole_month(_year(match["year"]), month)
    elif seen.published is None:
        return None
    elif _word(match, "of"):
        interval = calendar.whole_month(seen.published.year + _STEP_OF[_word(match, "of")], month)
    else:
        step = _word(match, "step")
        near = partial(calendar.near_month, month, seen.published)
        interval = near("past" if _STEP_OF[step] < 0 else "ahead" if _STEP_OF[step] else "open") if step else _yearly(seen, near)
    if interval is None or part is None:
        return interval
    if _word(match, "part").endswith("end of"):
        return calendar.day(interval.until)
    return calendar.part_of_month(interval.since.year, month, part)


def year_alone(match: Match[str], _: Seen) -> Interval | None:
    """Read "2031", "akhir 2031", "mid-2031"."""
    year, part = int(match["year"]), _part_of(match)
    return calendar.whole_year(year) if part is None else calendar.part_of_year(year, part)


def year_range(match: Match[str], _: Seen) -> Interval | None:
    """Read "2031-2034"."""
    first, last = int(match["year"]), int(match["last"])
    return Interval(date(first, 1, 1), date(last, 12, 31), "interval") if first < last else None


def decade(match: Match[str], _: Seen) -> Interval | None:
    """Read "1990-an", "the 1990s"."""
    return calendar.decade(int(match["year"]))


def fraction(match: Match[str], seen: Seen) -> Interval | None:
    """Read a quarter or a half of a year: "kuartal ketiga 2031", "the first half of the year"."""
    parts = 4 if match["kind"].lower() in ("kuartal", "triwulan", "quarter", "q") else 2
    number = _NTH_OF[match["nth"].lower()]
    if number > parts:
        return None
    if _word(match, "year"):
        return calendar.fraction(_year(match["year"]), number, parts)
    if seen.published is None:
        return None
    found = calendar.fraction(seen.published.year + _STEP_OF.get(_word(match, "step"), 0), number, parts)
    early = not _word(match, "step") and seen.tense != "ahead" and found.since > seen.published
    return calendar.fraction(found.since.year - 1, number, parts) if early else found


def fraction_step(match: Match[str], seen: Seen) -> Interval | None:
    """Read "triwulan ini", "last quarter": the quarter or half that lies one before, at or one after publication."""
    if seen.published is None:
        return None
    parts = 4 if match["kind"].lower() in ("kuartal", "triwulan", "quarter") else 2
    at = seen.published.year * parts + (seen.published.month - 1) * parts // 12 + _STEP_OF[_word(match, "step")]
    return calendar.fraction(at // parts, at % parts + 1, parts)


def season(match: Match[str], seen: Seen) -> Interval | None:
    """Read "musim gugur lalu", "this winter", "the autumn of 2035"."""
    name = _SEASON_OF[match["season"].lower()]
    if _word(match, "year"):
        return calendar.season(_year(match["year"]), name)
    if seen.published is None:
        return None
    step = _STEP_OF.get(_word(match, "step"), 0)
    choices = [calendar.season(year, name) for year in range(seen.published.year - 2, seen.published.year + 2)]
    if step < 0:
        over = [one for one in choices if one.until < seen.published]
        return over[-1] if over else None
    if not step and _word(match, "step") in ("ini", "this"):
        late = name == "winter" and seen.published.month <= 6
        return calendar.season(seen.published.year - late, name)
    return calendar.nearest(choices, seen.published, "ahead" if step > 0 else seen.tense)


def feast(match: Match[str], seen: Seen) -> Interval | None:
    """Read a feast: "Natal", "New Year" with their fixed days, "Paskah", "Easter" by the moon."""
    if seen.published is None:
        return None
    name = match["feast"].lower()
    if name in ("paskah", "easter", "easter sunday"):
        years = range(seen.published.year - 1, seen.published.year + 2)
        days = [calendar.day(calendar.easter(year)) for year in years]
        return _yearly(seen, partial(calendar.nearest, days, seen.published))
    return _yearly(seen, partial(calendar.near_day, *_FEAST_OF[name], seen.published))


def ago(match: Match[str], seen: Seen) -> Interval | None:
    """Read "tiga hari lalu", "two weeks ago", "dua dekade lalu"; a single year ago is the same month of the year before."""
    if seen.published is None:
        return None
    count, unit = count_of(match), unit_of(match["unit"])
    if unit == "year" and count == 1:
        on = calendar.shifted(seen.published, "year", -1)
        return calendar.whole_month(on.year, on.month)
    return calendar.unit_near(unit, -count, seen.published)


def decades_ago(match: Match[str], seen: Seen) -> Interval | None:
    """Read "dua dekade lalu", "seabad silam", "two decades ago": the year that lies so many tens or hundreds back."""
    span = 100 if match["unit"].lower() in ("abad", "century", "centuries") else 10
    return calendar.whole_year(seen.published.year - span * count_of(match)) if seen.published else None


def hence(match: Match[str], seen: Seen) -> Interval | None:
    """Read "dua pekan lagi": the unit that lies so many ahead."""
    return calendar.unit_near(unit_of(match["unit"]), count_of(match), seen.published) if seen.published else None


def recent(match: Match[str], seen: Seen) -> Interval | None:
    """Read "tiga bulan terakhir", "the past two years": up to the day of publication."""
    if seen.published is None:
        return None
    unit, count = unit_of(match["unit"]), count_of(match)
    return Interval(calendar.shifted(seen.published, unit, 1 - count if unit == "day" else -count), seen.published, "interval")


def hours(match: Match[str], seen: Seen) -> Interval | None:
    """Read "dalam 48 jam", "within 72 hours": from the day of publication on, in whole days."""
    if seen.published is None:
        return None
    return Interval(seen.published, seen.published + timedelta(days=-(-count_of(match) // 24)), "interval")


def year_end(_: Match[str], seen: Seen) -> Interval | None:
    """Read "the year is out", "tahun berakhir": what is left of the year of publication."""
    return Interval(seen.published, date(seen.published.year, 12, 31), "interval") if seen.published else None


def week_of_month(match: Match[str], seen: Seen) -> Interval | None:
    """Read "pekan ketiga Agustus": the week of the month's third Monday."""
    month = month_step(match, seen)
    if month is None:
        return None
    monday = month.since + timedelta(days=-month.since.weekday() % 7 + 7 * (_NTH_OF[match["nth"].lower()] - 1))
    return Interval(monday, monday + timedelta(days=6), "week")


def within(match: Match[str], seen: Seen) -> Interval | None:
    """Read "dalam waktu 30 hari", "within two weeks", "the next three years": from the day of publication on."""
    if seen.published is None:
        return None
    return Interval(seen.published, calendar.shifted(seen.published, unit_of(match["unit"]), count_of(match)), "interval")


def vague(_: Match[str], __: Seen) -> Interval | None:
    """Read what names a time and no day: "beberapa tahun lalu", "hari itu juga"."""
    return None


def _word(match: Match[str], name: str) -> str:
    """Return what a form's group holds in small letters, or "" when the form has no such group."""
    return (match.groupdict().get(name) or "").strip().lower()


def _part_of(match: Match[str]) -> Part | None:
    return _PART_OF.get(_word(match, "part").removeprefix("the ").removesuffix(" of").removesuffix(" in").strip(" -"))


def count_of(match: Match[str]) -> int:
    """Return a number in figures or words: "18", "dua belas", "dua puluh lima"; "se-" is one."""
    words = _word(match, "count") or "satu"
    if words.isdigit():
        return int(words)
    total = 0
    for word in words.replace("-", " ").split():
        total = total + 10 if word == "belas" else total * 10 if word == "puluh" else total + _NUMBER_OF[word]
    return total


def unit_of(word: str) -> Unit:
    """Return the unit of time that a word names in any of its forms."""
    return _UNIT_OF[word.lower()]


def _day(match: Match[str]) -> int:
    return _DAY_OF[match["weekday"].lower()]


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTH_OF[word.strip(".").lower()]


def _year(word: str) -> int:
    return int(word) if len(word) == 4 else 2000 + int(word)
