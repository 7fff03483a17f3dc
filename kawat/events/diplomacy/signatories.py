"""Signatories: who the parties of an agreement are, from its name, the verb of its stage, the event, or the story's two sides."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kawat.diplomacy import Stage
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.partners import is_known, key_of, sides_before
from kawat.events.diplomacy.phrases import Hit
from kawat.events.diplomacy.scene import Scene
from kawat.events.lists import OBLIQUE, listed
from kawat.span import Span

FIRM = ("treaty", "agreement", "memorandum", "charter", "contract")
PACTS = (*FIRM, "ceasefire")
_MAKING = ("SUPPORT", "AGREE", "COOPERATE", "CONSULT", "CONCEDE", "AID")
_DARK = ("unk/", "any/", "org/")
_OPEN = listed("convention conventions konvensi charter piagam statuta")
_STATES = ("country", "group", "person", "office", "organ")


class Draft(NamedTuple):
    """A document as it was found: scene, the noun that heads it, the first and last word of its name, its stage and verb."""

    scene: Scene
    hit: Hit
    first: int
    last: int
    stage: Stage
    verb: Hit | None


def parties_of(draft: Draft) -> tuple[int, ...]:
    """Return the parties: named in or behind the name, with those who bring it to its stage; else the story's two sides."""
    page, kind, joint = draft.scene.page, draft.hit.row["kind"], _is_joint(draft)
    if (kind in ("other", "statement", "letter") and draft.verb is None and not joint) or kind == "resolution":
        return ()
    doers = _doers(draft)
    if kind in ("communique", "plan") and not joint:
        bodies = tuple(i for i in doers if page.mentions[i].kind in ("body", "organ"))
        return bodies or (doers if len(doers) > 1 else ())
    span = span_of(draft)
    within = [i for i in page.mentions_in(span) if page.mentions[i].kind in ("country", "body", "group")]
    named = [*within, *_with(draft)]
    if len({key_of(page, i) for i in named}) > 1:
        return _one_each(page, named)
    everyone = _one_each(page, [*doers, *named])
    if len({key_of(page, i) for i in everyone}) > 1:
        return everyone
    if kind not in PACTS and not joint:
        return everyone
    keys = {key_of(page, i) for i in everyone if is_known(page, i)}
    if _OPEN & set(draft.scene.sentence.forms(draft.first, draft.last)):
        return everyone
    told = next((sides for sides in _told_sides(draft) if keys <= {key_of(page, i) for i in sides}), ())
    return told or everyone


def _is_joint(draft: Draft) -> bool:
    """Tell whether a statement is one of several sides by its name ("pernyataan bersama", "joint communique")."""
    forms = draft.scene.sentence.forms(draft.first, draft.last)
    return draft.hit.row["kind"] in ("statement", "communique") and bool({"bersama", "joint", "final"} & set(forms))


def _told_sides(draft: Draft) -> Iterator[tuple[int, ...]]:
    """Yield who may be the two or more sides of a pact, the surest first: an event's, the sentence's, the story's."""
    page, scene = draft.scene.page, draft.scene
    at = draft.verb.span(scene.sentence) if draft.verb is not None else span_of(draft)
    number = page.event_at(at)
    event = page.events[number] if number is not None else None
    if event is not None and event.event in _MAKING:
        yield from _several(page, (*event.actors, *event.recipients))
    before = sides_before(page, scene.sentence.span.stop, "country")
    yield from _several(page, before, most=2)
    here = [i for g in scene.groups if not g.place for i in scene.members(g)]
    yield from _several(page, here)
    yield from _several(page, sides_before(page, page.story[-1].stop, "country"), most=2)
    yield from _several(page, _named_last(page, scene.sentence.span.stop))


def _several(page: Page, members: Sequence[int], most: int = 9) -> Iterator[tuple[int, ...]]:
    """Yield members as one each, where two or more sides are known among them and no more than so many."""
    sides = _one_each(
        page, [i for i in members if page.mentions[i].kind != "agreement" and not key_of(page, i).startswith(_DARK)]
    )
    if 1 < len(sides) <= most:
        yield sides


def _named_last(page: Page, stop: int) -> tuple[int, ...]:
    """Return the two sides that were named last before a place of the text."""
    seen: dict[str, int] = {}
    for index in reversed(page.mentions_in(Span(0, stop))):
        if page.mentions[index].kind in _STATES and not key_of(page, index).startswith(_DARK) and len(seen) < 2:
            seen.setdefault(key_of(page, index), index)
    return tuple(sorted(seen.values()))


def _with(draft: Draft) -> list[int]:
    """Return the parties behind a name: right behind it, or with "dengan", "with", "between", "antara"."""
    scene = draft.scene
    right = [g for g in scene.groups if g.first > draft.last and not g.place]
    near = [g for g in right if g.first - draft.last <= 2 and not g.prep]
    joined = [g for g in right if g.first - draft.last <= 9 and g.prep in ("dengan", "with", "between", "antara")]
    return [i for g in (near[:1] or joined[:1]) for i in scene.members(g)]


def _doers(draft: Draft) -> tuple[int, ...]:
    """Return who brings a document to its stage: the subject of the verb, or the agent behind "oleh" or "by"."""
    scene = draft.scene
    at = draft.verb.first if draft.verb is not None else draft.first
    clause = scene.clause(at)
    agents = [g for g in scene.groups if g.first > at and g.prep in ("oleh", "by")]
    left = [g for g in scene.groups if g.last < at and not g.place and g.prep not in OBLIQUE and g.first >= clause.first]
    chosen = agents[:1] if agents and draft.last < at else left[-1:]
    return _one_each(scene.page, [i for g in chosen for i in scene.members(g)])


def _one_each(page: Page, members: Sequence[int]) -> tuple[int, ...]:
    """Return one mention a side, without those of whom nothing is known where somebody known is among them."""
    seen: dict[str, int] = {}
    known = [i for i in members if is_known(page, i)]
    for index in known or members:
        seen.setdefault(key_of(page, index), index)
    return tuple(seen.values())


def span_of(draft: Draft) -> Span:
    """Return where a document's name stands, without a possessive -nya."""
    words = draft.scene.sentence.words
    stop = words[draft.last].stop
    if draft.last == draft.hit.last and words[draft.last].form.endswith("nya"):
        stop -= 3
    return Span(words[draft.first].start, stop)
