"""Hedges: what was denied is told as not done, and what stands behind a condition as only supposed, whoever read the event."""

import re

from kawat.events.lists import listed
from kawat.plover import AUXILIARY, Auxiliary
from kawat.record import Attribution, Event

_WORD = re.compile(r"[\w'’-]+")
_CLAUSE = re.compile(r"[.;:!?\n\"“”,]")
_REACH = 80
_NEAR, _FAR = 4, 8
_CONDITIONS = listed("if unless jika jikalau kalau apabila bila seandainya andai andaikan sekiranya apakah whether might bisa")
_SUPPOSED = listed("might could")
_BORDERS = listed("that which who yang bahwa untuk for")
_NOT = listed("not never tidak tak belum bukan cannot no didn't hasn't haven't wasn't weren't isn't doesn't don't")
_BETWEEN = listed(
    "had has have been was were be is are did do does ever akan would will yet to telah sudah ada any lagi sama sekali ikut"
    " it they he she mereka ia dia pernah the a an"
)
_REFUSING = frozenset(("REJECT", "CONCEDE", "THREATEN", "REQUEST"))  # there a "not" is what the type says, or its content


def hedged(event: Event, text: str, attributions: tuple[Attribution, ...]) -> tuple[Auxiliary, ...]:
    """Return an event's auxiliaries with negation and hypothetical where its statement, its own words or its clause say so."""
    found = set(event.auxiliary)
    before = [m.group().lower() for m in _WORD.finditer(_CLAUSE.split(text[max(0, event.start - _REACH) : event.start])[-1])]
    words = [m.group().lower() for m in _WORD.finditer(event.span.of(text))]
    if _denied(event, attributions) or (event.event not in _REFUSING and _negated(before, words)):
        found.add("negation")
    if event.event != "THREATEN" and _supposed(before, words):
        found.add("hypothetical")
    return tuple(aux for aux in AUXILIARY if aux in found)


def _denied(event: Event, attributions: tuple[Attribution, ...]) -> bool:
    """Tell whether an event stands in what somebody denies; an accusation that is denied was made all the same."""
    if event.event == "ACCUSE":
        return False
    return any(a.polarity == "denies" and any(c.start <= event.start < c.stop for c in a.content) for a in attributions)


def _negated(before: list[str], words: list[str]) -> bool:
    if not _NOT.isdisjoint(words[:3]):
        return True
    for word in reversed(before[-_NEAR:]):
        if word in _NOT or word.endswith(("n't", "n’t")):
            return True
        if word not in _BETWEEN:
            return False
    return False


def _supposed(before: list[str], words: list[str]) -> bool:
    """Tell whether a condition opens the clause near before the trigger, or "might" begins the trigger."""
    if words and words[0] in _SUPPOSED:
        return True
    for word in reversed(before[-_FAR:]):
        if word in _CONDITIONS:
            return True
        if word in _BORDERS:
            return False
    return False
