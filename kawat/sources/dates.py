"""The date a user or a row of data gives in words, read as a day."""

import re
from datetime import date

from kawat.errors import BadDate

_MONTHS = (
    "jan januari january",
    "feb februari february",
    "mar maret march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "ags agu agt agustus aug august",
    "sep sept september",
    "okt oktober oct october",
    "nov nop november",
    "des desember dec december",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ].*)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_DAY_FIRST = re.compile(r"(?:[^\W\d]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[^\W\d]+)\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+,\s+)?(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_FORMS = (_ISO, _NUMBERS, _DAY_FIRST, _MONTH_FIRST)


def read_date(words: str, subject: str = "--published") -> date:
    """Return the day that `2031-05-04`, `4/5/2031` (day first), `4 Mei 2031` or `May 4, 2031` names; raise BadDate otherwise."""
    for form in _FORMS:
        found = form.fullmatch(words.strip().lower())
        if found:
            return _day(found, words, subject)
    raise _bad(words, subject, "is not a date")


def _day(found: re.Match[str], words: str, subject: str) -> date:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTH.get(month)
    if number is None:
        raise _bad(words, subject, f"names no month that Kawat knows ({month})")
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        raise _bad(words, subject, "is no day of the calendar") from None


def _bad(words: str, subject: str, cause: str) -> BadDate:
    return BadDate(subject, f"'{words[:60]}' {cause}", "write it as 2031-05-04, 4/5/2031 (day first), 4 Mei 2031 or May 4, 2031")
