"""Sides: who owes and who is owed, from the event, the clause around the clue, the statement, and what is promised."""

from collections.abc import Iterable, Sequence

from kawat.actor import country_of
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.promise import Clue
from kawat.events.diplomacy.wording import RECEIVING
from kawat.events.lists import FIRST_PERSON, OBLIQUE, RELATIVE
from kawat.events.parties import Group, expand, group_parties, mention_words
from kawat.span import Noun, Span

_OWN = FIRST_PERSON | {"negaranya", "pemerintahnya", "pihaknya"}
_AGENT = ("oleh", "by")
_FROM = ("of", "from", "by", "dari", "oleh")
_NEAR = 3
_WITH = ("dengan", "bersama", "with")
_ACTING = frozenset(("country", "organ", "office", "body", "bloc", "group", "person"))


class Sides(Noun, frozen=True, kw_only=True):
    """Debtors and creditors, as indexes of mentions."""

    debtors: tuple[int, ...]
    creditors: tuple[int, ...]


def sides_of(clue: Clue, what: Span, page: Page) -> Sides:
    """Return who owes what a clue promises to whom; without debtors where nobody political is named."""
    groups = _groups(clue, page)
    event = page.events[clue.event] if clue.event is not None else None
    debtors = _tidy(event.actors if event and event.actors else _debtors(clue, groups, page), page)
    if not debtors:
        return Sides(debtors=(), creditors=())
    mutual = event is not None and len(debtors) > 1 and not event.recipients
    found = event.recipients if event and event.recipients else () if mutual else _creditors(clue, what, groups, page, debtors)
    return Sides(debtors=debtors, creditors=_others(_tidy(found, page), debtors, page))


def key_of(index: int, page: Page) -> str:
    """Return what tells one side from another: the country of a mention, or its own id, or its chain."""
    actor = page.mentions[index].actor
    if actor is None:
        return f"chain {page.mentions[index].chain}"
    return country_of(actor.id) or actor.country or actor.id


def _tidy(members: Sequence[int], page: Page) -> tuple[int, ...]:
    """Return mentions with plurals expanded, each by the one that names it best."""
    return tuple(dict.fromkeys(page.named(i) for i in expand(members, page.cast)))


def _others(members: Iterable[int], debtors: tuple[int, ...], page: Page) -> tuple[int, ...]:
    taken = {key_of(i, page) for i in debtors}
    return tuple(i for i in members if key_of(i, page) not in taken)


def _groups(clue: Clue, page: Page) -> list[Group]:
    return group_parties(clue.sentence, mention_words(clue.sentence, page.cast), page.cast, frozenset())


def _debtors(clue: Clue, groups: list[Group], page: Page) -> tuple[int, ...]:
    if clue.kind == "passive":
        return _agent(clue, groups) or _source(clue, page)
    if clue.kind == "noun":
        return _owner(clue, groups) or _subject(clue, groups, page)
    return _subject(clue, groups, page)


def _agent(clue: Clue, groups: list[Group]) -> tuple[int, ...]:
    """Return whom a passive names as agent: behind "oleh" or "by", or right behind an Indonesian verb."""
    for group in groups:
        if group.first > clue.last and not group.place and (group.prep in _AGENT or group.first == clue.last + 1):
            return group.members
    return ()


def _owner(clue: Clue, groups: list[Group]) -> tuple[int, ...]:
    """Return whose promise a noun is: "janji Bamako", "Ireland's pledge", "the pledge by Ireland"."""
    left = [g for g in groups if g.last < clue.first and g.owner and clue.first - g.last <= _NEAR]
    if left:
        return left[-1].members
    near = [g for g in groups if 0 < g.first - clue.last <= _NEAR and not g.place]
    return next((g.members for g in near if g.first == clue.last + 1 or g.prep in _FROM), ())


def _subject(clue: Clue, groups: list[Group], page: Page) -> tuple[int, ...]:
    """Return the subject of a clue: "kami" is the speaker, else the nearest party before it that stands free."""
    forms = clue.sentence.forms(max(clue.first - _NEAR, 0), clue.first)
    if _OWN & set(forms):
        return _source(clue, page)
    left = [g for g in groups if g.last < clue.first and not g.place and not g.owner and _is_free(g)]
    claim = page.claim_at(clue.span.start)
    if claim is not None:
        inside = [c for c in page.attributions[claim].content if c.start <= clue.span.start < c.stop]
        starts = clue.sentence.words
        left = [g for g in left if inside and starts[g.first].start >= inside[0].start]
    return left[-1].members if left else _source(clue, page)


def _is_free(group: Group) -> bool:
    return group.prep not in OBLIQUE and group.prep not in RELATIVE


def _source(clue: Clue, page: Page) -> tuple[int, ...]:
    """Return who makes the statement that a clue is the cue of or stands in."""
    cued = [a.source for a in page.attributions if a.source is not None and any(c.meets(clue.span) for c in a.cue)]
    claim = page.claim_at(clue.span.start)
    source = cued[0] if cued else page.attributions[claim].source if claim is not None else None
    return () if source is None else (source,)


def _creditors(clue: Clue, what: Span, groups: list[Group], page: Page, debtors: tuple[int, ...]) -> tuple[int, ...]:
    """Return who is owed: whom the clause gives it to, who is named in it, who is spoken to, or the only other party near."""
    free = [g for g in groups if _others(g.members, debtors, page)]
    after = [g for g in free if g.first > clue.last and g.prep not in _WITH]
    direct = [g for g in after if g.first == clue.last + 1 and not g.place]
    given = [g for g in after if g.prep in RECEIVING]
    owned = [g for g in after if clue.sentence.words[g.first].start < what.stop]
    for group in (*direct, *given, *owned, *after):
        members = group.members if not group.place else _host(group, page)
        if others := _others(members, debtors, page):
            return others
    return _spoken_to(clue, page) or _only_other(clue, free, page, debtors)


def _host(group: Group, page: Page) -> tuple[int, ...]:
    """Return the mention of the country that a place lies in, where the report names it."""
    country = page.cast.country(group.members[0])
    return tuple(i for i, m in enumerate(page.mentions) if m.kind == "country" and m.actor and m.actor.id == country)[:1]


def _spoken_to(clue: Clue, page: Page) -> tuple[int, ...]:
    claim = page.claim_at(clue.span.start)
    cued = [a for a in page.attributions if any(c.meets(clue.span) for c in a.cue)]
    told = cued[0].addressee if cued else page.attributions[claim].addressee if claim is not None else None
    return () if told is None else (told,)


def _only_other(clue: Clue, free: list[Group], page: Page, debtors: tuple[int, ...]) -> tuple[int, ...]:
    """Return the party of the same sentence, else the only other country that the report has named before its end."""
    before = [g for g in free if g.last < clue.first and not g.place]
    if before:
        return _others(before[-1].members, debtors, page)
    acting = [i for i in page.cast.top if page.mentions[i].kind in _ACTING and page.mentions[i].actor is not None]
    keys = {key_of(i, page): i for i in reversed(acting) if _others((i,), debtors, page)}
    return (next(iter(keys.values())),) if len(keys) == 1 else ()
