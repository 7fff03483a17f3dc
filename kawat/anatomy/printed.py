"""The printed day: the day of publication that a page's own date line gives, where nobody has said it otherwise.

Only a line that is nothing but a stamp (day, hour, outlet, author) counts, and only above the story; a date in a sentence never
does. The line's part bears `rule:printed-day@1`, with its span and score, so that it can be seen what dated the report.
"""

import re
from datetime import date

import msgspec

from kawat.anatomy.words import DAY, MONTH
from kawat.record import Part
from kawat.report import Report
from kawat.rules import score_of

RULE = "rule:printed-day@1"
_STAMPS = ("rule:boilerplate-stamp@1", "rule:byline-stamp@1", "rule:boilerplate-site@1")
_LINES = 10  # lines of a text among which its date line stands
_STORY = 200  # characters of body that may stand before it: a headline that was taken for story
_DATES = re.compile(
    rf"(?:(?P<weekday>{DAY})\s*[,/|-]?\s*)?\(?(?:(?P<day>\d{{1,2}})\s+(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})"
    rf"|(?P<month_us>{MONTH})\s+(?P<day_us>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_us>\d{{4}})"
    r"|(?P<year_iso>\d{4})-(?P<month_iso>\d{2})-(?P<day_iso>\d{2})"
    r"|(?P<day_no>\d{1,2})[/.-](?P<month_no>\d{1,2})[/.-](?P<year_no>\d{4}))(?!\d)",
    re.I,
)
_CHANGED = re.compile(r"\b(?:updated?|modified|diperbarui)\b", re.I)
_MONTHS = "jan feb mar apr mei jun jul agu sep okt nov des".split()
_OTHERWISE = {"peb": 2, "may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "nop": 11, "dec": 12}
_WEEK = (
    "senin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis thursday",
    "jumat friday",
    "sabtu saturday",
    "minggu sunday ahad",
)


def printed_day(report: Report, parts: tuple[Part, ...]) -> tuple[date, int] | None:
    """Return the day that a date line above the story gives, and the number of its part; None where there is no such line.

    A line that tells when the page was changed counts only where no other one tells a day.
    """
    found: list[tuple[bool, int, date]] = []
    for number, part in enumerate(parts):
        told = sum(p.stop - p.start for p in parts[:number] if p.kind == "body")
        if told > _STORY or report.text.count("\n", 0, part.start) > _LINES:
            break
        if part.by in _STAMPS and (day := day_in(part.span.of(report.text), report.lang)):
            found.append((_CHANGED.search(part.span.of(report.text)) is not None, number, day))
    return (min(found)[2], min(found)[1]) if found else None


def with_printed_day(report: Report, parts: tuple[Part, ...]) -> tuple[Report, tuple[Part, ...]]:
    """Return a report dated by its own date line where nothing else dates it, and its parts with that line's rule."""
    found = printed_day(report, parts) if report.published is None else None
    if found is None:
        return report, parts
    day, number = found
    line = msgspec.structs.replace(parts[number], by=RULE, score=score_of(RULE))
    return msgspec.structs.replace(report, published=day), (*parts[:number], line, *parts[number + 1 :])


def day_in(words: str, lang: str) -> date | None:
    """Return the first day that a stamp names in full, day before month; None where there is none or its weekday is another.

    Of numbers alone ("03/04/2032") an English stamp tells no day where both could be the month.
    """
    match = _DATES.search(words)
    if match is None:
        return None
    day, month, year = (next((v for v in (match[f"{n}{end}"] for end in ("", "_us", "_iso", "_no")) if v), "") for n in _PARTS)
    if match["day_no"] and lang != "id" and int(day) <= len(_MONTHS) and day != month:
        return None
    try:
        found = date(int(year), int(month) if month.isdecimal() else _month(month), int(day))
    except ValueError:
        return None
    return found if not match["weekday"] or _weekday(match["weekday"]) == found.weekday() else None


_PARTS = ("day", "month", "year")


def _month(name: str) -> int:
    short = name[:3].lower()
    return _OTHERWISE.get(short) or _MONTHS.index(short) + 1


def _weekday(name: str) -> int:
    plain = "".join(letter for letter in name.lower() if letter.isalpha())
    return next(number for number, names in enumerate(_WEEK) if plain in names.split())
