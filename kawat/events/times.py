"""Times: date expressions of a stretch as intervals, resolved against the day of publication and never guessed without it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from re import Match, Pattern
from typing import NamedTuple

from msgspec import structs

from kawat.events.calendar import Interval
from kawat.events.moments import Read, Seen
from kawat.events.phrases import ANCHORED, EN_FORMS, ID_FORMS
from kawat.events.tense import tense_of, told_beside
from kawat.span import Noun, Span
from kawat.when import Time


class View(Noun, frozen=True, kw_only=True):
    """What an expression is read from: the day of publication, and whether its clause speaks of the future (None: ask it)."""

    published: date | None
    ahead: bool | None = None


class Moment(NamedTuple):
    """An expression found: where it stands, the words of its core, and the interval they mean."""

    start: int
    stop: int
    core: str
    interval: Interval | None


_ZONE = r"(?:WIB|WITA|WIT|GMT|UTC)\b"
_CLOCK = re.compile(
    r"(?: ?\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\))?(?: (?:pagi|siang|sore|malam|petang|dini hari|subuh))?"
    rf"(?:,? (?:sekitar )?(?:pukul|jam) \d{{1,2}}(?:[.:]\d{{2}})?(?: {_ZONE})?)?(?: waktu setempat| {_ZONE})?"
)
_ZONED = re.compile(r"(?:WIB|WITA|WIT|GMT|UTC)$")
_FRAMES = {
    "id": re.compile(
        r"\b((?i:sejak|semenjak|hingga|sampai(?: dengan)?|sebelum|paling lambat|paling lama|selambat-lambatnya"
        r"|(?:terhitung )?mulai|terhitung|per|sepanjang|menjelang))(?: pada| tanggal| hari| bulan| tahun)? $"
    ),
    "en": re.compile(r"\b((?i:since))(?: the)? $"),
}
_PAIRS = {"id": re.compile(r" ?(?:-|–|sampai|hingga) ?"), "en": re.compile(r" ?(?:-|–|to|until|through) ?")}
_ANCHORED_WITHIN = 600
_WEEK = timedelta(days=7)
_COUNTED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|first|[a-z]+est|worst|most) (?!time\b)[^,.;:]{0,60}$"
)
_LED = {"id": re.compile(r"(?i:antara|dari|mulai|sejak) $"), "en": re.compile(r"(?i:between|from) $")}
_BOTH = {"id": " dan ", "en": " and "}
_OR = {"id": " atau ", "en": " or "}
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_LATE = re.compile(r"(?i:akhir|penghujung|tutup|pertengahan)\b(?! pekan)|tahun (?:ini )?(?:berakhir|berganti|habis)")
_MIDDLE = re.compile(r"(?i:pertengahan)\b(?! (?:tahun|(?:19|20)\d\d))")


def find_times(text: str, stretch: Span, lang: str, view: View) -> list[Time]:
    """Return the time expressions of a stretch, in order, none over another."""
    tongue = "id" if lang == "id" else "en"
    found = _unparalleled(text, _moments(text, stretch, tongue, view), tongue)
    joined = _joined(text, found, tongue)
    return [_time(_framed(text, moment, stretch, tongue, view), view) for moment in joined]


def _moments(text: str, stretch: Span, lang: str, view: View) -> list[Moment]:
    pattern, readers = _reader(lang)
    found: list[Moment] = []
    for match in pattern.finditer(text, stretch.start, stretch.stop):
        form, read = readers[match.lastgroup or ""]
        inner = form.fullmatch(text, match.start(), match.end()) or form.match(text, match.start())
        if inner:
            seen = _seen(text, match, lang, view)
            if read in ANCHORED:
                seen = structs.replace(seen, anchor=_anchor(text, match.start(), found, lang, view))
            clock = _CLOCK.match(text, match.end(), stretch.stop)
            stop = clock.end() if clock and text[clock.end() : clock.end() + 1][:1] not in ("/",) else match.end()
            found.append(Moment(match.start(), stop, match.group(), read(inner, seen)))
    return found


def _seen(text: str, match: Match[str], lang: str, view: View) -> Seen:
    if view.ahead is not None:
        return Seen(published=view.published, tense="ahead" if view.ahead else "past", firm=True)
    tense = tense_of(text, match.start(), match.end(), lang)
    return Seen(published=view.published, tense=tense, firm=tense == "past" and told_beside(text, match.start(), lang))


def _anchor(text: str, at: int, before: list[Moment], lang: str, view: View) -> Interval | None:
    """Return the time that was named last before a place: in the same stretch, else shortly before it."""
    told = [m.interval for m in before if m.interval is not None]
    if not told:
        start = max(0, at - _ANCHORED_WITHIN)
        earlier = _moments(text, Span(start, at), lang, view) if start < at and not before else []
        told = [m.interval for m in earlier if m.interval is not None]
    return told[-1] if told else None


def _unparalleled(text: str, moments: list[Moment], lang: str) -> list[Moment]:
    """Leave out what only gives a local day over again in another zone: "Selasa pukul 23.30 atau Rabu pukul 01.30 WIT"."""
    kept: list[Moment] = []
    for moment in moments:
        again = kept and text[kept[-1].stop : moment.start] == _OR[lang] and _ZONED.search(text[moment.start : moment.stop])
        if not again:
            kept.append(moment)
    return kept


def _joined(text: str, moments: list[Moment], lang: str) -> list[Moment]:
    """Return the moments with two made one where they are the ends of a stretch of time: "from Monday to Thursday"."""
    kept: list[Moment] = []
    for moment in moments:
        if kept and _ends(text, kept[-1], moment, lang):
            first, last = _dated(kept[-1], moment, lang), _following(kept[-1].interval, moment.interval)
            whole = Interval(first.since, last.until, "interval") if first and last else None
            kept[-1] = Moment(kept[-1].start, moment.stop, moment.core, whole)
        else:
            kept.append(moment)
    return kept


def _following(first: Interval | None, last: Interval | None) -> Interval | None:
    """Return the second of two weekdays, a week later where it was taken for one before the first: "Monday to Thursday"."""
    if first is None or last is None or last.since >= first.since or first.since - last.since >= _WEEK:
        return last
    return Interval(last.since + _WEEK, last.until + _WEEK, last.precision)


def _dated(first: Moment, last: Moment, lang: str) -> Interval | None:
    """Return the interval of a first month or day, in the year that the last one names: "antara Mei dan Juli 2033"."""
    year = _YEAR.search(last.core)
    if year is None or _YEAR.search(first.core):
        return first.interval
    pattern, readers = _reader(lang)
    match = pattern.fullmatch(words := f"{first.core} {year.group()}")
    inner = readers[match.lastgroup or ""][0].fullmatch(words) if match else None
    return readers[match.lastgroup or ""][1](inner, Seen(published=None)) if match and inner else first.interval


def _ends(text: str, one: Moment, other: Moment, lang: str) -> bool:
    between = text[one.stop : other.start]
    led = bool(_LED[lang].search(text, max(0, one.start - 8), one.start))
    if not (_PAIRS[lang].fullmatch(between) or (led and between == _BOTH[lang])):
        return False
    last = _following(one.interval, other.interval)
    return one.interval is None or last is None or one.interval.since < last.until


def _framed(text: str, moment: Moment, stretch: Span, lang: str, view: View) -> Moment:
    """Return the moment with what stands before it: since when, until when, before when; the words count as its own."""
    before = _FRAMES[lang].search(text, max(stretch.start, moment.start - 30), moment.start)
    if before is None:
        return moment
    word = before.group(1).lower().split()[0]
    if word == "since" and _COUNTED.search(text, stretch.start, before.start()):
        return Moment(before.start(1), moment.stop, moment.core, moment.interval)
    interval = moment.interval and _FRAMED[word](moment, moment.interval, view.published)
    return Moment(before.start(1), moment.stop, moment.core, interval)


def _since(_: Moment, interval: Interval, published: date | None) -> Interval | None:
    if published is None:
        return None
    return Interval(interval.since, published, "interval") if interval.since < published else interval


def _until(moment: Moment, interval: Interval, published: date | None) -> Interval | None:
    if published is None or interval.until <= published:
        return interval
    return Interval(published, _last(moment, interval), "interval")


def _last(moment: Moment, interval: Interval) -> date:
    """Return the last day of a term: "sampai pertengahan Juni" ends in the middle of the middle."""
    return interval.since + (interval.until - interval.since) // 2 if _MIDDLE.match(moment.core) else interval.until


def _itself(_: Moment, interval: Interval, __: date | None) -> Interval | None:
    return interval


def _before(moment: Moment, interval: Interval, published: date | None) -> Interval | None:
    """Read "sebelum Juli": until the last day of June; "sebelum akhir tahun": until its end."""
    if published is None or interval.until <= published:
        return interval
    last = _last(moment, interval) if _LATE.match(moment.core) else interval.since - timedelta(days=1)
    return Interval(published, max(last, published), "interval")


_FRAMED: dict[str, Callable[[Moment, Interval, date | None], Interval | None]] = {
    "sejak": _since, "semenjak": _since, "since": _since, "hingga": _until, "sampai": _until, "paling": _until,
    "selambat-lambatnya": _until, "sebelum": _before, "mulai": _itself, "terhitung": _itself, "per": _itself,
    "sepanjang": _itself, "menjelang": _itself,
}  # fmt: skip


def _time(moment: Moment, view: View) -> Time:
    if moment.interval is None:
        return Time(start=moment.start, stop=moment.stop, since=None, until=None, precision="unresolved")
    since, until, precision = moment.interval
    return Time(start=moment.start, stop=moment.stop, since=since, until=until, precision=precision, against=view.published)


@cache
def _reader(lang: str) -> tuple[Pattern[str], dict[str, tuple[Pattern[str], Read]]]:
    """Return one pattern over all forms of a language, and for each of its branches the form with its reading."""
    forms = {f"form{number}": form for number, form in enumerate(ID_FORMS if lang == "id" else EN_FORMS)}
    branches = (f"(?P<{name}>{re.sub('[(][?]P<[a-z]+>', '(?:', form)})" for name, (form, _) in forms.items())
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")
    return pattern, {name: (re.compile(form), read) for name, (form, read) in forms.items()}
