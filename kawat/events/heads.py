"""Events as the heads read them: triggers with event and mode, and links to who acts, on whom, when and where."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

import msgspec

from kawat.events.fold import Folder
from kawat.events.hearer import address
from kawat.events.parties import Cast, cast_of, expand
from kawat.events.settings import aged
from kawat.events.times import View, find_times
from kawat.events.words import Sentence, sentences
from kawat.plover import EVENTS, Auxiliary, scale
from kawat.record import Attribution, Event, Mention
from kawat.report import Report
from kawat.rules import sure_of
from kawat.signs import Look, Sign, Signs
from kawat.span import Noun, Span
from kawat.when import Place, Time

BY = "head:trigger@1"
CANDIDATE = 0.45  # of the first look: below it, the means of both looks could not reach TRIGGER
TRIGGER, ROLE, LEAST, CLASS, CONTEXT = 0.82, 0.35, 0.2, 0.5, 0.4
ACTING, BORNE = 0.65, 0.65  # a second actor, a second recipient; the first of each may be less sure
_FAR = 2500  # characters, more than a stretch of pieces holds
HINT, EVEN = 0.3, 0.5
_NEVER = frozenset(("place", "mechanism", "agreement"))


class Page(Noun, frozen=True, kw_only=True):
    """A report with its sentences, its cast, its statements and the signs of its text; `times` keeps those read already."""

    report: Report
    sentences: tuple[Span, ...]
    cast: Cast
    attributions: tuple[Attribution, ...]
    signs: Signs
    starts: tuple[int, ...]
    times: dict[tuple[int, bool], tuple[Time, ...]] = msgspec.field(default_factory=dict)

    def near(self, span: Span) -> Iterator[tuple[int, Mention]]:
        """Yield the mentions that begin within `_FAR` characters of a stretch, with their indexes: no link reaches farther."""
        first, last = bisect_left(self.starts, span.start - _FAR), bisect_right(self.starts, span.stop + _FAR)
        return ((i, self.cast.mentions[i]) for i in range(first, last))


def _whole(sentence: Sentence, line: Span) -> Span:
    """Return a sentence's stretch with the mark behind its last word: "Selasa (20/9)"."""
    return Span(sentence.span.start, min(sentence.span.stop + 1, line.stop))


def _unknown(mention: Mention) -> bool:
    """Tell whether a mention names nobody: a pronoun without an antecedent."""
    return mention.kind == "pronoun" and mention.actor is None


def code_signs(
    report: Report, story: tuple[Span, ...], mentions: tuple[Mention, ...], attributions: tuple[Attribution, ...], signs: Signs
) -> tuple[Event, ...]:
    """Return the events of a story in order of their triggers; each names at least one actor."""
    page = Page(
        report=report,
        sentences=tuple(_whole(s, line) for line in story for s in sentences(report.text, line)),
        cast=cast_of(mentions, report.lang),
        attributions=attributions,
        signs=signs,
        starts=tuple(m.start for m in mentions),
    )
    events = [event for trigger in signs.of("trigger", CANDIDATE) if (event := _event(trigger, page)) is not None]
    folder = Folder(text=report.text, cast=page.cast, attributions=attributions)
    return folder.fold(address(events, report.text, page.cast, attributions))


def with_ruled(said: Sequence[Event], ruled: Sequence[Event], signs: Signs, mentions: tuple[Mention, ...]) -> tuple[Event, ...]:
    """Return the events of heads and rules together: where both read one event, the rule's roles stand, since they are surer.

    A recipient that the rule does not know is the heads'. Of two types for one trigger the head's stands where it is more
    likely right than not; an event by rule alone stays where the heads see at least a hint of a trigger.
    """
    kept = [
        r for r in ruled if _hinted(r, signs) and not any(_one(r, s) and r.event != s.event and s.score >= EVEN for s in said)
    ]
    added = [s for s in said if not any(_one(r, s) for r in kept)]
    return tuple(sorted((*(_filled(r, said, mentions) for r in kept), *added), key=lambda e: e.start))


def _filled(ruled: Event, said: Sequence[Event], mentions: tuple[Mention, ...]) -> Event:
    """Return a rule's event with the heads' recipients where it has none, without who is an actor of it already."""
    if ruled.recipients:
        return ruled
    same = next((s for s in said if _one(ruled, s) and s.event == ruled.event), None)
    if same is None:
        return ruled
    acting = {_identity(mentions[i]) for i in ruled.actors}
    return msgspec.structs.replace(ruled, recipients=tuple(i for i in same.recipients if _identity(mentions[i]) not in acting))


def _identity(mention: Mention) -> str | int:
    return mention.actor.id if mention.actor else mention.chain


def _one(ruled: Event, said: Event) -> bool:
    return any(a.meets(b) for a in ruled.tellings for b in said.tellings)


def _hinted(ruled: Event, signs: Signs) -> bool:
    return any(a.meets(t.span) for a in ruled.tellings for t in signs.of("trigger", HINT))


class Seen(NamedTuple):
    """A trigger, the times of its sentence, and what a second look tells of the mentions and times around it."""

    trigger: Sign
    times: tuple[Time, ...]
    look: Look

    def sure(self, role: str, span: Span) -> float:
        """Return how surely a span has a role, 0 where it was not asked."""
        return self.look.roles.get((role, span), 0.0)


def _event(trigger: Sign, page: Page) -> Event | None:
    times = _times(trigger, page, ahead=trigger.best("event").name in ("AGREE", "THREATEN"))
    look = page.signs.look(trigger, [*(m.span for _, m in page.near(trigger.span)), *(Span(t.start, t.stop) for t in times)])
    seen = Seen(trigger, times, look)
    score = math.sqrt(math.sqrt(trigger.score * look.real) * look.best("event").score)
    actors, recipients = _sides(seen, page)
    if score < TRIGGER or not actors:
        return None
    name = look.best("event").name
    mode = look.best("mode").name
    mode_of = mode if mode in EVENTS[name].modes else None
    auxiliary = cast(tuple[Auxiliary, ...], tuple(a.name for a in look.says["aux"] if a.score >= CLASS))
    if ("future" in auxiliary or name in ("AGREE", "THREATEN")) != (trigger.best("event").name in ("AGREE", "THREATEN")):
        seen = seen._replace(times=_times(trigger, page, ahead=name in ("AGREE", "THREATEN") or "future" in auxiliary))
    when = _when(seen, page)
    contexts = tuple(c.name for c in look.says["context"] if c.score >= CONTEXT)[:3]
    return Event(
        start=trigger.start,
        stop=trigger.stop,
        by=BY,
        score=sure_of(BY, score),
        event=name,
        mode=mode_of,
        contexts=contexts or (look.best("context").name,),
        quad=EVENTS[name].quad,
        scale=scale(name, mode_of),
        auxiliary=aged(auxiliary, when, page.report.published),
        actors=actors,
        recipients=recipients,
        when=when,
        where=_where(seen, page),
        claimed_in=_claim(trigger, page.attributions),
        tellings=(trigger.span,),
    )


def _sides(seen: Seen, page: Page) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return actors and recipients: who is likelier the one than the other, the surest mention of each chain."""
    acting, hit = _parties("actor", seen, page), _parties("recipient", seen, page)
    doing = {c: one for c, one in acting.items() if one[0] >= hit.get(c, (0.0, 0))[0]}
    sure = [i for p, i in doing.values() if p >= ACTING] or [i for _, i in sorted(doing.values(), reverse=True)[:1]]
    actors = expand(_uppermost(sorted(sure), page.cast), page.cast)
    taken = {page.cast.chain(i) for i in actors}
    others = sorted((one for c, one in hit.items() if c not in taken), reverse=True)
    borne = [i for p, i in others if p >= BORNE] or [i for _, i in others[:1]]
    hurt = tuple(i for i in expand(_uppermost(sorted(borne), page.cast), page.cast) if page.cast.chain(i) not in taken)
    return actors, _abroad(hurt, actors, page.cast)


def _abroad(recipients: tuple[int, ...], actors: tuple[int, ...], cast: Cast) -> tuple[int, ...]:
    """Leave out an actor's own country ("Moscow" beside the Russian ministry) where another country is acted on."""
    home = {cast.country(i) for i in actors}
    if all(cast.country(i) in home for i in recipients):
        return recipients
    return tuple(i for i in recipients if cast.mentions[i].kind != "country" or cast.country(i) not in home)


def _parties(role: str, seen: Seen, page: Page) -> dict[int, tuple[float, int]]:
    """Return by chain the mention that most surely has a role, and how surely."""
    best: dict[int, tuple[float, int]] = {}
    for i, mention in page.near(seen.trigger.span):
        if mention.kind in _NEVER or _unknown(mention) or mention.span.meets(seen.trigger.span):
            continue
        sure = seen.sure(role, mention.span)
        if sure >= LEAST and sure > best.get(mention.chain, (0.0, 0))[0]:
            best[mention.chain] = (sure, i)
    return best


def _uppermost(members: Sequence[int], cast: Cast) -> list[int]:
    """Leave out what stands inside another party's words (the country of an office), and an office right before its holder."""
    held = [cast.mentions[i] for i in members]
    outer = [i for i, m in zip(members, held, strict=True) if not any(o.span != m.span and o.span.holds(m.span) for o in held)]
    followed = {one for one, other in pairwise(outer) if _titles(one, other, cast)}
    return [i for i in outer if i not in followed]


def _titles(one: int, other: int, cast: Cast) -> bool:
    """Tell whether a mention is the title, or the end of the title, of the person who stands right behind it."""
    title, person = cast.mentions[one], cast.mentions[other]
    near = 0 <= person.start - title.stop <= (2 if title.kind == "office" else 1)
    return near and person.kind == "person" and title.kind in ("office", "country", "unnamed", "organ", "body")


def _times(trigger: Sign, page: Page, *, ahead: bool) -> tuple[Time, ...]:
    """Return the times of a trigger's sentence."""
    at = bisect_right(page.sentences, trigger.span) - 1
    held = page.times.get((at, ahead))
    if held is None:
        around = page.sentences[max(at, 0)] if page.sentences else trigger.span
        view = View(published=page.report.published, ahead=ahead)
        held = page.times[at, ahead] = tuple(find_times(page.report.text, around, page.report.lang, view))
    return held


def _when(seen: Seen, page: Page) -> Time | None:
    """Return the time that has that role, with the rest of it behind a comma."""
    best = max(((seen.sure("time", Span(t.start, t.stop)), t) for t in seen.times), key=lambda one: one[0], default=None)
    if best is None or best[0] < ROLE:
        return None
    return next((t for t in seen.times if page.report.text[best[1].stop : t.start] == ", "), best[1])


def _where(seen: Seen, page: Page) -> Place | None:
    span = seen.trigger.span
    told = [
        (seen.sure("place", m.span), m) for _, m in page.near(span) if m.kind in ("place", "country") and not m.span.meets(span)
    ]
    best = max(told, key=lambda one: one[0], default=None)
    if best is None or best[0] < ROLE:
        return None
    mention = best[1]
    actor = mention.actor
    name = actor.name if actor else mention.span.of(page.report.text)
    return Place(start=mention.start, stop=mention.stop, name=name, country=actor.country if actor else None)


def _claim(trigger: Sign, attributions: Sequence[Attribution]) -> int | None:
    """Return the innermost statement whose content holds a trigger; wishes claim, plans of the narrator do not."""
    held = [
        (a.depth, -sum(c.stop - c.start for c in a.content), i)
        for i, a in enumerate(attributions)
        if any(c.holds(trigger.span) for c in a.content)
    ]
    return max(held)[2] if held else None
