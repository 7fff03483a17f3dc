"""Mechanisms: standing arrangements that states meet in, by their names, with the words that point back at them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from kawat.diplomacy import Mechanism, Meeting
from kawat.events.diplomacy.page import Page
from kawat.events.diplomacy.partners import key_of
from kawat.events.diplomacy.phrases import Hit, rows, table
from kawat.events.diplomacy.scene import Scene, scene_of
from kawat.events.lists import listed
from kawat.rules import score_of
from kawat.span import Span

BY = "rule:mechanism@1"
_POINTING = {"id": listed("ini itu tersebut"), "en": listed("the this that its their")}
_OWN = ("body", "organ", "group", "org", "person", "office")
_ENDS = listed(
    "yang untuk dengan dalam di ke pada oleh akan telah sudah bersidang digelar dan atau sejak itu ini tersebut kedua"
    " is was were are has have had will would that which who and or to in at by from for it its on of with met meets sits"
)
_LEAD = listed("the a an its their this that these his her our")
_PAIR = re.compile(r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+)?[-–][A-Z]\w+")


_SURE = 3


class Name(NamedTuple):
    """The name of a mechanism: its first and last word, the word that heads it, and how strongly it speaks for one."""

    first: int
    last: int
    hit: Hit
    weight: int


class Found(NamedTuple):
    """A mechanism as it was found: its scene, its name, and its members."""

    scene: Scene
    name: Name
    members: tuple[int, ...]


@cache
def _words(role: str, lang: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("mechanisms", lang) if row["role"] == role)


def find_mechanisms(page: Page) -> tuple[Mechanism, ...]:
    """Return the mechanisms of a page in order of the text, without the meetings that belong to them."""
    lang = "id" if page.report.lang == "id" else "en"
    heads = table("mechanisms", lang, ("head", "sure"))
    found: list[Mechanism] = []
    for sentence in page.sentences:
        scene = scene_of(page, sentence, heads)
        for name in _names(scene, lang):
            span = _span(scene, name)
            old = _meant(page, scene, name, found, lang)
            if old is not None:
                pointed = _pointed(scene, name, lang)
                found[old] = msgspec.structs.replace(found[old], referred_to_as=(*found[old].referred_to_as, pointed))
            elif name.weight > 1:
                made = _mechanism(page, Found(scene, name, _members(scene, name)), span)
                if made is not None:
                    found.append(made)
    return tuple(found)


def _span(scene: Scene, name: Name) -> Span:
    return Span(scene.sentence.words[name.first].start, scene.sentence.words[name.last].stop)


def _pointed(scene: Scene, name: Name, lang: str) -> Span:
    """Return a name with the word that points: "mekanisme ini", "the commission"."""
    first, last = name.first, name.last
    if lang == "id" and scene.form(last + 1) in _POINTING[lang]:
        last += 1
    if lang == "en" and scene.form(first - 1) in _POINTING[lang]:
        first -= 1
    return Span(scene.sentence.words[first].start, scene.sentence.words[last].stop)


def _names(scene: Scene, lang: str) -> Iterator[Name]:
    """Yield the names that stand round the heads of a sentence; a head inside another name is none."""
    last = -1
    for hit in scene.hits:
        name = _name_id(scene, hit) if lang == "id" else _name_en(scene, hit)
        if name.first > last and not _is_body(scene, name):
            last = name.last
            yield name


def _is_body(scene: Scene, name: Name) -> bool:
    """Tell whether a mention of a body, organ or group stands over the head's words: then it acts by itself."""
    head = name.hit.span(scene.sentence)
    over = [scene.page.mentions[i] for i in scene.spots if scene.page.mentions[i].span.meets(head)]
    over = [m for m in over if not m.by.startswith("head:")]  # a head knows no registry: what it calls a body may be a mechanism
    return any(m.kind in _OWN and not (m.kind == "organ" and name.weight > _SURE) for m in over)


def _name_id(scene: Scene, hit: Hit) -> Name:
    words = scene.sentence.words
    last = hit.last
    joint = _words("joint", "id") | _words("kind", "id")
    people = {at for i, (at, _) in scene.spots.items() if scene.page.mentions[i].kind in ("person", "office")}
    proper = words[hit.first].form != scene.page.words(Span(words[hit.first].start, words[hit.first].stop))
    while last + 1 < len(words) and scene.sentence.gaps[last + 1] in (" ", "-", "–", "+"):
        word = words[last + 1]
        if last + 1 in people:
            break
        upper = scene.page.report.text[word.start].isupper() or word.form[0].isdigit()
        if word.form in _ENDS or not (upper or word.form in joint or (not proper and last - hit.last < 2 and _plain(word.form))):
            break
        last += 1
    last = _about(scene, _joined(scene, last))
    return Name(hit.first, last, hit, _weight(scene, hit, hit.first, last))


def _joined(scene: Scene, last: int) -> int:
    """Return the last word with the second of two states: "konsultasi Jakarta dan Dili"."""
    states = {b: a for i, (a, b) in scene.spots.items() if scene.page.mentions[i].kind in ("country", "body", "place")}
    after = next((b for b, a in states.items() if a == last + 2 and scene.form(last + 1) == "dan"), None)
    return after if after is not None and last in states else last


def _about(scene: Scene, last: int) -> int:
    """Return the last word with the matter behind "tentang" or "mengenai", up to the next verb or mark."""
    if scene.form(last + 1) not in ("tentang", "mengenai", "bidang"):
        return last
    at, words = last + 2, scene.sentence.words
    while at < len(words) and at - last < 7 and scene.sentence.gaps[at] == " " and words[at].form not in _ENDS:
        if not _plain(words[at].form) or words[at].form in ("adalah", "merupakan", "masih", "tetap"):
            break
        at += 1
    return at - 1 if at > last + 2 else last


def _plain(form: str) -> bool:
    verbal = len(form) > 4 and form.startswith(("me", "ber", "di", "ter"))
    return not verbal


def _name_en(scene: Scene, hit: Hit) -> Name:
    words = scene.sentence.words
    first, last = hit.first, hit.last
    while first > 0 and scene.sentence.gaps[first] in (" ", "-", "–", "'s ", "’s ") and hit.first - first < 6:
        form = words[first - 1].form
        if form in _LEAD:
            break
        lower = not scene.page.report.text[words[first - 1].start].isupper()
        if form in _ENDS or (lower and form.endswith(("ed", "ly"))):
            break
        first -= 1
    proper = scene.page.report.text[words[hit.first].start].isupper()
    if proper and scene.form(last + 1) in ("on", "of", "for") and last + 2 < len(words):
        while last + 2 < len(words) and scene.page.report.text[words[last + 2].start].isupper():
            last += 2 if scene.form(last + 1) in ("on", "of", "for") else 1
            if scene.sentence.gaps[min(last + 1, len(words) - 1)] != " ":
                break
    return Name(first, last, hit, _weight(scene, hit, first, last))


def _weight(scene: Scene, hit: Hit, first: int, last: int) -> int:
    """Return how much speaks for a standing arrangement of states: its head, its words, a pair of states, what is told of it."""
    lang = "id" if scene.page.report.lang == "id" else "en"
    text, words = scene.page.report.text, scene.sentence.words
    forms = (
        f" {' '.join(scene.sentence.forms(first, last))} {'2+2' if '2+2' in text[words[first].start : words[last].stop] else ''} "
    )
    told = f" {' '.join(scene.sentence.forms(0, len(words) - 1))} "
    weight = 2 * (hit.row["role"] == "sure")
    weight += 2 * any(f" {joint} " in forms for joint in _words("joint", lang))
    weight += any(f" {kind} " in forms for kind in _words("kind", lang))
    name = Span(words[first].start, words[last].stop)
    states = {key_of(scene.page, i) for i in scene.page.mentions_in(name) if scene.page.mentions[i].kind in ("country", "body")}
    weight += 2 * bool(_PAIR.search(text, *name) or len(states) > 1 or len(_behind(scene, last)) > 1)
    weight += any(f" {sign} " in told for sign in _words("sign", lang))
    weight += any(f" {often} " in told for often in _words("often", lang))
    proper = last if lang == "id" else first
    return weight + (first < last and text[words[proper].start].isupper() and text[words[hit.first].start].isupper())


def _meant(page: Page, scene: Scene, name: Name, found: Sequence[Mechanism], lang: str) -> int | None:
    """Return the mechanism that a name means again: "komisi itu", "the commission", the same words."""
    head = name.hit.row["phrase"]
    said = page.words(_span(scene, name)).casefold()
    for number, old in reversed(list(enumerate(found))):
        name_of_old = page.words(old.span).casefold()
        if said == name_of_old and len(said) > len(head):
            return number
        beside = scene.form(name.last + 1) if lang == "id" else scene.form(name.first - 1)
        short = name.last - name.first <= name.hit.last - name.hit.first
        if short and beside in _POINTING[lang] and (head in name_of_old or head in ("mekanisme", "mechanism", "forum")):
            return number
    return None


def _members(scene: Scene, name: Name) -> tuple[int, ...]:
    """Return the members: the states in the name, those right behind it, or those of its sentence, one mention a state."""
    page = scene.page
    states = [i for i, m in enumerate(page.mentions) if m.kind in ("country", "body", "group") and not m.by.startswith("head:")]
    span = _span(scene, name)
    inside = [i for i in states if span.holds(page.mentions[i].span)]
    around = [i for i in states if scene.sentence.span.holds(page.mentions[i].span)]
    for some in (inside, _behind(scene, name.last), around):
        kept = _one_each(page, some)
        if len(kept) > 1:
            return kept
    everywhere = _one_each(page, states)
    return everywhere if len(everywhere) == 2 else _one_each(page, around)


def _behind(scene: Scene, last: int) -> list[int]:
    """Return the parties right behind a name: "komisi teknis Thailand dan Laos", "the committee of X and Y"."""
    groups = [g for g in scene.groups if g.first > last and g.first - last <= 3]
    return [i for g in groups[:1] for i in scene.members(g) if not scene.page.mentions[i].by.startswith("head:")]


def _one_each(page: Page, members: Sequence[int]) -> tuple[int, ...]:
    seen: dict[str, int] = {}
    for index in members:
        seen.setdefault(key_of(page, index), index)
    return tuple(seen.values())


def _mechanism(page: Page, found: Found, span: Span) -> Mechanism | None:
    if len(found.members) < 2:
        return None
    return Mechanism(
        start=span.start,
        stop=span.stop,
        by=BY,
        score=score_of(BY),
        referred_to_as=(),
        members=found.members,
        chair=_chair(found.scene, page),
    )


_CHAIR = re.compile(
    r"\b(diketuai|dipimpin|dikepalai|chaired by|led by|headed by|under the chairmanship of|presided over by|with)\b", re.I
)


def _chair(scene: Scene, page: Page) -> int | None:
    """Return the person or state that is said to chair."""
    text = page.words(scene.sentence.span)
    found = _CHAIR.search(text)
    if found is None or (found[1].lower() == "with" and "in the chair" not in text):
        return None
    after = scene.sentence.span.start + found.end()
    near = [i for i in page.mentions_in(scene.sentence.span) if after <= page.mentions[i].start <= after + 60]
    people = [i for i in near if page.mentions[i].kind in ("person", "country")]
    return next((i for i in people if page.mentions[i].kind == "person"), people[0] if people else None)


def with_meetings(page: Page, mechanisms: Sequence[Mechanism], meetings: Sequence[Meeting]) -> tuple[Mechanism, ...]:
    """Return mechanisms with the meetings told in a sentence that names them or points at them."""
    made: list[Mechanism] = []
    for one in mechanisms:
        names = (one.span, *one.referred_to_as)
        sentences = [s.span for n in names if (s := page.sentence_at(n.start)) is not None]
        held = tuple(i for i, m in enumerate(meetings) if any(s.holds(m.span) for s in sentences))
        made.append(msgspec.structs.replace(one, meetings=held))
    return tuple(made)
