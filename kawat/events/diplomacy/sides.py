"""Sides: who owes and who is owed, from the event, the clause around the clue, the statement, and what is promised."""

from collections.abc import Iterable

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
_STATE = frozenset(("pemerintah", "government", "kabinet", "cabinet", "negara itu", "pemerintah pusat"))
_RECEIVE = frozenset(("receive", "receives", "received", "menerima", "memperoleh", "mendapat", "mendapatkan"))
_NEAR = 3
_BACK = 3  # sentences before the clue in which the other side is sought
_WITH = ("dengan", "bersama", "with")
_ACTING = frozenset(("country", "organ", "office", "body", "bloc", "group", "person"))


class Sides(Noun, frozen=True, kw_only=True):
    """Debtors and creditors, as indexes of mentions."""

    debtors: tuple[int, ...]
    creditors: tuple[int, ...]


def sides_of(clue: Clue, what: Span, page: Page) -> Sides:
    """Return who owes what a clue promises to whom; without debtors where nobody political is named."""
    groups = _groups(clue, page)
    if turned := _received(clue, groups, page):
        return turned
    event = page.events[clue.event] if clue.event is not None else None
    actors = event.actors if event else ()
    ruled = _debtors(clue, groups, page)
    single = len(actors) > 1 and bool(ruled) and clue.kind in ("promise", "future", "ready")
    debtors = _tidy((_bearer(i, page) for i in (ruled if single or not actors else actors)), page)
    if not debtors:
        return Sides(debtors=(), creditors=())
    given = _others(_tidy(event.recipients, page), debtors, page) if event else ()
    if given and all(_is_known(i, page) for i in given):
        return Sides(debtors=debtors, creditors=given)
    found = () if len(debtors) > 1 and event is not None else _creditors(clue, what, groups, page, debtors)
    return Sides(debtors=debtors, creditors=_others(_tidy(found, page), debtors, page) or given)


def _received(clue: Clue, groups: list[Group], page: Page) -> Sides | None:
    """Return the sides of "X will receive ... from Y": Y owes."""
    if not _RECEIVE & set(clue.sentence.forms(clue.first, clue.last + 2)):
        return None
    giver = next((g for g in groups if g.first > clue.last and g.prep in ("dari", "from")), None)
    taker = _subject(clue, groups, page)
    if giver is None or not taker:
        return None
    debtors = _tidy(giver.members, page)
    return Sides(debtors=debtors, creditors=_others(_tidy(taker, page), debtors, page))


def _bearer(index: int, page: Page) -> int:
    """Return the country inside words that name nobody by themselves ("pihak Korea"), or for "pemerintah" the last one named."""
    mention = page.mentions[index]
    if _is_known(index, page):
        return index
    inner = [i for i in page.mentions_in(mention.span) if page.mentions[i].kind == "country"]
    if inner:
        return inner[0]
    if page.words(mention.span).lower().removeprefix("the ") in _STATE:
        before = [i for i, m in enumerate(page.mentions) if m.start < mention.start and page.cast.country(i)]
        return max(before, key=lambda i: page.mentions[i].start, default=index)
    return index


def _is_known(index: int, page: Page) -> bool:
    """Tell whether it is known who a mention is: a country or its like, a person of a country, a body, a group."""
    actor = page.mentions[index].actor
    return actor is not None and (bool(page.cast.country(index)) or not actor.id.startswith(("any/", "unk/", "org/")))


def key_of(index: int, page: Page) -> str:
    """Return what tells one side from another: the country of a mention, or its own id, or its chain."""
    actor = page.mentions[index].actor
    if actor is None:
        return f"chain {page.mentions[index].chain}"
    return country_of(actor.id) or actor.country or actor.id


def _tidy(members: Iterable[int], page: Page) -> tuple[int, ...]:
    """Return mentions with plurals expanded, each by the one that names it best, one for each side."""
    found: dict[str, int] = {}
    for index in expand(tuple(members), page.cast):
        found.setdefault(key_of(index, page), page.named(index))
    return tuple(found.values())


def _others(members: Iterable[int], debtors: tuple[int, ...], page: Page) -> tuple[int, ...]:
    taken = {key_of(i, page) for i in debtors}
    return tuple(i for i in members if key_of(i, page) not in taken)


def _groups(clue: Clue, page: Page) -> list[Group]:
    return group_parties(clue.sentence, mention_words(clue.sentence, page.cast), page.cast, frozenset())


def _debtors(clue: Clue, groups: list[Group], page: Page) -> tuple[int, ...]:
    if clue.passive:
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
    """Return who is owed: whom the clause gives it to, who is told or tells of it, who is named in it, who was named last."""
    free = [g for g in groups if _others(g.members, debtors, page)]
    after = [g for g in free if g.first > clue.last and g.prep not in _WITH]
    direct = [g for g in after if g.first == clue.last + 1 and not g.place]
    given = [g for g in after if g.prep in RECEIVING]
    owned = [g for g in after if clue.sentence.words[g.first].start < what.stop]
    for group in (*direct, *given):
        if others := _taking(group, page, debtors):
            return others
    told = _others((*_spoken_to(clue, page), *_source(clue, page)), debtors, page)
    if told and _is_known(told[0], page):
        return told[:1]
    for group in owned:
        if (others := _taking(group, page, debtors)) and _is_known(others[0], page):
            return others
    return () if is_in_company(clue) else _named_last(clue, page, debtors)


def is_in_company(clue: Clue) -> bool:
    """Tell whether a clue says with whom something will be done ("akan bersama ..."): then nobody near is whom it is owed to."""
    return bool({"bersama", "together", "alongside", "jointly"} & set(clue.sentence.forms(clue.first + 1, clue.last)))


def _taking(group: Group, page: Page, debtors: tuple[int, ...]) -> tuple[int, ...]:
    return _others(group.members if not group.place else _host(group, page), debtors, page)


def _host(group: Group, page: Page) -> tuple[int, ...]:
    """Return the mention of the country that a place lies in, where the report names it."""
    country = page.cast.country(group.members[0])
    return tuple(i for i, m in enumerate(page.mentions) if m.kind == "country" and m.actor and m.actor.id == country)[:1]


def _spoken_to(clue: Clue, page: Page) -> tuple[int, ...]:
    claim = page.claim_at(clue.span.start)
    cued = [a for a in page.attributions if any(c.meets(clue.span) for c in a.cue)]
    told = cued[0].addressee if cued else page.attributions[claim].addressee if claim is not None else None
    return () if told is None else (told,)


def _named_last(clue: Clue, page: Page, debtors: tuple[int, ...]) -> tuple[int, ...]:
    """Return the party, other than the debtors, that was named last before the clue, in its sentence or the few before."""
    sentences = [s for s in page.sentences if s.span.start <= clue.sentence.span.start]
    start = sentences[-min(len(sentences), _BACK)].span.start
    before = [i for i in page.mentions_in(Span(start, clue.span.start)) if page.mentions[i].kind in _ACTING]
    other = [i for i in reversed(before) if _is_known(i, page) and _others((i,), debtors, page)]
    behind = page.mentions_in(Span(clue.span.stop, page.story[-1].stop))
    return tuple((other or [i for i in behind if page.mentions[i].kind == "country" and _others((i,), debtors, page)])[:1])
