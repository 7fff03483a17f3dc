"""Moods: whether an event is told as denied, supposed or long past, by weights of the words, statement and time around it."""

import re
from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from msgspec import structs

from kawat.events.calendar import days_between
from kawat.events.facets import summed
from kawat.events.hedges import hedged
from kawat.events.lists import listed
from kawat.events.settings import aged
from kawat.plover import AUXILIARY, Auxiliary
from kawat.record import Attribution, Event
from kawat.report import Report
from kawat.span import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_CLAUSE = re.compile(r"[.;:!?\n\"“”]")
_BEFORE, _BEHIND = 7, 5
_STEM = 6
_IF = listed("if unless jika jikalau kalau apabila bila seandainya andai andaikan sekiranya provided asalkan once until sebelum")
_LIKELY: dict[Auxiliary, float] = {"negation": 0.3, "hypothetical": 0.3, "historical": 0.4}  # by the words
_AGED = 0.3  # of historical by the words, where the event's own time says so, too
_SURE = 0.9  # of a head that sees what the words do not tell
_AGES = ((-1, "ahead"), (31, "month"), (92, "quarter"), (183, "half"), (400, "year"))


class Seat(NamedTuple):
    """Where an event sits: in which report and sentence, and among which statements."""

    report: Report
    sentence: Span
    attributions: tuple[Attribution, ...]


def auxiliaries(event: Event, seat: Seat, says: Mapping[str, float]) -> tuple[Auxiliary, ...]:
    """Return an event's auxiliaries by its words and by what a head says; `future` and a rule's negation stand as read."""
    features = mood_features(event, seat)
    odds = summed(features, "aux")
    bars = {**_LIKELY, "historical": _AGED if "rule=historical" in features else _LIKELY["historical"]}
    likely = {aux for aux, least in bars.items() if 1 / (1 + exp(-odds.get(aux, -9.0))) >= least or says.get(aux, 0.0) >= _SURE}
    if event.event == "THREATEN":  # a conditional threat is a threat
        likely.discard("hypothetical")
    stands = {"future", "negation"} if event.by.startswith("rule:") else {"future"}
    return tuple(aux for aux in AUXILIARY if aux in likely or (aux in stands and aux in event.auxiliary))


def mood_features(event: Event, seat: Seat) -> list[str]:
    """Return the features that an event's auxiliaries are read by; the event bears its time, and no auxiliary counts."""
    text = seat.report.text
    found = [f"E={event.event}", *(f"t={word}" for word in _words(text, event.span))]
    found += _around(event, seat)
    found += _told_by(event, seat)
    bare = hedged(structs.replace(event, auxiliary=()), text, seat.attributions)
    found += [f"rule={aux}" for aux in aged(bare, event.when, seat.report.published)]
    return [*found, f"age={_age(event, seat.report)}", f"E={event.event}|claimed={event.claimed_in is not None}"]


def _words(text: str, span: Span) -> list[str]:
    return [m.group().lower() for m in _WORD.finditer(text, span.start, span.stop)]


def _around(event: Event, seat: Seat) -> list[str]:
    """Return the words before and behind a trigger, nearer ones by their place, and whether its sentence has a condition."""
    text, sentence = seat.report.text, seat.sentence
    start, stop = min(sentence.start, event.start), max(sentence.stop, event.stop)
    left, right = _words(text, Span(start, event.start)), _words(text, Span(event.stop, stop))
    clause = _words(_CLAUSE.split(text[start : event.start])[-1], Span(0, event.start - start))
    found = [f"b={word}" for word in clause[-_BEFORE:]] + [f"a={word}" for word in right[:_BEHIND]]
    found += [f"b{i}={word}" for i, word in enumerate(reversed(left[-2:]), 1)]
    found += [f"s={word[:_STEM]}" for word in (*left, *right) if len(word) > 2]
    found += [f"if<={near}" for near in _near(left[::-1])]
    return found + [f"if>={near}" for near in _near(right)]


def _near(words: Sequence[str]) -> list[str]:
    at = next((i for i, word in enumerate(words) if word in _IF), None)
    return [] if at is None else ["near" if at < _BEFORE else "far"]


def _told_by(event: Event, seat: Seat) -> list[str]:
    """Return kind, polarity and cue of the innermost statement that tells an event."""
    held = [a for a in seat.attributions if any(c.start <= event.start < c.stop for c in a.content)]
    if not held:
        return ["told=report"]
    inner = min(held, key=lambda a: sum(c.stop - c.start for c in a.content))
    cues = [word[:_STEM] for span in inner.cue for word in _words(seat.report.text, span)]
    found = [f"kind={inner.kind}", f"polarity={inner.polarity}", f"E={event.event}|polarity={inner.polarity}"]
    return found + [f"cue={word}" for word in cues]


def _age(event: Event, report: Report) -> str:
    """Return how long before publication an event ended, roughly."""
    if event.when is None or event.when.until is None or report.published is None:
        return "none"
    days = days_between(event.when.until, report.published)
    return next((name for most, name in _AGES if days <= most), "old")
