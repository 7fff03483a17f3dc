"""Partners: who meets whom, from the grammar round a phrase, else from the parties of its clause and of the one before."""

from collections.abc import Sequence

from kawat.events.diplomacy.phrases import Hit
from kawat.events.diplomacy.scene import Scene
from kawat.events.lists import OBLIQUE, listed
from kawat.events.parties import Group

_COMPANY = listed("dengan bersama with antara between alongside")
_MEETS = ("CONSULT", "AGREE", "REJECT", "REQUEST")


def partners_of(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return whom a phrase brings together, one mention a side; empty where there is only one side."""
    told = _by_event(scene, hit)
    if _sides(scene, told) > 1:
        return told
    clause = scene.clause(hit.first)
    groups = [g for g in scene.groups if not g.place and g.prep not in ("menurut", "via")]
    inside = [g for g in groups if clause.first <= g.first and g.last <= clause.last]
    for found in (_grammar(hit, inside), inside, [g for g in groups if _claimed_alike(scene, g, hit)]):
        members = _members(scene, found)
        if _sides(scene, members) > 1:
            return members
    members = _members(scene, _grammar(hit, inside))
    alone = [i for i in members if scene.page.mentions[i].kind in ("body", "bloc", "mechanism", "plural")]
    return tuple(alone)


def _grammar(hit: Hit, groups: Sequence[Group]) -> list[Group]:
    left = [g for g in groups if g.last < hit.first and g.prep not in OBLIQUE]
    right = [g for g in groups if g.first > hit.last and (g.prep in _COMPANY or not g.prep)]
    return [*left[-1:], *right[:1]]


def _claimed_alike(scene: Scene, group: Group, hit: Hit) -> bool:
    """Tell whether a group stands in the same statement as the phrase."""
    words = scene.sentence.words
    return scene.page.claim_at(words[group.first].start) == scene.page.claim_at(words[hit.first].start)


def _members(scene: Scene, groups: Sequence[Group]) -> tuple[int, ...]:
    seen: dict[int, int] = {}
    for group in groups:
        for index in scene.members(group):
            seen.setdefault(scene.page.mentions[index].chain, index)
    return tuple(seen.values())


def _sides(scene: Scene, members: Sequence[int]) -> int:
    return len({_side(scene, i) for i in members})


def _side(scene: Scene, index: int) -> str:
    actor = scene.page.mentions[index].actor
    return scene.page.cast.country(index) or (actor.id if actor else str(scene.page.mentions[index].chain))


def _by_event(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the parties of the event that the phrase tells, where one was read."""
    number = scene.page.event_at(hit.span(scene.sentence))
    if number is None:
        return ()
    event = scene.page.events[number]
    return tuple(dict.fromkeys((*event.actors, *event.recipients))) if event.event in _MEETS else ()
