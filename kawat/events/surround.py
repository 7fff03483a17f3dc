"""Surroundings: which time and which place of its sentence an event has, from what stands between them and its trigger."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple, TypeVar

from kawat.actor import country_of
from kawat.events.gazetteer import look_up
from kawat.events.ground import Ground
from kawat.events.times import View, find_times
from kawat.record import Event, Mention
from kawat.span import Span
from kawat.when import Place, Time

_LINKING = re.compile(
    r"\b(?:yang|bahwa|setelah|sebelum|ketika|sementara|dan|tetapi|namun|jika|untuk|karena|sejak"
    r"|who|which|that|after|before|when|while|and|but|if|to|because|since)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([\w'’-]+)\W*$")
_AT = frozenset("di in at near outside dekat".split())
_TOWARD = frozenset("to ke".split())
_BESIDE = re.compile(r",? |, di | \(")
_REACH = 1000
_PROMISED = ("AGREE", "THREATEN")
_LONG = timedelta(days=31)
_UNLIKELY = 0.1  # of a link, below which a joint between parts the two
_DOUBTFUL = 0.35  # of a link, below which only "at" behind the trigger makes a place
_SURER = 0.5  # of a link that makes a place where no rule finds one
_SHARING = frozenset("and dan when ketika while untuk".split())
_Thing = TypeVar("_Thing")


class Beside(NamedTuple):
    """How a thing stands to a trigger: on which side, behind which last joint, behind which word, and how sure a model is."""

    behind: bool
    joint: str | None
    word: str
    sure: float | None


def time_of(event: Event, ground: Ground) -> Time | None:
    """Return the time that an event was linked to, as its clause reads it; else the one of its sentence that stands beside it.

    No other event and no statement's border stands between; "hari ini, Kamis (23/1)" is read by its second half.
    """
    report = ground.report
    times = find_times(report.text, ground.around(event.start), report.lang, View(published=report.published))
    near = [(Span(t.start, t.stop), t) for t in times]
    best = _same(event.when, times) or _nearest(event, near, ground, _ranked_time, "time")
    if best is None:
        return None
    best = next((t for t in times if _told_again(best, t, report.text)), best)
    return _to_come(best, ground) if event.event in _PROMISED else best


def _told_again(one: Time, other: Time, text: str) -> bool:
    """Tell whether a time behind a comma says the one before it over again, more exactly: "hari ini, Kamis (23/1)"."""
    if text[one.stop : other.start] not in (", ", " ") or one.since is None or one.until is None or other.since is None:
        return False
    return other.until is not None and one.since <= other.since and other.until <= one.until


def _to_come(time: Time, ground: Ground) -> Time:
    """Return the time of an agreement or threat: one that seems long past and names no year is the next of its name."""
    report = ground.report
    if report.published is None or time.until is None or report.published - time.until < _LONG:
        return time
    stretch = Span(max(0, time.start - 1), time.stop)
    ahead = find_times(report.text, stretch, report.lang, View(published=report.published, ahead=True))
    return next((t for t in ahead if t.start == time.start and t.stop == time.stop), time)


def _same(told: Time | None, times: Sequence[Time]) -> Time | None:
    """Return a time that was linked otherwise, as its clause reads it."""
    return next((t for t in times if told is not None and Span(t.start, t.stop).meets(Span(told.start, told.stop))), told)


def _ranked_time(beside: Beside) -> int | None:
    """Return the rank of a time: right behind the trigger, right before it, behind a joint, before an "and" that shares it."""
    if beside.joint is None:
        return 0 if beside.behind else 1
    if beside.sure is not None and beside.sure < _UNLIKELY:
        return None
    return 2 if beside.behind else 3 if beside.joint in _SHARING else None


def _ranked_place(beside: Beside) -> int | None:
    """Return the rank of a place: behind the trigger, behind a joint and "at" or "to", before it with an "at"."""
    at = beside.behind and beside.word in _AT
    if beside.sure is not None and beside.sure < _DOUBTFUL and not at:
        return None
    if beside.behind:
        return 0 if beside.joint is None else 1 if beside.word in _AT | _TOWARD else None
    return 2 if beside.joint is None and beside.word in _AT else None


def _nearest(
    event: Event,
    things: Sequence[tuple[Span, _Thing]],
    ground: Ground,
    rank: Callable[[Beside], int | None],
    link: str,
) -> _Thing | None:
    """Return the thing of the best rank, among equals the nearest; none across another trigger or a statement's border."""
    text = ground.report.text
    mine = ground.told_in(event.start)
    ranked: list[tuple[int, int, _Thing]] = []
    for span, thing in things:
        first, last = min(event.stop, span.stop), max(event.start, span.start)
        if span.meets(event.span) or ";" in text[first:last] or ground.told_in(span.start) != mine:
            continue
        if _crossed(first, last, event, ground):
            continue
        word = _BEFORE.search(text, max(0, span.start - 20), span.start)
        joints = [m.group().lower() for m in _LINKING.finditer(text, first, last)]
        told = rank(
            Beside(
                behind=span.start > event.start,
                joint=joints[-1] if joints else None,
                word=word.group(1).lower() if word else "",
                sure=ground.linked(link, event, span),
            )
        )
        if told is not None:
            ranked.append((told, last - first, thing))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _surest(event: Event, areas: Sequence[Mention], ground: Ground) -> Mention | None:
    """Return the area of a sentence that a model links to an event most surely, if it is surer than not."""
    told = [(ground.linked("place", event, area.span) or 0.0, -at, area) for at, area in enumerate(areas)]
    best = max(told, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= _SURER else None


def _crossed(first: int, last: int, event: Event, ground: Ground) -> bool:
    at = bisect_right(ground.triggers, first - 1)
    return any(start != event.start for start in ground.triggers[at : bisect_right(ground.triggers, last - 1)])


def place_of(event: Event, ground: Ground) -> Place | None:
    """Return the place of an event, by the same rules or as it was linked otherwise, with what the gazetteer knows of it."""
    sentence = ground.around(event.start)
    areas = [m for m in ground.mentions if m.kind == "place" and sentence.holds(m.span) and not _of_somebody(m, event, ground)]
    near = [(m.span, m) for m in areas]
    best = _nearest(event, near, ground, _ranked_place, "place")
    if best is None and event.where is None:
        best = _surest(event, areas, ground)
    if best is not None:
        return known_place(best.span, best.actor.country if best.actor else None, ground)
    if event.where is None:
        return None
    return known_place(Span(event.where.start, event.where.stop), event.where.country, ground)


def _of_somebody(area: Mention, event: Event, ground: Ground) -> bool:
    """Tell whether a place only says where an actor sits: "Kementerian Luar Negeri di Dublin menuduh"."""
    if area.stop > event.start:
        return False
    text = ground.report.text
    return any(text[ground.mentions[i].stop : area.start] in (" di ", " in ") for i in (*event.actors, *event.recipients))


def known_place(span: Span, country: str | None, ground: Ground) -> Place:
    """Return a place by its words: named and located by the gazetteer, in the country that stands beside it if there is one."""
    words = span.of(ground.report.text)
    beside = _beside(span, ground)
    near = frozenset(c for c in (beside or country,) if c)
    spoken = _spoken_of(span, ground)
    found = look_up(words, near) or look_up(words, spoken)
    if found is None or (near and found.country not in near):
        only = next(iter(spoken)) if len(spoken) == 1 else None
        return Place(start=span.start, stop=span.stop, name=words, country=beside or country or only)
    return Place(start=span.start, stop=span.stop, name=found.name, country=found.country, lat=found.lat, lon=found.lon)


def _beside(span: Span, ground: Ground) -> str | None:
    """Return the country that stands right behind a place ("Suva, Fiji") or owns it ("Georgia's Poti")."""
    text = ground.report.text
    for mention in ground.mentions:
        behind = mention.start >= span.stop and _BESIDE.fullmatch(text, span.stop, mention.start)
        if mention.kind == "country" and (behind or text[mention.stop : span.start] in ("'s ", "’s ")):
            return _country(mention)
    return None


def _spoken_of(span: Span, ground: Ground) -> frozenset[str]:
    """Return the countries that the mentions around a place are of."""
    near = (m for m in ground.mentions if abs(m.start - span.start) < _REACH and m.span != span and m.kind != "place")
    return frozenset(c for m in near if (c := _country(m)) is not None)


def _country(mention: Mention) -> str | None:
    actor = mention.actor
    return None if actor is None else actor.country or country_of(actor.id)
