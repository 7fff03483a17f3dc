"""Partners: who meets whom, from the grammar round a phrase, a mechanism's members, or the sides of the story so far."""

from collections.abc import Iterable, Iterator, Sequence

from kawat.actor import country_of
from kawat.diplomacy import Mechanism, Meeting
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.phrases import Hit
from kawat.events.diplomacy.scene import Scene
from kawat.events.lists import OBLIQUE, listed
from kawat.events.parties import Group
from kawat.span import Noun, Span

_COMPANY = listed("dengan bersama with antara between alongside of oleh by")
_MEETS = ("CONSULT", "AGREE", "REJECT", "REQUEST")
_ALONE = ("body", "bloc", "mechanism", "plural")
_BOTH = {
    "id": listed("kedua keduanya mereka delegasi berdua pihak ketiga rombongan selanjutnya berikutnya lanjutan"),
    "en": listed(
        "both two they sides delegations three leaders ministers next again second another further teams resume resumed"
    ),
}
_AGAIN = {
    "id": listed("berikutnya lanjutan kedua ketiga keempat kelima keenam ketujuh kembali selanjutnya lagi putaran itu tersebut"),
    "en": listed("next second third fourth fifth sixth again another further resume resumes resumed round new"),
}
_CARRY = listed("noun vnoun")
_TRAVELS = listed("visit go vnoun nogo")
_PERSONAL = listed("meet host call visit go vnoun speak nogo seat")


class Before(Noun, frozen=True, kw_only=True):
    """What a page has told before a sentence: its mechanisms (all of them) and the meetings found so far."""

    mechanisms: tuple[Mechanism, ...]
    meetings: tuple[Meeting, ...]


def partners_of(scene: Scene, hit: Hit, before: Before) -> tuple[int, ...]:
    """Return whom a phrase brings together, one mention a side; empty where there is nobody."""
    page = scene.page
    named = [name for one in before.mechanisms for name in (one.span, *one.referred_to_as)]
    whole = _by_mechanism(scene, before)
    for found in _readings(scene, hit, before):
        members = one_each(page, (i for i in found if i in whole or not any(page.mentions[i].span.meets(n) for n in named)))
        if len({key_of(page, i) for i in members}) > 1:
            return members
    return _convened(scene, hit) or _by_story(scene, hit, before) or _alone(scene, hit)


def _convened(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the body that meets by itself ("The Security Council will meet to discuss ..."), no party named as its partner."""
    groups = _parties(scene, hit)
    left = [g for g in groups if g.last < hit.first and (g.prep not in OBLIQUE or g.prep == "from")]
    company = [g for g in groups if g.first > hit.last and g.prep in ("dengan", "with", "antara", "between")]
    if hit.row["role"] not in ("meet", "noun", "run") or company or not left:
        return ()
    members = scene.members(left[-1])
    return members if len(members) == 1 and scene.page.mentions[members[0]].kind in ("body", "bloc") else ()


def _alone(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return a party that may stand alone: a body that convenes, a traveller whose host is not named."""
    page, kinds = scene.page, ("person", "office") if hit.row["role"] in _TRAVELS else _ALONE
    near = [i for i in one_each(page, _by_grammar(scene, hit)) if page.mentions[i].kind in kinds]
    if not near and hit.row["role"] in _TRAVELS:
        left = [g for g in scene.groups if g.last < hit.first and not g.place and g.prep not in OBLIQUE]
        near = [i for g in left[-1:] for i in scene.members(g) if page.mentions[i].kind in kinds]
    return tuple(near)[:1]


def _readings(scene: Scene, hit: Hit, before: Before) -> Iterator[Sequence[int]]:
    """Yield the readings of who meets, the surest first; a mechanism that meets does so with all its members."""
    if _convened(scene, hit):
        return
    near = _by_grammar(scene, hit)
    yield near
    yield _by_event(scene, hit)
    yield _by_mechanism(scene, before)
    yield _by_clause(scene, hit)
    yield [*_by_pronoun(scene, hit), *near]
    if hit.row["role"] in _PERSONAL:
        yield [*_speaker(scene, hit), *near]
        yield [*near, *_host(scene, hit)]
        yield _by_sentence(scene, hit, near)


def _by_pronoun(scene: Scene, hit: Hit) -> list[int]:
    """Return whom "ia" or "she" before a phrase means: the person named last before the sentence."""
    page, start = scene.page, scene.sentence.span.start
    if not _THIRD & set(scene.sentence.forms(0, hit.first - 1)) or hit.first == 0:
        return []
    before = [i for i in page.mentions_in(Span(0, start)) if page.mentions[i].kind == "person"]
    return [page.named(before[-1])] if before else []


_THIRD = listed("ia dia beliau he she")


def _speaker(scene: Scene, hit: Hit) -> list[int]:
    """Return who speaks in the sentence, where the phrase is none of the words spoken ("ucapnya usai menjamu mitranya")."""
    page, span = scene.page, scene.sentence.span
    at = hit.span(scene.sentence)
    said = [a for a in page.attributions if a.source is not None and any(c.meets(span) for c in a.cue)]
    outside = [a for a in said if not any(c.meets(at) for c in a.content)]
    return [page.named(a.source) for a in outside[:1] if a.source is not None]


def _host(scene: Scene, hit: Hit) -> list[int]:
    """Return the state in whose city people meet, where the page names that state."""
    place = scene.place(hit.first, scene.clause(hit.first))
    if place is None or place.country is None:
        return []
    page = scene.page
    return [i for i, m in enumerate(page.mentions) if m.kind != "place" and key_of(page, i) == place.country][:1]


def _by_sentence(scene: Scene, hit: Hit, near: Sequence[int]) -> list[int]:
    """Return the party that the clause gives with the nearest other one of the sentence in the same statement."""
    at = scene.page.claim_at(scene.sentence.words[hit.first].start)
    taken = {key_of(scene.page, i) for i in near}
    groups = [
        (abs(g.first - hit.first), i)
        for g in scene.groups
        if not g.place and g.prep not in OBLIQUE and scene.page.claim_at(scene.sentence.words[g.first].start) == at
        for i in scene.members(g)
        if key_of(scene.page, i) not in taken
    ]
    return [*near, *(i for _, i in sorted(groups)[:1])] if near else []


def one_each(page: Page, members: Iterable[int]) -> tuple[int, ...]:
    """Return one mention a chain: no state beside its own minister, and nobody vague where two sides are named.

    A place stands for its state where the page names that; an apposition is no second party ("X, his Kazakh colleague").
    """
    seen: dict[int, int] = {}
    for index in _without_appositions(page, [i for m in members if (i := _acting(page, m)) is not None]):
        if page.mentions[index].kind not in ("agreement", "mechanism"):
            seen.setdefault(page.mentions[index].chain, index)
    people = {key_of(page, i) for i in seen.values() if page.mentions[i].kind != "country"}
    kept = [i for i in seen.values() if page.mentions[i].kind != "country" or key_of(page, i) not in people]
    known = [i for i in kept if is_known(page, i)]
    return tuple(known if len({key_of(page, i) for i in known}) > 1 else kept)


def _acting(page: Page, index: int) -> int | None:
    """Return a mention, or for a place the state that it lies in, where the page names it."""
    mention = page.mentions[index]
    if mention.kind != "place":
        return index
    return state_of(page, mention.actor.country) if mention.actor and mention.actor.country else None


def state_of(page: Page, country: str) -> int | None:
    """Return the first mention of a state by its name or a word made of it; None where the page does not name it."""
    named = (i for i, m in enumerate(page.mentions) if m.kind == "country" and m.actor and m.actor.id == country)
    return min(named, key=lambda i: page.mentions[i].start, default=None)


def _without_appositions(page: Page, members: list[int]) -> list[int]:
    """Return mentions without those inside or beside another one that say who that is."""
    return [i for i in members if not any(j != i and _explains(page, i, j) for j in members)]


def _explains(page: Page, one: int, other: int) -> bool:
    """Tell whether a mention is the description right behind a person's name and its comma."""
    a, b = page.mentions[one], page.mentions[other]
    if b.kind != "person" or a.kind not in ("office", "unnamed", "country", "pronoun") or a.start < b.stop:
        return False
    between = page.report.text[b.stop : a.start]
    return between.startswith(",") and len(between) < 3 + _OWNER and set(between[1:].lower().split()) <= _POSSESSIVE


_OWNER = 6
_POSSESSIVE = listed("his her their its the a an")


def is_known(page: Page, index: int) -> bool:
    """Tell whether a mention names somebody: a state, a body, a person, and not "a delegation" of whom nothing is told."""
    actor = page.mentions[index].actor
    return actor is not None and (not actor.id.startswith("any/") or actor.country is not None or "@" in actor.id)


def _by_event(scene: Scene, hit: Hit) -> tuple[int, ...]:
    """Return the parties of the event that the phrase tells, where one was read."""
    number = scene.page.event_at(hit.span(scene.sentence))
    if number is None:
        return ()
    event = scene.page.events[number]
    return tuple(dict.fromkeys((*event.actors, *event.recipients))) if event.event in _MEETS else ()


def _parties(scene: Scene, hit: Hit) -> list[Group]:
    """Return the groups of the phrase's clause that are no place and stand in the same statement."""
    clause = scene.clause(hit.first)
    at = scene.page.claim_at(scene.sentence.words[hit.first].start)
    return [
        g
        for g in scene.groups
        if not g.place
        and g.prep not in ("menurut", "via", "di", "in")
        and clause.first <= g.first
        and g.last <= clause.last
        and scene.page.claim_at(scene.sentence.words[g.first].start) == at
    ]


def _by_grammar(scene: Scene, hit: Hit) -> list[int]:
    groups = _parties(scene, hit)
    left = [g for g in groups if g.last < hit.first and (g.prep not in OBLIQUE or g.prep in ("antara", "between"))]
    right = [g for g in groups if g.first > hit.last]
    near = [g for g in right if g.first - hit.last < (10 if g.prep in _COMPANY else 5 if not g.prep else 0)]
    return [i for g in (*left[-1:], *near[:1]) for i in scene.members(g)]


def _by_mechanism(scene: Scene, before: Before) -> tuple[int, ...]:
    """Return the members of a mechanism that the sentence names or points at."""
    span = scene.sentence.span
    for one in before.mechanisms:
        if any(span.holds(name) for name in (one.span, *one.referred_to_as)):
            return one.members
    return ()


def _by_clause(scene: Scene, hit: Hit) -> list[int]:
    return [i for g in _parties(scene, hit) for i in scene.members(g)] if hit.row["role"] in ("meet", "noun", "call") else []


def _by_story(scene: Scene, hit: Hit, before: Before) -> tuple[int, ...]:
    """Return the sides of the story so far where the sentence says "both", "they" or "the next round" of them."""
    lang = "id" if scene.page.report.lang == "id" else "en"
    clause = scene.clause(hit.first)
    near = set(scene.sentence.forms(clause.first, clause.last))
    told = [m.participants for m in before.meetings if len(m.participants) > 1]
    if near & _AGAIN[lang] and told and hit.row["role"] in ("noun", "meet", "run", "speak"):
        return told[-1]
    sides = sides_before(scene.page, scene.sentence.span.stop)
    if not sides and near & _BOTH[lang] and told and hit.row["role"] in _CARRY:
        return told[-1]
    if near & _BOTH[lang] and not sides and scene.page.story:
        return sides_before(scene.page, scene.page.story[-1].stop)
    return sides if near & (_BOTH[lang] | _AGAIN[lang]) or hit.row["role"] in _CARRY else ()


def sides_before(page: Page, stop: int, best_kind: str = "person") -> tuple[int, ...]:
    """Return the two states (or their people, who come first) that the story has told of so far, where there are exactly two."""
    best: dict[str, int] = {}
    for index in page.mentions_in(Span(0, stop)):
        mention = page.mentions[index]
        if (
            mention.kind not in ("country", "person", "organ", "office", "group", "body")
            or mention.chain not in page.cast.political
        ):
            continue
        key = key_of(page, index)
        if key not in best or (mention.kind == best_kind and page.mentions[best[key]].kind != best_kind):
            best[key] = index
    known = {k: i for k, i in best.items() if (len(k) == 3 and k.isupper()) or k.startswith("grp/")}
    return tuple(sorted(known.values())) if len(known) == 2 else ()


def key_of(page: Page, index: int) -> str:
    """Return what a participant counts as: a country, or a body or group of its own."""
    mention = page.mentions[index]
    actor = mention.actor
    if actor is None:
        return page.words(mention.span).casefold()
    return country_of(actor.id) or actor.country or actor.id
