"""Circumstances of a meeting: at what level, where, by what means, in what format, who receives, and when."""

from collections.abc import Sequence
from typing import NamedTuple

from kawat.diplomacy import Channel, Format, Level, MeetingStatus
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.partners import Before, key_of, state_of
from kawat.events.diplomacy.phrases import Hit
from kawat.events.diplomacy.ranks import level_of
from kawat.events.diplomacy.scene import Scene
from kawat.events.lists import listed
from kawat.span import Span
from kawat.when import Place, Time

_VIDEO = listed("video virtual daring online videoconference telekonferensi zoom virtually")
_PHONE = listed("telepon telephone phone phoned satellite ditelepon menelepon")
_ASIDE = ("sela-sela", "sela", "sidelines", "margins", "sideline", "margin", "pinggir")
_WITHIN = 14


class Draft(NamedTuple):
    """A meeting before it is written down: its scene, its main phrase, the stretch that tells it, and its status."""

    scene: Scene
    hit: Hit
    span: Span
    status: MeetingStatus


def city_of(draft: Draft) -> Place | None:
    """Return where people meet: the place of the clause, of a visit also the one right behind its verb, else of the event."""
    scene, hit = draft.scene, draft.hit
    clause = scene.clause(hit.first)
    return scene.place(hit.first, clause, behind=hit.last if hit.row["role"] in ("visit", "vnoun", "go") else None)


def height_of(draft: Draft, participants: tuple[int, ...], before: Before) -> Level:
    """Return at what level people meet: by their titles; a further round as the one before; a mechanism's officials."""
    scene, page = draft.scene, draft.scene.page
    clause = scene.clause(draft.hit.first)
    words = scene.sentence.words
    span = scene.sentence.span
    here = tuple(i for i in participants if span.holds(page.mentions[i].span))
    told = level_of(page, here or participants, Span(words[clause.first].start, words[clause.last].stop))
    if draft.hit.row["level"] and not here:
        return draft.hit.row["level"]  # type: ignore[return-value]
    if told != "unknown":
        return told
    if draft.hit.row["level"]:
        return draft.hit.row["level"]  # type: ignore[return-value]
    wide = level_of(page, (), span)
    if wide != "unknown" and draft.hit.row["role"] in ("meet", "run", "noun"):
        return wide
    again = [m.level for m in before.meetings if m.participants == participants]
    if again:
        return again[-1]
    named = [n for one in before.mechanisms for n in (one.span, *one.referred_to_as) if scene.sentence.span.holds(n)]
    if any("2+2" in page.words(n) for n in named):
        return "minister"
    return "senior official" if named and draft.hit.row["role"] in ("meet", "run", "noun") and not again else "unknown"


def channel_of(draft: Draft, city: Place | None) -> Channel:
    """Return by what means people meet; unknown where something planned names no place."""
    told = draft.hit.row["channel"]
    forms = _around(draft)
    if told == "virtual" or forms & _VIDEO:
        return "virtual"
    if told == "phone" or forms & _PHONE:
        return "phone"
    if city is None and draft.status in ("planned", "cancelled") and draft.hit.row["role"] not in ("visit", "vnoun", "host"):
        return "unknown"
    return "in person"


def _around(draft: Draft) -> set[str]:
    """Return the words of the sentence near a phrase that stand in the same statement."""
    scene, hit = draft.scene, draft.hit
    at = scene.page.claim_at(draft.span.start)
    near = scene.sentence.words[max(hit.first - _WITHIN, 0) : hit.last + _WITHIN + 1]
    return {word.form for word in near if scene.page.claim_at(word.start) == at}


def format_of(page: Page, participants: Sequence[int]) -> Format:
    """Return whether two sides meet or more; unknown where only one is named."""
    kinds = {page.mentions[i].kind for i in participants}
    sides = {key_of(page, i) for i in participants}
    if len(sides) > 2 or (len(sides) == 1 and kinds & {"body", "bloc", "mechanism"}):
        return "multilateral"
    return "bilateral" if len(sides) == 2 else "unknown"


def sidelines_of(scene: Scene) -> Span | None:
    """Return what a meeting was held beside: the words behind "di sela" or "on the sidelines of", to the next comma."""
    words = scene.sentence.words
    for at, word in enumerate(words):
        if word.form in _ASIDE:
            first = at + 1
            while scene.form(first) in ("of", "the", "a", "an"):
                first += 1
            last = first
            while last + 1 < len(words) and last - first < 5 and scene.sentence.gaps[last + 1] == " ":
                last += 1
            return Span(words[first].start, words[last].stop) if first < len(words) else None
    return None


def host_of(draft: Draft, city: Place | None, participants: Sequence[int]) -> int | None:
    """Return who receives: the subject of the verb of receiving, the one visited, else whose soil the place lies on."""
    page, hit = draft.scene.page, draft.hit
    if hit.row["role"] == "host" and len(participants) == 2:
        passive = hit.row["phrase"].startswith(("di", "was "))
        later = max(participants, key=lambda i: page.mentions[i].start)
        sooner = min(participants, key=lambda i: page.mentions[i].start)
        fronted = page.mentions[sooner].start > draft.span.stop  # "Usai menerima X, Y ...": X is the guest
        return later if passive or fronted else sooner
    if city is None or city.country is None:
        return participants[1] if hit.row["role"] == "visit" and len(participants) == 2 else None
    own = next((i for i in participants if key_of(page, i) == city.country), None)
    return own if own is not None else state_of(page, city.country)


def day_of(draft: Draft) -> Time | None:
    """Return when people meet: the time of the event, else the nearest one of the sentence."""
    event = draft.scene.page.event_at(draft.span)
    if event is not None and draft.scene.page.events[event].when is not None:
        return draft.scene.page.events[event].when
    times = draft.scene.times(ahead=draft.status == "planned")
    return min(times, key=lambda t: max(t.start - draft.span.stop, draft.span.start - t.stop), default=None)
