"""Times: date expressions of a stretch as intervals, resolved against the day of publication and never guessed without it."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from re import Match, Pattern

from kawat.events import calendar
from kawat.events.calendar import Interval, Part, Unit
from kawat.span import Noun, Span
from kawat.when import Time


class View(Noun, frozen=True, kw_only=True):
    """What an expression is read from: the day of publication, and whether its clause speaks of the future."""

    published: date | None
    ahead: bool = False


Read = Callable[[Match[str], View], Interval | None]
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
    "satu one a an|dua two|tiga three|empat four|lima five|enam six|tujuh seven|delapan eight|sembilan nine|sepuluh ten"
).split("|")
_NUMBER_OF = {word: number for number, words in enumerate(_COUNTS, 1) for word in words.split()}
_UNIT_OF: dict[str, Unit] = {
    "hari": "day", "day": "day", "days": "day", "pekan": "week", "minggu": "week", "week": "week", "weeks": "week",
    "bulan": "month", "month": "month", "months": "month", "tahun": "year", "year": "year", "years": "year",
}  # fmt: skip
_STEP_OF = {
    "lalu": -1, "silam": -1, "kemarin": -1, "ini": 0, "depan": 1, "mendatang": 1,
    "last": -1, "past": -1, "this": 0, "next": 1, "coming": 1,
}  # fmt: skip
_PART_OF: dict[str, Part] = {
    "awal": "early", "pertengahan": "mid", "akhir": "late", "early": "early", "mid": "mid", "late": "late",
}  # fmt: skip
_DEICTIC = {
    "kemarin lusa": -2, "kemarin": -1, "semalam": -1, "tadi malam": -1, "hari ini": 0, "besok": 1, "lusa": 2,
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip
_ID_DAY = r"(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"
_ID_MONTH = (
    r"(?P<month>Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Nop|Des)"
)
_EN_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_EN_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + ")"


def find_times(text: str, stretch: Span, lang: str, view: View) -> list[Time]:
    """Return the time expressions of a stretch, in order, none over another."""
    pattern, readers = _reader("id" if lang == "id" else "en")
    found: list[Time] = []
    for match in pattern.finditer(text, stretch.start, stretch.stop):
        name = match.lastgroup or ""
        form, read = readers[name]
        inner = form.fullmatch(text, match.start(), match.end())
        if inner:
            found.append(_time(match, read(inner, view), view))
    return found


def _time(match: Match[str], interval: Interval | None, view: View) -> Time:
    if interval is None:
        return Time(start=match.start(), stop=match.end(), since=None, until=None, precision="unresolved")
    return Time(
        start=match.start(),
        stop=match.end(),
        since=interval.since,
        until=interval.until,
        precision=interval.precision,
        against=view.published,
    )


def _full(match: Match[str], view: View) -> Interval | None:
    """Read day and month, with or without year and weekday."""
    month = _month(match["month"])
    if _word(match, "year"):
        on = calendar.safe(_year(match["year"]), month, int(match["day"]))
        return calendar.day(on) if on else None
    return calendar.near_day(month, int(match["day"]), view.published, view.ahead) if view.published else None


def _weekday(match: Match[str], view: View) -> Interval | None:
    number = _DAY_OF[match["weekday"].lower()]
    return calendar.near_weekday(number, view.published, view.ahead) if view.published else None


def _weekday_step(match: Match[str], view: View) -> Interval | None:
    """Read "last Tuesday", "next Tuesday", "Senin lalu", "Senin depan"."""
    step = _STEP_OF[match["step"].lower()]
    ahead = step > 0 or (step == 0 and view.ahead)
    number = _DAY_OF[match["weekday"].lower()]
    return calendar.near_weekday(number, view.published, ahead) if view.published else None


def _deictic(match: Match[str], view: View) -> Interval | None:
    return calendar.unit_near("day", _DEICTIC[match.group().lower()], view.published) if view.published else None


def _unit(match: Match[str], view: View) -> Interval | None:
    """Read "pekan lalu", "akhir bulan ini", "late last year", "next month"."""
    if view.published is None:
        return None
    step, unit = _STEP_OF[match["step"].lower()], _UNIT_OF[match["unit"].lower()]
    interval = calendar.unit_near(unit, step, view.published)
    part = _part_of(match)
    return interval if part is None else _part(interval, unit, part)


def _part(interval: Interval, unit: Unit, part: Part) -> Interval:
    if unit == "year":
        return calendar.part_of_year(interval.since.year, part)
    if unit == "month":
        return calendar.part_of_month(interval.since.year, interval.since.month, part)
    if unit == "week" and part == "late":
        return calendar.weekend_near(0, interval.since)
    return interval


def _weekend(match: Match[str], view: View) -> Interval | None:
    return calendar.weekend_near(_STEP_OF[match["step"].lower()], view.published) if view.published else None


def _month_step(match: Match[str], view: View) -> Interval | None:
    """Read a month with its year, or with "lalu", "mendatang", "last", "next"; a bare one by the tense of its clause."""
    month, part = _month(match["month"]), _part_of(match)
    if _word(match, "year"):
        interval = calendar.whole_month(_year(match["year"]), month)
    elif view.published is None:
        return None
    else:
        step = _STEP_OF.get(_word(match, "step"), 1 if view.ahead else 0)
        interval = calendar.near_month(month, view.published, step > 0)
    return interval if part is None else calendar.part_of_month(interval.since.year, month, part)


def _year_alone(match: Match[str], _: View) -> Interval | None:
    year, part = int(match["year"]), _part_of(match)
    return calendar.whole_year(year) if part is None else calendar.part_of_year(year, part)


def _ago(match: Match[str], view: View) -> Interval | None:
    """Read "tiga hari lalu", "two weeks ago"."""
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBER_OF[word]
    return calendar.unit_near(_UNIT_OF[match["unit"].lower()], -count, view.published) if view.published else None


def _word(match: Match[str], name: str) -> str:
    """Return what a form's group holds in small letters, or "" when the form has no such group."""
    return (match.groupdict().get(name) or "").lower()


def _part_of(match: Match[str]) -> Part | None:
    return _PART_OF.get(_word(match, "part").strip(" -"))


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTH_OF[word.strip(".").lower()]


def _year(word: str) -> int:
    return int(word) if len(word) == 4 else 2000 + int(word)


_NUMERIC = r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})(?:[/.\-](?P<year>\d{4}|\d{2}))?"
_SPELLED = rf"(?P<day>\d{{1,2}}) {_ID_MONTH}(?: (?P<year>\d{{4}}))?"
_PERIOD = r"(?: (?:pagi|siang|sore|malam|petang|dini hari))?"
_ID_FORMS: tuple[tuple[str, Read], ...] = (
    (rf"(?:[Hh]ari )?{_ID_DAY}{_PERIOD},? ?\({_NUMERIC}\)", _full),
    (rf"(?:[Hh]ari )?{_ID_DAY}{_PERIOD},? ?\({_SPELLED}\)", _full),
    (rf"(?:[Hh]ari )?{_ID_DAY}{_PERIOD},? (?:tanggal )?{_SPELLED}", _full),
    (rf"(?:[Hh]ari )?{_ID_DAY}{_PERIOD},? {_NUMERIC}(?![\d/])", _full),
    (rf"\({_NUMERIC}\)", _full),
    (rf"(?:tanggal )?{_SPELLED}", _full),
    (rf"(?:[Hh]ari )?(?!Minggu ){_ID_DAY} (?P<step>lalu|silam|kemarin|depan|mendatang)", _weekday_step),
    (r"(?i:kemarin lusa|kemarin|semalam|tadi malam|hari ini|besok|lusa)", _deictic),
    (rf"(?i:{_COUNT}) (?P<unit>hari|pekan|minggu|bulan|tahun) (?:yang )?(?:lalu|silam)", _ago),
    (r"[Aa]khir pekan (?P<step>lalu|ini|depan)", _weekend),
    (r"(?P<part>(?i:awal|pertengahan|akhir) )?(?P<unit>(?i:pekan|minggu|bulan|tahun)) (?P<step>lalu|silam|ini|depan)", _unit),
    (
        rf"(?P<part>(?i:awal|pertengahan|akhir) )?(?:bulan )?{_ID_MONTH}"
        r"(?: (?:tahun )?(?P<year>\d{4})| (?P<step>lalu|silam|ini|depan|mendatang))",
        _month_step,
    ),
    (rf"(?P<part>(?i:awal|pertengahan|akhir) |bulan ){_ID_MONTH}", _month_step),
    (r"(?P<part>(?i:awal|pertengahan|akhir) )?tahun (?P<year>(?:19|20)\d\d)", _year_alone),
    (r"(?P<part>(?i:awal|pertengahan|akhir) )(?P<year>(?:19|20)\d\d)", _year_alone),
    (rf"(?:[Hh]ari )?{_ID_DAY}{_PERIOD}", _weekday),
)
_ON = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_EN_FORMS: tuple[tuple[str, Read], ...] = (
    (rf"(?:{_EN_DAY},? )?{_EN_MONTH} {_ON}(?:,? (?P<year>\d{{4}}))?(?!\d)", _full),
    (rf"(?:{_EN_DAY},? )?{_ON}(?: of)? {_EN_MONTH}(?:,? (?P<year>\d{{4}}))?", _full),
    (rf"(?P<step>(?i:last|next|this|past)) {_EN_DAY}", _weekday_step),
    (r"(?i:yesterday|last night|today|tonight|tomorrow)", _deictic),
    (rf"(?i:{_COUNT}) (?P<unit>days?|weeks?|months?|years?) ago", _ago),
    (r"(?P<step>(?i:last|this|next)) weekend", _weekend),
    (r"(?P<part>(?i:early|late) |[Mm]id-)?(?P<step>(?i:last|this|next)) (?P<unit>week|month|year)", _unit),
    (r"(?P<part>(?i:early|late) )(?P<step>(?i:last|this|next)) (?P<unit>week|month|year)", _unit),
    (rf"(?P<part>(?i:early|late) |[Mm]id-)?{_EN_MONTH},? (?P<year>\d{{4}})", _month_step),
    (rf"(?P<part>(?i:early|late) |[Mm]id-)?(?P<step>(?i:last|next|this)) {_EN_MONTH}", _month_step),
    (rf"(?P<part>(?i:early|late) |[Mm]id-){_EN_MONTH}", _month_step),
    (rf"(?<=\bin ){_EN_MONTH}", _month_step),
    (r"(?P<part>(?i:early|late) |[Mm]id-)(?P<year>(?:19|20)\d\d)", _year_alone),
    (r"(?<=\bin )(?P<year>(?:19|20)\d\d)", _year_alone),
    (_EN_DAY, _weekday),
)


@cache
def _reader(lang: str) -> tuple[Pattern[str], dict[str, tuple[Pattern[str], Read]]]:
    """Return one pattern over all forms of a language, and for each of its branches the form with its reading."""
    forms = {f"form{number}": form for number, form in enumerate(_ID_FORMS if lang == "id" else _EN_FORMS)}
    branches = (f"(?P<{name}>{re.sub('[(][?]P<[a-z]+>', '(?:', form)})" for name, (form, _) in forms.items())
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")
    return pattern, {name: (re.compile(form), read) for name, (form, read) in forms.items()}
